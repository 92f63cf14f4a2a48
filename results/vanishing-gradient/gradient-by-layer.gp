# gradient-by-layer: redraw with  gnuplot -d gradient-by-layer.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './gradient-by-layer.'.output_format
set encoding utf8
set decimalsign '.'
set datafile separator comma
set datafile missing 'nan'
set datafile commentschars ''
point_scale = 1.0
if (output_format eq 'png') {
  set terminal pngcairo enhanced color butt size 2000,840 font 'DejaVu Sans,10' fontscale 2 linewidth 2 background rgb '#ffffff'
}
if (output_format eq 'svg') {
  point_scale = 0.5
  set terminal svg enhanced butt size 1000,420 dynamic font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '#ffffff'
}
if (output_format eq 'pdf') {
  set terminal pdfcairo enhanced color butt size 10.0in,4.2in font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '#ffffff'
}
set output output_name
set style fill solid 1.0 noborder
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.074; set rmargin at screen 0.2324
set bmargin at screen 0.119; set tmargin at screen 0.7762
set label 1 '{/:Bold In a chain of sigmoids the gradient halves 3 times from each layer to the one below}' at screen 0.018,0.95 left font ',12.0' textcolor rgb '#24292f'
set label 2 'chain of L one-unit layers, b = 0, x = 1, before training; C = |U − y| / 4' at screen 0.018,0.9 left font ',9.0' textcolor rgb '#57606a'
set label 3 'weight 0.5, target 1.0 · settings a94ca2a0' at screen 0.018,0.861904761904762 left font ',9.0' textcolor rgb '#57606a'
set title '{/:Bold L = 5}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:6.0]
set xtics nomirror norangelimit 1.0
unset mxtics
set xlabel 'layer ℓ' offset 0,0.3 textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [3.465988530066032e-48:10.0]
set ytics nomirror norangelimit 100000.0
unset mytics
set ylabel '|∂ρ/∂W^{ℓ}|' offset 0.6,0 textcolor rgb '#24292f'
set key at graph 0.985,0.03 right bottom Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './gradients.csv' using ((column('depth') == 5 ? column('layer') : NaN)):(column('bound_lecture')) with lines lc rgb '#D55E00' lw 1.4 dashtype (5,4) title 'bound C 2^{−(L−ℓ)}', \
  './gradients.csv' using ((column('depth') == 5 ? column('layer') : NaN)):(column('bound_true')) with lines lc rgb '#009E73' lw 1 title 'bound C 8^{−(L−ℓ)}', \
  './gradients.csv' using ((column('depth') == 5 ? column('layer') : NaN)):(column('gradient')) with points lc rgb '#0072B2' pt 7 ps 0.5*point_scale title 'gradient'

unset label; unset object; unset arrow
set lmargin at screen 0.2584; set rmargin at screen 0.4168
set bmargin at screen 0.119; set tmargin at screen 0.7762
set title '{/:Bold L = 10}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:11.0]
set xtics nomirror norangelimit 5.0
unset mxtics
set xlabel 'layer ℓ' offset 0,0.3 textcolor rgb '#24292f'
set logscale y 10
set format y ''
set yrange [3.465988530066032e-48:10.0]
set ytics nomirror norangelimit 100000.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
plot \
  './gradients.csv' using ((column('depth') == 10 ? column('layer') : NaN)):(column('bound_lecture')) with lines lc rgb '#D55E00' lw 1.4 dashtype (5,4) title 'bound C 2^{−(L−ℓ)}', \
  './gradients.csv' using ((column('depth') == 10 ? column('layer') : NaN)):(column('bound_true')) with lines lc rgb '#009E73' lw 1 title 'bound C 8^{−(L−ℓ)}', \
  './gradients.csv' using ((column('depth') == 10 ? column('layer') : NaN)):(column('gradient')) with points lc rgb '#0072B2' pt 7 ps 0.5*point_scale title 'gradient'

unset label; unset object; unset arrow
set lmargin at screen 0.4428; set rmargin at screen 0.6012
set bmargin at screen 0.119; set tmargin at screen 0.7762
set title '{/:Bold L = 20}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:21.0]
set xtics nomirror norangelimit 5.0
unset mxtics
set xlabel 'layer ℓ' offset 0,0.3 textcolor rgb '#24292f'
set logscale y 10
set format y ''
set yrange [3.465988530066032e-48:10.0]
set ytics nomirror norangelimit 100000.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
plot \
  './gradients.csv' using ((column('depth') == 20 ? column('layer') : NaN)):(column('bound_lecture')) with lines lc rgb '#D55E00' lw 1.4 dashtype (5,4) title 'bound C 2^{−(L−ℓ)}', \
  './gradients.csv' using ((column('depth') == 20 ? column('layer') : NaN)):(column('bound_true')) with lines lc rgb '#009E73' lw 1 title 'bound C 8^{−(L−ℓ)}', \
  './gradients.csv' using ((column('depth') == 20 ? column('layer') : NaN)):(column('gradient')) with points lc rgb '#0072B2' pt 7 ps 0.5*point_scale title 'gradient'

unset label; unset object; unset arrow
set lmargin at screen 0.6272; set rmargin at screen 0.7856
set bmargin at screen 0.119; set tmargin at screen 0.7762
set title '{/:Bold L = 30}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:31.0]
set xtics nomirror norangelimit 10.0
unset mxtics
set xlabel 'layer ℓ' offset 0,0.3 textcolor rgb '#24292f'
set logscale y 10
set format y ''
set yrange [3.465988530066032e-48:10.0]
set ytics nomirror norangelimit 100000.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
plot \
  './gradients.csv' using ((column('depth') == 30 ? column('layer') : NaN)):(column('bound_lecture')) with lines lc rgb '#D55E00' lw 1.4 dashtype (5,4) title 'bound C 2^{−(L−ℓ)}', \
  './gradients.csv' using ((column('depth') == 30 ? column('layer') : NaN)):(column('bound_true')) with lines lc rgb '#009E73' lw 1 title 'bound C 8^{−(L−ℓ)}', \
  './gradients.csv' using ((column('depth') == 30 ? column('layer') : NaN)):(column('gradient')) with points lc rgb '#0072B2' pt 7 ps 0.5*point_scale title 'gradient'

unset label; unset object; unset arrow
set lmargin at screen 0.8116; set rmargin at screen 0.97
set bmargin at screen 0.119; set tmargin at screen 0.7762
set title '{/:Bold L = 50}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:51.0]
set xtics nomirror norangelimit 10.0
unset mxtics
set xlabel 'layer ℓ' offset 0,0.3 textcolor rgb '#24292f'
set logscale y 10
set format y ''
set yrange [3.465988530066032e-48:10.0]
set ytics nomirror norangelimit 100000.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
plot \
  './gradients.csv' using ((column('depth') == 50 ? column('layer') : NaN)):(column('bound_lecture')) with lines lc rgb '#D55E00' lw 1.4 dashtype (5,4) title 'bound C 2^{−(L−ℓ)}', \
  './gradients.csv' using ((column('depth') == 50 ? column('layer') : NaN)):(column('bound_true')) with lines lc rgb '#009E73' lw 1 title 'bound C 8^{−(L−ℓ)}', \
  './gradients.csv' using ((column('depth') == 50 ? column('layer') : NaN)):(column('gradient')) with points lc rgb '#0072B2' pt 7 ps 0.5*point_scale title 'gradient'
unset multiplot
unset output

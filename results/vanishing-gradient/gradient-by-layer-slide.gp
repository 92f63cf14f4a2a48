# gradient-by-layer-slide: redraw with  gnuplot -d gradient-by-layer-slide.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './gradient-by-layer-slide.'.output_format
set encoding utf8
set decimalsign '.'
set datafile separator comma
set datafile missing 'nan'
set datafile commentschars ''
point_scale = 1.0
if (output_format eq 'png') {
  set terminal pngcairo enhanced color butt size 1920,1080 font 'DejaVu Sans,10' fontscale 3 linewidth 3 dashlength 3 background rgb '#ffffff'
}
if (output_format eq 'svg') {
  point_scale = 0.5
  set terminal svg enhanced butt size 640,360 dynamic font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '#ffffff'
}
if (output_format eq 'pdf') {
  set terminal pdfcairo enhanced color butt size 6.4in,3.6in font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '#ffffff'
}
set output output_name
set style fill solid 1.0 noborder
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.1156; set rmargin at screen 0.9594
set bmargin at screen 0.1667; set tmargin at screen 0.7778
set label 1 '{/:Bold In a chain of sigmoids the gradient}' at screen 0.028125,0.9416666666666667 left font ',12.0' textcolor rgb '#24292f'
set label 2 '{/:Bold shrinks 8.2-fold from each layer to the one below}' at screen 0.028125,0.8916666666666666 left font ',12.0' textcolor rgb '#24292f'
set label 3 'chains of L units, b = 0, x = 1, before training; C = |U − y| / 4; bound 8: weight 1/2 times slope ≤ 1/4' at screen 0.028125,0.8333333333333334 left font ',8.4' textcolor rgb '#57606a'
set label 4 'weight 0.5, target 1.0 · settings a94ca2a0' at screen 0.028125,0.022222222222222254 left font ',6.0' textcolor rgb '#57606a'
unset title
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:50.0]
set xtics nomirror norangelimit 10.0
unset mxtics
set xlabel 'layers from the output, L − ℓ' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [3.465988530066032e-48:10.0]
set ytics nomirror norangelimit 100000.0
unset mytics
set ylabel '|∂ρ/∂W^{ℓ}|' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set key at graph 0.02,0.03 left bottom Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './gradients.csv' using ((column('depth') == 50 ? column('layers_from_output') : NaN)):(column('bound_lecture')) with lines lc rgb '#8b949e' lw 1.4 dashtype (5,4) title 'the lecture’s bound C 2^{−(L−ℓ)}', \
  './gradients.csv' using ((column('depth') == 50 ? column('layers_from_output') : NaN)):(column('bound_true')) with lines lc rgb '#8b949e' lw 2 title 'bound C 8^{−(L−ℓ)}', \
  './gradients.csv' using ((column('depth') == 50 ? column('layers_from_output') : NaN)):(column('gradient')) with linespoints lc rgb '#440154' lw 1.6 pt 7 ps 0.5*point_scale title 'L = 50', \
  './gradients.csv' using ((column('depth') == 30 ? column('layers_from_output') : NaN)):(column('gradient')) with linespoints lc rgb '#45347E' lw 1.6 pt 7 ps 0.5*point_scale title 'L = 30', \
  './gradients.csv' using ((column('depth') == 20 ? column('layers_from_output') : NaN)):(column('gradient')) with linespoints lc rgb '#355F8D' lw 1.6 pt 7 ps 0.5*point_scale title 'L = 20', \
  './gradients.csv' using ((column('depth') == 10 ? column('layers_from_output') : NaN)):(column('gradient')) with linespoints lc rgb '#26858D' lw 1.6 pt 7 ps 0.5*point_scale title 'L = 10', \
  './gradients.csv' using ((column('depth') == 5 ? column('layers_from_output') : NaN)):(column('gradient')) with linespoints lc rgb '#1F9E6E' lw 1.6 pt 7 ps 0.5*point_scale title 'L = 5'
unset multiplot
unset output

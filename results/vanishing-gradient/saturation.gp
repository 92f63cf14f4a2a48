# saturation: redraw with  gnuplot -d saturation.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './saturation.'.output_format
set encoding utf8
set decimalsign '.'
set datafile separator comma
set datafile missing 'nan'
set datafile commentschars ''
point_scale = 1.0
if (output_format eq 'png') {
  set terminal pngcairo enhanced color butt size 2000,840 font 'DejaVu Sans,10' fontscale 2 linewidth 2 dashlength 2 background rgb '#ffffff'
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
set lmargin at screen 0.074; set rmargin at screen 0.485
set bmargin at screen 0.119; set tmargin at screen 0.7762
set label 1 '{/:Bold Small and large weights both kill the gradient of saturating units}' at screen 0.018,0.95 left font ',12.0' textcolor rgb '#24292f'
set label 2 'left: shaded where |x| > 4; right, dashed: W = 0.5; ReLU fades or explodes' at screen 0.018,0.9 left font ',9.0' textcolor rgb '#57606a'
set label 3 'weight 0.5, target 1.0 · settings a94ca2a0' at screen 0.018,0.861904761904762 left font ',9.0' textcolor rgb '#57606a'
set title '{/:Bold the sigmoid and its slope}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [-8.0:8.0]
set xtics nomirror norangelimit 2.0
unset mxtics
set xlabel 'x' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.0:1.05]
set ytics nomirror norangelimit 0.25
unset mytics
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set object 11 rectangle from first -8.0,graph 0 to first -4.0,graph 1 behind fillcolor rgb '#eff2f5' fillstyle solid 1.0 noborder
set object 13 rectangle from first 4.0,graph 0 to first 8.0,graph 1 behind fillcolor rgb '#eff2f5' fillstyle solid 1.0 noborder
set label 15 'σ′ < 0.018' at first 6.0,0.07 center front font ',8' textcolor rgb '#24292f'
set label 17 'σ′ < 0.018' at first -6.0,0.07 center front font ',8' textcolor rgb '#24292f'
set label 19 'σ(x)' at first 2.3,0.83 left front font ',9' textcolor rgb '#0072B2'
set label 21 'σ′(x)' at first 1.3,0.2 left front font ',9' textcolor rgb '#D55E00'
unset key
plot \
  './slopes.csv' using (column('x')):(column('sigmoid')) with lines lc rgb '#0072B2' lw 2 notitle, \
  './slopes.csv' using (column('x')):(column('slope')) with lines lc rgb '#D55E00' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.563; set rmargin at screen 0.974
set bmargin at screen 0.119; set tmargin at screen 0.7762
set title '{/:Bold sensitivity of the output to the first of 10 weights}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
set logscale x 10
set format x '10^{%T}'
set xrange [0.01:100.0]
set xtics nomirror norangelimit autofreq
set mxtics 10
set xlabel 'initial weight W of every layer' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [1e-15:100000.0]
set ytics nomirror norangelimit 100000.0
unset mytics
set ylabel '|∂U/∂W^{1}|' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set arrow 11 from first 0.5,graph 0 to first 0.5,graph 1 nohead front dashtype (5,4) lc rgb '#8b949e' lw 1
set key at graph 0.02,0.98 left top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './sweep.csv' using ((strcol('activation') eq 'sigmoid' ? column('weight') : NaN)):(column('gradient')) with lines lc rgb '#0072B2' lw 2 title 'sigmoid', \
  './sweep.csv' using ((strcol('activation') eq 'tanh' ? column('weight') : NaN)):(column('gradient')) with lines lc rgb '#D55E00' lw 2 title 'tanh', \
  './sweep.csv' using ((strcol('activation') eq 'relu' ? column('weight') : NaN)):(column('gradient')) with lines lc rgb '#009E73' lw 2 title 'ReLU'
unset multiplot
unset output

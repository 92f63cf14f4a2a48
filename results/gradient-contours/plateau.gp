# plateau: redraw with  gnuplot -d plateau.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './plateau.'.output_format
set encoding utf8
set decimalsign '.'
set datafile separator comma
set datafile missing 'nan'
set datafile commentschars ''
point_scale = 1.0
if (output_format eq 'png') {
  set terminal pngcairo enhanced color butt size 2000,880 font 'DejaVu Sans,10' fontscale 2 linewidth 2 dashlength 2 background rgb '#ffffff'
}
if (output_format eq 'svg') {
  point_scale = 0.5
  set terminal svg enhanced butt size 1000,440 dynamic font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '#ffffff'
}
if (output_format eq 'pdf') {
  set terminal pdfcairo enhanced color butt size 10.0in,4.4in font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '#ffffff'
}
set output output_name
set style fill solid 1.0 noborder
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.102; set rmargin at screen 0.485
set bmargin at screen 0.1136; set tmargin at screen 0.7864
set label 1 '{/:Bold Deeper networks never escape earlier: 8 layers take at least 1.8 times as long as 7}' at screen 0.018,0.9522727272727273 left font ',12.0' textcolor rgb '#24292f'
set label 2 'numbers: hidden layers; thin: other seeds; right: the first seed' at screen 0.018,0.9045454545454545 left font ',9.0' textcolor rgb '#57606a'
set label 3 'width 100, learning rate 0.05, batch 128, epochs 50 · MNIST · settings d35d3fac' at screen 0.018,0.8681818181818182 left font ',9.0' textcolor rgb '#57606a'
set title '{/:Bold test accuracy}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:49.0]
set xtics nomirror norangelimit 10.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.0:1.0]
set ytics nomirror ('0' 0.0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6000000000000001, '0.8' 0.8, '1' 1.0)
unset mytics
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set label 11 '1' at first 0.6,0.8 left front font ',10' textcolor rgb '#1F9E6E'
set label 13 '3' at first 0.6,0.7166666666666667 left front font ',10' textcolor rgb '#238C8C'
set label 15 '5' at first 1.6,0.6333333333333334 left front font ',10' textcolor rgb '#2E6E8E'
set label 17 '7' at first 7.6,0.55 left front font ',10' textcolor rgb '#3C4F89'
set label 19 '8' at first 14.6,0.46666666666666673 left front font ',10' textcolor rgb '#472A79'
set label 21 '9' at first 30.6,0.38333333333333336 left front font ',10' textcolor rgb '#440154'
set arrow 23 from graph 0,first 0.1135 to graph 1,first 0.1135 nohead dashtype (5,4) lc rgb '#8b949e' lw 1
set label 25 '0.1135: always answers ‘one’' at first 49.0,0.05 right front font ',9' textcolor rgb '#24292f'
unset key
plot \
  './training.csv' using ((column('depth') == 1 && column('seed') == 3 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#1F9E6E' lw 1 notitle, \
  './training.csv' using ((column('depth') == 3 && column('seed') == 3 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#238C8C' lw 1 notitle, \
  './training.csv' using ((column('depth') == 5 && column('seed') == 3 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#2E6E8E' lw 1 notitle, \
  './training.csv' using ((column('depth') == 7 && column('seed') == 3 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#3C4F89' lw 1 notitle, \
  './training.csv' using ((column('depth') == 8 && column('seed') == 3 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#472A79' lw 1 notitle, \
  './training.csv' using ((column('depth') == 9 && column('seed') == 3 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#440154' lw 1 notitle, \
  './training.csv' using ((column('depth') == 1 && column('seed') == 2 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#1F9E6E' lw 1 notitle, \
  './training.csv' using ((column('depth') == 3 && column('seed') == 2 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#238C8C' lw 1 notitle, \
  './training.csv' using ((column('depth') == 5 && column('seed') == 2 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#2E6E8E' lw 1 notitle, \
  './training.csv' using ((column('depth') == 7 && column('seed') == 2 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#3C4F89' lw 1 notitle, \
  './training.csv' using ((column('depth') == 8 && column('seed') == 2 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#472A79' lw 1 notitle, \
  './training.csv' using ((column('depth') == 9 && column('seed') == 2 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#440154' lw 1 notitle, \
  './training.csv' using ((column('depth') == 1 && column('seed') == 1 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#1F9E6E' lw 2 notitle, \
  './training.csv' using ((column('depth') == 3 && column('seed') == 1 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#238C8C' lw 2 notitle, \
  './training.csv' using ((column('depth') == 5 && column('seed') == 1 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#2E6E8E' lw 2 notitle, \
  './training.csv' using ((column('depth') == 7 && column('seed') == 1 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#3C4F89' lw 2 notitle, \
  './training.csv' using ((column('depth') == 8 && column('seed') == 1 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#472A79' lw 2 notitle, \
  './training.csv' using ((column('depth') == 9 && column('seed') == 1 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#440154' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.591; set rmargin at screen 0.974
set bmargin at screen 0.1136; set tmargin at screen 0.7864
set title '{/:Bold mean |gradient|, hidden layers}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:49.0]
set xtics nomirror norangelimit 10.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.0:0.0038568989661093866]
set ytics nomirror ('0' 0.0, '1' 0.001, '2' 0.002, '3' 0.003)
unset mytics
set ylabel ' (10^{−3})' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
unset key
plot \
  './training.csv' using ((column('depth') == 1 && column('seed') == 1 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#1F9E6E' lw 2 notitle, \
  './training.csv' using ((column('depth') == 3 && column('seed') == 1 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#238C8C' lw 2 notitle, \
  './training.csv' using ((column('depth') == 5 && column('seed') == 1 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#2E6E8E' lw 2 notitle, \
  './training.csv' using ((column('depth') == 7 && column('seed') == 1 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#3C4F89' lw 2 notitle, \
  './training.csv' using ((column('depth') == 8 && column('seed') == 1 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#472A79' lw 2 notitle, \
  './training.csv' using ((column('depth') == 9 && column('seed') == 1 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#440154' lw 2 notitle
unset multiplot
unset output

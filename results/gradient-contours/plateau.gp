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
  set terminal pngcairo enhanced color butt size 1800,1240 font 'DejaVu Sans,10' fontscale 2 linewidth 2 background rgb '#ffffff'
}
if (output_format eq 'svg') {
  point_scale = 0.5
  set terminal svg enhanced butt size 900,620 dynamic font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '#ffffff'
}
if (output_format eq 'pdf') {
  set terminal pdfcairo enhanced color butt size 9.0in,6.2in font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '#ffffff'
}
set output output_name
set style fill solid 1.0 noborder
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.1133; set rmargin at screen 0.84
set bmargin at screen 0.521; set tmargin at screen 0.8484
set label 1 '{/:Bold The deeper, the longer the plateau: 8 layers take at least 1.8 times as long as 7}' at screen 0.02,0.9661290322580645 left font ',12.0' textcolor rgb '#24292f'
set label 2 'dashed: the share of ones among the test images, 0.1135; a line a seed' at screen 0.02,0.932258064516129 left font ',9.0' textcolor rgb '#57606a'
set label 3 'width 100, learning rate 0.05, batch 128, epochs 50 · MNIST · settings 5a1bf2e5' at screen 0.02,0.9064516129032258 left font ',9.0' textcolor rgb '#57606a'
set title '{/:Bold test accuracy}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:49.0]
set xtics nomirror norangelimit 10.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.0:1.0]
set ytics nomirror ('0' 0.0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6000000000000001, '0.8' 0.8, '1' 1.0)
unset mytics
set ylabel 'share of correct answers' offset 0.6,0 textcolor rgb '#24292f'
set arrow 11 from graph 0,first 0.1135 to graph 1,first 0.1135 nohead dashtype (5,4) lc rgb '#8b949e' lw 1
set key at graph 1.03,0.98 left top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './training.csv' using ((column('depth') == 1 && column('seed') == 1 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#1F9E6E' lw 2 title '1 layer', \
  './training.csv' using ((column('depth') == 1 && column('seed') == 2 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#1F9E6E' lw 1 notitle, \
  './training.csv' using ((column('depth') == 1 && column('seed') == 3 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#1F9E6E' lw 1 notitle, \
  './training.csv' using ((column('depth') == 3 && column('seed') == 1 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#238C8C' lw 2 title '3 layers', \
  './training.csv' using ((column('depth') == 3 && column('seed') == 2 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#238C8C' lw 1 notitle, \
  './training.csv' using ((column('depth') == 3 && column('seed') == 3 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#238C8C' lw 1 notitle, \
  './training.csv' using ((column('depth') == 5 && column('seed') == 1 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#2E6E8E' lw 2 title '5 layers', \
  './training.csv' using ((column('depth') == 5 && column('seed') == 2 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#2E6E8E' lw 1 notitle, \
  './training.csv' using ((column('depth') == 5 && column('seed') == 3 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#2E6E8E' lw 1 notitle, \
  './training.csv' using ((column('depth') == 7 && column('seed') == 1 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#3C4F89' lw 2 title '7 layers', \
  './training.csv' using ((column('depth') == 7 && column('seed') == 2 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#3C4F89' lw 1 notitle, \
  './training.csv' using ((column('depth') == 7 && column('seed') == 3 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#3C4F89' lw 1 notitle, \
  './training.csv' using ((column('depth') == 8 && column('seed') == 1 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#472A79' lw 2 title '8 layers', \
  './training.csv' using ((column('depth') == 8 && column('seed') == 2 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#472A79' lw 1 notitle, \
  './training.csv' using ((column('depth') == 8 && column('seed') == 3 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#472A79' lw 1 notitle, \
  './training.csv' using ((column('depth') == 9 && column('seed') == 1 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#440154' lw 2 title '9 layers', \
  './training.csv' using ((column('depth') == 9 && column('seed') == 2 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#440154' lw 1 notitle, \
  './training.csv' using ((column('depth') == 9 && column('seed') == 3 ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#440154' lw 1 notitle, \
  keyentry with lines lc rgb '#24292f' lw 2 title 'seed 1', \
  keyentry with lines lc rgb '#24292f' lw 1 title 'other seeds'

unset label; unset object; unset arrow
set lmargin at screen 0.1133; set rmargin at screen 0.84
set bmargin at screen 0.0806; set tmargin at screen 0.4081
set title '{/:Bold mean |gradient| of the hidden layers’ weights}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:49.0]
set xtics nomirror norangelimit 10.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.0:0.0038568989661093866]
set ytics nomirror ('0' 0.0, '1' 0.001, '2' 0.002, '3' 0.003)
unset mytics
set ylabel 'mean |gradient| (10^{−3})' offset 0.6,0 textcolor rgb '#24292f'
unset key
plot \
  './training.csv' using ((column('depth') == 1 && column('seed') == 1 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#1F9E6E' lw 2 notitle, \
  './training.csv' using ((column('depth') == 1 && column('seed') == 2 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#1F9E6E' lw 1 notitle, \
  './training.csv' using ((column('depth') == 1 && column('seed') == 3 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#1F9E6E' lw 1 notitle, \
  './training.csv' using ((column('depth') == 3 && column('seed') == 1 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#238C8C' lw 2 notitle, \
  './training.csv' using ((column('depth') == 3 && column('seed') == 2 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#238C8C' lw 1 notitle, \
  './training.csv' using ((column('depth') == 3 && column('seed') == 3 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#238C8C' lw 1 notitle, \
  './training.csv' using ((column('depth') == 5 && column('seed') == 1 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#2E6E8E' lw 2 notitle, \
  './training.csv' using ((column('depth') == 5 && column('seed') == 2 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#2E6E8E' lw 1 notitle, \
  './training.csv' using ((column('depth') == 5 && column('seed') == 3 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#2E6E8E' lw 1 notitle, \
  './training.csv' using ((column('depth') == 7 && column('seed') == 1 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#3C4F89' lw 2 notitle, \
  './training.csv' using ((column('depth') == 7 && column('seed') == 2 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#3C4F89' lw 1 notitle, \
  './training.csv' using ((column('depth') == 7 && column('seed') == 3 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#3C4F89' lw 1 notitle, \
  './training.csv' using ((column('depth') == 8 && column('seed') == 1 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#472A79' lw 2 notitle, \
  './training.csv' using ((column('depth') == 8 && column('seed') == 2 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#472A79' lw 1 notitle, \
  './training.csv' using ((column('depth') == 8 && column('seed') == 3 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#472A79' lw 1 notitle, \
  './training.csv' using ((column('depth') == 9 && column('seed') == 1 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#440154' lw 2 notitle, \
  './training.csv' using ((column('depth') == 9 && column('seed') == 2 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#440154' lw 1 notitle, \
  './training.csv' using ((column('depth') == 9 && column('seed') == 3 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#440154' lw 1 notitle
unset multiplot
unset output

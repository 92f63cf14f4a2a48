# spatial-slide: redraw with  gnuplot -d spatial-slide.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './spatial-slide.'.output_format
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
$data1 << EOD
1.0000000000000004,0.0,1.0000000000000004,1.0000000000000004
0.03225806451612856,1.0,0.03225806451612856,0.03225806451612856
0.00787401574803126,2.0,0.00787401574803126,0.00787401574803126
0.001956947162426781,3.0,0.001956947162426781,0.001956947162426781
0.0004885197850512668,4.0,0.0004885197850512668,0.0004885197850512668
0.00012208521547973916,5.0,0.00012208521547973916,0.00012208521547973916
3.0518509475552236e-05,6.0,3.0518509475552236e-05,3.0518509475552236e-05
7.629452739132958e-06,7.0,7.629452739132958e-06,7.629452739132958e-06
EOD
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.1156; set rmargin at screen 0.4766
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set label 1 '{/:Bold 128 images of 16 x 16 pixels: the - 1 in}' at screen 0.028125,0.9416666666666667 left font ',12.0' textcolor rgb '#24292f'
set label 2 '{/:Bold 1/(B X Y - 1) changes a variance by 0.0031 %}' at screen 0.028125,0.8916666666666666 left font ',12.0' textcolor rgb '#24292f'
set label 3 'left: a channel of the first convolution, untrained, over a batch; right: 1/(B X Y - 1) in place of 1/(B X Y); 1 x 1: fully connected' at screen 0.028125,0.8333333333333334 left font ',6.5' textcolor rgb '#57606a'
set label 4 'side 16, width 8, batch 128 · CIFAR-10 · settings 0f66c352' at screen 0.028125,0.022222222222222254 left font ',6.0' textcolor rgb '#57606a'
set title '{/:Bold one channel, batch norm}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [-6.0:6.0]
set xtics nomirror norangelimit 2.0
unset mxtics
set xlabel 'value' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.0:0.4110207206769442]
set ytics nomirror norangelimit autofreq
unset mytics
set ylabel 'density' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set key at graph 0.985,0.98 right top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './channel-density.csv' using ((strcol('stage') eq 'before' ? column('value') : NaN)):(column('density')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#D55E00' notitle, \
  './channel-density.csv' using ((strcol('stage') eq 'before' ? column('value') : NaN)):(column('density')) with lines lc rgb '#D55E00' lw 2 title 'before', \
  './channel-density.csv' using ((strcol('stage') eq 'after' ? column('value') : NaN)):(column('density')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#0072B2' notitle, \
  './channel-density.csv' using ((strcol('stage') eq 'after' ? column('value') : NaN)):(column('density')) with lines lc rgb '#0072B2' lw 2 title 'after'

unset label; unset object; unset arrow
set lmargin at screen 0.6422; set rmargin at screen 0.9594
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set title '{/:Bold change of the variance}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
set logscale x 10
set format x '10^{%T}'
set xrange [3.814726369566479e-06:2.000000000000001]
set xtics nomirror norangelimit autofreq
set mxtics 10
set xlabel 'share' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [7.5:-0.5]
set ytics nomirror ('2, 1 x 1' 0.0, '32, 1 x 1' 1.0, '128, 1 x 1' 2.0, '2, 16 x 16' 3.0, '128, 4 x 4' 4.0, '128, 8 x 8' 5.0, '128, 16 x 16' 6.0, '128, 32 x 32' 7.0)
unset mytics
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set label 11 'B, X x Y ' at first 3.814726369566479e-06,-0.75 right front font ',10' textcolor rgb '#24292f'
unset key
plot \
  $data1 using (column(1)):(column(2)):(column(3)):(column(4)) with xerrorbars lc rgb '#0072B2' lw 2 pt 7 ps 0.8*point_scale notitle
unset multiplot
unset output

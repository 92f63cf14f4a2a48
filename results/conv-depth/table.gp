# table: redraw with  gnuplot -d table.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './table.'.output_format
set encoding utf8
set decimalsign '.'
set datafile separator comma
set datafile missing 'nan'
set datafile commentschars ''
point_scale = 1.0
if (output_format eq 'png') {
  set terminal pngcairo enhanced color butt size 1800,880 font 'DejaVu Sans,10' fontscale 2 linewidth 2 dashlength 2 background rgb '#ffffff'
}
if (output_format eq 'svg') {
  point_scale = 0.5
  set terminal svg enhanced butt size 900,440 dynamic font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '#ffffff'
}
if (output_format eq 'pdf') {
  set terminal pdfcairo enhanced color butt size 9.0in,4.4in font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '#ffffff'
}
set output output_name
set style fill solid 1.0 noborder
$data1 << EOD
1.0,0.0,1.497088
2.0,0.0,1.585152
3.0,0.0,1.4672
4.0,0.0,0.225
EOD
$data2 << EOD
1.0,1.497088,2.5210879999999998
2.0,1.585152,2.609152
3.0,1.4672,2.4912
4.0,0.225,2.145
EOD
$data3 << EOD
1.0,2.5210879999999998,2.7760879999999997
2.0,2.609152,2.864152
3.0,2.4912,2.7462
4.0,2.145,2.145
EOD
$data4 << EOD
0.5,0.0
4.5,0.0
EOD
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.02; set rmargin at screen 0.7591
set bmargin at screen 0.0273; set tmargin at screen 0.8227
set label 1 '{/:Bold 8, 3, 2 or 1 convolutions: two to three million weights in each network}' at screen 0.02,0.9522727272727273 left font ',12.0' textcolor rgb '#24292f'
set label 2 'weights at full size, as built, without biases and batch norm; layers.csv has every layer' at screen 0.02,0.9045454545454545 left font ',9.0' textcolor rgb '#57606a'
set label 3 'CIFAR-10 · settings bcfc4a5e' at screen 0.02,0.8681818181818182 left font ',9.0' textcolor rgb '#57606a'
unset title
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:4.5]
set xtics nomirror norangelimit autofreq
unset mxtics
set xlabel '' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [-0.6:3.2]
set ytics nomirror norangelimit autofreq
unset mytics
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
unset border; unset grid; unset xtics; unset ytics; set xlabel ''; set ylabel ''
set label 11 '2,776,088' at first 1.0,2.946088 center front font ',10' textcolor rgb '#24292f'
set label 13 'REGULAR' at first 1.0,-0.17 center front font ',10' textcolor rgb '#24292f'
set label 15 '8 convolutions' at first 1.0,-0.43 center front font ',9' textcolor rgb '#24292f'
set label 17 '2,864,152' at first 2.0,3.0341519999999997 center front font ',10' textcolor rgb '#24292f'
set label 19 'SHALLOW' at first 2.0,-0.17 center front font ',10' textcolor rgb '#24292f'
set label 21 '3 convolutions' at first 2.0,-0.43 center front font ',9' textcolor rgb '#24292f'
set label 23 '2,746,200' at first 3.0,2.9162 center front font ',10' textcolor rgb '#24292f'
set label 25 'EXTRA SHALLOW' at first 3.0,-0.17 center front font ',10' textcolor rgb '#24292f'
set label 27 '2 convolutions' at first 3.0,-0.43 center front font ',9' textcolor rgb '#24292f'
set label 29 '2,145,000' at first 4.0,2.315 center front font ',10' textcolor rgb '#24292f'
set label 31 '2-LAYER' at first 4.0,-0.17 center front font ',10' textcolor rgb '#24292f'
set label 33 '1 convolution' at first 4.0,-0.43 center front font ',9' textcolor rgb '#24292f'
set key at graph 1.03,0.98 left top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  $data1 using (column(1)):(column(3)):(column(1) - 0.3):(column(1) + 0.3):(column(2)):(column(3)) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#0072B2' title 'convolutions', \
  $data2 using (column(1)):(column(3)):(column(1) - 0.3):(column(1) + 0.3):(column(2)):(column(3)) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#D55E00' title 'fully connected, first', \
  $data3 using (column(1)):(column(3)):(column(1) - 0.3):(column(1) + 0.3):(column(2)):(column(3)) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#CC79A7' title 'fully connected, others', \
  $data4 using (column(1)):(column(2)) with lines lc rgb '#8b949e' lw 1 notitle
unset multiplot
unset output

# bottleneck-slide: redraw with  gnuplot -d bottleneck-slide.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './bottleneck-slide.'.output_format
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
0.0,0.0
231.211008,0.0
EOD
$data2 << EOD
0.0,1.0
218.365952,1.0
EOD
$data3 << EOD
0.0,2.0
3699.376128,2.0
EOD
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.1156; set rmargin at screen 0.4766
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set label 1 '{/:Bold At equal width a bottleneck has 1/17 of a basic}' at screen 0.028125,0.9416666666666667 left font ',12.0' textcolor rgb '#24292f'
set label 2 '{/:Bold block’s weights: 256 channels for the price of 64}' at screen 0.028125,0.8916666666666666 left font ',12.0' textcolor rgb '#24292f'
set label 3 'blocks as built, from J channels to J, K = J / 4 inside; no batch norm; right: for 56 x 56 pixels' at screen 0.028125,0.8333333333333334 left font ',9.0' textcolor rgb '#57606a'
set label 4 'CIFAR-10 · settings 0f66c352' at screen 0.028125,0.022222222222222254 left font ',6.0' textcolor rgb '#57606a'
set title '{/:Bold weights of a block}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
set logscale x 10
set format x '10^{%T}'
set xrange [13.913043478260871:294.4]
set xtics nomirror ('16' 16.0, '32' 32.0, '64' 64.0, '128' 128.0, '256' 256.0)
set mxtics 10
set xlabel 'channels J' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [10.0:2359296.0]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set key at graph 0.985,0.03 right bottom Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './blocks.csv' using ((strcol('block') eq 'basic' ? column('channels') : NaN)):(column('weights')) with linespoints lc rgb '#D55E00' lw 1.6 pt 7 ps 0.5*point_scale title 'basic: 18 J^{2}', \
  './blocks.csv' using ((strcol('block') eq 'bottleneck' ? column('channels') : NaN)):(column('weights')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale title 'bottleneck: 2 J K + 9 K^{2}'

unset label; unset object; unset arrow
set lmargin at screen 0.5984; set rmargin at screen 0.9594
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set title '{/:Bold multiply-adds of a block}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:4000.0]
set xtics nomirror norangelimit 1000.0
unset mxtics
set xlabel 'millions' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [2.5:-0.6]
unset ytics
unset mytics
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set label 11 'basic, J = 64: 231' at first 60.0,-0.2 left front font ',10' textcolor rgb '#24292f'
set label 13 'bottleneck, J = 256: 218' at first 60.0,0.8 left front font ',10' textcolor rgb '#24292f'
set label 15 'basic, J = 256: 3699' at first 60.0,1.8 left front font ',10' textcolor rgb '#24292f'
unset key
plot \
  $data1 using (column(1)):(column(2)) with linespoints lc rgb '#D55E00' lw 1.6 pt 7 ps 0.5*point_scale notitle, \
  $data2 using (column(1)):(column(2)) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale notitle, \
  $data3 using (column(1)):(column(2)) with linespoints lc rgb '#D55E00' lw 1.6 pt 7 ps 0.5*point_scale notitle
unset multiplot
unset output

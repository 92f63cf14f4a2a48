# accuracy-slide: redraw with  gnuplot -d accuracy-slide.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './accuracy-slide.'.output_format
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
4.0,0.0,4.0,4.0
5.333333333333333,1.0,5.0,6.0
5.0,2.0,5.0,5.0
3.0,3.0,3.0,3.0
nan,4.0,nan,nan
5.0,5.0,5.0,5.0
5.0,6.0,5.0,5.0
2.3333333333333335,7.0,2.0,3.0
EOD
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.1156; set rmargin at screen 0.3156
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set label 1 '{/:Bold Eight layers of sigmoid guess: a}' at screen 0.028125,0.9416666666666667 left font ',12.0' textcolor rgb '#24292f'
set label 2 '{/:Bold test accuracy of 0.11 after 5 epochs}' at screen 0.028125,0.8916666666666666 left font ',12.0' textcolor rgb '#24292f'
set label 3 'mean of 3 seeds, band from smallest to largest' at screen 0.028125,0.8333333333333334 left font ',9.0' textcolor rgb '#57606a'
set label 4 'depth 8, width 128, learning rate 0.01, batch 64, epochs 25 · MNIST · settings 52db2d07' at screen 0.028125,0.022222222222222254 left font ',6.0' textcolor rgb '#57606a'
set title '{/:Bold in the ELU paper}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:25.0]
set xtics nomirror norangelimit autofreq
unset mxtics
set xlabel 'epoch' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.8852:0.9808]
set ytics nomirror norangelimit 0.01
unset mytics
set ylabel 'test accuracy' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set key at graph 0.985,0.03 right bottom Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './training-summary.csv' using ((strcol('activation') eq 'elu' ? column('epoch') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'leaky-relu' ? column('epoch') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'relu' ? column('epoch') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'shifted-relu' ? column('epoch') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'elu' ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#0072B2' lw 2 title 'ELU', \
  './training-summary.csv' using ((strcol('activation') eq 'leaky-relu' ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#D55E00' lw 2 title 'leaky ReLU', \
  './training-summary.csv' using ((strcol('activation') eq 'relu' ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#009E73' lw 2 title 'ReLU', \
  './training-summary.csv' using ((strcol('activation') eq 'shifted-relu' ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#CC79A7' lw 2 title 'shifted ReLU'

unset label; unset object; unset arrow
set lmargin at screen 0.4375; set rmargin at screen 0.6375
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set title '{/:Bold other functions}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:25.0]
set xtics nomirror norangelimit autofreq
unset mxtics
set xlabel 'epoch' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.8852:0.9808]
set ytics nomirror norangelimit 0.01
unset mytics
set ylabel 'test accuracy' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set label 11 'sigmoid: 0.11, off scale' at first 24.5,0.933 right front font ',6.1' textcolor rgb '#0072B2'
set key at graph 0.985,0.03 right bottom Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './training-summary.csv' using ((strcol('activation') eq 'sigmoid' ? column('epoch') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'tanh' ? column('epoch') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'prelu' ? column('epoch') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'selu' ? column('epoch') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'sigmoid' ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#0072B2' lw 2 title 'sigmoid', \
  './training-summary.csv' using ((strcol('activation') eq 'tanh' ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#D55E00' lw 2 title 'tanh', \
  './training-summary.csv' using ((strcol('activation') eq 'prelu' ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#009E73' lw 2 title 'PReLU', \
  './training-summary.csv' using ((strcol('activation') eq 'selu' ? column('epoch') : NaN)):(column('test_accuracy')) with lines lc rgb '#CC79A7' lw 2 title 'SELU'

unset label; unset object; unset arrow
set lmargin at screen 0.8031; set rmargin at screen 0.9594
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set title '{/:Bold epochs to a loss of 0.1}' font ',7.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:7.0]
set xtics nomirror norangelimit 1.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [7.5:-0.5]
set ytics nomirror ('ELU' 0.0, 'leaky ReLU' 1.0, 'ReLU' 2.0, 'shifted ReLU' 3.0, 'sigmoid' 4.0, 'tanh' 5.0, 'PReLU' 6.0, 'SELU' 7.0)
unset mytics
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set label 11 'not within 25' at first 0.28,4.0 left front font ',8.9' textcolor rgb '#8b949e'
unset key
plot \
  $data1 using (column(1)):(column(2)):(column(3)):(column(4)) with xerrorbars lc rgb '#0072B2' lw 2 pt 7 ps 0.8*point_scale notitle
unset multiplot
unset output

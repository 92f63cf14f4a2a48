# images-slide: redraw with  gnuplot -d images-slide.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './images-slide.'.output_format
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
set lmargin at screen 0.1156; set rmargin at screen 0.4135
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set label 1 '{/:Bold Accuracy after training,}' at screen 0.028125,0.9416666666666667 left font ',12.0' textcolor rgb '#24292f'
set label 2 '{/:Bold against the number of training images}' at screen 0.028125,0.8916666666666666 left font ',12.0' textcolor rgb '#24292f'
set label 3 'the same epochs, so that fewer images are fewer steps too; standard error of a test accuracy: 0.016; one seed' at screen 0.028125,0.8333333333333334 left font ',8.0' textcolor rgb '#57606a'
set label 4 'images 4000, test images 1000, size eighth, batch 50, epochs 10, learning rate 0.001, augmentation flips · CIFAR-10 · settings bcfc4a5e' at screen 0.028125,0.022222222222222254 left font ',6.0' textcolor rgb '#57606a'
set title '{/:Bold test images}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
set logscale x 10
set format x '10^{%T}'
set xrange [869.5652173913044:4600.0]
set xtics nomirror ('1000' 1000.0, '4000' 4000.0)
set mxtics 10
set xlabel 'number of training images' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.2813:0.7576999999999999]
set ytics nomirror norangelimit autofreq
unset mytics
set ylabel 'accuracy' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
unset key
plot \
  './final-summary.csv' using ((strcol('network') eq 'regular' ? column('images') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './final-summary.csv' using ((strcol('network') eq 'shallow' ? column('images') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './final-summary.csv' using ((strcol('network') eq 'extra-shallow' ? column('images') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './final-summary.csv' using ((strcol('network') eq 'two-layer' ? column('images') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './final-summary.csv' using ((strcol('network') eq 'regular' ? column('images') : NaN)):(column('test_accuracy')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale title 'REGULAR', \
  './final-summary.csv' using ((strcol('network') eq 'shallow' ? column('images') : NaN)):(column('test_accuracy')) with linespoints lc rgb '#009E73' lw 1.6 pt 7 ps 0.5*point_scale title 'SHALLOW', \
  './final-summary.csv' using ((strcol('network') eq 'extra-shallow' ? column('images') : NaN)):(column('test_accuracy')) with linespoints lc rgb '#CC79A7' lw 1.6 pt 7 ps 0.5*point_scale title 'EXTRA SHALLOW', \
  './final-summary.csv' using ((strcol('network') eq 'two-layer' ? column('images') : NaN)):(column('test_accuracy')) with linespoints lc rgb '#D55E00' lw 1.6 pt 7 ps 0.5*point_scale title '2-LAYER'

unset label; unset object; unset arrow
set lmargin at screen 0.4541; set rmargin at screen 0.752
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set title '{/:Bold training images}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
set logscale x 10
set format x '10^{%T}'
set xrange [869.5652173913044:4600.0]
set xtics nomirror ('1000' 1000.0, '4000' 4000.0)
set mxtics 10
set xlabel 'number of training images' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [0.2813:0.7576999999999999]
set ytics nomirror norangelimit autofreq
unset mytics
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set key at graph 1.03,0.98 left top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './final-summary.csv' using ((strcol('network') eq 'regular' ? column('images') : NaN)):(column('train_accuracy_lo')):(column('train_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './final-summary.csv' using ((strcol('network') eq 'shallow' ? column('images') : NaN)):(column('train_accuracy_lo')):(column('train_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './final-summary.csv' using ((strcol('network') eq 'extra-shallow' ? column('images') : NaN)):(column('train_accuracy_lo')):(column('train_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './final-summary.csv' using ((strcol('network') eq 'two-layer' ? column('images') : NaN)):(column('train_accuracy_lo')):(column('train_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './final-summary.csv' using ((strcol('network') eq 'regular' ? column('images') : NaN)):(column('train_accuracy')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale title 'REGULAR', \
  './final-summary.csv' using ((strcol('network') eq 'shallow' ? column('images') : NaN)):(column('train_accuracy')) with linespoints lc rgb '#009E73' lw 1.6 pt 7 ps 0.5*point_scale title 'SHALLOW', \
  './final-summary.csv' using ((strcol('network') eq 'extra-shallow' ? column('images') : NaN)):(column('train_accuracy')) with linespoints lc rgb '#CC79A7' lw 1.6 pt 7 ps 0.5*point_scale title 'EXTRA SHALLOW', \
  './final-summary.csv' using ((strcol('network') eq 'two-layer' ? column('images') : NaN)):(column('train_accuracy')) with linespoints lc rgb '#D55E00' lw 1.6 pt 7 ps 0.5*point_scale title '2-LAYER'
unset multiplot
unset output

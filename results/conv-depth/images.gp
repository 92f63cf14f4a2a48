# images: redraw with  gnuplot -d images.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './images.'.output_format
set encoding utf8
set decimalsign '.'
set datafile separator comma
set datafile missing 'nan'
set datafile commentschars ''
point_scale = 1.0
if (output_format eq 'png') {
  set terminal pngcairo enhanced color butt size 2000,920 font 'DejaVu Sans,10' fontscale 2 linewidth 2 dashlength 2 background rgb '#ffffff'
}
if (output_format eq 'svg') {
  point_scale = 0.5
  set terminal svg enhanced butt size 1000,460 dynamic font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '#ffffff'
}
if (output_format eq 'pdf') {
  set terminal pdfcairo enhanced color butt size 10.0in,4.6in font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '#ffffff'
}
set output output_name
set style fill solid 1.0 noborder
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.074; set rmargin at screen 0.4446
set bmargin at screen 0.1087; set tmargin at screen 0.7957
set label 1 '{/:Bold Accuracy after training, against the number of training images}' at screen 0.018,0.9543478260869566 left font ',12.0' textcolor rgb '#24292f'
set label 2 'the same epochs, so that fewer images are fewer steps too; standard error of a test accuracy: 0.016; one seed' at screen 0.018,0.908695652173913 left font ',9.0' textcolor rgb '#57606a'
set label 3 'images 4000, test images 1000, size eighth, batch 50, epochs 10, learning rate 0.001, augmentation flips · CIFAR-10 · settings bcfc4a5e' at screen 0.018,0.8739130434782609 left font ',9.0' textcolor rgb '#57606a'
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
set lmargin at screen 0.4706; set rmargin at screen 0.8413
set bmargin at screen 0.1087; set tmargin at screen 0.7957
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

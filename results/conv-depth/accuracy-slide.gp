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
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.1156; set rmargin at screen 0.376
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set label 1 '{/:Bold 4,000 images: SHALLOW beats 2-LAYER by 5}' at screen 0.028125,0.9416666666666667 left font ',12.0' textcolor rgb '#24292f'
set label 2 '{/:Bold points; REGULAR, the deepest, is behind SHALLOW}' at screen 0.028125,0.8916666666666666 left font ',12.0' textcolor rgb '#24292f'
set label 3 'Adam, a tenth of the rate from epoch 8; one seed' at screen 0.028125,0.8333333333333334 left font ',9.0' textcolor rgb '#57606a'
set label 4 'images 4000, test images 1000, size eighth, batch 50, epochs 10, learning rate 0.001, augmentation flips · CIFAR-10 · settings bcfc4a5e' at screen 0.028125,0.022222222222222254 left font ',6.0' textcolor rgb '#57606a'
set title '{/:Bold training loss (nats)}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:10.0]
set xtics nomirror norangelimit 2.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.8835977234691381:2.2981167799979447]
set ytics nomirror norangelimit autofreq
unset mytics
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
unset key
plot \
  './training-summary.csv' using ((strcol('network') eq 'regular' && column('images') == 4000 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './training-summary.csv' using ((strcol('network') eq 'shallow' && column('images') == 4000 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './training-summary.csv' using ((strcol('network') eq 'extra-shallow' && column('images') == 4000 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './training-summary.csv' using ((strcol('network') eq 'two-layer' && column('images') == 4000 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './training-summary.csv' using ((strcol('network') eq 'regular' && column('images') == 4000 ? column('epoch') : NaN)):(column('train_loss_nats')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale title 'REGULAR', \
  './training-summary.csv' using ((strcol('network') eq 'shallow' && column('images') == 4000 ? column('epoch') : NaN)):(column('train_loss_nats')) with linespoints lc rgb '#009E73' lw 1.6 pt 7 ps 0.5*point_scale title 'SHALLOW', \
  './training-summary.csv' using ((strcol('network') eq 'extra-shallow' && column('images') == 4000 ? column('epoch') : NaN)):(column('train_loss_nats')) with linespoints lc rgb '#CC79A7' lw 1.6 pt 7 ps 0.5*point_scale title 'EXTRA SHALLOW', \
  './training-summary.csv' using ((strcol('network') eq 'two-layer' && column('images') == 4000 ? column('epoch') : NaN)):(column('train_loss_nats')) with linespoints lc rgb '#D55E00' lw 1.6 pt 7 ps 0.5*point_scale title '2-LAYER'

unset label; unset object; unset arrow
set lmargin at screen 0.4979; set rmargin at screen 0.7582
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set title '{/:Bold test accuracy}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:10.0]
set xtics nomirror norangelimit 2.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.24595:0.55505]
set ytics nomirror norangelimit autofreq
unset mytics
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set key at graph 1.03,0.98 left top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './training-summary.csv' using ((strcol('network') eq 'regular' && column('images') == 4000 ? column('epoch') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './training-summary.csv' using ((strcol('network') eq 'shallow' && column('images') == 4000 ? column('epoch') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './training-summary.csv' using ((strcol('network') eq 'extra-shallow' && column('images') == 4000 ? column('epoch') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './training-summary.csv' using ((strcol('network') eq 'two-layer' && column('images') == 4000 ? column('epoch') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './training-summary.csv' using ((strcol('network') eq 'regular' && column('images') == 4000 ? column('epoch') : NaN)):(column('test_accuracy')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale title 'REGULAR', \
  './training-summary.csv' using ((strcol('network') eq 'shallow' && column('images') == 4000 ? column('epoch') : NaN)):(column('test_accuracy')) with linespoints lc rgb '#009E73' lw 1.6 pt 7 ps 0.5*point_scale title 'SHALLOW', \
  './training-summary.csv' using ((strcol('network') eq 'extra-shallow' && column('images') == 4000 ? column('epoch') : NaN)):(column('test_accuracy')) with linespoints lc rgb '#CC79A7' lw 1.6 pt 7 ps 0.5*point_scale title 'EXTRA SHALLOW', \
  './training-summary.csv' using ((strcol('network') eq 'two-layer' && column('images') == 4000 ? column('epoch') : NaN)):(column('test_accuracy')) with linespoints lc rgb '#D55E00' lw 1.6 pt 7 ps 0.5*point_scale title '2-LAYER'
unset multiplot
unset output

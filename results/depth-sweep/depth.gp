# depth: redraw with  gnuplot -d depth.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './depth.'.output_format
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
set lmargin at screen 0.074; set rmargin at screen 0.485
set bmargin at screen 0.1136; set tmargin at screen 0.7864
set label 1 '{/:Bold At 100 layers the best plain network’s loss is 26 times that of the residual network}' at screen 0.018,0.9522727272727273 left font ',12.0' textcolor rgb '#24292f'
set label 2 'each kind at its best setting; mean of 3 seeds, band from smallest to largest' at screen 0.018,0.9045454545454545 left font ',9.0' textcolor rgb '#57606a'
set label 3 'epochs 12, images 10000, batch 100, momentum 0.9, decay 0.95 · MNIST · settings d8a0dc16' at screen 0.018,0.8681818181818182 left font ',9.0' textcolor rgb '#57606a'
set title '{/:Bold training loss (nats)}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
set logscale x 10
set format x '10^{%T}'
set xrange [8.695652173913045:114.99999999999999]
set xtics nomirror ('10' 10.0, '20' 20.0, '50' 50.0, '100' 100.0)
set mxtics 10
set xlabel 'depth' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [0.0018959989334689452:100.0]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set key at graph 0.02,0.98 left top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './best.csv' using ((strcol('kind') eq 'plain' ? column('depth') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './best.csv' using ((strcol('kind') eq 'residual' ? column('depth') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './best.csv' using ((strcol('kind') eq 'highway' ? column('depth') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './best.csv' using ((strcol('kind') eq 'plain' ? column('depth') : NaN)):(column('train_loss_nats')) with linespoints lc rgb '#D55E00' lw 1.6 pt 7 ps 0.5*point_scale title 'plain', \
  './best.csv' using ((strcol('kind') eq 'residual' ? column('depth') : NaN)):(column('train_loss_nats')) with linespoints lc rgb '#009E73' lw 1.6 pt 7 ps 0.5*point_scale title 'residual', \
  './best.csv' using ((strcol('kind') eq 'highway' ? column('depth') : NaN)):(column('train_loss_nats')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale title 'highway', \
  './best.csv' using ((strcol('kind') eq 'one-matrix residual' ? column('depth') : NaN)):(column('train_loss_nats')) with lines lc rgb '#009E73' lw 1.4 dashtype (5,4) title 'slide’s block'

unset label; unset object; unset arrow
set lmargin at screen 0.563; set rmargin at screen 0.974
set bmargin at screen 0.1136; set tmargin at screen 0.7864
set title '{/:Bold test accuracy}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
set logscale x 10
set format x '10^{%T}'
set xrange [8.695652173913045:114.99999999999999]
set xtics nomirror ('10' 10.0, '20' 20.0, '50' 50.0, '100' 100.0)
set mxtics 10
set xlabel 'depth' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.0:1.02]
set ytics nomirror norangelimit 0.2
unset mytics
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
unset key
plot \
  './best.csv' using ((strcol('kind') eq 'plain' ? column('depth') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './best.csv' using ((strcol('kind') eq 'residual' ? column('depth') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './best.csv' using ((strcol('kind') eq 'highway' ? column('depth') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './best.csv' using ((strcol('kind') eq 'plain' ? column('depth') : NaN)):(column('test_accuracy')) with linespoints lc rgb '#D55E00' lw 1.6 pt 7 ps 0.5*point_scale title 'plain', \
  './best.csv' using ((strcol('kind') eq 'residual' ? column('depth') : NaN)):(column('test_accuracy')) with linespoints lc rgb '#009E73' lw 1.6 pt 7 ps 0.5*point_scale title 'residual', \
  './best.csv' using ((strcol('kind') eq 'highway' ? column('depth') : NaN)):(column('test_accuracy')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale title 'highway', \
  './best.csv' using ((strcol('kind') eq 'one-matrix residual' ? column('depth') : NaN)):(column('test_accuracy')) with lines lc rgb '#009E73' lw 1.4 dashtype (5,4) title 'slide’s block'
unset multiplot
unset output

# degradation: redraw with  gnuplot -d degradation.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './degradation.'.output_format
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
set lmargin at screen 0.074; set rmargin at screen 0.509
set bmargin at screen 0.1087; set tmargin at screen 0.7957
set label 1 '{/:Bold 56 plain layers end 0.52 nats above 20; with shortcuts 56 layers end below both plain ones}' at screen 0.018,0.9543478260869566 left font ',12.0' textcolor rgb '#24292f'
set label 2 'mean training loss of each epoch; no augmentation; mean of 2 seeds, band from smallest to largest' at screen 0.018,0.908695652173913 left font ',9.0' textcolor rgb '#57606a'
set label 3 'images 4000, side 16, width 8, batch 128, epochs 6, learning rate 0.03, schedule constant, momentum 0.9, weight decay 0.0001 · CIFAR-10 · settings 0f66c352' at screen 0.018,0.8739130434782609 left font ',9.0' textcolor rgb '#57606a'
set title '{/:Bold plain}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:6.0]
set xtics nomirror norangelimit 1.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [1.1694559041530854:3.20949010406771]
set ytics nomirror norangelimit autofreq
unset mytics
set ylabel 'training loss (nats)' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set key at graph 0.02,0.03 left bottom Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './training-summary.csv' using ((column('depth') == 20 && strcol('shortcut') eq 'none' ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './training-summary.csv' using ((column('depth') == 32 && strcol('shortcut') eq 'none' ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './training-summary.csv' using ((column('depth') == 56 && strcol('shortcut') eq 'none' ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './training-summary.csv' using ((column('depth') == 20 && strcol('shortcut') eq 'none' ? column('epoch') : NaN)):(column('train_loss_nats')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale title '20 layers', \
  './training-summary.csv' using ((column('depth') == 32 && strcol('shortcut') eq 'none' ? column('epoch') : NaN)):(column('train_loss_nats')) with linespoints lc rgb '#D55E00' lw 1.6 pt 7 ps 0.5*point_scale title '32 layers', \
  './training-summary.csv' using ((column('depth') == 56 && strcol('shortcut') eq 'none' ? column('epoch') : NaN)):(column('train_loss_nats')) with linespoints lc rgb '#009E73' lw 1.6 pt 7 ps 0.5*point_scale title '56 layers'

unset label; unset object; unset arrow
set lmargin at screen 0.535; set rmargin at screen 0.97
set bmargin at screen 0.1087; set tmargin at screen 0.7957
set title '{/:Bold residual}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:6.0]
set xtics nomirror norangelimit 1.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [1.1694559041530854:3.20949010406771]
set ytics nomirror norangelimit autofreq
unset mytics
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
unset key
plot \
  './training-summary.csv' using ((column('depth') == 20 && strcol('shortcut') eq 'A' ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './training-summary.csv' using ((column('depth') == 32 && strcol('shortcut') eq 'A' ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './training-summary.csv' using ((column('depth') == 56 && strcol('shortcut') eq 'A' ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './training-summary.csv' using ((column('depth') == 20 && strcol('shortcut') eq 'A' ? column('epoch') : NaN)):(column('train_loss_nats')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale title '20 layers', \
  './training-summary.csv' using ((column('depth') == 32 && strcol('shortcut') eq 'A' ? column('epoch') : NaN)):(column('train_loss_nats')) with linespoints lc rgb '#D55E00' lw 1.6 pt 7 ps 0.5*point_scale title '32 layers', \
  './training-summary.csv' using ((column('depth') == 56 && strcol('shortcut') eq 'A' ? column('epoch') : NaN)):(column('train_loss_nats')) with linespoints lc rgb '#009E73' lw 1.6 pt 7 ps 0.5*point_scale title '56 layers'
unset multiplot
unset output

# degradation-slide: redraw with  gnuplot -d degradation-slide.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './degradation-slide.'.output_format
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
set lmargin at screen 0.1156; set rmargin at screen 0.5141
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set label 1 '{/:Bold 56 plain layers end 0.52 nats above 20; with}' at screen 0.028125,0.9416666666666667 left font ',12.0' textcolor rgb '#24292f'
set label 2 '{/:Bold shortcuts 56 layers end below both plain ones}' at screen 0.028125,0.8916666666666666 left font ',12.0' textcolor rgb '#24292f'
set label 3 'mean training loss of each epoch; no augmentation; mean of 2 seeds, band from smallest to largest' at screen 0.028125,0.8333333333333334 left font ',9.0' textcolor rgb '#57606a'
set label 4 'images 4000, side 16, width 8, batch 128, epochs 6, learning rate 0.03, schedule constant, momentum 0.9, weight decay 0.0001 · CIFAR-10 · settings 0f66c352' at screen 0.028125,0.022222222222222254 left font ',5.6' textcolor rgb '#57606a'
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
set lmargin at screen 0.5547; set rmargin at screen 0.9531
set bmargin at screen 0.1667; set tmargin at screen 0.7333
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

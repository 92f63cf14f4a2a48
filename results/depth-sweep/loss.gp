# loss: redraw with  gnuplot -d loss.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './loss.'.output_format
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
set lmargin at screen 0.074; set rmargin at screen 0.2463
set bmargin at screen 0.1087; set tmargin at screen 0.7957
set label 1 '{/:Bold At 100 layers plain networks train far worse than residual and highway networks}' at screen 0.018,0.9543478260869566 left font ',12.0' textcolor rgb '#24292f'
set label 2 'each kind at its best setting (best.csv); dashed: the slide’s block, x + relu(x W + b); mean of 3 seeds, band from smallest to largest' at screen 0.018,0.908695652173913 left font ',9.0' textcolor rgb '#57606a'
set label 3 'epochs 12, images 10000, batch 100, momentum 0.9, decay 0.95 · MNIST · settings d8a0dc16' at screen 0.018,0.8739130434782609 left font ',9.0' textcolor rgb '#57606a'
set title '{/:Bold depth 10}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:12.0]
set xtics nomirror norangelimit 4.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [0.0018959989334689452:10.0]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel 'training loss (nats)' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
unset key
plot \
  './best-curves.csv' using ((strcol('kind') eq 'plain' && column('depth') == 10 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'residual' && column('depth') == 10 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'highway' && column('depth') == 10 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'plain' && column('depth') == 10 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#D55E00' lw 2 title 'plain', \
  './best-curves.csv' using ((strcol('kind') eq 'residual' && column('depth') == 10 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#009E73' lw 2 title 'residual', \
  './best-curves.csv' using ((strcol('kind') eq 'highway' && column('depth') == 10 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#0072B2' lw 2 title 'highway', \
  './best-curves.csv' using ((strcol('kind') eq 'one-matrix residual' && column('depth') == 10 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#009E73' lw 1.4 dashtype (5,4) title 'slide’s block'

unset label; unset object; unset arrow
set lmargin at screen 0.2723; set rmargin at screen 0.4446
set bmargin at screen 0.1087; set tmargin at screen 0.7957
set title '{/:Bold depth 20}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:12.0]
set xtics nomirror norangelimit 4.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y ''
set yrange [0.0018959989334689452:10.0]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
unset key
plot \
  './best-curves.csv' using ((strcol('kind') eq 'plain' && column('depth') == 20 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'residual' && column('depth') == 20 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'highway' && column('depth') == 20 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'plain' && column('depth') == 20 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#D55E00' lw 2 title 'plain', \
  './best-curves.csv' using ((strcol('kind') eq 'residual' && column('depth') == 20 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#009E73' lw 2 title 'residual', \
  './best-curves.csv' using ((strcol('kind') eq 'highway' && column('depth') == 20 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#0072B2' lw 2 title 'highway', \
  './best-curves.csv' using ((strcol('kind') eq 'one-matrix residual' && column('depth') == 20 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#009E73' lw 1.4 dashtype (5,4) title 'slide’s block'

unset label; unset object; unset arrow
set lmargin at screen 0.4706; set rmargin at screen 0.643
set bmargin at screen 0.1087; set tmargin at screen 0.7957
set title '{/:Bold depth 50}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:12.0]
set xtics nomirror norangelimit 4.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y ''
set yrange [0.0018959989334689452:10.0]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
unset key
plot \
  './best-curves.csv' using ((strcol('kind') eq 'plain' && column('depth') == 50 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'residual' && column('depth') == 50 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'highway' && column('depth') == 50 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'plain' && column('depth') == 50 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#D55E00' lw 2 title 'plain', \
  './best-curves.csv' using ((strcol('kind') eq 'residual' && column('depth') == 50 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#009E73' lw 2 title 'residual', \
  './best-curves.csv' using ((strcol('kind') eq 'highway' && column('depth') == 50 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#0072B2' lw 2 title 'highway', \
  './best-curves.csv' using ((strcol('kind') eq 'one-matrix residual' && column('depth') == 50 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#009E73' lw 1.4 dashtype (5,4) title 'slide’s block'

unset label; unset object; unset arrow
set lmargin at screen 0.669; set rmargin at screen 0.8413
set bmargin at screen 0.1087; set tmargin at screen 0.7957
set title '{/:Bold depth 100}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:12.0]
set xtics nomirror norangelimit 4.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y ''
set yrange [0.0018959989334689452:10.0]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set key at graph 1.03,0.98 left top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './best-curves.csv' using ((strcol('kind') eq 'plain' && column('depth') == 100 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'residual' && column('depth') == 100 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'highway' && column('depth') == 100 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'plain' && column('depth') == 100 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#D55E00' lw 2 title 'plain', \
  './best-curves.csv' using ((strcol('kind') eq 'residual' && column('depth') == 100 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#009E73' lw 2 title 'residual', \
  './best-curves.csv' using ((strcol('kind') eq 'highway' && column('depth') == 100 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#0072B2' lw 2 title 'highway', \
  './best-curves.csv' using ((strcol('kind') eq 'one-matrix residual' && column('depth') == 100 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#009E73' lw 1.4 dashtype (5,4) title 'slide’s block'
unset multiplot
unset output

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
  set terminal pngcairo enhanced color butt size 2000,840 font 'DejaVu Sans,10' fontscale 2 linewidth 2 background rgb '#ffffff'
}
if (output_format eq 'svg') {
  point_scale = 0.5
  set terminal svg enhanced butt size 1000,420 dynamic font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '#ffffff'
}
if (output_format eq 'pdf') {
  set terminal pdfcairo enhanced color butt size 10.0in,4.2in font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '#ffffff'
}
set output output_name
set style fill solid 1.0 noborder
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.074; set rmargin at screen 0.2785
set bmargin at screen 0.119; set tmargin at screen 0.7762
set label 1 '{/:Bold At 100 layers the best plain network’s training loss is 18 times the highway’s}' at screen 0.018,0.95 left font ',12.0' textcolor rgb '#24292f'
set label 2 'each kind at its best setting (in the key; lr: learning rate), chosen by the loss of seed 1; mean of 3 seeds, band from smallest to largest' at screen 0.018,0.9 left font ',9.0' textcolor rgb '#57606a'
set label 3 'epochs 12, images 10000, batch 100, momentum 0.9, decay 0.95 · MNIST · settings ef4901a1' at screen 0.018,0.861904761904762 left font ',9.0' textcolor rgb '#57606a'
set title '{/:Bold depth 10}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:12.0]
set xtics nomirror norangelimit autofreq
unset mxtics
set xlabel 'epoch' offset 0,0.3 textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [0.00020305235831377406:10.0]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel 'training loss (nats)' offset 0.6,0 textcolor rgb '#24292f'
set key at graph 0.02,0.03 left bottom Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './best-curves.csv' using ((strcol('kind') eq 'plain' && column('depth') == 10 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'residual' && column('depth') == 10 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'highway' && column('depth') == 10 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'plain' && column('depth') == 10 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#D55E00' lw 2 title 'plain tanh, lr 0.03', \
  './best-curves.csv' using ((strcol('kind') eq 'residual' && column('depth') == 10 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#009E73' lw 2 title 'residual, lr 0.03', \
  './best-curves.csv' using ((strcol('kind') eq 'highway' && column('depth') == 10 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#0072B2' lw 2 title 'highway b\_T -4, lr 0.1'

unset label; unset object; unset arrow
set lmargin at screen 0.3045; set rmargin at screen 0.509
set bmargin at screen 0.119; set tmargin at screen 0.7762
set title '{/:Bold depth 20}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:12.0]
set xtics nomirror norangelimit autofreq
unset mxtics
set xlabel 'epoch' offset 0,0.3 textcolor rgb '#24292f'
set logscale y 10
set format y ''
set yrange [0.00020305235831377406:10.0]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
set key at graph 0.02,0.03 left bottom Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './best-curves.csv' using ((strcol('kind') eq 'plain' && column('depth') == 20 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'residual' && column('depth') == 20 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'highway' && column('depth') == 20 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'plain' && column('depth') == 20 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#D55E00' lw 2 title 'plain tanh, lr 0.03', \
  './best-curves.csv' using ((strcol('kind') eq 'residual' && column('depth') == 20 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#009E73' lw 2 title 'residual, lr 0.01', \
  './best-curves.csv' using ((strcol('kind') eq 'highway' && column('depth') == 20 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#0072B2' lw 2 title 'highway b\_T -4, lr 0.1'

unset label; unset object; unset arrow
set lmargin at screen 0.535; set rmargin at screen 0.7395
set bmargin at screen 0.119; set tmargin at screen 0.7762
set title '{/:Bold depth 50}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:12.0]
set xtics nomirror norangelimit autofreq
unset mxtics
set xlabel 'epoch' offset 0,0.3 textcolor rgb '#24292f'
set logscale y 10
set format y ''
set yrange [0.00020305235831377406:10.0]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
set key at graph 0.02,0.03 left bottom Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './best-curves.csv' using ((strcol('kind') eq 'plain' && column('depth') == 50 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'residual' && column('depth') == 50 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'highway' && column('depth') == 50 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'plain' && column('depth') == 50 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#D55E00' lw 2 title 'plain tanh, lr 0.003', \
  './best-curves.csv' using ((strcol('kind') eq 'residual' && column('depth') == 50 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#009E73' lw 2 title 'residual, lr 0.001', \
  './best-curves.csv' using ((strcol('kind') eq 'highway' && column('depth') == 50 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#0072B2' lw 2 title 'highway b\_T -4, lr 0.1'

unset label; unset object; unset arrow
set lmargin at screen 0.7655; set rmargin at screen 0.97
set bmargin at screen 0.119; set tmargin at screen 0.7762
set title '{/:Bold depth 100}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:12.0]
set xtics nomirror norangelimit autofreq
unset mxtics
set xlabel 'epoch' offset 0,0.3 textcolor rgb '#24292f'
set logscale y 10
set format y ''
set yrange [0.00020305235831377406:10.0]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
set key at graph 0.02,0.03 left bottom Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './best-curves.csv' using ((strcol('kind') eq 'plain' && column('depth') == 100 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'residual' && column('depth') == 100 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'highway' && column('depth') == 100 ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './best-curves.csv' using ((strcol('kind') eq 'plain' && column('depth') == 100 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#D55E00' lw 2 title 'plain tanh, lr 0.003', \
  './best-curves.csv' using ((strcol('kind') eq 'residual' && column('depth') == 100 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#009E73' lw 2 title 'residual, lr 0.001', \
  './best-curves.csv' using ((strcol('kind') eq 'highway' && column('depth') == 100 ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#0072B2' lw 2 title 'highway b\_T -4, lr 0.1'
unset multiplot
unset output

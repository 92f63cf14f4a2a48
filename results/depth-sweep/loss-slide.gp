# loss-slide: redraw with  gnuplot -d loss-slide.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './loss-slide.'.output_format
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
set lmargin at screen 0.1156; set rmargin at screen 0.2442
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set label 1 '{/:Bold At 100 layers plain networks train far}' at screen 0.028125,0.9416666666666667 left font ',12.0' textcolor rgb '#24292f'
set label 2 '{/:Bold worse than residual and highway networks}' at screen 0.028125,0.8916666666666666 left font ',12.0' textcolor rgb '#24292f'
set label 3 'each kind at its best setting (best.csv); dashed: the slide’s block, x + relu(x W + b); mean of 3 seeds, band from smallest to largest' at screen 0.028125,0.8333333333333334 left font ',6.5' textcolor rgb '#57606a'
set label 4 'epochs 12, images 10000, batch 100, momentum 0.9, decay 0.95 · MNIST · settings d8a0dc16' at screen 0.028125,0.022222222222222254 left font ',6.0' textcolor rgb '#57606a'
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
set lmargin at screen 0.2849; set rmargin at screen 0.4135
set bmargin at screen 0.1667; set tmargin at screen 0.7333
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
set lmargin at screen 0.4541; set rmargin at screen 0.5827
set bmargin at screen 0.1667; set tmargin at screen 0.7333
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
set lmargin at screen 0.6234; set rmargin at screen 0.752
set bmargin at screen 0.1667; set tmargin at screen 0.7333
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

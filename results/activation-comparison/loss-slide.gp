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
set lmargin at screen 0.1156; set rmargin at screen 0.5141
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set label 1 '{/:Bold ELU learns faster than leaky ReLU and ReLU: after 5}' at screen 0.028125,0.9416666666666667 left font ',12.0' textcolor rgb '#24292f'
set label 2 '{/:Bold epochs its training loss is at most 0.79 times theirs}' at screen 0.028125,0.8916666666666666 left font ',12.0' textcolor rgb '#24292f'
set label 3 'dashed: the test set, which the paper calls validation; mean of 3 seeds, band from smallest to largest' at screen 0.028125,0.8333333333333334 left font ',8.5' textcolor rgb '#57606a'
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
set logscale y 10
set format y '10^{%T}'
set yrange [0.000703137886011973:0.5786767989397049]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel 'cross-entropy (nats)' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set key at graph 0.02,0.03 left bottom Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './training-summary.csv' using ((strcol('activation') eq 'elu' ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'leaky-relu' ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'relu' ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'shifted-relu' ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'elu' ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#0072B2' lw 2 title 'ELU', \
  './training-summary.csv' using ((strcol('activation') eq 'leaky-relu' ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#D55E00' lw 2 title 'leaky ReLU', \
  './training-summary.csv' using ((strcol('activation') eq 'relu' ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#009E73' lw 2 title 'ReLU', \
  './training-summary.csv' using ((strcol('activation') eq 'shifted-relu' ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#CC79A7' lw 2 title 'shifted ReLU', \
  './training-summary.csv' using ((strcol('activation') eq 'elu' ? column('epoch') : NaN)):(column('test_loss_nats')) with lines lc rgb '#0072B2' lw 1.4 dashtype (5,4) notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'leaky-relu' ? column('epoch') : NaN)):(column('test_loss_nats')) with lines lc rgb '#D55E00' lw 1.4 dashtype (5,4) notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'relu' ? column('epoch') : NaN)):(column('test_loss_nats')) with lines lc rgb '#009E73' lw 1.4 dashtype (5,4) notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'shifted-relu' ? column('epoch') : NaN)):(column('test_loss_nats')) with lines lc rgb '#CC79A7' lw 1.4 dashtype (5,4) notitle

unset label; unset object; unset arrow
set lmargin at screen 0.5547; set rmargin at screen 0.9531
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
set logscale y 10
set format y ''
set yrange [0.000703137886011973:0.5786767989397049]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set label 11 'sigmoid: 2.3, off scale' at first 24.5,0.4133405706712178 right front font ',9' textcolor rgb '#0072B2'
set key at graph 0.02,0.03 left bottom Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './training-summary.csv' using ((strcol('activation') eq 'sigmoid' ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'tanh' ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'prelu' ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'selu' ? column('epoch') : NaN)):(column('train_loss_nats_lo')):(column('train_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'sigmoid' ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#0072B2' lw 2 title 'sigmoid', \
  './training-summary.csv' using ((strcol('activation') eq 'tanh' ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#D55E00' lw 2 title 'tanh', \
  './training-summary.csv' using ((strcol('activation') eq 'prelu' ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#009E73' lw 2 title 'PReLU', \
  './training-summary.csv' using ((strcol('activation') eq 'selu' ? column('epoch') : NaN)):(column('train_loss_nats')) with lines lc rgb '#CC79A7' lw 2 title 'SELU', \
  './training-summary.csv' using ((strcol('activation') eq 'sigmoid' ? column('epoch') : NaN)):(column('test_loss_nats')) with lines lc rgb '#0072B2' lw 1.4 dashtype (5,4) notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'tanh' ? column('epoch') : NaN)):(column('test_loss_nats')) with lines lc rgb '#D55E00' lw 1.4 dashtype (5,4) notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'prelu' ? column('epoch') : NaN)):(column('test_loss_nats')) with lines lc rgb '#009E73' lw 1.4 dashtype (5,4) notitle, \
  './training-summary.csv' using ((strcol('activation') eq 'selu' ? column('epoch') : NaN)):(column('test_loss_nats')) with lines lc rgb '#CC79A7' lw 1.4 dashtype (5,4) notitle
unset multiplot
unset output

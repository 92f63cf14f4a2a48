# lesions-slide: redraw with  gnuplot -d lesions-slide.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './lesions-slide.'.output_format
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
set lmargin at screen 0.1156; set rmargin at screen 0.3156
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set label 1 '{/:Bold Early layers matter most: 65 % of single}' at screen 0.028125,0.9416666666666667 left font ',12.0' textcolor rgb '#24292f'
set label 2 '{/:Bold lesions at most double the highway’s loss}' at screen 0.028125,0.8916666666666666 left font ',12.0' textcolor rgb '#24292f'
set label 3 'bars: from the loss of the whole network to that without the layer; mean of 3 seeds' at screen 0.028125,0.8333333333333334 left font ',9.0' textcolor rgb '#57606a'
set label 4 'depth 50, gate bias -4.0, highway learning rate 0.1, residual learning rate 0.01, epochs 25, images 10000, batch 100, momentum 0.9, decay 0.95 · MNIST · settings 62a80893' at screen 0.028125,0.022222222222222254 left font ',5.1' textcolor rgb '#57606a'
set title '{/:Bold highway: mean gate T}' font ',9.8' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [1.0:51.0]
set xtics nomirror norangelimit 10.0
unset mxtics
set xlabel 'layer' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.0:*]
set ytics nomirror norangelimit autofreq
unset mytics
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
unset key
plot \
  './layers-summary.csv' using ((strcol('kind') eq 'highway' ? column('layer') : NaN)):(column('mean_gate')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale notitle

unset label; unset object; unset arrow
set lmargin at screen 0.4375; set rmargin at screen 0.6375
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set title '{/:Bold highway: one layer’s T = 0}' font ',7.6' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [1.0:51.0]
set xtics nomirror norangelimit 10.0
unset mxtics
set xlabel 'layer' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [0.00025632122803168994:0.15745968129485846]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel 'training loss (nats)' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set arrow 11 from graph 0,first 0.0011146089440444483 to graph 1,first 0.0011146089440444483 nohead dashtype (5,4) lc rgb '#8b949e' lw 1
set label 13 'whole: 0.0011' at first 50.0,0.0008916871552355586 right front font ',9' textcolor rgb '#24292f'
unset key
plot \
  './layers-summary.csv' using ((strcol('kind') eq 'highway' ? column('layer') : NaN)):(column('lesioned_loss_nats')):((strcol('kind') eq 'highway' ? column('layer') : NaN) - 0.45):((strcol('kind') eq 'highway' ? column('layer') : NaN) + 0.45):(column('base_loss_nats')):(column('lesioned_loss_nats')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#0072B2' notitle

unset label; unset object; unset arrow
set lmargin at screen 0.7594; set rmargin at screen 0.9594
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set title '{/:Bold residual: one block’s F = 0}' font ',7.3' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [1.0:51.0]
set xtics nomirror norangelimit 10.0
unset mxtics
set xlabel 'layer' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [0.00025632122803168994:0.15745968129485846]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel 'training loss (nats)' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set arrow 11 from graph 0,first 0.0005126424560633799 to graph 1,first 0.0005126424560633799 nohead dashtype (5,4) lc rgb '#8b949e' lw 1
set label 13 'whole: 5.1 · 10^{−4}' at first 50.0,0.0004101139648507039 right front font ',8.7' textcolor rgb '#24292f'
unset key
plot \
  './layers-summary.csv' using ((strcol('kind') eq 'residual' ? column('layer') : NaN)):(column('lesioned_loss_nats')):((strcol('kind') eq 'residual' ? column('layer') : NaN) - 0.9):((strcol('kind') eq 'residual' ? column('layer') : NaN) + 0.9):(column('base_loss_nats')):(column('lesioned_loss_nats')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#009E73' notitle
unset multiplot
unset output

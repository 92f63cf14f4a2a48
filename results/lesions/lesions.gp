# lesions: redraw with  gnuplot -d lesions.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './lesions.'.output_format
set encoding utf8
set decimalsign '.'
set datafile separator comma
set datafile missing 'nan'
set datafile commentschars ''
point_scale = 1.0
if (output_format eq 'png') {
  set terminal pngcairo enhanced color butt size 2000,800 font 'DejaVu Sans,10' fontscale 2 linewidth 2 background rgb '#ffffff'
}
if (output_format eq 'svg') {
  point_scale = 0.5
  set terminal svg enhanced butt size 1000,400 dynamic font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '#ffffff'
}
if (output_format eq 'pdf') {
  set terminal pdfcairo enhanced color butt size 10.0in,4.0in font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '#ffffff'
}
set output output_name
set style fill solid 1.0 noborder
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.074; set rmargin at screen 0.322
set bmargin at screen 0.125; set tmargin at screen 0.765
set label 1 '{/:Bold The work of single layers: transform gates, and training loss without one layer}' at screen 0.018,0.9475 left font ',12.0' textcolor rgb '#24292f'
set label 2 'highway: 2 of 3 seeds, learning rate 0.01; residual: 3 of 3 seeds, learning rate 0.001; band from smallest to largest' at screen 0.018,0.895 left font ',9.0' textcolor rgb '#57606a'
set label 3 'depth 50, gate bias -3.0, epochs 25, images 10000, batch 100, momentum 0.9, decay 0.95 · MNIST · settings 899cfb8d' at screen 0.018,0.855 left font ',9.0' textcolor rgb '#57606a'
set title '{/:Bold highway: mean transform gate T}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:51.0]
set xtics nomirror norangelimit 10.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.0:*]
set ytics nomirror norangelimit autofreq
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
plot \
  './layers-summary.csv' using ((strcol('kind') eq 'highway' ? column('layer') : NaN)):(column('mean_gate_lo')):(column('mean_gate_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './layers-summary.csv' using ((strcol('kind') eq 'highway' ? column('layer') : NaN)):(column('mean_gate')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale title 'highway'

unset label; unset object; unset arrow
set lmargin at screen 0.4; set rmargin at screen 0.648
set bmargin at screen 0.125; set tmargin at screen 0.765
set title '{/:Bold highway: loss with one layer’s T = 0}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:51.0]
set xtics nomirror norangelimit 10.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [0.07035440560430288:3.341316556930542]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
set arrow 11 from graph 0,first 0.16701445188373326 to graph 1,first 0.16701445188373326 nohead dashtype (5,4) lc rgb '#8b949e' lw 1
set label 13 'whole network: 0.17' at first 50.0,0.11448185652494432 right front font ',9' textcolor rgb '#24292f'
unset key
plot \
  './layers-summary.csv' using ((strcol('kind') eq 'highway' ? column('layer') : NaN)):(column('lesioned_loss_nats_lo')):(column('lesioned_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './layers-summary.csv' using ((strcol('kind') eq 'highway' ? column('layer') : NaN)):(column('lesioned_loss_nats')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale title 'highway'

unset label; unset object; unset arrow
set lmargin at screen 0.726; set rmargin at screen 0.974
set bmargin at screen 0.125; set tmargin at screen 0.765
set title '{/:Bold residual: loss with one layer’s F = 0}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:51.0]
set xtics nomirror norangelimit 10.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [0.07035440560430288:3.341316556930542]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
set arrow 11 from graph 0,first 0.18529322544733684 to graph 1,first 0.18529322544733684 nohead dashtype (5,4) lc rgb '#8b949e' lw 1
set label 13 'whole network: 0.19' at first 50.0,0.12056770652532578 right front font ',9' textcolor rgb '#24292f'
unset key
plot \
  './layers-summary.csv' using ((strcol('kind') eq 'residual' ? column('layer') : NaN)):(column('lesioned_loss_nats_lo')):(column('lesioned_loss_nats_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './layers-summary.csv' using ((strcol('kind') eq 'residual' ? column('layer') : NaN)):(column('lesioned_loss_nats')) with linespoints lc rgb '#009E73' lw 1.6 pt 7 ps 0.5*point_scale title 'residual'
unset multiplot
unset output

# learning: redraw with  gnuplot -d learning.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './learning.'.output_format
set encoding utf8
set decimalsign '.'
set datafile separator comma
set datafile missing 'nan'
set datafile commentschars ''
point_scale = 1.0
if (output_format eq 'png') {
  set terminal pngcairo enhanced color butt size 1640,960 font 'DejaVu Sans,10' fontscale 2 linewidth 2 dashlength 2 background rgb '#ffffff'
}
if (output_format eq 'svg') {
  point_scale = 0.5
  set terminal svg enhanced butt size 820,480 dynamic font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '#ffffff'
}
if (output_format eq 'pdf') {
  set terminal pdfcairo enhanced color butt size 8.2in,4.8in font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '#ffffff'
}
set output output_name
set style fill solid 1.0 noborder
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.0902; set rmargin at screen 0.9683
set bmargin at screen 0.1042; set tmargin at screen 0.8375
set label 1 '{/:Bold The lower layers do not learn: layer 1 moves 1.4 · 10^{−8} times as far as layer 10}' at screen 0.02195121951219512,0.95625 left font ',11.5' textcolor rgb '#24292f'
set label 2 'gradient descent on (y − U)^{2}, L = 10, learning rate 0.1' at screen 0.02195121951219512,0.9125 left font ',9.0' textcolor rgb '#57606a'
set label 3 'weight 0.5, target 1.0 · settings a94ca2a0' at screen 0.02195121951219512,0.8791666666666667 left font ',9.0' textcolor rgb '#57606a'
unset title
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
set logscale x 10
set format x '10^{%T}'
set xrange [1.0:30000.0]
set xtics nomirror norangelimit autofreq
set mxtics 10
set xlabel 'step' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [6.918080922938923e-11:10.0]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel 'relative change |W(t) − W(0)| / W(0)' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set label 11 'layer 1' at first 11500.0,7.688951919604392e-09 left front font ',9' textcolor rgb '#440154'
set label 13 'layer 3' at first 11500.0,3.095297584909673e-07 left front font ',9' textcolor rgb '#462F7B'
set label 15 'layer 5' at first 11500.0,2.041879170144867e-05 left front font ',9' textcolor rgb '#39568B'
set label 17 'layer 7' at first 11500.0,0.0013597477617477427 left front font ',9' textcolor rgb '#2A788E'
set label 19 'layer 9' at first 11500.0,0.08658087047594676 left front font ',9' textcolor rgb '#209582'
set label 21 'layer 10' at first 11500.0,0.5594985539172654 left front font ',9' textcolor rgb '#1F9E6E'
unset key
plot \
  './learning.csv' using ((column('layer') == 1 ? column('step') : NaN)):(column('weight_change_relative')) with lines lc rgb '#440154' lw 2 title 'layer 1', \
  './learning.csv' using ((column('layer') == 3 ? column('step') : NaN)):(column('weight_change_relative')) with lines lc rgb '#462F7B' lw 2 title 'layer 3', \
  './learning.csv' using ((column('layer') == 5 ? column('step') : NaN)):(column('weight_change_relative')) with lines lc rgb '#39568B' lw 2 title 'layer 5', \
  './learning.csv' using ((column('layer') == 7 ? column('step') : NaN)):(column('weight_change_relative')) with lines lc rgb '#2A788E' lw 2 title 'layer 7', \
  './learning.csv' using ((column('layer') == 9 ? column('step') : NaN)):(column('weight_change_relative')) with lines lc rgb '#209582' lw 2 title 'layer 9', \
  './learning.csv' using ((column('layer') == 10 ? column('step') : NaN)):(column('weight_change_relative')) with lines lc rgb '#1F9E6E' lw 2 title 'layer 10'
unset multiplot
unset output

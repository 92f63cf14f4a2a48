# response: redraw with  gnuplot -d response.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './response.'.output_format
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
set lmargin at screen 0.074; set rmargin at screen 0.3553
set bmargin at screen 0.1136; set tmargin at screen 0.7864
set label 1 '{/:Bold With shortcuts the responses of 56 layers are on average 0.6 times as large as without}' at screen 0.018,0.9522727272727273 left font ',12.0' textcolor rgb '#24292f'
set label 2 'after batch norm, before ReLU and addition; dotted: with moments of the batch, 0.61 times; mean of 2 seeds, band from smallest to largest' at screen 0.018,0.9045454545454545 left font ',9.0' textcolor rgb '#57606a'
set label 3 'images 4000, side 16, width 8, batch 128, epochs 6, learning rate 0.03, schedule constant, momentum 0.9, weight decay 0.0001 · CIFAR-10 · settings 0f66c352' at screen 0.018,0.8681818181818182 left font ',9.0' textcolor rgb '#57606a'
set title '{/:Bold 20 layers}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:20.0]
set xtics nomirror norangelimit autofreq
unset mxtics
set xlabel 'layer' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [0.685867904180838:17.932390373465264]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel 'standard deviation' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set key at graph 0.02,0.98 left top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './responses-summary.csv' using ((strcol('shortcut') eq 'none' && column('depth') == 20 ? column('layer') : NaN)):(column('response_deviation_lo')):(column('response_deviation_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './responses-summary.csv' using ((strcol('shortcut') eq 'A' && column('depth') == 20 ? column('layer') : NaN)):(column('response_deviation_lo')):(column('response_deviation_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './responses-summary.csv' using ((strcol('shortcut') eq 'none' && column('depth') == 20 ? column('layer') : NaN)):(column('response_deviation')) with lines lc rgb '#D55E00' lw 2 title 'plain', \
  './responses-summary.csv' using ((strcol('shortcut') eq 'A' && column('depth') == 20 ? column('layer') : NaN)):(column('response_deviation')) with lines lc rgb '#009E73' lw 2 title 'residual', \
  './responses-summary.csv' using ((strcol('shortcut') eq 'none' && column('depth') == 20 ? column('layer') : NaN)):(column('batch_response_deviation')) with lines lc rgb '#D55E00' lw 1.8 dashtype (1.5,2.5) notitle, \
  './responses-summary.csv' using ((strcol('shortcut') eq 'A' && column('depth') == 20 ? column('layer') : NaN)):(column('batch_response_deviation')) with lines lc rgb '#009E73' lw 1.8 dashtype (1.5,2.5) notitle

unset label; unset object; unset arrow
set lmargin at screen 0.3813; set rmargin at screen 0.6627
set bmargin at screen 0.1136; set tmargin at screen 0.7864
set title '{/:Bold 32 layers}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:32.0]
set xtics nomirror norangelimit autofreq
unset mxtics
set xlabel 'layer' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y ''
set yrange [0.685867904180838:17.932390373465264]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
unset key
plot \
  './responses-summary.csv' using ((strcol('shortcut') eq 'none' && column('depth') == 32 ? column('layer') : NaN)):(column('response_deviation_lo')):(column('response_deviation_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './responses-summary.csv' using ((strcol('shortcut') eq 'A' && column('depth') == 32 ? column('layer') : NaN)):(column('response_deviation_lo')):(column('response_deviation_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './responses-summary.csv' using ((strcol('shortcut') eq 'none' && column('depth') == 32 ? column('layer') : NaN)):(column('response_deviation')) with lines lc rgb '#D55E00' lw 2 title 'plain', \
  './responses-summary.csv' using ((strcol('shortcut') eq 'A' && column('depth') == 32 ? column('layer') : NaN)):(column('response_deviation')) with lines lc rgb '#009E73' lw 2 title 'residual', \
  './responses-summary.csv' using ((strcol('shortcut') eq 'none' && column('depth') == 32 ? column('layer') : NaN)):(column('batch_response_deviation')) with lines lc rgb '#D55E00' lw 1.8 dashtype (1.5,2.5) notitle, \
  './responses-summary.csv' using ((strcol('shortcut') eq 'A' && column('depth') == 32 ? column('layer') : NaN)):(column('batch_response_deviation')) with lines lc rgb '#009E73' lw 1.8 dashtype (1.5,2.5) notitle

unset label; unset object; unset arrow
set lmargin at screen 0.6887; set rmargin at screen 0.97
set bmargin at screen 0.1136; set tmargin at screen 0.7864
set title '{/:Bold 56 layers}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:56.0]
set xtics nomirror norangelimit autofreq
unset mxtics
set xlabel 'layer' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y ''
set yrange [0.685867904180838:17.932390373465264]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
unset key
plot \
  './responses-summary.csv' using ((strcol('shortcut') eq 'none' && column('depth') == 56 ? column('layer') : NaN)):(column('response_deviation_lo')):(column('response_deviation_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './responses-summary.csv' using ((strcol('shortcut') eq 'A' && column('depth') == 56 ? column('layer') : NaN)):(column('response_deviation_lo')):(column('response_deviation_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './responses-summary.csv' using ((strcol('shortcut') eq 'none' && column('depth') == 56 ? column('layer') : NaN)):(column('response_deviation')) with lines lc rgb '#D55E00' lw 2 title 'plain', \
  './responses-summary.csv' using ((strcol('shortcut') eq 'A' && column('depth') == 56 ? column('layer') : NaN)):(column('response_deviation')) with lines lc rgb '#009E73' lw 2 title 'residual', \
  './responses-summary.csv' using ((strcol('shortcut') eq 'none' && column('depth') == 56 ? column('layer') : NaN)):(column('batch_response_deviation')) with lines lc rgb '#D55E00' lw 1.8 dashtype (1.5,2.5) notitle, \
  './responses-summary.csv' using ((strcol('shortcut') eq 'A' && column('depth') == 56 ? column('layer') : NaN)):(column('batch_response_deviation')) with lines lc rgb '#009E73' lw 1.8 dashtype (1.5,2.5) notitle
unset multiplot
unset output

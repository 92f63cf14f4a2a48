# histograms-relu: redraw with  gnuplot -d histograms-relu.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './histograms-relu.'.output_format
set encoding utf8
set decimalsign '.'
set datafile separator comma
set datafile missing 'nan'
set datafile commentschars ''
point_scale = 1.0
if (output_format eq 'png') {
  set terminal pngcairo enhanced color butt size 2000,1120 font 'DejaVu Sans,10' fontscale 2 linewidth 2 background rgb '#ffffff'
}
if (output_format eq 'svg') {
  point_scale = 0.5
  set terminal svg enhanced butt size 1000,560 dynamic font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '#ffffff'
}
if (output_format eq 'pdf') {
  set terminal pdfcairo enhanced color butt size 10.0in,5.6in font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '#ffffff'
}
set output output_name
set border 3 front lc rgb '#57606a' lw 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
set style fill solid 1.0 noborder
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.074; set rmargin at screen 0.3553
set bmargin at screen 0.5375; set tmargin at screen 0.8607
set label 1001 '{/:Bold ReLU: units become constants; at layer 50 only 1.6 % of all variance is within units}' at screen 0.018,0.9625 left font ',12.0' textcolor rgb '#24292f'
set label 1002 'what the ReLU receives; one color for each of the first 10 of 2048 units; heights relative to the panel’s highest; ticks: least and largest, dots: mean · settings f4ea4668' at screen 0.018,0.925 left font ',8.1' textcolor rgb '#57606a'
set title '{/:Bold layer 1}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [-7.0:7.0]
set xtics norangelimit 2.0
unset mxtics
set xlabel '' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [-0.2:1.3]
unset ytics
unset mytics
set ylabel 'density' offset 0.6,0 textcolor rgb '#24292f'
set label 1 'sd within units 1.41, between 0.06' at first 0.0,1.19 center front font ',9' textcolor rgb '#24292f'
unset key
plot \
  './density-relu-1.csv' using ((column('unit') == 1 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#1f77b4' notitle, \
  './density-relu-1.csv' using ((column('unit') == 1 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#1f77b4' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 1 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#1f77b4' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 1 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#1f77b4' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-1.csv' using ((column('unit') == 2 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#ff7f0e' notitle, \
  './density-relu-1.csv' using ((column('unit') == 2 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#ff7f0e' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 2 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#ff7f0e' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 2 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#ff7f0e' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-1.csv' using ((column('unit') == 3 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#2ca02c' notitle, \
  './density-relu-1.csv' using ((column('unit') == 3 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#2ca02c' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 3 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#2ca02c' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 3 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#2ca02c' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-1.csv' using ((column('unit') == 4 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#d62728' notitle, \
  './density-relu-1.csv' using ((column('unit') == 4 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#d62728' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 4 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#d62728' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 4 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#d62728' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-1.csv' using ((column('unit') == 5 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#9467bd' notitle, \
  './density-relu-1.csv' using ((column('unit') == 5 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#9467bd' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 5 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#9467bd' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 5 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#9467bd' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-1.csv' using ((column('unit') == 6 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#8c564b' notitle, \
  './density-relu-1.csv' using ((column('unit') == 6 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#8c564b' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 6 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#8c564b' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 6 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#8c564b' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-1.csv' using ((column('unit') == 7 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#e377c2' notitle, \
  './density-relu-1.csv' using ((column('unit') == 7 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#e377c2' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 7 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#e377c2' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 7 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#e377c2' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-1.csv' using ((column('unit') == 8 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#7f7f7f' notitle, \
  './density-relu-1.csv' using ((column('unit') == 8 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#7f7f7f' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 8 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#7f7f7f' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 8 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#7f7f7f' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-1.csv' using ((column('unit') == 9 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#bcbd22' notitle, \
  './density-relu-1.csv' using ((column('unit') == 9 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#bcbd22' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 9 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#bcbd22' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 9 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#bcbd22' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-1.csv' using ((column('unit') == 10 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#17becf' notitle, \
  './density-relu-1.csv' using ((column('unit') == 10 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#17becf' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 10 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#17becf' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 1 && column('unit') == 10 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#17becf' pt 7 ps 0.5*point_scale notitle

unset label; unset object; unset arrow
set lmargin at screen 0.3813; set rmargin at screen 0.6627
set bmargin at screen 0.5375; set tmargin at screen 0.8607
set title '{/:Bold layer 2}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [-7.0:7.0]
set xtics norangelimit 2.0
unset mxtics
set xlabel '' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-0.2:1.3]
unset ytics
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
set label 1 'sd within units 1.17, between 0.80' at first 0.0,1.19 center front font ',9' textcolor rgb '#24292f'
unset key
plot \
  './density-relu-2.csv' using ((column('unit') == 1 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#1f77b4' notitle, \
  './density-relu-2.csv' using ((column('unit') == 1 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#1f77b4' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 1 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#1f77b4' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 1 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#1f77b4' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-2.csv' using ((column('unit') == 2 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#ff7f0e' notitle, \
  './density-relu-2.csv' using ((column('unit') == 2 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#ff7f0e' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 2 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#ff7f0e' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 2 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#ff7f0e' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-2.csv' using ((column('unit') == 3 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#2ca02c' notitle, \
  './density-relu-2.csv' using ((column('unit') == 3 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#2ca02c' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 3 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#2ca02c' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 3 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#2ca02c' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-2.csv' using ((column('unit') == 4 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#d62728' notitle, \
  './density-relu-2.csv' using ((column('unit') == 4 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#d62728' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 4 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#d62728' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 4 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#d62728' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-2.csv' using ((column('unit') == 5 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#9467bd' notitle, \
  './density-relu-2.csv' using ((column('unit') == 5 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#9467bd' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 5 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#9467bd' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 5 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#9467bd' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-2.csv' using ((column('unit') == 6 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#8c564b' notitle, \
  './density-relu-2.csv' using ((column('unit') == 6 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#8c564b' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 6 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#8c564b' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 6 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#8c564b' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-2.csv' using ((column('unit') == 7 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#e377c2' notitle, \
  './density-relu-2.csv' using ((column('unit') == 7 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#e377c2' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 7 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#e377c2' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 7 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#e377c2' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-2.csv' using ((column('unit') == 8 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#7f7f7f' notitle, \
  './density-relu-2.csv' using ((column('unit') == 8 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#7f7f7f' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 8 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#7f7f7f' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 8 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#7f7f7f' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-2.csv' using ((column('unit') == 9 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#bcbd22' notitle, \
  './density-relu-2.csv' using ((column('unit') == 9 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#bcbd22' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 9 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#bcbd22' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 9 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#bcbd22' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-2.csv' using ((column('unit') == 10 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#17becf' notitle, \
  './density-relu-2.csv' using ((column('unit') == 10 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#17becf' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 10 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#17becf' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 2 && column('unit') == 10 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#17becf' pt 7 ps 0.5*point_scale notitle

unset label; unset object; unset arrow
set lmargin at screen 0.6887; set rmargin at screen 0.97
set bmargin at screen 0.5375; set tmargin at screen 0.8607
set title '{/:Bold layer 5}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [-7.0:7.0]
set xtics norangelimit 2.0
unset mxtics
set xlabel '' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-0.2:1.3]
unset ytics
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
set label 1 'sd within units 0.81, between 1.19' at first 0.0,1.19 center front font ',9' textcolor rgb '#24292f'
unset key
plot \
  './density-relu-5.csv' using ((column('unit') == 1 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#1f77b4' notitle, \
  './density-relu-5.csv' using ((column('unit') == 1 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#1f77b4' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 1 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#1f77b4' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 1 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#1f77b4' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-5.csv' using ((column('unit') == 2 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#ff7f0e' notitle, \
  './density-relu-5.csv' using ((column('unit') == 2 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#ff7f0e' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 2 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#ff7f0e' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 2 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#ff7f0e' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-5.csv' using ((column('unit') == 3 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#2ca02c' notitle, \
  './density-relu-5.csv' using ((column('unit') == 3 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#2ca02c' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 3 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#2ca02c' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 3 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#2ca02c' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-5.csv' using ((column('unit') == 4 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#d62728' notitle, \
  './density-relu-5.csv' using ((column('unit') == 4 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#d62728' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 4 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#d62728' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 4 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#d62728' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-5.csv' using ((column('unit') == 5 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#9467bd' notitle, \
  './density-relu-5.csv' using ((column('unit') == 5 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#9467bd' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 5 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#9467bd' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 5 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#9467bd' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-5.csv' using ((column('unit') == 6 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#8c564b' notitle, \
  './density-relu-5.csv' using ((column('unit') == 6 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#8c564b' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 6 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#8c564b' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 6 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#8c564b' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-5.csv' using ((column('unit') == 7 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#e377c2' notitle, \
  './density-relu-5.csv' using ((column('unit') == 7 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#e377c2' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 7 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#e377c2' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 7 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#e377c2' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-5.csv' using ((column('unit') == 8 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#7f7f7f' notitle, \
  './density-relu-5.csv' using ((column('unit') == 8 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#7f7f7f' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 8 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#7f7f7f' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 8 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#7f7f7f' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-5.csv' using ((column('unit') == 9 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#bcbd22' notitle, \
  './density-relu-5.csv' using ((column('unit') == 9 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#bcbd22' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 9 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#bcbd22' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 9 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#bcbd22' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-5.csv' using ((column('unit') == 10 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#17becf' notitle, \
  './density-relu-5.csv' using ((column('unit') == 10 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#17becf' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 10 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#17becf' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 5 && column('unit') == 10 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#17becf' pt 7 ps 0.5*point_scale notitle

unset label; unset object; unset arrow
set lmargin at screen 0.074; set rmargin at screen 0.3553
set bmargin at screen 0.0893; set tmargin at screen 0.4125
set title '{/:Bold layer 10}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [-7.0:7.0]
set xtics norangelimit 2.0
unset mxtics
set xlabel 'preactivation' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [-0.2:1.3]
unset ytics
unset mytics
set ylabel 'density' offset 0.6,0 textcolor rgb '#24292f'
set label 1 'sd within units 0.55, between 1.37' at first 0.0,1.19 center front font ',9' textcolor rgb '#24292f'
unset key
plot \
  './density-relu-10.csv' using ((column('unit') == 1 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#1f77b4' notitle, \
  './density-relu-10.csv' using ((column('unit') == 1 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#1f77b4' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 1 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#1f77b4' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 1 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#1f77b4' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-10.csv' using ((column('unit') == 2 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#ff7f0e' notitle, \
  './density-relu-10.csv' using ((column('unit') == 2 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#ff7f0e' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 2 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#ff7f0e' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 2 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#ff7f0e' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-10.csv' using ((column('unit') == 3 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#2ca02c' notitle, \
  './density-relu-10.csv' using ((column('unit') == 3 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#2ca02c' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 3 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#2ca02c' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 3 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#2ca02c' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-10.csv' using ((column('unit') == 4 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#d62728' notitle, \
  './density-relu-10.csv' using ((column('unit') == 4 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#d62728' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 4 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#d62728' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 4 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#d62728' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-10.csv' using ((column('unit') == 5 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#9467bd' notitle, \
  './density-relu-10.csv' using ((column('unit') == 5 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#9467bd' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 5 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#9467bd' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 5 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#9467bd' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-10.csv' using ((column('unit') == 6 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#8c564b' notitle, \
  './density-relu-10.csv' using ((column('unit') == 6 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#8c564b' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 6 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#8c564b' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 6 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#8c564b' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-10.csv' using ((column('unit') == 7 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#e377c2' notitle, \
  './density-relu-10.csv' using ((column('unit') == 7 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#e377c2' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 7 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#e377c2' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 7 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#e377c2' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-10.csv' using ((column('unit') == 8 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#7f7f7f' notitle, \
  './density-relu-10.csv' using ((column('unit') == 8 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#7f7f7f' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 8 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#7f7f7f' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 8 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#7f7f7f' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-10.csv' using ((column('unit') == 9 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#bcbd22' notitle, \
  './density-relu-10.csv' using ((column('unit') == 9 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#bcbd22' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 9 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#bcbd22' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 9 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#bcbd22' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-10.csv' using ((column('unit') == 10 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#17becf' notitle, \
  './density-relu-10.csv' using ((column('unit') == 10 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#17becf' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 10 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#17becf' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 10 && column('unit') == 10 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#17becf' pt 7 ps 0.5*point_scale notitle

unset label; unset object; unset arrow
set lmargin at screen 0.3813; set rmargin at screen 0.6627
set bmargin at screen 0.0893; set tmargin at screen 0.4125
set title '{/:Bold layer 20}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [-7.0:7.0]
set xtics norangelimit 2.0
unset mxtics
set xlabel 'preactivation' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-0.2:1.3]
unset ytics
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
set label 1 'sd within units 0.36, between 1.49' at first 0.0,1.19 center front font ',9' textcolor rgb '#24292f'
unset key
plot \
  './density-relu-20.csv' using ((column('unit') == 1 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#1f77b4' notitle, \
  './density-relu-20.csv' using ((column('unit') == 1 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#1f77b4' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 1 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#1f77b4' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 1 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#1f77b4' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-20.csv' using ((column('unit') == 2 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#ff7f0e' notitle, \
  './density-relu-20.csv' using ((column('unit') == 2 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#ff7f0e' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 2 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#ff7f0e' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 2 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#ff7f0e' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-20.csv' using ((column('unit') == 3 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#2ca02c' notitle, \
  './density-relu-20.csv' using ((column('unit') == 3 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#2ca02c' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 3 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#2ca02c' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 3 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#2ca02c' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-20.csv' using ((column('unit') == 4 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#d62728' notitle, \
  './density-relu-20.csv' using ((column('unit') == 4 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#d62728' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 4 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#d62728' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 4 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#d62728' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-20.csv' using ((column('unit') == 5 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#9467bd' notitle, \
  './density-relu-20.csv' using ((column('unit') == 5 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#9467bd' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 5 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#9467bd' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 5 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#9467bd' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-20.csv' using ((column('unit') == 6 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#8c564b' notitle, \
  './density-relu-20.csv' using ((column('unit') == 6 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#8c564b' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 6 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#8c564b' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 6 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#8c564b' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-20.csv' using ((column('unit') == 7 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#e377c2' notitle, \
  './density-relu-20.csv' using ((column('unit') == 7 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#e377c2' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 7 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#e377c2' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 7 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#e377c2' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-20.csv' using ((column('unit') == 8 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#7f7f7f' notitle, \
  './density-relu-20.csv' using ((column('unit') == 8 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#7f7f7f' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 8 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#7f7f7f' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 8 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#7f7f7f' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-20.csv' using ((column('unit') == 9 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#bcbd22' notitle, \
  './density-relu-20.csv' using ((column('unit') == 9 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#bcbd22' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 9 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#bcbd22' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 9 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#bcbd22' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-20.csv' using ((column('unit') == 10 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#17becf' notitle, \
  './density-relu-20.csv' using ((column('unit') == 10 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#17becf' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 10 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#17becf' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 20 && column('unit') == 10 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#17becf' pt 7 ps 0.5*point_scale notitle

unset label; unset object; unset arrow
set lmargin at screen 0.6887; set rmargin at screen 0.97
set bmargin at screen 0.0893; set tmargin at screen 0.4125
set title '{/:Bold layer 50}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [-7.0:7.0]
set xtics norangelimit 2.0
unset mxtics
set xlabel 'preactivation' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-0.2:1.3]
unset ytics
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
set label 1 'sd within units 0.17, between 1.33' at first 0.0,1.19 center front font ',9' textcolor rgb '#24292f'
unset key
plot \
  './density-relu-50.csv' using ((column('unit') == 1 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#1f77b4' notitle, \
  './density-relu-50.csv' using ((column('unit') == 1 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#1f77b4' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 1 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#1f77b4' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 1 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#1f77b4' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-50.csv' using ((column('unit') == 2 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#ff7f0e' notitle, \
  './density-relu-50.csv' using ((column('unit') == 2 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#ff7f0e' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 2 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#ff7f0e' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 2 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#ff7f0e' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-50.csv' using ((column('unit') == 3 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#2ca02c' notitle, \
  './density-relu-50.csv' using ((column('unit') == 3 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#2ca02c' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 3 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#2ca02c' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 3 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#2ca02c' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-50.csv' using ((column('unit') == 4 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#d62728' notitle, \
  './density-relu-50.csv' using ((column('unit') == 4 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#d62728' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 4 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#d62728' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 4 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#d62728' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-50.csv' using ((column('unit') == 5 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#9467bd' notitle, \
  './density-relu-50.csv' using ((column('unit') == 5 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#9467bd' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 5 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#9467bd' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 5 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#9467bd' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-50.csv' using ((column('unit') == 6 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#8c564b' notitle, \
  './density-relu-50.csv' using ((column('unit') == 6 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#8c564b' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 6 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#8c564b' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 6 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#8c564b' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-50.csv' using ((column('unit') == 7 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#e377c2' notitle, \
  './density-relu-50.csv' using ((column('unit') == 7 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#e377c2' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 7 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#e377c2' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 7 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#e377c2' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-50.csv' using ((column('unit') == 8 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#7f7f7f' notitle, \
  './density-relu-50.csv' using ((column('unit') == 8 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#7f7f7f' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 8 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#7f7f7f' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 8 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#7f7f7f' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-50.csv' using ((column('unit') == 9 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#bcbd22' notitle, \
  './density-relu-50.csv' using ((column('unit') == 9 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#bcbd22' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 9 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#bcbd22' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 9 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#bcbd22' pt 7 ps 0.5*point_scale notitle, \
  './density-relu-50.csv' using ((column('unit') == 10 ? column('preactivation') : NaN)):(column('density_relative')) with filledcurves y1=0 fillstyle transparent solid 0.12 noborder lc rgb '#17becf' notitle, \
  './density-relu-50.csv' using ((column('unit') == 10 ? column('preactivation') : NaN)):(column('density_relative')) with lines lc rgb '#17becf' lw 1 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 10 && strcol('mark') eq 'extreme' ? column('preactivation') : NaN)):(column('density_relative')):(0):(0.33) with vectors nohead lc rgb '#17becf' lw 1.4 notitle, \
  './marks-relu.csv' using ((column('layer') == 50 && column('unit') == 10 && strcol('mark') eq 'mean' ? column('preactivation') : NaN)):(column('density_relative')) with points lc rgb '#17becf' pt 7 ps 0.5*point_scale notitle
unset multiplot
unset output

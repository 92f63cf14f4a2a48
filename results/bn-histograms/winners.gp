# winners: redraw with  gnuplot -d winners.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './winners.'.output_format
set encoding utf8
set decimalsign '.'
set datafile separator comma
set datafile missing 'nan'
set datafile commentschars ''
point_scale = 1.0
if (output_format eq 'png') {
  set terminal pngcairo enhanced color butt size 2000,1400 font 'DejaVu Sans,10' fontscale 2 linewidth 2 background rgb '#ffffff'
}
if (output_format eq 'svg') {
  point_scale = 0.5
  set terminal svg enhanced butt size 1000,700 dynamic font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '#ffffff'
}
if (output_format eq 'pdf') {
  set terminal pdfcairo enhanced color butt size 10.0in,7.0in font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '#ffffff'
}
set output output_name
set border 3 front lc rgb '#57606a' lw 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
set style fill solid 1.0 noborder
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.074; set rmargin at screen 0.45
set bmargin at screen 0.53; set tmargin at screen 0.8886
set label 1001 '{/:Bold At layer 50 of ReLU the orange unit wins for 97 % of inputs; with batch norm none over 14 %}' at screen 0.018,0.97 left font ',12.0' textcolor rgb '#24292f'
set label 1002 'a softmax over 10 units, above in their colors; solid: one network, width 2048; dotted: mean and range of 2 networks, width 512 · settings f4ea4668' at screen 0.018,0.94 left font ',9.0' textcolor rgb '#57606a'
set title '{/:Bold ReLU: which unit wins}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.0:51.0]
set xtics norangelimit autofreq
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.0:1.01]
set ytics norangelimit 0.2
unset mytics
set ylabel 'share of inputs' offset 0.6,0 textcolor rgb '#24292f'
unset key
plot \
  './wins-relu.csv' using ((column('unit') == 1 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 1 ? column('layer') : NaN) - 0.45):((column('unit') == 1 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#1f77b4' notitle, \
  './wins-relu.csv' using ((column('unit') == 2 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 2 ? column('layer') : NaN) - 0.45):((column('unit') == 2 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#ff7f0e' notitle, \
  './wins-relu.csv' using ((column('unit') == 3 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 3 ? column('layer') : NaN) - 0.45):((column('unit') == 3 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#2ca02c' notitle, \
  './wins-relu.csv' using ((column('unit') == 4 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 4 ? column('layer') : NaN) - 0.45):((column('unit') == 4 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#d62728' notitle, \
  './wins-relu.csv' using ((column('unit') == 5 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 5 ? column('layer') : NaN) - 0.45):((column('unit') == 5 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#9467bd' notitle, \
  './wins-relu.csv' using ((column('unit') == 6 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 6 ? column('layer') : NaN) - 0.45):((column('unit') == 6 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#8c564b' notitle, \
  './wins-relu.csv' using ((column('unit') == 7 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 7 ? column('layer') : NaN) - 0.45):((column('unit') == 7 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#e377c2' notitle, \
  './wins-relu.csv' using ((column('unit') == 8 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 8 ? column('layer') : NaN) - 0.45):((column('unit') == 8 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#7f7f7f' notitle, \
  './wins-relu.csv' using ((column('unit') == 9 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 9 ? column('layer') : NaN) - 0.45):((column('unit') == 9 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#bcbd22' notitle, \
  './wins-relu.csv' using ((column('unit') == 10 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 10 ? column('layer') : NaN) - 0.45):((column('unit') == 10 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#17becf' notitle

unset label; unset object; unset arrow
set lmargin at screen 0.476; set rmargin at screen 0.852
set bmargin at screen 0.53; set tmargin at screen 0.8886
set title '{/:Bold batch norm: which unit wins}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.0:51.0]
set xtics norangelimit autofreq
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [0.0:1.01]
set ytics norangelimit 0.2
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
plot \
  './wins-batch-norm.csv' using ((column('unit') == 1 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 1 ? column('layer') : NaN) - 0.45):((column('unit') == 1 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#1f77b4' notitle, \
  './wins-batch-norm.csv' using ((column('unit') == 2 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 2 ? column('layer') : NaN) - 0.45):((column('unit') == 2 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#ff7f0e' notitle, \
  './wins-batch-norm.csv' using ((column('unit') == 3 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 3 ? column('layer') : NaN) - 0.45):((column('unit') == 3 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#2ca02c' notitle, \
  './wins-batch-norm.csv' using ((column('unit') == 4 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 4 ? column('layer') : NaN) - 0.45):((column('unit') == 4 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#d62728' notitle, \
  './wins-batch-norm.csv' using ((column('unit') == 5 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 5 ? column('layer') : NaN) - 0.45):((column('unit') == 5 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#9467bd' notitle, \
  './wins-batch-norm.csv' using ((column('unit') == 6 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 6 ? column('layer') : NaN) - 0.45):((column('unit') == 6 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#8c564b' notitle, \
  './wins-batch-norm.csv' using ((column('unit') == 7 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 7 ? column('layer') : NaN) - 0.45):((column('unit') == 7 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#e377c2' notitle, \
  './wins-batch-norm.csv' using ((column('unit') == 8 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 8 ? column('layer') : NaN) - 0.45):((column('unit') == 8 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#7f7f7f' notitle, \
  './wins-batch-norm.csv' using ((column('unit') == 9 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 9 ? column('layer') : NaN) - 0.45):((column('unit') == 9 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#bcbd22' notitle, \
  './wins-batch-norm.csv' using ((column('unit') == 10 ? column('layer') : NaN)):(column('stacked_to')):((column('unit') == 10 ? column('layer') : NaN) - 0.45):((column('unit') == 10 ? column('layer') : NaN) + 0.45):(column('stacked_from')):(column('stacked_to')) with boxxyerror fillstyle solid 1.0 noborder lc rgb '#17becf' notitle

unset label; unset object; unset arrow
set lmargin at screen 0.074; set rmargin at screen 0.45
set bmargin at screen 0.0714; set tmargin at screen 0.43
set title '{/:Bold most frequent winner of each network}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.0:51.0]
set xtics norangelimit autofreq
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.0:1.01]
set ytics norangelimit 0.2
unset mytics
set ylabel 'share of inputs' offset 0.6,0 textcolor rgb '#24292f'
unset key
plot \
  './layers-summary.csv' using ((strcol('arm') eq 'relu' && column('width') == 2048 ? column('layer') : NaN)):(column('top_one_share_lo')):(column('top_one_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'relu' && column('width') == 2048 ? column('layer') : NaN)):(column('top_one_share')) with lines lc rgb '#D55E00' lw 2 title 'ReLU', \
  './layers-summary.csv' using ((strcol('arm') eq 'relu' && column('width') == 512 ? column('layer') : NaN)):(column('top_one_share_lo')):(column('top_one_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'relu' && column('width') == 512 ? column('layer') : NaN)):(column('top_one_share')) with lines lc rgb '#D55E00' lw 1.8 dashtype (1.5,2.5) notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'batch-norm' && column('width') == 2048 ? column('layer') : NaN)):(column('top_one_share_lo')):(column('top_one_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'batch-norm' && column('width') == 2048 ? column('layer') : NaN)):(column('top_one_share')) with lines lc rgb '#0072B2' lw 2 title 'batch norm', \
  './layers-summary.csv' using ((strcol('arm') eq 'batch-norm' && column('width') == 512 ? column('layer') : NaN)):(column('top_one_share_lo')):(column('top_one_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'batch-norm' && column('width') == 512 ? column('layer') : NaN)):(column('top_one_share')) with lines lc rgb '#0072B2' lw 1.8 dashtype (1.5,2.5) notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'analytic' && column('width') == 2048 ? column('layer') : NaN)):(column('top_one_share_lo')):(column('top_one_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'analytic' && column('width') == 2048 ? column('layer') : NaN)):(column('top_one_share')) with lines lc rgb '#009E73' lw 2 title 'analytic ReLU', \
  './layers-summary.csv' using ((strcol('arm') eq 'analytic' && column('width') == 512 ? column('layer') : NaN)):(column('top_one_share_lo')):(column('top_one_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'analytic' && column('width') == 512 ? column('layer') : NaN)):(column('top_one_share')) with lines lc rgb '#009E73' lw 1.8 dashtype (1.5,2.5) notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'linear' && column('width') == 2048 ? column('layer') : NaN)):(column('top_one_share_lo')):(column('top_one_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'linear' && column('width') == 2048 ? column('layer') : NaN)):(column('top_one_share')) with lines lc rgb '#CC79A7' lw 2 title 'linear', \
  './layers-summary.csv' using ((strcol('arm') eq 'linear' && column('width') == 512 ? column('layer') : NaN)):(column('top_one_share_lo')):(column('top_one_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'linear' && column('width') == 512 ? column('layer') : NaN)):(column('top_one_share')) with lines lc rgb '#CC79A7' lw 1.8 dashtype (1.5,2.5) notitle

unset label; unset object; unset arrow
set lmargin at screen 0.476; set rmargin at screen 0.852
set bmargin at screen 0.0714; set tmargin at screen 0.43
set title '{/:Bold the two most frequent winners}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.0:51.0]
set xtics norangelimit autofreq
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [0.0:1.01]
set ytics norangelimit 0.2
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
set key at graph 1.03,0.98 left top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './layers-summary.csv' using ((strcol('arm') eq 'relu' && column('width') == 2048 ? column('layer') : NaN)):(column('top_two_share_lo')):(column('top_two_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'relu' && column('width') == 2048 ? column('layer') : NaN)):(column('top_two_share')) with lines lc rgb '#D55E00' lw 2 title 'ReLU', \
  './layers-summary.csv' using ((strcol('arm') eq 'relu' && column('width') == 512 ? column('layer') : NaN)):(column('top_two_share_lo')):(column('top_two_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'relu' && column('width') == 512 ? column('layer') : NaN)):(column('top_two_share')) with lines lc rgb '#D55E00' lw 1.8 dashtype (1.5,2.5) notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'batch-norm' && column('width') == 2048 ? column('layer') : NaN)):(column('top_two_share_lo')):(column('top_two_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'batch-norm' && column('width') == 2048 ? column('layer') : NaN)):(column('top_two_share')) with lines lc rgb '#0072B2' lw 2 title 'batch norm', \
  './layers-summary.csv' using ((strcol('arm') eq 'batch-norm' && column('width') == 512 ? column('layer') : NaN)):(column('top_two_share_lo')):(column('top_two_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'batch-norm' && column('width') == 512 ? column('layer') : NaN)):(column('top_two_share')) with lines lc rgb '#0072B2' lw 1.8 dashtype (1.5,2.5) notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'analytic' && column('width') == 2048 ? column('layer') : NaN)):(column('top_two_share_lo')):(column('top_two_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'analytic' && column('width') == 2048 ? column('layer') : NaN)):(column('top_two_share')) with lines lc rgb '#009E73' lw 2 title 'analytic ReLU', \
  './layers-summary.csv' using ((strcol('arm') eq 'analytic' && column('width') == 512 ? column('layer') : NaN)):(column('top_two_share_lo')):(column('top_two_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'analytic' && column('width') == 512 ? column('layer') : NaN)):(column('top_two_share')) with lines lc rgb '#009E73' lw 1.8 dashtype (1.5,2.5) notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'linear' && column('width') == 2048 ? column('layer') : NaN)):(column('top_two_share_lo')):(column('top_two_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'linear' && column('width') == 2048 ? column('layer') : NaN)):(column('top_two_share')) with lines lc rgb '#CC79A7' lw 2 title 'linear', \
  './layers-summary.csv' using ((strcol('arm') eq 'linear' && column('width') == 512 ? column('layer') : NaN)):(column('top_two_share_lo')):(column('top_two_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'linear' && column('width') == 512 ? column('layer') : NaN)):(column('top_two_share')) with lines lc rgb '#CC79A7' lw 1.8 dashtype (1.5,2.5) notitle
unset multiplot
unset output

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
  set terminal pngcairo enhanced color butt size 1640,920 font 'DejaVu Sans,10' fontscale 2 linewidth 2 dashlength 2 background rgb '#ffffff'
}
if (output_format eq 'svg') {
  point_scale = 0.5
  set terminal svg enhanced butt size 820,460 dynamic font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '#ffffff'
}
if (output_format eq 'pdf') {
  set terminal pdfcairo enhanced color butt size 8.2in,4.6in font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '#ffffff'
}
set output output_name
set style fill solid 1.0 noborder
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.0902; set rmargin at screen 0.7356
set bmargin at screen 0.1087; set tmargin at screen 0.8304
set label 1 '{/:Bold 50 untrained ReLU layers give at least 93 % of all inputs one of two answers}' at screen 0.02195121951219512,0.9543478260869566 left font ',12.0' textcolor rgb '#24292f'
set label 2 'a softmax over 10 units; solid: networks of the first seed’s width; dotted: of the further width; mean and range' at screen 0.02195121951219512,0.908695652173913 left font ',9.0' textcolor rgb '#57606a'
set label 3 'width 2048, further width 512, seeds 3, depth 50, inputs 512 · settings 0cd2cfc4' at screen 0.02195121951219512,0.8739130434782609 left font ',9.0' textcolor rgb '#57606a'
unset title
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:51.0]
set xtics nomirror norangelimit autofreq
unset mxtics
set xlabel 'layer' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.0:1.01]
set ytics nomirror norangelimit 0.2
unset mytics
set ylabel 'share of inputs with one of the two' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set key at graph 1.03,0.98 left top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './layers-summary.csv' using ((strcol('arm') eq 'relu' && column('width') == 2048 ? column('layer') : NaN)):(column('top_two_share_lo')):(column('top_two_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'batch-norm' && column('width') == 2048 ? column('layer') : NaN)):(column('top_two_share_lo')):(column('top_two_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'analytic' && column('width') == 2048 ? column('layer') : NaN)):(column('top_two_share_lo')):(column('top_two_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'linear' && column('width') == 2048 ? column('layer') : NaN)):(column('top_two_share_lo')):(column('top_two_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'relu' && column('width') == 2048 ? column('layer') : NaN)):(column('top_two_share')) with lines lc rgb '#0072B2' lw 2 title 'ReLU', \
  './layers-summary.csv' using ((strcol('arm') eq 'batch-norm' && column('width') == 2048 ? column('layer') : NaN)):(column('top_two_share')) with lines lc rgb '#D55E00' lw 2 title 'batch norm', \
  './layers-summary.csv' using ((strcol('arm') eq 'analytic' && column('width') == 2048 ? column('layer') : NaN)):(column('top_two_share')) with lines lc rgb '#009E73' lw 2 title 'shifted and scaled ReLU', \
  './layers-summary.csv' using ((strcol('arm') eq 'linear' && column('width') == 2048 ? column('layer') : NaN)):(column('top_two_share')) with lines lc rgb '#CC79A7' lw 2 title 'linear', \
  './layers-summary.csv' using ((strcol('arm') eq 'relu' && column('width') == 512 ? column('layer') : NaN)):(column('top_two_share_lo')):(column('top_two_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'batch-norm' && column('width') == 512 ? column('layer') : NaN)):(column('top_two_share_lo')):(column('top_two_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'analytic' && column('width') == 512 ? column('layer') : NaN)):(column('top_two_share_lo')):(column('top_two_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'linear' && column('width') == 512 ? column('layer') : NaN)):(column('top_two_share_lo')):(column('top_two_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'relu' && column('width') == 512 ? column('layer') : NaN)):(column('top_two_share')) with lines lc rgb '#0072B2' lw 1.8 dashtype (1.5,2.5) notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'batch-norm' && column('width') == 512 ? column('layer') : NaN)):(column('top_two_share')) with lines lc rgb '#D55E00' lw 1.8 dashtype (1.5,2.5) notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'analytic' && column('width') == 512 ? column('layer') : NaN)):(column('top_two_share')) with lines lc rgb '#009E73' lw 1.8 dashtype (1.5,2.5) notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'linear' && column('width') == 512 ? column('layer') : NaN)):(column('top_two_share')) with lines lc rgb '#CC79A7' lw 1.8 dashtype (1.5,2.5) notitle
unset multiplot
unset output

# within-unit-variance-slide: redraw with  gnuplot -d within-unit-variance-slide.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './within-unit-variance-slide.'.output_format
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
set lmargin at screen 0.1156; set rmargin at screen 0.9594
set bmargin at screen 0.1667; set tmargin at screen 0.7778
set label 1 '{/:Bold ReLU: at layer 50 at most 2.9 %}' at screen 0.028125,0.9416666666666667 left font ',12.0' textcolor rgb '#24292f'
set label 2 '{/:Bold of all variance is between inputs}' at screen 0.028125,0.8916666666666666 left font ',12.0' textcolor rgb '#24292f'
set label 3 'solid: networks of the first seed’s width; dotted: of the further width; mean and range; batch norm’s share is 1 by construction' at screen 0.028125,0.8333333333333334 left font ',6.8' textcolor rgb '#57606a'
set label 4 'width 2048, further width 512, seeds 3, depth 50, inputs 512 · settings 0cd2cfc4' at screen 0.028125,0.022222222222222254 left font ',6.0' textcolor rgb '#57606a'
unset title
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
set logscale x 10
set format x '10^{%T}'
set xrange [0.8695652173913044:57.49999999999999]
set xtics nomirror ('1' 1.0, '2' 2.0, '5' 5.0, '10' 10.0, '20' 20.0, '50' 50.0)
set mxtics 10
set xlabel 'layer' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [0.00820814022395816:1.9999999999999991]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel 'variance within units / all variance' offset 0.6,0 font ',9.6' textcolor rgb '#24292f'
set key at graph 0.02,0.03 left bottom Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './layers-summary.csv' using ((strcol('arm') eq 'relu' && column('width') == 2048 ? column('layer') : NaN)):(column('within_share_lo')):(column('within_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'batch-norm' && column('width') == 2048 ? column('layer') : NaN)):(column('within_share_lo')):(column('within_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'analytic' && column('width') == 2048 ? column('layer') : NaN)):(column('within_share_lo')):(column('within_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'linear' && column('width') == 2048 ? column('layer') : NaN)):(column('within_share_lo')):(column('within_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'relu' && column('width') == 2048 ? column('layer') : NaN)):(column('within_share')) with lines lc rgb '#0072B2' lw 2 title 'ReLU', \
  './layers-summary.csv' using ((strcol('arm') eq 'batch-norm' && column('width') == 2048 ? column('layer') : NaN)):(column('within_share')) with lines lc rgb '#D55E00' lw 2 title 'batch norm', \
  './layers-summary.csv' using ((strcol('arm') eq 'analytic' && column('width') == 2048 ? column('layer') : NaN)):(column('within_share')) with lines lc rgb '#009E73' lw 2 title 'shifted and scaled ReLU', \
  './layers-summary.csv' using ((strcol('arm') eq 'linear' && column('width') == 2048 ? column('layer') : NaN)):(column('within_share')) with lines lc rgb '#CC79A7' lw 2 title 'linear', \
  './layers-summary.csv' using ((strcol('arm') eq 'relu' && column('width') == 512 ? column('layer') : NaN)):(column('within_share_lo')):(column('within_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'batch-norm' && column('width') == 512 ? column('layer') : NaN)):(column('within_share_lo')):(column('within_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'analytic' && column('width') == 512 ? column('layer') : NaN)):(column('within_share_lo')):(column('within_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'linear' && column('width') == 512 ? column('layer') : NaN)):(column('within_share_lo')):(column('within_share_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'relu' && column('width') == 512 ? column('layer') : NaN)):(column('within_share')) with lines lc rgb '#0072B2' lw 1.8 dashtype (1.5,2.5) notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'batch-norm' && column('width') == 512 ? column('layer') : NaN)):(column('within_share')) with lines lc rgb '#D55E00' lw 1.8 dashtype (1.5,2.5) notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'analytic' && column('width') == 512 ? column('layer') : NaN)):(column('within_share')) with lines lc rgb '#009E73' lw 1.8 dashtype (1.5,2.5) notitle, \
  './layers-summary.csv' using ((strcol('arm') eq 'linear' && column('width') == 512 ? column('layer') : NaN)):(column('within_share')) with lines lc rgb '#CC79A7' lw 1.8 dashtype (1.5,2.5) notitle, \
  './theory.csv' using (column('layer')):(column('within_share')) with lines lc rgb '#24292f' lw 1.4 dashtype (5,4) title 'theory for ReLU, infinite width'
unset multiplot
unset output

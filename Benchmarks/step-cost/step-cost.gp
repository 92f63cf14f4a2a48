# step-cost: redraw with  gnuplot -d step-cost.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './step-cost.'.output_format
set encoding utf8
set decimalsign '.'
set datafile separator comma
set datafile missing 'nan'
set datafile commentschars ''
point_scale = 1.0
if (output_format eq 'png') {
  set terminal pngcairo enhanced color butt size 1800,1400 font 'DejaVu Sans,10' fontscale 2 linewidth 2 background rgb '#ffffff'
}
if (output_format eq 'svg') {
  point_scale = 0.5
  set terminal svg enhanced butt size 900,700 dynamic font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '#ffffff'
}
if (output_format eq 'pdf') {
  set terminal pdfcairo enhanced color butt size 9.0in,7.0in font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '#ffffff'
}
set output output_name
set border 3 front lc rgb '#57606a' lw 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
set style fill solid 1.0 noborder
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.0822; set rmargin at screen 0.4833
set bmargin at screen 0.53; set tmargin at screen 0.8886
set label 1001 '{/:Bold 100 times the depth costs 170, 215, 150 times as much (plain, residual, highway); 64 times the batch 56, 59, 49 times}' at screen 0.02,0.97 left font ',8.6' textcolor rgb '#24292f'
set label 1002 'Float, SGD; median of 15 blocks, band between the quartiles; in the key the exponent p of cost ∝ size\^p · AMD EPYC, one thread' at screen 0.02,0.94 left font ',9.0' textcolor rgb '#57606a'
set title '{/:Bold time of a step, 50 units a layer, batch 128}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set logscale x 10
set format x '10^{%T}'
set xrange [8.695652173913045:1150.0]
set xtics ('10' 10.0, '20' 20.0, '50' 50.0, '100' 100.0, '200' 200.0, '500' 500.0, '1000' 1000.0)
set mxtics 10
set xlabel 'depth' offset 0,0.3 textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [*:*]
set ytics norangelimit autofreq
set mytics 10
set ylabel 'µs' offset 0.6,0 textcolor rgb '#24292f'
set key at graph 0.02,0.98 left top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './costs.csv' using ((strcol('sweep') eq 'depth' && strcol('kind') eq 'plain' ? column('size') : NaN)):(column('step_us_lo')):(column('step_us_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './costs.csv' using ((strcol('sweep') eq 'depth' && strcol('kind') eq 'plain' ? column('size') : NaN)):(column('step_us')) with linespoints lc rgb '#D55E00' lw 1.6 pt 7 ps 0.5*point_scale title 'plain, p = 1.14', \
  './costs.csv' using ((strcol('sweep') eq 'depth' && strcol('kind') eq 'residual' ? column('size') : NaN)):(column('step_us_lo')):(column('step_us_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './costs.csv' using ((strcol('sweep') eq 'depth' && strcol('kind') eq 'residual' ? column('size') : NaN)):(column('step_us')) with linespoints lc rgb '#009E73' lw 1.6 pt 7 ps 0.5*point_scale title 'residual, p = 1.20', \
  './costs.csv' using ((strcol('sweep') eq 'depth' && strcol('kind') eq 'highway' ? column('size') : NaN)):(column('step_us_lo')):(column('step_us_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './costs.csv' using ((strcol('sweep') eq 'depth' && strcol('kind') eq 'highway' ? column('size') : NaN)):(column('step_us')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale title 'highway, p = 1.11'

unset label; unset object; unset arrow
set lmargin at screen 0.57; set rmargin at screen 0.9711
set bmargin at screen 0.53; set tmargin at screen 0.8886
set title '{/:Bold time of a step, 20 layers of 100 units}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set logscale x 10
set format x '10^{%T}'
set xrange [13.913043478260871:1177.6]
set xtics ('16' 16.0, '32' 32.0, '64' 64.0, '128' 128.0, '256' 256.0, '512' 512.0, '1024' 1024.0)
set mxtics 10
set xlabel 'batch' offset 0,0.3 textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [*:*]
set ytics norangelimit autofreq
set mytics 10
set ylabel 'µs' offset 0.6,0 textcolor rgb '#24292f'
set key at graph 0.02,0.98 left top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './costs.csv' using ((strcol('sweep') eq 'batch' && strcol('kind') eq 'plain' ? column('size') : NaN)):(column('step_us_lo')):(column('step_us_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './costs.csv' using ((strcol('sweep') eq 'batch' && strcol('kind') eq 'plain' ? column('size') : NaN)):(column('step_us')) with linespoints lc rgb '#D55E00' lw 1.6 pt 7 ps 0.5*point_scale title 'plain, p = 0.98', \
  './costs.csv' using ((strcol('sweep') eq 'batch' && strcol('kind') eq 'residual' ? column('size') : NaN)):(column('step_us_lo')):(column('step_us_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './costs.csv' using ((strcol('sweep') eq 'batch' && strcol('kind') eq 'residual' ? column('size') : NaN)):(column('step_us')) with linespoints lc rgb '#009E73' lw 1.6 pt 7 ps 0.5*point_scale title 'residual, p = 1.00', \
  './costs.csv' using ((strcol('sweep') eq 'batch' && strcol('kind') eq 'highway' ? column('size') : NaN)):(column('step_us_lo')):(column('step_us_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './costs.csv' using ((strcol('sweep') eq 'batch' && strcol('kind') eq 'highway' ? column('size') : NaN)):(column('step_us')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale title 'highway, p = 0.95'

unset label; unset object; unset arrow
set lmargin at screen 0.0822; set rmargin at screen 0.4833
set bmargin at screen 0.0714; set tmargin at screen 0.43
set title '{/:Bold the same for each layer and sample}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set logscale x 10
set format x '10^{%T}'
set xrange [8.695652173913045:1150.0]
set xtics ('10' 10.0, '20' 20.0, '50' 50.0, '100' 100.0, '200' 200.0, '500' 500.0, '1000' 1000.0)
set mxtics 10
set xlabel 'depth' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.0:*]
set ytics norangelimit autofreq
unset mytics
set ylabel 'ns' offset 0.6,0 textcolor rgb '#24292f'
unset key
plot \
  './costs.csv' using ((strcol('sweep') eq 'depth' && strcol('kind') eq 'plain' ? column('size') : NaN)):(column('layer_sample_ns_lo')):(column('layer_sample_ns_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './costs.csv' using ((strcol('sweep') eq 'depth' && strcol('kind') eq 'plain' ? column('size') : NaN)):(column('layer_sample_ns')) with linespoints lc rgb '#D55E00' lw 1.6 pt 7 ps 0.5*point_scale title 'plain, p = 1.14', \
  './costs.csv' using ((strcol('sweep') eq 'depth' && strcol('kind') eq 'residual' ? column('size') : NaN)):(column('layer_sample_ns_lo')):(column('layer_sample_ns_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './costs.csv' using ((strcol('sweep') eq 'depth' && strcol('kind') eq 'residual' ? column('size') : NaN)):(column('layer_sample_ns')) with linespoints lc rgb '#009E73' lw 1.6 pt 7 ps 0.5*point_scale title 'residual, p = 1.20', \
  './costs.csv' using ((strcol('sweep') eq 'depth' && strcol('kind') eq 'highway' ? column('size') : NaN)):(column('layer_sample_ns_lo')):(column('layer_sample_ns_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './costs.csv' using ((strcol('sweep') eq 'depth' && strcol('kind') eq 'highway' ? column('size') : NaN)):(column('layer_sample_ns')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale title 'highway, p = 1.11'

unset label; unset object; unset arrow
set lmargin at screen 0.57; set rmargin at screen 0.9711
set bmargin at screen 0.0714; set tmargin at screen 0.43
set title '{/:Bold the same for each layer and sample}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
set logscale x 10
set format x '10^{%T}'
set xrange [13.913043478260871:1177.6]
set xtics ('16' 16.0, '32' 32.0, '64' 64.0, '128' 128.0, '256' 256.0, '512' 512.0, '1024' 1024.0)
set mxtics 10
set xlabel 'batch' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.0:*]
set ytics norangelimit autofreq
unset mytics
set ylabel 'ns' offset 0.6,0 textcolor rgb '#24292f'
unset key
plot \
  './costs.csv' using ((strcol('sweep') eq 'batch' && strcol('kind') eq 'plain' ? column('size') : NaN)):(column('layer_sample_ns_lo')):(column('layer_sample_ns_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './costs.csv' using ((strcol('sweep') eq 'batch' && strcol('kind') eq 'plain' ? column('size') : NaN)):(column('layer_sample_ns')) with linespoints lc rgb '#D55E00' lw 1.6 pt 7 ps 0.5*point_scale title 'plain, p = 0.98', \
  './costs.csv' using ((strcol('sweep') eq 'batch' && strcol('kind') eq 'residual' ? column('size') : NaN)):(column('layer_sample_ns_lo')):(column('layer_sample_ns_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './costs.csv' using ((strcol('sweep') eq 'batch' && strcol('kind') eq 'residual' ? column('size') : NaN)):(column('layer_sample_ns')) with linespoints lc rgb '#009E73' lw 1.6 pt 7 ps 0.5*point_scale title 'residual, p = 1.00', \
  './costs.csv' using ((strcol('sweep') eq 'batch' && strcol('kind') eq 'highway' ? column('size') : NaN)):(column('layer_sample_ns_lo')):(column('layer_sample_ns_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './costs.csv' using ((strcol('sweep') eq 'batch' && strcol('kind') eq 'highway' ? column('size') : NaN)):(column('layer_sample_ns')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale title 'highway, p = 0.95'
unset multiplot
unset output

# initial-gradient-slide: redraw with  gnuplot -d initial-gradient-slide.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './initial-gradient-slide.'.output_format
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
set lmargin at screen 0.1156; set rmargin at screen 0.7582
set bmargin at screen 0.1667; set tmargin at screen 0.7778
set label 1 '{/:Bold From depth 10 to 100 two-matrix residual blocks}' at screen 0.028125,0.9416666666666667 left font ',12.0' textcolor rgb '#24292f'
set label 2 '{/:Bold keep the gradient; the slide’s multiply it by 59}' at screen 0.028125,0.8916666666666666 left font ',12.0' textcolor rgb '#24292f'
set label 3 '1000 training images; dashed: the slide’s block, x + relu(x W + b); mean of 10 initializations, band from smallest to largest' at screen 0.028125,0.8333333333333334 left font ',7.0' textcolor rgb '#57606a'
set label 4 'gate bias -4.0, initializations 10 · MNIST · settings d2319b0a' at screen 0.028125,0.022222222222222254 left font ',6.0' textcolor rgb '#57606a'
unset title
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
set logscale x 10
set format x '10^{%T}'
set xrange [8.695652173913045:114.99999999999999]
set xtics nomirror ('10' 10.0, '20' 20.0, '50' 50.0, '100' 100.0)
set mxtics 10
set xlabel 'depth' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [0.032602601135904456:1040.098433460059]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel 'gradient norm of the first layer’s weights' offset 0.6,0 font ',8.2' textcolor rgb '#24292f'
set key at graph 1.03,0.98 left top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './initial-gradients-summary.csv' using ((strcol('network') eq 'plain tanh' ? column('depth') : NaN)):(column('gradient_norm_lo')):(column('gradient_norm_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './initial-gradients-summary.csv' using ((strcol('network') eq 'plain ReLU' ? column('depth') : NaN)):(column('gradient_norm_lo')):(column('gradient_norm_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './initial-gradients-summary.csv' using ((strcol('network') eq 'residual' ? column('depth') : NaN)):(column('gradient_norm_lo')):(column('gradient_norm_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './initial-gradients-summary.csv' using ((strcol('network') eq 'highway' ? column('depth') : NaN)):(column('gradient_norm_lo')):(column('gradient_norm_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './initial-gradients-summary.csv' using ((strcol('network') eq 'plain tanh' ? column('depth') : NaN)):(column('gradient_norm')) with linespoints lc rgb '#D55E00' lw 1.6 pt 7 ps 0.5*point_scale title 'plain tanh', \
  './initial-gradients-summary.csv' using ((strcol('network') eq 'plain ReLU' ? column('depth') : NaN)):(column('gradient_norm')) with linespoints lc rgb '#CC79A7' lw 1.6 pt 7 ps 0.5*point_scale title 'plain ReLU', \
  './initial-gradients-summary.csv' using ((strcol('network') eq 'residual' ? column('depth') : NaN)):(column('gradient_norm')) with linespoints lc rgb '#009E73' lw 1.6 pt 7 ps 0.5*point_scale title 'residual', \
  './initial-gradients-summary.csv' using ((strcol('network') eq 'highway' ? column('depth') : NaN)):(column('gradient_norm')) with linespoints lc rgb '#0072B2' lw 1.6 pt 7 ps 0.5*point_scale title 'highway', \
  './initial-gradients-summary.csv' using ((strcol('network') eq 'one-matrix residual' ? column('depth') : NaN)):(column('gradient_norm')) with lines lc rgb '#009E73' lw 1.4 dashtype (5,4) title 'slide’s block'
unset multiplot
unset output

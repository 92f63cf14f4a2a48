# initialization-slide: redraw with  gnuplot -d initialization-slide.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './initialization-slide.'.output_format
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
set lmargin at screen 0.1156; set rmargin at screen 0.3039
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set label 1 '{/:Bold Before training, batch norm keeps the median}' at screen 0.028125,0.9416666666666667 left font ',12.0' textcolor rgb '#24292f'
set label 2 '{/:Bold gradients of hidden layers within a factor of 3.9}' at screen 0.028125,0.8916666666666666 left font ',12.0' textcolor rgb '#24292f'
set label 3 'one seed; the last layer is the output; BN: batch norm before the activation; exact zeros left out' at screen 0.028125,0.8333333333333334 left font ',8.9' textcolor rgb '#57606a'
set label 4 'depth 9, width 100, batch 128, samples 10 · MNIST · settings c8cd610d' at screen 0.028125,0.022222222222222254 left font ',6.0' textcolor rgb '#57606a'
set title '{/:Bold sigmoid}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [1.0:10.0]
set xtics nomirror norangelimit 2.0
unset mxtics
set xlabel 'layer' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [-37.145464525867986:-2.0945443273403583]
set ytics nomirror ('10^{−11}' -36.541209043760986, '10^{−10}' -33.219280948873624, '10^{−9}' -29.89735285398626, '10^{−8}' -26.575424759098897, '10^{−7}' -23.253496664211536, '10^{−6}' -19.931568569324174, '10^{−5}' -16.609640474436812, '10^{−4}' -13.287712379549449, '10^{−3}' -9.965784284662087, '10^{−2}' -6.643856189774724, '10^{−1}' -3.321928094887362)
unset mytics
set ylabel 'median |gradient|' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
unset key
plot \
  './initial-medians.csv' using ((strcol('activation') eq 'sigmoid' && strcol('initializer') eq 'default' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#0072B2' lw 1.4 dashtype (5,4) title 'default', \
  './initial-medians.csv' using ((strcol('activation') eq 'sigmoid' && strcol('initializer') eq 'glorot' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#D55E00' lw 1.4 dashtype (5,4) title 'Glorot', \
  './initial-medians.csv' using ((strcol('activation') eq 'sigmoid' && strcol('initializer') eq 'he' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#009E73' lw 1.4 dashtype (5,4) title 'He', \
  './initial-medians.csv' using ((strcol('activation') eq 'sigmoid' && strcol('initializer') eq 'default' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#0072B2' lw 2 title 'default + BN', \
  './initial-medians.csv' using ((strcol('activation') eq 'sigmoid' && strcol('initializer') eq 'glorot' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#D55E00' lw 2 title 'Glorot + BN', \
  './initial-medians.csv' using ((strcol('activation') eq 'sigmoid' && strcol('initializer') eq 'he' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#009E73' lw 2 title 'He + BN'

unset label; unset object; unset arrow
set lmargin at screen 0.3445; set rmargin at screen 0.5328
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set title '{/:Bold tanh}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [1.0:10.0]
set xtics nomirror norangelimit 2.0
unset mxtics
set xlabel 'layer' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-37.145464525867986:-2.0945443273403583]
set ytics nomirror ('' -36.541209043760986, '' -33.219280948873624, '' -29.89735285398626, '' -26.575424759098897, '' -23.253496664211536, '' -19.931568569324174, '' -16.609640474436812, '' -13.287712379549449, '' -9.965784284662087, '' -6.643856189774724, '' -3.321928094887362)
unset mytics
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
unset key
plot \
  './initial-medians.csv' using ((strcol('activation') eq 'tanh' && strcol('initializer') eq 'default' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#0072B2' lw 1.4 dashtype (5,4) title 'default', \
  './initial-medians.csv' using ((strcol('activation') eq 'tanh' && strcol('initializer') eq 'glorot' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#D55E00' lw 1.4 dashtype (5,4) title 'Glorot', \
  './initial-medians.csv' using ((strcol('activation') eq 'tanh' && strcol('initializer') eq 'he' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#009E73' lw 1.4 dashtype (5,4) title 'He', \
  './initial-medians.csv' using ((strcol('activation') eq 'tanh' && strcol('initializer') eq 'default' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#0072B2' lw 2 title 'default + BN', \
  './initial-medians.csv' using ((strcol('activation') eq 'tanh' && strcol('initializer') eq 'glorot' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#D55E00' lw 2 title 'Glorot + BN', \
  './initial-medians.csv' using ((strcol('activation') eq 'tanh' && strcol('initializer') eq 'he' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#009E73' lw 2 title 'He + BN'

unset label; unset object; unset arrow
set lmargin at screen 0.5734; set rmargin at screen 0.7617
set bmargin at screen 0.1667; set tmargin at screen 0.7333
set title '{/:Bold ReLU}' font ',10.1' offset 0,-0.6 textcolor rgb '#24292f'
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [1.0:10.0]
set xtics nomirror norangelimit 2.0
unset mxtics
set xlabel 'layer' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-37.145464525867986:-2.0945443273403583]
set ytics nomirror ('' -36.541209043760986, '' -33.219280948873624, '' -29.89735285398626, '' -26.575424759098897, '' -23.253496664211536, '' -19.931568569324174, '' -16.609640474436812, '' -13.287712379549449, '' -9.965784284662087, '' -6.643856189774724, '' -3.321928094887362)
unset mytics
set ylabel '' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set key at graph 1.03,0.98 left top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './initial-medians.csv' using ((strcol('activation') eq 'relu' && strcol('initializer') eq 'default' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#0072B2' lw 1.4 dashtype (5,4) title 'default', \
  './initial-medians.csv' using ((strcol('activation') eq 'relu' && strcol('initializer') eq 'glorot' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#D55E00' lw 1.4 dashtype (5,4) title 'Glorot', \
  './initial-medians.csv' using ((strcol('activation') eq 'relu' && strcol('initializer') eq 'he' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#009E73' lw 1.4 dashtype (5,4) title 'He', \
  './initial-medians.csv' using ((strcol('activation') eq 'relu' && strcol('initializer') eq 'default' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#0072B2' lw 2 title 'default + BN', \
  './initial-medians.csv' using ((strcol('activation') eq 'relu' && strcol('initializer') eq 'glorot' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#D55E00' lw 2 title 'Glorot + BN', \
  './initial-medians.csv' using ((strcol('activation') eq 'relu' && strcol('initializer') eq 'he' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#009E73' lw 2 title 'He + BN'
unset multiplot
unset output

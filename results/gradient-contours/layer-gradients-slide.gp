# layer-gradients-slide: redraw with  gnuplot -d layer-gradients-slide.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './layer-gradients-slide.'.output_format
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
set lmargin at screen 0.1156; set rmargin at screen 0.8165
set bmargin at screen 0.1667; set tmargin at screen 0.7778
set label 1 '{/:Bold After the escape the mean gradients of}' at screen 0.028125,0.9416666666666667 left font ',12.0' textcolor rgb '#24292f'
set label 2 '{/:Bold all layers are within a factor of 2.8}' at screen 0.028125,0.8916666666666666 left font ',12.0' textcolor rgb '#24292f'
set label 3 '9 hidden layers of ReLU, one seed; dashed: the epoch of escape' at screen 0.028125,0.8333333333333334 left font ',9.0' textcolor rgb '#57606a'
set label 4 'width 100, learning rate 0.05, batch 128, epochs 50 · MNIST · settings d35d3fac' at screen 0.028125,0.022222222222222254 left font ',6.0' textcolor rgb '#57606a'
unset title
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:49.0]
set xtics nomirror norangelimit 10.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [2.1185939032844166e-07:0.007752752539992785]
set ytics nomirror norangelimit autofreq
set mytics 10
set ylabel 'mean |gradient|' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set arrow 11 from first 30.0,graph 0 to first 30.0,graph 1 nohead front dashtype (5,4) lc rgb '#8b949e' lw 1
set key at graph 1.03,0.98 left top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './layers.csv' using ((column('layer') == 9 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#440154' lw 2 title 'layer 9', \
  './layers.csv' using ((column('layer') == 8 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#471B6D' lw 2 title 'layer 8', \
  './layers.csv' using ((column('layer') == 7 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#45347E' lw 2 title 'layer 7', \
  './layers.csv' using ((column('layer') == 6 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#3E4B89' lw 2 title 'layer 6', \
  './layers.csv' using ((column('layer') == 5 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#355F8D' lw 2 title 'layer 5', \
  './layers.csv' using ((column('layer') == 4 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#2D728E' lw 2 title 'layer 4', \
  './layers.csv' using ((column('layer') == 3 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#26858D' lw 2 title 'layer 3', \
  './layers.csv' using ((column('layer') == 2 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#219485' lw 2 title 'layer 2', \
  './layers.csv' using ((column('layer') == 1 ? column('epoch') : NaN)):(column('gradient_mean')) with lines lc rgb '#1F9E6E' lw 2 title 'layer 1'
unset multiplot
unset output

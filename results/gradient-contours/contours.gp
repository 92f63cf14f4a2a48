# contours: redraw with  gnuplot -d contours.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './contours.'.output_format
set encoding utf8
set decimalsign '.'
set datafile separator comma
set datafile missing 'nan'
set datafile commentschars ''
point_scale = 1.0
if (output_format eq 'png') {
  set terminal pngcairo enhanced color butt size 2000,1360 font 'DejaVu Sans,10' fontscale 2 linewidth 2 background rgb '#ffffff'
}
if (output_format eq 'svg') {
  point_scale = 0.5
  set terminal svg enhanced butt size 1000,680 dynamic font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '#ffffff'
}
if (output_format eq 'pdf') {
  set terminal pdfcairo enhanced color butt size 10.0in,6.8in font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '#ffffff'
}
set output output_name
set border 3 front lc rgb '#57606a' lw 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
set style fill solid 1.0 noborder
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.102; set rmargin at screen 0.449
set bmargin at screen 0.5309; set tmargin at screen 0.8853
set label 1001 '{/:Bold At the escape in epoch 30 the gradients of layer 1 rise by 8 octaves, those of layer 9 by 1.6}' at screen 0.018,0.9691176470588235 left font ',12.0' textcolor rgb '#24292f'
set label 1002 '9 hidden layers of ReLU, SGD; bins √2 apart; exact zeros left out; white: median · MNIST · settings d3e0ad97' at screen 0.018,0.9382352941176471 left font ',9.0' textcolor rgb '#57606a'
set title '{/:Bold hidden layer 1}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [-0.5:49.5]
set xtics norangelimit 10.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [-21.143856189774723:-6.6438561897747235]
set ytics ('10^{−2}' -6.643856189774724, '10^{−3}' -9.965784284662087, '10^{−4}' -13.287712379549449, '10^{−5}' -16.609640474436812, '10^{−6}' -19.931568569324174)
unset mytics
set ylabel '|gradient|' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.09]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './contours-layer-1.csv' using (column('epoch')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './layers.csv' using ((column('layer') == 1 ? column('epoch') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.555; set rmargin at screen 0.902
set bmargin at screen 0.5309; set tmargin at screen 0.8853
set title '{/:Bold hidden layer 2}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [-0.5:49.5]
set xtics norangelimit 10.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [-21.143856189774723:-6.6438561897747235]
set ytics ('10^{−2}' -6.643856189774724, '10^{−3}' -9.965784284662087, '10^{−4}' -13.287712379549449, '10^{−5}' -16.609640474436812, '10^{−6}' -19.931568569324174)
unset mytics
set ylabel '|gradient|' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.09]
set colorbox user origin screen 0.914,graph 0 size screen 0.012,graph 1 noborder
set cblabel 'share of the layer’s weights' textcolor rgb '#24292f'
plot \
  './contours-layer-2.csv' using (column('epoch')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './layers.csv' using ((column('layer') == 2 ? column('epoch') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.102; set rmargin at screen 0.449
set bmargin at screen 0.0735; set tmargin at screen 0.4279
set title '{/:Bold hidden layer 8}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [-0.5:49.5]
set xtics norangelimit 10.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [-21.143856189774723:-6.6438561897747235]
set ytics ('10^{−2}' -6.643856189774724, '10^{−3}' -9.965784284662087, '10^{−4}' -13.287712379549449, '10^{−5}' -16.609640474436812, '10^{−6}' -19.931568569324174)
unset mytics
set ylabel '|gradient|' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.09]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './contours-layer-8.csv' using (column('epoch')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './layers.csv' using ((column('layer') == 8 ? column('epoch') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.555; set rmargin at screen 0.902
set bmargin at screen 0.0735; set tmargin at screen 0.4279
set title '{/:Bold hidden layer 9}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [-0.5:49.5]
set xtics norangelimit 10.0
unset mxtics
set xlabel 'epoch' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [-21.143856189774723:-6.6438561897747235]
set ytics ('10^{−2}' -6.643856189774724, '10^{−3}' -9.965784284662087, '10^{−4}' -13.287712379549449, '10^{−5}' -16.609640474436812, '10^{−6}' -19.931568569324174)
unset mytics
set ylabel '|gradient|' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.09]
set colorbox user origin screen 0.914,graph 0 size screen 0.012,graph 1 noborder
set cblabel 'share of the layer’s weights' textcolor rgb '#24292f'
plot \
  './contours-layer-9.csv' using (column('epoch')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './layers.csv' using ((column('layer') == 9 ? column('epoch') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle
unset multiplot
unset output

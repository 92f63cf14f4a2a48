# initialization: redraw with  gnuplot -d initialization.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './initialization.'.output_format
set encoding utf8
set decimalsign '.'
set datafile separator comma
set datafile missing 'nan'
set datafile commentschars ''
point_scale = 1.0
if (output_format eq 'png') {
  set terminal pngcairo enhanced color butt size 2000,1520 font 'DejaVu Sans,10' fontscale 2 linewidth 2 background rgb '#ffffff'
}
if (output_format eq 'svg') {
  point_scale = 0.5
  set terminal svg enhanced butt size 1000,760 dynamic font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '#ffffff'
}
if (output_format eq 'pdf') {
  set terminal pdfcairo enhanced color butt size 10.0in,7.6in font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '#ffffff'
}
set output output_name
set border 3 front lc rgb '#57606a' lw 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
set style fill solid 1.0 noborder
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.074; set rmargin at screen 0.1897
set bmargin at screen 0.6816; set tmargin at screen 0.8974
set label 1001 '{/:Bold Before training, hidden layers are up to 24 octaves apart (sigmoid, default); with batch norm up to 2}' at screen 0.018,0.9723684210526315 left font ',11.2' textcolor rgb '#24292f'
set label 1002 'before the first step, one seed; layer 10 is the output; BN: batch norm before the activation; zeros left out; white: median · MNIST · settings d3e0ad97' at screen 0.018,0.9447368421052632 left font ',9.0' textcolor rgb '#57606a'
set title '{/:Bold default}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel 'sigmoid: log₂ |gradient|' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './initial-sigmoid-default.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'sigmoid' && strcol('initializer') eq 'default' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.2157; set rmargin at screen 0.3313
set bmargin at screen 0.6816; set tmargin at screen 0.8974
set title '{/:Bold Glorot}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './initial-sigmoid-glorot.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'sigmoid' && strcol('initializer') eq 'glorot' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.3573; set rmargin at screen 0.473
set bmargin at screen 0.6816; set tmargin at screen 0.8974
set title '{/:Bold He}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './initial-sigmoid-he.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'sigmoid' && strcol('initializer') eq 'he' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.499; set rmargin at screen 0.6147
set bmargin at screen 0.6816; set tmargin at screen 0.8974
set title '{/:Bold default + BN}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './initial-sigmoid-default-batch-norm.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'sigmoid' && strcol('initializer') eq 'default' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.6407; set rmargin at screen 0.7563
set bmargin at screen 0.6816; set tmargin at screen 0.8974
set title '{/:Bold Glorot + BN}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './initial-sigmoid-glorot-batch-norm.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'sigmoid' && strcol('initializer') eq 'glorot' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.7823; set rmargin at screen 0.898
set bmargin at screen 0.6816; set tmargin at screen 0.8974
set title '{/:Bold He + BN}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
set colorbox user origin screen 0.91,graph 0 size screen 0.012,graph 1 noborder
set cblabel 'share of the layer’s weights' textcolor rgb '#24292f'
plot \
  './initial-sigmoid-he-batch-norm.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'sigmoid' && strcol('initializer') eq 'he' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.074; set rmargin at screen 0.1897
set bmargin at screen 0.3737; set tmargin at screen 0.5895
set title '{/:Bold default}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel 'tanh: log₂ |gradient|' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './initial-tanh-default.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'tanh' && strcol('initializer') eq 'default' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.2157; set rmargin at screen 0.3313
set bmargin at screen 0.3737; set tmargin at screen 0.5895
set title '{/:Bold Glorot}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './initial-tanh-glorot.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'tanh' && strcol('initializer') eq 'glorot' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.3573; set rmargin at screen 0.473
set bmargin at screen 0.3737; set tmargin at screen 0.5895
set title '{/:Bold He}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './initial-tanh-he.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'tanh' && strcol('initializer') eq 'he' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.499; set rmargin at screen 0.6147
set bmargin at screen 0.3737; set tmargin at screen 0.5895
set title '{/:Bold default + BN}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './initial-tanh-default-batch-norm.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'tanh' && strcol('initializer') eq 'default' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.6407; set rmargin at screen 0.7563
set bmargin at screen 0.3737; set tmargin at screen 0.5895
set title '{/:Bold Glorot + BN}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './initial-tanh-glorot-batch-norm.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'tanh' && strcol('initializer') eq 'glorot' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.7823; set rmargin at screen 0.898
set bmargin at screen 0.3737; set tmargin at screen 0.5895
set title '{/:Bold He + BN}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
set colorbox user origin screen 0.91,graph 0 size screen 0.012,graph 1 noborder
set cblabel 'share of the layer’s weights' textcolor rgb '#24292f'
plot \
  './initial-tanh-he-batch-norm.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'tanh' && strcol('initializer') eq 'he' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.074; set rmargin at screen 0.1897
set bmargin at screen 0.0658; set tmargin at screen 0.2816
set title '{/:Bold default}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel 'ReLU: log₂ |gradient|' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './initial-relu-default.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'relu' && strcol('initializer') eq 'default' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.2157; set rmargin at screen 0.3313
set bmargin at screen 0.0658; set tmargin at screen 0.2816
set title '{/:Bold Glorot}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './initial-relu-glorot.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'relu' && strcol('initializer') eq 'glorot' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.3573; set rmargin at screen 0.473
set bmargin at screen 0.0658; set tmargin at screen 0.2816
set title '{/:Bold He}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './initial-relu-he.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'relu' && strcol('initializer') eq 'he' && strcol('batch_norm') eq 'no' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.499; set rmargin at screen 0.6147
set bmargin at screen 0.0658; set tmargin at screen 0.2816
set title '{/:Bold default + BN}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './initial-relu-default-batch-norm.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'relu' && strcol('initializer') eq 'default' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.6407; set rmargin at screen 0.7563
set bmargin at screen 0.0658; set tmargin at screen 0.2816
set title '{/:Bold Glorot + BN}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
unset colorbox
set cblabel '' textcolor rgb '#24292f'
plot \
  './initial-relu-glorot-batch-norm.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'relu' && strcol('initializer') eq 'glorot' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle

unset label; unset object; unset arrow
set lmargin at screen 0.7823; set rmargin at screen 0.898
set bmargin at screen 0.0658; set tmargin at screen 0.2816
set title '{/:Bold He + BN}' font ',10' offset 0,-0.6 textcolor rgb '#24292f'
unset logscale x
set format x '%g'
set xrange [0.5:10.5]
set xtics norangelimit 3.0
unset mxtics
set xlabel 'layer' offset 0,0.3 textcolor rgb '#24292f'
unset logscale y
set format y ''
set yrange [-40.0:0.0]
set ytics norangelimit 4.0
unset mytics
set ylabel '' offset 0.6,0 textcolor rgb '#24292f'
unset key
set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')
set palette maxcolors 9
set cbrange [0.0:0.18]
set colorbox user origin screen 0.91,graph 0 size screen 0.012,graph 1 noborder
set cblabel 'share of the layer’s weights' textcolor rgb '#24292f'
plot \
  './initial-relu-he-batch-norm.csv' using (column('layer')):(column('gradient_log2')):(column('weight_share')) with image notitle, \
  './initial-medians.csv' using ((strcol('activation') eq 'relu' && strcol('initializer') eq 'he' && strcol('batch_norm') eq 'yes' ? column('layer') : NaN)):(column('gradient_median_log2')) with lines lc rgb '#ffffff' lw 2 notitle
unset multiplot
unset output

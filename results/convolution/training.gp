# training: redraw with  gnuplot -d training.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './training.'.output_format
set encoding utf8
set decimalsign '.'
set datafile separator comma
set datafile missing 'nan'
set datafile commentschars ''
point_scale = 1.0
if (output_format eq 'png') {
  set terminal pngcairo enhanced color butt size 1920,1000 font 'DejaVu Sans,10' fontscale 2 linewidth 2 dashlength 2 background rgb '#ffffff'
}
if (output_format eq 'svg') {
  point_scale = 0.5
  set terminal svg enhanced butt size 960,500 dynamic font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '#ffffff'
}
if (output_format eq 'pdf') {
  set terminal pdfcairo enhanced color butt size 9.6in,5.0in font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '#ffffff'
}
set output output_name
set style fill solid 1.0 noborder
set multiplot

unset label; unset object; unset arrow
set lmargin at screen 0.0771; set rmargin at screen 0.7741
set bmargin at screen 0.1; set tmargin at screen 0.844
set label 1 '{/:Bold One filter adds little to softmax regression; four filters add at least 0.043 more}' at screen 0.01875,0.958 left font ',12.0' textcolor rgb '#24292f'
set label 2 'one image a step; vertical: the learning rate times 0.1; mean of 3 seeds, band from smallest to largest' at screen 0.01875,0.916 left font ',9.0' textcolor rgb '#57606a'
set label 3 'decay 0.1, size 5, learning rate 0.01, epochs 2 · MNIST · settings 1c9fd797' at screen 0.01875,0.884 left font ',9.0' textcolor rgb '#57606a'
unset title
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:120000.0]
set xtics nomirror ('0' 0.0, '20' 20000.0, '40' 40000.0, '60' 60000.0, '80' 80000.0, '100' 100000.0, '120' 120000.0)
unset mxtics
set xlabel 'images seen (thousands)' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
unset logscale y
set format y '%g'
set yrange [0.85:1.0]
set ytics nomirror norangelimit autofreq
unset mytics
set ylabel 'test accuracy' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set arrow 11 from first 60000.0,graph 0 to first 60000.0,graph 1 nohead front dashtype (5,4) lc rgb '#8b949e' lw 1
set key at graph 1.03,0.98 left top Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './training-summary.csv' using ((strcol('network') eq '1 filter at a constant rate' ? column('images') : NaN)):(column('test_accuracy')) with lines lc rgb '#0072B2' lw 1.4 dashtype (5,4) title '1 filter, constant rate', \
  './training-summary.csv' using ((strcol('network') eq 'softmax regression' ? column('images') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#8b949e' notitle, \
  './training-summary.csv' using ((strcol('network') eq '1 filter' ? column('images') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
  './training-summary.csv' using ((strcol('network') eq '4 filters' ? column('images') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
  './training-summary.csv' using ((strcol('network') eq '8 filters' ? column('images') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#009E73' notitle, \
  './training-summary.csv' using ((strcol('network') eq '16 filters' ? column('images') : NaN)):(column('test_accuracy_lo')):(column('test_accuracy_hi')) with filledcurves fillstyle transparent solid 0.18 noborder lc rgb '#CC79A7' notitle, \
  './training-summary.csv' using ((strcol('network') eq 'softmax regression' ? column('images') : NaN)):(column('test_accuracy')) with lines lc rgb '#8b949e' lw 2 title 'softmax regression', \
  './training-summary.csv' using ((strcol('network') eq '1 filter' ? column('images') : NaN)):(column('test_accuracy')) with lines lc rgb '#0072B2' lw 2 title '1 filter', \
  './training-summary.csv' using ((strcol('network') eq '4 filters' ? column('images') : NaN)):(column('test_accuracy')) with lines lc rgb '#D55E00' lw 2 title '4 filters', \
  './training-summary.csv' using ((strcol('network') eq '8 filters' ? column('images') : NaN)):(column('test_accuracy')) with lines lc rgb '#009E73' lw 2 title '8 filters', \
  './training-summary.csv' using ((strcol('network') eq '16 filters' ? column('images') : NaN)):(column('test_accuracy')) with lines lc rgb '#CC79A7' lw 2 title '16 filters'
unset multiplot
unset output

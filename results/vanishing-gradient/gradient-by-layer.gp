# gradient-by-layer: redraw with  gnuplot -d gradient-by-layer.gp
if (!exists('output_format')) output_format = 'png'
if (!exists('output_name')) output_name = './gradient-by-layer.'.output_format
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
set lmargin at screen 0.0902; set rmargin at screen 0.9683
set bmargin at screen 0.1087; set tmargin at screen 0.8304
set label 1 '{/:Bold In a chain of sigmoids the gradient shrinks 8.2-fold from each layer to the one below}' at screen 0.02195121951219512,0.9543478260869566 left font ',10.8' textcolor rgb '#24292f'
set label 2 'chains of L units, b = 0, x = 1, before training; C = |U − y| / 4; bound 8: weight 1/2 times slope ≤ 1/4' at screen 0.02195121951219512,0.908695652173913 left font ',9.0' textcolor rgb '#57606a'
set label 3 'weight 0.5, target 1.0 · settings a94ca2a0' at screen 0.02195121951219512,0.8739130434782609 left font ',9.0' textcolor rgb '#57606a'
unset title
set tics nomirror out scale 0.5,0.25 textcolor rgb '#24292f'
set border 3 front lc rgb '#57606a' lw 0.8
set grid xtics ytics back lt 1 dt solid lc rgb '#d8dee4' lw 0.75
unset logscale x
set format x '%g'
set xrange [0.0:50.0]
set xtics nomirror norangelimit 10.0
unset mxtics
set xlabel 'layers from the output, L − ℓ' offset 0,0.3 font ',10.0' textcolor rgb '#24292f'
set logscale y 10
set format y '10^{%T}'
set yrange [3.465988530066032e-48:10.0]
set ytics nomirror norangelimit 100000.0
unset mytics
set ylabel '|∂ρ/∂W^{ℓ}|' offset 0.6,0 font ',10.0' textcolor rgb '#24292f'
set key at graph 0.02,0.03 left bottom Left reverse samplen 2.4 spacing 1.2 font ',9' textcolor rgb '#24292f' noopaque nobox
plot \
  './gradients.csv' using ((column('depth') == 50 ? column('layers_from_output') : NaN)):(column('bound_lecture')) with lines lc rgb '#8b949e' lw 1.4 dashtype (5,4) title 'the lecture’s bound C 2^{−(L−ℓ)}', \
  './gradients.csv' using ((column('depth') == 50 ? column('layers_from_output') : NaN)):(column('bound_true')) with lines lc rgb '#8b949e' lw 2 title 'bound C 8^{−(L−ℓ)}', \
  './gradients.csv' using ((column('depth') == 50 ? column('layers_from_output') : NaN)):(column('gradient')) with linespoints lc rgb '#440154' lw 1.6 pt 7 ps 0.5*point_scale title 'L = 50', \
  './gradients.csv' using ((column('depth') == 30 ? column('layers_from_output') : NaN)):(column('gradient')) with linespoints lc rgb '#45347E' lw 1.6 pt 7 ps 0.5*point_scale title 'L = 30', \
  './gradients.csv' using ((column('depth') == 20 ? column('layers_from_output') : NaN)):(column('gradient')) with linespoints lc rgb '#355F8D' lw 1.6 pt 7 ps 0.5*point_scale title 'L = 20', \
  './gradients.csv' using ((column('depth') == 10 ? column('layers_from_output') : NaN)):(column('gradient')) with linespoints lc rgb '#26858D' lw 1.6 pt 7 ps 0.5*point_scale title 'L = 10', \
  './gradients.csv' using ((column('depth') == 5 ? column('layers_from_output') : NaN)):(column('gradient')) with linespoints lc rgb '#1F9E6E' lw 1.6 pt 7 ps 0.5*point_scale title 'L = 5'
unset multiplot
unset output

import Foundation

/// A figure as a gnuplot script that is complete on its own: beside its tables, `gnuplot -d <figure>.gp` draws it.
struct GnuplotScript {
    let figure: Figure
    /// What the figure draws from, to leave out what has no point to draw.
    let tables: Tables
    /// Data set and fingerprint, for the line under the title.
    let provenance: String
    var palette = Palette.light

    /// - Throws: ``TableError`` if the figure names a table or a column that does not exist.
    func text() throws -> String {
        let frames = PanelFrame.grid(of: figure)
        var blocks = DataBlocks()
        var panels: [String] = []
        for (index, panel) in figure.panels.enumerated() {
            panels.append("")
            panels += try lines(of: panel, in: frames[index], index: index, &blocks)
        }
        let lines = header + style + blocks.lines + ["set multiplot"] + panels
        return (lines + ["unset multiplot", "unset output", ""]).joined(separator: "\n")
    }

    private var header: [String] {
        [
            "# \(figure.name): redraw with  gnuplot -d \(figure.name).gp",
            "if (!exists('output_format')) output_format = 'png'",
            "if (!exists('output_name')) output_name = './\(figure.name).'.output_format",
            "set encoding utf8",
            "set decimalsign '.'",
            "set datafile separator comma",
            "set datafile missing 'nan'",
            "set datafile commentschars ''",
            "point_scale = 1.0",
            "if (output_format eq 'png') {",
            "  set terminal pngcairo enhanced color butt size \(2 * figure.width),\(2 * figure.height) "
                + "font 'DejaVu Sans,10' fontscale 2 linewidth 2 background rgb '\(palette.ground)'",
            "}",
            "if (output_format eq 'svg') {",
            "  point_scale = 0.5",
            "  set terminal svg enhanced butt size \(figure.width),\(figure.height) dynamic "
                + "font 'DejaVu Sans,10' fontscale 1.3333 linewidth 1 background rgb '\(palette.ground)'",
            "}",
            "if (output_format eq 'pdf') {",
            "  set terminal pdfcairo enhanced color butt size "
                + "\(Double(figure.width) / 100)in,\(Double(figure.height) / 100)in "
                + "font 'DejaVu Sans,10' fontscale 0.75 linewidth 1.4 pointscale 0.6 background rgb '\(palette.ground)'",
            "}",
            "set output output_name",
        ]
    }

    private var style: [String] {
        [
            "set border 3 front lc rgb '\(palette.frame)' lw 0.8",
            "set tics nomirror out scale 0.5,0.25 textcolor rgb '\(palette.ink)'",
            "set grid xtics ytics back lt 1 dt solid lc rgb '\(palette.grid)' lw 0.75",
            "set style fill solid 1.0 noborder",
        ]
    }

    /// The font size, or a smaller one if the text would run out of the picture; none below 4, which pango refuses.
    private func size(_ size: Double, of text: String) -> Double {
        // Pixels a letter of DejaVu Sans takes on average, for each point of its size; the title is bold.
        let needed = Double(text.count) * size * (size > 10 ? 0.85 : 0.69)
        return max(4, (size * min(1, (Double(figure.width) - 36) / needed) * 10).rounded(.down) / 10)
    }

    private func lines(of panel: Panel, in frame: PanelFrame, index: Int, _ blocks: inout DataBlocks) throws -> [String]
    {
        var lines = [
            "unset label; unset object; unset arrow",
            "set lmargin at screen \(frame.left); set rmargin at screen \(frame.right)",
            "set bmargin at screen \(frame.bottom); set tmargin at screen \(frame.top)",
        ]
        if index == 0 {
            let left = 18 / Double(figure.width)
            let (title, note) = (1 - 21 / Double(figure.height), 1 - 42 / Double(figure.height))
            lines.append(
                "set label 1001 \(bold(figure.title)) at screen \(left),\(title) left "
                    + "font ',\(size(12, of: figure.title))' textcolor rgb '\(palette.ink)'")
            let subtitle = "\(figure.note) · \(provenance)"
            lines.append(
                "set label 1002 \(quote(subtitle)) at screen \(left),\(note) left "
                    + "font ',\(size(9, of: subtitle))' textcolor rgb '\(palette.note)'")
        }
        lines.append(
            panel.title.map { "set title \(bold($0)) font ',10' offset 0,-0.6 textcolor rgb '\(palette.ink)'" }
                ?? "unset title")
        var plots: [String] = []
        var isEmpty = true
        for series in panel.series {
            let element = try element(series, in: panel, &blocks)
            if element.isDrawn { isEmpty = false }
            if let text = element.text { plots.append(text) }
        }
        let isLabeled = !figure.sharesY || index % figure.columns == 0
        lines += axis("x", panel.x, offset: "0,0.3", isEmpty: isEmpty)
        lines += axis("y", panel.y, offset: "0.6,0", isEmpty: isEmpty, isLabeled: isLabeled)
        lines += annotations(panel.annotations)
        lines.append(key(panel.key))
        if let colors = panel.colors { lines += self.lines(of: colors, right: frame.right) }
        // Axes and key alone are nothing to plot for gnuplot, so an empty panel gets a point that is nowhere.
        if isEmpty { plots.insert("NaN notitle", at: 0) }
        lines.append("plot \\\n  " + plots.joined(separator: ", \\\n  "))
        return lines
    }
}

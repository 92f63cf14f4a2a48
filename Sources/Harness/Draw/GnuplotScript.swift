import Foundation

/// A complete gnuplot script of a figure: beside the tables, `gnuplot -d <figure>.gp` draws the figure.
struct GnuplotScript {
    let figure: Figure
    /// The tables of the figure, for data blocks and to leave out series without a point.
    let tables: Tables
    /// Data set and fingerprint, for the last line under the title.
    let provenance: String
    var palette = Palette.light

    /// - Throws: ``TableError`` if the figure names a table or a column that does not exist.
    func text() throws -> String {
        let frames = PanelFrame.grid(of: figure, grayLines: Self.gray(figure, provenance).count)
        var blocks = DataBlocks()
        var panels: [String] = []
        for (index, panel) in figure.panels.enumerated() {
            panels.append("")
            let panel = frames[index].laidOut(panel)
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
            "set style fill solid 1.0 noborder"
        ]
    }

    /// The font size, or a smaller one if the text would be wider than this; none below 4, which pango refuses.
    static func size(_ size: Double, of text: String, within width: Double) -> Double {
        let needed = Double(text.count) * self.width(ofLetterAt: size)
        return max(4, (size * min(1, width / needed) * 10).rounded(.down) / 10)
    }

    /// Pixels of the figure that a letter of DejaVu Sans takes on average; titles have more than 10 points and are bold.
    static func width(ofLetterAt size: Double) -> Double { size * (size > 10 ? 0.85 : 0.69) }

    /// Title, note and provenance, which stand above the panels.
    private var head: [String] {
        let lines = [(figure.title, 12.0)] + Self.gray(figure, provenance).map { ($0, 9.0) }
        let left = 18 / Double(figure.width)
        return zip(lines, PanelFrame.headLines).enumerated().map { index, line in
            let ((text, size), place) = line
            let fitting = Self.size(size, of: text, within: Double(figure.width) - 36)
            return "set label \(index + 1) \(index == 0 ? bold(text) : quote(text)) at screen "
                + "\(left),\(1 - place / Double(figure.height)) left font ',\(fitting)' "
                + "textcolor rgb '\(index == 0 ? palette.ink : palette.note)'"
        }
    }

    /// The gray lines under the title: the note, then the provenance; an empty one takes no line.
    static func gray(_ figure: Figure, _ provenance: String) -> [String] {
        [figure.note, provenance].filter { !$0.isEmpty }
    }

    private func lines(of panel: Panel, in frame: PanelFrame, index: Int, _ blocks: inout DataBlocks) throws -> [String]
    {
        var lines = [
            "unset label; unset object; unset arrow",
            "set lmargin at screen \(frame.left); set rmargin at screen \(frame.right)",
            "set bmargin at screen \(frame.bottom); set tmargin at screen \(frame.top)",
        ]
        if index == 0 { lines += head }
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
        lines += axes(of: panel, isEmpty: isEmpty, isLabeled: isLabeled)
        lines += AnnotationScript(script: self, annotations: panel.annotations, unit: frame.unit(of: panel)).lines
        lines.append(key(panel.key))
        if let colors = panel.colors { lines += self.lines(of: colors, right: frame.right) }
        // Axes and key alone are nothing to plot for gnuplot, so an empty panel gets a point that is nowhere.
        if isEmpty { plots.insert("NaN notitle", at: 0) }
        lines.append("plot \\\n  " + plots.joined(separator: ", \\\n  "))
        return lines
    }
}

import Foundation

/// A complete gnuplot script of a figure: beside the tables, `gnuplot -d <figure>.gp` draws the figure.
struct GnuplotScript {
    let figure: Figure
    /// The tables of the figure, for data blocks and to leave out series without a point.
    let tables: Tables
    /// Data set and fingerprint: the last line under the title, on a slide the last line of all.
    let provenance: String
    let palette: Palette
    let style: FigureStyle

    init(
        figure: Figure, tables: Tables, provenance: String, palette: Palette = .light, style: FigureStyle = .page
    ) {
        self.figure = style.laidOut(figure)
        (self.tables, self.provenance, self.palette, self.style) = (tables, provenance, palette, style)
    }

    /// The name of script and pictures, without extension.
    var name: String { figure.name + style.suffix }

    /// - Throws: ``TableError`` if the figure names a table or a column that does not exist.
    func text() throws -> String {
        let frames = PanelFrame.grid(of: figure, head: head.bottom, foot: style == .slide ? 14 : 4)
        var blocks = DataBlocks()
        var panels: [String] = []
        for (index, panel) in figure.panels.enumerated() {
            panels.append("")
            let panel = frames[index].laidOut(panel)
            panels += try lines(of: panel, in: frames[index], index: index, &blocks)
        }
        let lines = header + ["set style fill solid 1.0 noborder"] + blocks.lines + ["set multiplot"] + panels
        return (lines + ["unset multiplot", "unset output", ""]).joined(separator: "\n")
    }

    private var header: [String] {
        [
            "# \(name): redraw with  gnuplot -d \(name).gp",
            "if (!exists('output_format')) output_format = 'png'",
            "if (!exists('output_name')) output_name = './\(name).'.output_format",
            "set encoding utf8",
            "set decimalsign '.'",
            "set datafile separator comma",
            "set datafile missing 'nan'",
            "set datafile commentschars ''",
            "point_scale = 1.0",
            "if (output_format eq 'png') {",
            "  set terminal pngcairo enhanced color butt size \(style.scale * figure.width),\(style.scale * figure.height) "
                + "font 'DejaVu Sans,10' fontscale \(style.scale) linewidth \(style.scale) dashlength \(style.scale) "
                + "background rgb '\(palette.ground)'",
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

    /// The font size, or a smaller one if the text would be wider than this; none below 4, which pango refuses.
    static func size(_ size: Double, of text: String, within width: Double) -> Double {
        let needed = Double(text.count) * self.width(ofLetterAt: size)
        return max(4, (size * min(1, width / needed) * 10).rounded(.down) / 10)
    }

    /// Pixels of the figure that a letter of DejaVu Sans takes on average; titles have more than 10 points and are bold.
    static func width(ofLetterAt size: Double) -> Double { size * (size > 10 ? 0.85 : 0.69) }

    /// Title, note and provenance as labels, and where the last of those above the panels stands, in pixels below the top
    /// edge.
    private var head: (lines: [String], bottom: Double) {
        let titles = style == .slide ? halves(figure.title) : [figure.title]
        var above = titles.map { (text: $0, size: 12.0, distance: 18.0) }
        if !figure.note.isEmpty { above.append((figure.note, 9, 21)) }
        if style == .page, !provenance.isEmpty { above.append((provenance, 9, figure.note.isEmpty ? 21 : 16)) }
        var (place, lines) = (3.0, [String]())
        for (index, line) in above.enumerated() {
            place += line.distance
            lines.append(label(line.text, line.size, isTitle: index < titles.count, tag: index + 1, at: place))
        }
        if style == .slide {
            let tag = above.count + 1
            lines.append(label(provenance, 6, isTitle: false, tag: tag, at: Double(figure.height) - 8))
        }
        return (lines, place)
    }

    /// One line of text across the figure, smaller if it would be wider.
    private func label(_ text: String, _ size: Double, isTitle: Bool, tag: Int, at place: Double) -> String {
        let (left, below) = (18 / Double(figure.width), 1 - place / Double(figure.height))
        let fitting = Self.size(size, of: text, within: Double(figure.width) - 36)
        return "set label \(tag) \(isTitle ? bold(text) : quote(text)) at screen \(left),\(below) left "
            + "font ',\(fitting)' textcolor rgb '\(isTitle ? palette.ink : palette.note)'"
    }

    /// A title that is wider than the figure, in two lines.
    private func halves(_ title: String) -> [String] {
        if Self.size(12, of: title, within: Double(figure.width) - 36) == 12 { return [title] }
        let words = title.split(separator: " ")
        let first = words.indices.first { words[...$0].joined(separator: " ").count > title.count / 2 } ?? words.count
        return [words[..<first], words[first...]].map { $0.joined(separator: " ") }.filter { !$0.isEmpty }
    }

    private func lines(of panel: Panel, in frame: PanelFrame, index: Int, _ blocks: inout DataBlocks) throws -> [String]
    {
        var lines = [
            "unset label; unset object; unset arrow",
            "set lmargin at screen \(frame.left); set rmargin at screen \(frame.right)",
            "set bmargin at screen \(frame.bottom); set tmargin at screen \(frame.top)",
        ]
        if index == 0 { lines += head.lines }
        lines.append(
            panel.title.map { title in
                // A title may be as wide as its panel with the labels beside it.
                let size = Self.size(10.1, of: title, within: frame.width + 40)
                return "set title \(bold(title)) font ',\(size)' offset 0,-0.6 textcolor rgb '\(palette.ink)'"
            } ?? "unset title")
        var plots: [String] = []
        var isEmpty = true
        for series in panel.series {
            let element = try element(series, in: panel, &blocks)
            if element.isDrawn { isEmpty = false }
            if let text = element.text { plots.append(text) }
        }
        let isLabeled = !figure.sharesY || index % figure.columns == 0
        lines += axes(of: panel, in: frame, isEmpty: isEmpty, isLabeled: isLabeled)
        lines +=
            AnnotationScript(
                script: self, annotations: panel.annotations, unit: frame.unit(of: panel), width: frame.width
            ).lines
        lines.append(key(panel.key))
        if let colors = panel.colors { lines += self.lines(of: colors, in: frame) }
        // Axes and key alone are nothing to plot for gnuplot, so an empty panel gets a point that is nowhere.
        if isEmpty { plots.insert("NaN notitle", at: 0) }
        lines.append("plot \\\n  " + plots.joined(separator: ", \\\n  "))
        return lines
    }
}

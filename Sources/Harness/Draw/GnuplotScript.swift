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
        var lines = header + style
        let frames = PanelFrame.grid(of: figure)
        lines.append("set multiplot")
        for (index, panel) in figure.panels.enumerated() {
            lines.append("")
            lines += try self.lines(of: panel, in: frames[index], index: index)
        }
        lines += ["unset multiplot", "unset output", ""]
        return lines.joined(separator: "\n")
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

    private func lines(of panel: Panel, in frame: PanelFrame, index: Int) throws -> [String] {
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
            let isDrawn = try hasPoints(series, in: panel)
            if isDrawn { isEmpty = false }
            if let entry = isDrawn ? plot(series) : keyEntry(series) { plots.append(entry) }
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

    /// Whether a series has anything to draw. A run that diverged at once leaves none, and gnuplot would complain.
    private func hasPoints(_ series: Series, in panel: Panel) throws -> Bool {
        if series.table.isEmpty { return false }
        var rows = try tables[series.table]
        for (column, value) in series.rows {
            guard !value.description.contains(",") else {
                throw TableError(
                    description: "figure \(figure.name) asks for rows of \(series.table) where \(column) is \(value); "
                        + "gnuplot finds no text with a comma, name it otherwise")
            }
            rows = try rows.rows(where: [column: value])
        }
        func isDrawable(_ value: Double, on axis: Axis) -> Bool {
            value.isFinite && (axis.scale == .linear || value > 0)
        }
        let xs = try rows.numbers(series.x)
        let ys = try columns(of: series).map(rows.numbers)
        return xs.indices.contains { row in
            isDrawable(xs[row], on: panel.x) && ys.allSatisfy { isDrawable($0[row], on: panel.y) }
        }
    }

    /// The columns drawn against x.
    private func columns(of series: Series) -> [String] {
        switch series.shape {
        case .band(let low, let high), .bar(let low, let high): [low, high]
        case .horizontalRange(let low, let high): [series.y, low, high]
        case .heatMap(let value): [series.y, value]
        default: [series.y]
        }
    }

    /// The name of a series without a line; nil if the key leaves it out.
    private func keyEntry(_ series: Series) -> String? {
        series.name.map {
            "keyentry \(style(series.shape, "lc rgb '\(palette.hex(series.color))'")) title \(quote($0))"
        }
    }

    private func axis(
        _ name: String, _ axis: Axis, offset: String, isEmpty: Bool, isLabeled: Bool = true
    ) -> [String] {
        let isLogarithmic = axis.scale == .logarithmic
        let ends = ends(of: axis, isEmpty: isEmpty)
        let (low, high) = (ends.low.map { "\($0)" } ?? "*", ends.high.map { "\($0)" } ?? "*")
        var tics = "set \(name)tics norangelimit \(axis.tics.map { "\($0)" } ?? "autofreq")"
        if !axis.names.isEmpty {
            tics =
                "set \(name)tics (" + axis.names.map { "\(format($0.name)) \($0.place)" }.joined(separator: ", ") + ")"
        }
        if !axis.hasTics { tics = "unset \(name)tics" }
        return [
            isLogarithmic ? "set logscale \(name) 10" : "unset logscale \(name)",
            "set format \(name) '\(!isLabeled ? "" : isLogarithmic ? "10^{%T}" : "%g")'",
            "set \(name)range [\(low):\(high)]", tics,
            isLogarithmic && axis.tics == nil ? "set m\(name)tics 10" : "unset m\(name)tics",
            "set \(name)label \(quote(isLabeled ? axis.label : "")) offset \(offset) textcolor rgb '\(palette.ink)'",
        ]
    }

    /// The ends of an axis, where gnuplot would refuse those that it has: after a divergence there may be nothing to take
    /// an open end from, or nothing but one and the same value.
    private func ends(of axis: Axis, isEmpty: Bool) -> (low: Double?, high: Double?) {
        func next(_ end: Double, _ direction: Double) -> Double {
            axis.scale == .logarithmic ? end * (direction > 0 ? 10 : 0.1) : end + direction
        }
        switch (axis.low, axis.high) {
        case (let low?, let high?) where low == high: return (next(low, -1), next(high, 1))
        case (nil, let high?) where isEmpty: return (next(high, -1), high)
        case (let low, nil) where isEmpty: return (low ?? 1, next(low ?? 1, 1))
        default: return (axis.low, axis.high)
        }
    }

    private func annotations(_ annotations: [Annotation]) -> [String] {
        annotations.enumerated().map { index, annotation in
            switch annotation {
            case .text(let text, let x, let y, let alignment, let color):
                "set label \(index + 1) \(quote(text)) at first \(x),\(y) \(alignment.rawValue) front "
                    + "font ',9' textcolor rgb '\(palette.hex(color))'"
            case .shaded(let low, let high):
                "set object \(index + 1) rectangle from first \(low),graph 0 to first \(high),graph 1 behind "
                    + "fillcolor rgb '\(palette.shade)' fillstyle solid 1.0 noborder"
            case .horizontal(let y):
                "set arrow \(index + 1) from graph 0,first \(y) to graph 1,first \(y) nohead "
                    + "dashtype (5,4) lc rgb '\(palette.gray)' lw 1"
            }
        }
    }

    private func lines(of colors: ColorScale, right: Double) -> [String] {
        let (left, width) = (right + 12 / Double(figure.width), 12 / Double(figure.width))
        return [
            "set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',"
                + "6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')",
            "set palette maxcolors \(colors.steps ?? 0)", "set cbrange [\(colors.low):\(colors.high)]",
            colors.isShown
                ? "set colorbox user origin screen \(left),graph 0 size screen \(width),graph 1 noborder"
                : "unset colorbox",
            "set cblabel \(quote(colors.isShown ? colors.label : "")) textcolor rgb '\(palette.ink)'",
        ]
    }

    private func key(_ key: Key) -> String {
        let look = "samplen 2.4 spacing 1.2 font ',9' textcolor rgb '\(palette.ink)' noopaque nobox"
        return switch key {
        case .topRight: "set key at graph 0.985,0.98 right top Left reverse \(look)"
        case .topLeft: "set key at graph 0.02,0.98 left top Left reverse \(look)"
        case .bottomRight: "set key at graph 0.985,0.03 right bottom Left reverse \(look)"
        case .bottomLeft: "set key at graph 0.02,0.03 left bottom Left reverse \(look)"
        case .right: "set key at graph 1.03,0.98 left top Left reverse \(look)"
        case .none: "unset key"
        }
    }

    private func plot(_ series: Series) -> String {
        let title = series.name.map { "title \(quote($0))" } ?? "notitle"
        let color = "lc rgb '\(palette.hex(series.color))'"
        let conditions = series.rows.map { column, value in
            value.double == nil
                ? "strcol(\(quoteData(column))) eq \(quoteData(value.description))"
                : "column(\(quoteData(column))) == \(value)"
        }
        let x =
            conditions.isEmpty
            ? "column(\(quoteData(series.x)))"
            : "(\(conditions.joined(separator: " && ")) ? column(\(quoteData(series.x))) : NaN)"
        var values = columns(of: series).map { "(column(\(quoteData($0))))" }
        // gnuplot wants a rectangle as a point and its four sides. Bars leave a tenth of a unit between them.
        if case .bar = series.shape { values = [values[1], "(\(x) - 0.45)", "(\(x) + 0.45)"] + values }
        let using = (["(\(x))"] + values).joined(separator: ":") + vector(series.shape)
        return "\(quoteData("./\(series.table).csv")) using \(using) \(style(series.shape, color)) \(title)"
    }

    /// What a tick needs besides its foot: how far it goes.
    private func vector(_ shape: Series.Shape) -> String {
        if case .tick(let height) = shape { ":(0):(\(height))" } else { "" }
    }

    private func style(_ shape: Series.Shape, _ color: String) -> String {
        switch shape {
        case .area: "with filledcurves y1=0 fillstyle transparent solid 0.12 noborder \(color)"
        case .tick: "with vectors nohead \(color) lw 1.4"
        case .bar: "with boxxyerror fillstyle solid 1.0 noborder \(color)"
        case .heatMap: "with image"
        case .line: "with lines \(color) lw 2"
        case .dashedLine: "with lines \(color) lw 1.4 dashtype (5,4)"
        case .dottedLine: "with lines \(color) lw 1.8 dashtype (1.5,2.5)"
        case .thinLine: "with lines \(color) lw 1"
        case .points: "with points \(color) pt 7 ps 0.5*point_scale"
        case .linePoints: "with linespoints \(color) lw 1.6 pt 7 ps 0.5*point_scale"
        case .band: "with filledcurves fillstyle transparent solid 0.18 noborder \(color)"
        case .horizontalRange: "with xerrorbars \(color) lw 2 pt 7 ps 0.8*point_scale"
        }
    }

    // Text reaches gnuplot in single quotes, which run no commands; control characters cannot be drawn. gnuplot 5.4 misreads
    // doubled quotes at the beginning and where there are several, so what is drawn has typographic ones instead.

    private func bold(_ text: String) -> String { "'{/:Bold \(escaped(text))}'" }
    private func quote(_ text: String) -> String { "'\(escaped(text))'" }
    /// The name of a tic, where `%` begins a format.
    private func format(_ text: String) -> String { quote(text.replacingOccurrences(of: "%", with: "%%")) }

    /// Text to be drawn literally: what enhanced mode would read as markup gets a backslash. Runs of superscripts are
    /// drawn by gnuplot, since fonts have but a few of them, and those small.
    private func escaped(_ text: String) -> String {
        var result = ""
        var isRaised = false
        for character in text {
            let raised = Self.superscripts[character]
            if (raised != nil) != isRaised {
                result += isRaised ? "}" : "^{"
                isRaised.toggle()
            }
            for scalar in String(raised ?? character).unicodeScalars {
                if "\\^_{}@&~".unicodeScalars.contains(scalar) { result += "\\" }
                let drawn: Unicode.Scalar = scalar == "'" ? "\u{2019}" : scalar
                result.unicodeScalars.append(drawn.properties.generalCategory == .control ? " " : drawn)
            }
        }
        return result + (isRaised ? "}" : "")
    }

    private static let superscripts: [Character: Character] = Dictionary(
        uniqueKeysWithValues: zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁽⁾ᴸˡ", "0123456789−()Lℓ"))

    /// A name or value in a table, which is compared and not drawn.
    private func quoteData(_ text: String) -> String {
        let visible = String(
            String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
        return "'" + visible.replacingOccurrences(of: "'", with: "'.\"'\".'", options: .literal) + "'"
    }
}

/// Where a panel's axes stand, in fractions of the picture.
struct PanelFrame {
    let left: Double
    let right: Double
    let bottom: Double
    let top: Double

    /// A grid with room for title, axis labels and keys, in pixels.
    static func grid(of figure: Figure) -> [PanelFrame] {
        let (width, height) = (Double(figure.width), Double(figure.height))
        let columns = figure.columns
        let rows = (figure.panels.count + columns - 1) / columns
        let hasTitles = figure.panels.contains { $0.title != nil }
        let hasOuterKey = figure.panels.contains { if case .right = $0.key { true } else { false } }
        let hasColors = figure.panels.contains { $0.colors?.isShown == true }
        let (labels, below, gap) = (figure.sharesY ? 8.0 : 64.0, 46.0, figure.sharesY ? 18.0 : 14.0)
        let head = hasTitles ? 24.0 : 8.0
        let right = hasOuterKey ? 130.0 : hasColors ? 84.0 : 12.0
        let outer = (left: figure.sharesY ? 66.0 : 10.0, right: right, top: 54.0, bottom: 4.0)
        let cell = (
            width: (width - outer.left - outer.right) / Double(columns),
            height: (height - outer.top - outer.bottom) / Double(rows)
        )
        return figure.panels.indices.map { index in
            let labels = figure.panels[index].y.names.isEmpty ? labels : 92
            let x = outer.left + Double(index % columns) * cell.width
            let y = outer.top + Double(index / columns) * cell.height
            return PanelFrame(
                left: rounded((x + labels) / width), right: rounded((x + cell.width - gap) / width),
                bottom: rounded(1 - (y + cell.height - below) / height), top: rounded(1 - (y + head) / height))
        }
    }

    /// Four decimals are a fifth of a pixel, and keep the scripts readable.
    private static func rounded(_ fraction: Double) -> Double { (fraction * 10000).rounded() / 10000 }
}

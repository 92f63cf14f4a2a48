extension GnuplotScript {
    /// Border, grid and axes of a panel, or none of them.
    func axes(of panel: Panel, in frame: PanelFrame, isEmpty: Bool, isLabeled: Bool) -> [String] {
        // Before the axes, in every panel: a panel without tics leaves gnuplot's own look to the next one, and the color
        // scale has tics even there.
        let tics = ["set tics nomirror out scale 0.5,0.25 textcolor rgb '\(palette.ink)'"]
        let x = axis("x", panel.x, offset: "0,0.3", room: frame.width + 60, isEmpty: isEmpty)
        let y = axis("y", panel.y, offset: "0.6,0", room: frame.height + 20, isEmpty: isEmpty, isLabeled: isLabeled)
        guard panel.hasAxes else {
            return tics + x + y + ["unset border; unset grid; unset xtics; unset ytics; set xlabel ''; set ylabel ''"]
        }
        return tics + [
            "set border 3 front lc rgb '\(palette.frame)' lw 0.8",
            "set grid xtics ytics back lt 1 dt solid lc rgb '\(palette.grid)' lw 0.75",
        ] + x + y
    }

    private func axis(
        _ name: String, _ axis: Axis, offset: String, room: Double, isEmpty: Bool, isLabeled: Bool = true
    ) -> [String] {
        let isLogarithmic = axis.scale == .logarithmic
        let ends = ends(of: axis, isEmpty: isEmpty)
        let (low, high) = (ends.low.map { "\($0)" } ?? "*", ends.high.map { "\($0)" } ?? "*")
        var tics = "set \(name)tics nomirror norangelimit \(axis.tics.map { "\($0)" } ?? "autofreq")"
        if !axis.names.isEmpty {
            tics =
                "set \(name)tics nomirror ("
                + axis.names.map { "\(format(isLabeled ? $0.name : "")) \($0.place)" }.joined(separator: ", ") + ")"
        }
        if !axis.hasTics { tics = "unset \(name)tics" }
        return [
            isLogarithmic ? "set logscale \(name) 10" : "unset logscale \(name)",
            "set format \(name) '\(!isLabeled ? "" : isLogarithmic ? "10^{%T}" : "%g")'",
            "set \(name)range [\(low):\(high)]", tics,
            isLogarithmic && axis.tics == nil ? "set m\(name)tics 10" : "unset m\(name)tics",
            "set \(name)label \(quote(isLabeled ? axis.label : "")) offset \(offset) "
                + "font ',\(Self.size(10, of: axis.label, within: room))' textcolor rgb '\(palette.ink)'",
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

    private static let viridis =
        "set palette defined (0 '#440154',1 '#482475',2 '#414487',3 '#355F8D',4 '#2A788E',5 '#21918C',"
        + "6 '#22A884',7 '#44BF70',8 '#7AD151',9 '#BDDF26',10 '#FDE725')"

    func lines(of colors: ColorScale, in frame: PanelFrame) -> [String] {
        let (left, width) = (frame.right + 12 / Double(figure.width), 12 / Double(figure.width))
        // A short scale has room for a few numbers only.
        let tics = frame.height < 150 ? "\((colors.high - colors.low) / 3)" : "autofreq"
        return [
            colors.map == .gray ? "set palette defined (0 '#000000',1 '#ffffff')" : Self.viridis,
            "set palette maxcolors \(colors.steps ?? 0)", "set cbrange [\(colors.low):\(colors.high)]",
            colors.isShown
                ? "set colorbox user origin screen \(left),graph 0 size screen \(width),graph 1 noborder"
                : "unset colorbox",
            "set cbtics \(tics)",
            "set cblabel \(quote(colors.isShown ? colors.label : "")) "
                + "font ',\(Self.size(10, of: colors.label, within: frame.height + 20))' textcolor rgb '\(palette.ink)'",
        ]
    }

    func key(_ key: Key) -> String {
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
}

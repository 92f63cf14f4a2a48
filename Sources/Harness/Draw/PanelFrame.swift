/// The frame of a panel's axes, in fractions of the picture.
struct PanelFrame {
    let left: Double
    let right: Double
    let bottom: Double
    let top: Double
    /// The size in pixels of the figure.
    let width: Double
    let height: Double

    /// A grid with room for title, axis labels and keys.
    ///
    /// - Parameters:
    ///   - top: the place of the last line above the panels, in pixels below the top edge.
    ///   - foot: room below the panels, in pixels.
    static func grid(of figure: Figure, head top: Double, foot: Double) -> [PanelFrame] {
        let (width, height) = (Double(figure.width), Double(figure.height))
        let columns = figure.columns
        let rows = (figure.panels.count + columns - 1) / columns
        let hasTitles = figure.panels.contains { $0.title != nil }
        let outerKeys = figure.panels.filter { if case .right = $0.key { true } else { false } }
        let longest = outerKeys.flatMap(\.series).compactMap(\.name?.count).max() ?? 0
        let hasColors = figure.panels.contains { $0.colors?.isShown == true }
        let (labels, below, gap) = (figure.sharesY ? 8.0 : 64.0, 46.0, figure.sharesY ? 18.0 : 14.0)
        let head = hasTitles ? 24.0 : 8.0
        let right =
            outerKeys.isEmpty ? hasColors ? 84.0 : 12.0 : 60 + GnuplotScript.width(ofLetterAt: 9) * Double(longest)
        let outer = (left: figure.sharesY ? 66.0 : 10.0, right: right, top: top + 12, bottom: foot)
        let cell = (
            width: (width - outer.left - outer.right) / Double(columns),
            height: (height - outer.top - outer.bottom) / Double(rows)
        )
        return figure.panels.indices.map { index in
            let panel = figure.panels[index]
            let labels = !panel.hasAxes ? 8 : panel.y.names.isEmpty || figure.sharesY ? labels : 92
            let below = panel.hasAxes ? below : 8
            let x = outer.left + Double(index % columns) * cell.width
            let y = outer.top + Double(index / columns) * cell.height
            let sides = (left: rounded((x + labels) / width), right: rounded((x + cell.width - gap) / width))
            let ends = (bottom: rounded(1 - (y + cell.height - below) / height), top: rounded(1 - (y + head) / height))
            return PanelFrame(
                left: sides.left, right: sides.right, bottom: ends.bottom, top: ends.top,
                width: (sides.right - sides.left) * width, height: (ends.top - ends.bottom) * height)
        }
    }

    /// A panel with its images laid out, or with axes of equal units where it asks for them.
    func laidOut(_ panel: Panel) -> Panel {
        if let images = panel.images { return images.laidOut(in: panel, width: width, height: height) }
        guard panel.hasEqualUnits, let x = Self.range(panel.x), let y = Self.range(panel.y) else { return panel }
        var panel = panel
        let unit = min(width / x, height / y)
        Self.lengthen(&panel.x, by: width / unit - x)
        Self.lengthen(&panel.y, by: height / unit - y)
        return panel
    }

    private static func lengthen(_ axis: inout Axis, by length: Double) {
        axis.low = axis.low.map { $0 - length / 2 }
        axis.high = axis.high.map { $0 + length / 2 }
    }

    /// The length of a linear axis with both ends; nil for others.
    private static func range(_ axis: Axis) -> Double? {
        guard axis.scale == .linear, let low = axis.low, let high = axis.high, high > low else { return nil }
        return high - low
    }

    /// Pixels of the figure in a unit of each axis; 1 where that is not known.
    func unit(of panel: Panel) -> (x: Double, y: Double) {
        (Self.range(panel.x).map { width / $0 } ?? 1, Self.range(panel.y).map { height / $0 } ?? 1)
    }

    /// Four decimals are a fifth of a pixel, and keep the scripts readable.
    private static func rounded(_ fraction: Double) -> Double { (fraction * 10000).rounded() / 10000 }
}

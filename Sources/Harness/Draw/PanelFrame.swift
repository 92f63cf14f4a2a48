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

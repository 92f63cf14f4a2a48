/// The annotations of a panel as commands. Positions are in units of the axes, sizes of text in pixels of the figure.
struct AnnotationScript {
    let script: GnuplotScript
    let annotations: [Annotation]
    /// Pixels of the figure in a unit of each axis.
    let unit: (x: Double, y: Double)
    /// Pixels of the figure that the panel is wide.
    let width: Double

    /// Tags up to 10 belong to the lines above the panels.
    private static let firstTag = 11

    private var palette: Palette { script.palette }

    var lines: [String] {
        annotations.enumerated().flatMap { index, annotation in
            lines(of: annotation, tag: Self.firstTag + 2 * index)
        }
    }

    /// The commands of one annotation, which may use its tag and the next one.
    private func lines(of annotation: Annotation, tag: Int) -> [String] {
        switch annotation {
        case .text(let text, let x, let y, let alignment, let color, let size):
            // A caption may fill its panel; text that begins or ends somewhere leaves room for the lines.
            [
                label(
                    text, tag, at: "\(x),\(y)", alignment,
                    size: GnuplotScript.size(size, of: text, within: alignment == .center ? width : 0.8 * width),
                    palette.hex(color))
            ]
        case .shaded(let low, let high):
            [
                "set object \(tag) rectangle from first \(low),graph 0 to first \(high),graph 1 behind "
                    + "fillcolor rgb '\(palette.shade)' fillstyle solid 1.0 noborder"
            ]
        case .horizontal(let y):
            [
                "set arrow \(tag) from graph 0,first \(y) to graph 1,first \(y) nohead "
                    + "dashtype (5,4) lc rgb '\(palette.gray)' lw 1"
            ]
        case .vertical(let x, let color):
            [
                "set arrow \(tag) from first \(x),graph 0 to first \(x),graph 1 nohead front "
                    + "dashtype (5,4) lc rgb '\(palette.hex(color))' lw 1"
            ]
        case .box(let text, let x, let y, let width, let height):
            shape(
                "rectangle center first \(x),\(y) size first \(width),\(height)", text, tag, x, y,
                room: width * unit.x - 6)
        case .circle(let text, let x, let y, let radius):
            shape("circle center first \(x),\(y) size first \(radius)", text, tag, x, y, room: 1.8 * radius * unit.x)
        case .arrow(let start, let end, let above, let below): arrow(from: start, to: end, above, below, tag)
        }
    }

    private func label(
        _ text: String, _ tag: Int, at place: String, _ alignment: Annotation.Alignment, size: Double, _ color: String
    ) -> String {
        "set label \(tag) \(script.quote(text)) at first \(place) \(alignment.rawValue) front font ',\(plain(size))' "
            + "textcolor rgb '\(color)'"
    }

    /// A shape, filled with the color of the shade, with text that shrinks to this room.
    private func shape(
        _ shape: String, _ text: String, _ tag: Int, _ x: Double, _ y: Double, room: Double
    ) -> [String] {
        [
            "set object \(tag) \(shape) back fillcolor rgb '\(palette.shade)' fillstyle solid 1.0 "
                + "border lc rgb '\(palette.frame)' lw 1.2",
            label(
                text, tag, at: "\(x),\(y)", .center, size: GnuplotScript.size(10, of: text, within: room), palette.ink),
        ]
    }

    private func arrow(
        from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ above: String, _ below: String, _ tag: Int
    ) -> [String] {
        let start = border(at: start, towards: end)
        let end = border(at: end, towards: start)
        let head = 9 / Double(script.figure.width)
        var lines = [
            "set arrow \(tag) from first \(start.x),\(start.y) to first \(end.x),\(end.y) back "
                + "head filled size screen \(head),18 fixed lc rgb '\(palette.frame)' lw 1.2"
        ]
        let (dx, dy) = ((end.x - start.x) * unit.x, (end.y - start.y) * unit.y)
        let length = (dx * dx + dy * dy).squareRoot()
        // The direction across the arrow, upwards; to the left of a vertical one.
        var across = length > 0 ? (x: -dy / length, y: dx / length) : (x: 0, y: 1)
        if across.y < 0 || across.y == 0 && across.x > 0 { across = (-across.x, -across.y) }
        for (offset, text, color, side) in [(0, above, palette.value, 1.0), (1, below, palette.gradient, -1)]
        where !text.isEmpty {
            // Digits are wider than the average letter.
            let half = (x: Double(text.count) * 4, y: 6.0)
            let distance = side * (half.x * abs(across.x) + half.y * abs(across.y) + 4)
            let middle = "\((start.x + end.x) / 2),\((start.y + end.y) / 2)"
            let (right, up) = (
                distance * across.x / Double(script.figure.width), distance * across.y / Double(script.figure.height)
            )
            lines.append(
                label(text, tag + offset, at: middle, .center, size: 9, color) + " offset screen \(right),\(up)")
        }
        return lines
    }

    /// The border of the shape with this center, in the direction of another point; the point itself without a shape.
    private func border(at center: (x: Double, y: Double), towards point: (x: Double, y: Double))
        -> (x: Double, y: Double)
    {
        let (dx, dy) = (point.x - center.x, point.y - center.y)
        guard dx != 0 || dy != 0 else { return center }
        var share = 0.0
        for annotation in annotations {
            switch annotation {
            case .box(_, let x, let y, let width, let height) where x == center.x && y == center.y:
                share = min(width / 2 / abs(dx), height / 2 / abs(dy))
            case .circle(_, let x, let y, let radius) where x == center.x && y == center.y:
                let (across, up) = (dx * unit.x, dy * unit.y)
                share = radius * unit.x / (across * across + up * up).squareRoot()
            default: break
            }
        }
        return (center.x + dx * share, center.y + dy * share)
    }
}

extension Panel {
    /// A stack of bars at each x, one color a part: the share of each part in a whole.
    ///
    /// - Parameters:
    ///   - rows: each the height of one part at one x. Parts stand on each other in the order of the rows.
    ///   - part: what the color stands for.
    public static func stackedBars<R: Row, Part: Cell & Hashable>(
        _ title: String?, _ rows: [TypedRow<R>], x: PartialKeyPath<R>, height: PartialKeyPath<R>,
        by part: KeyPath<R, Part>, color: (Part) -> Color, axes: (x: Axis, y: Axis)
    ) -> Panel {
        var tops: [Double: Double] = [:]
        var parts: [Part] = []
        var bars: [Part: [[Double]]] = [:]
        for row in rows {
            let (place, one) = (row.mean(x), row[dynamicMember: part])
            let bottom = tops[place, default: 0]
            let top = bottom + row.mean(height)
            tops[place] = top
            if bars[one] == nil { parts.append(one) }
            bars[one, default: []].append([place, bottom, top])
        }
        return Panel(
            title, x: axes.x, y: axes.y, key: .none,
            series: parts.map { one in
                Series(points: bars[one] ?? [], as: .bar(low: "low", high: "high"), color: color(one))
            })
    }
}

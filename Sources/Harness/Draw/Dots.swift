extension Panel {
    /// A row for each row of a summary, from top to bottom: a dot at the mean, and a bar from the smallest to the largest
    /// seed.
    ///
    /// - Parameters:
    ///   - names: of the rows, in their order.
    ///   - missing: what stands in a row without a number.
    public static func dots<R: Row>(
        _ title: String?, _ summary: OverSeeds<R>, x: PartialKeyPath<R>, axis: Axis, names: [String],
        missing: [String?] = []
    ) -> Panel {
        let column = R.table.column(x)
        let notes = missing.enumerated().compactMap { place, text in
            text.map { Annotation.text($0, x: (axis.high ?? 1) * 0.04, y: Double(place), color: .gray) }
        }
        return Panel(
            title, x: axis,
            y: Axis(
                "", from: Double(names.count) - 0.5, to: -0.5,
                names: names.enumerated().map { (place: Double($0), name: $1) }),
            key: .none, annotations: notes,
            series: [
                Series(
                    summary.name, x: column, y: Series.rowNumber,
                    as: .horizontalRange(low: column + "_lo", high: column + "_hi"), color: .category(0))
            ])
    }
}

extension Series {
    /// As a column: the number of the row in its table, counted from 0.
    static let rowNumber = "$0"
}

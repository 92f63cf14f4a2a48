/// A row of a dot plot: a mean with the range of its seeds.
public struct Dot: Sendable {
    let name: String
    let mean, low: Double
    public let high: Double

    public init(_ name: String, _ mean: Double, low: Double, high: Double) {
        (self.name, self.mean, self.low, self.high) = (name, mean, low, high)
    }

    /// The row of a summary over seeds.
    public init<R: Row>(_ name: String, _ row: TypedRow<R>, _ value: PartialKeyPath<R>) {
        self.init(name, row.mean(value), low: row.low(value), high: row.high(value))
    }
}

extension Panel {
    /// A dot plot: named rows from top to bottom, each with a dot at the mean and a bar from the smallest to the largest
    /// seed.
    ///
    /// - Parameter text: stands in a row whose mean is NaN.
    public static func dots(_ title: String?, _ dots: [Dot], axis: Axis, missing text: String = "") -> Panel {
        let rows = dots.enumerated().map { (place: Double($0), dot: $1) }
        return Panel(
            title, x: axis,
            y: Axis("", from: Double(dots.count) - 0.5, to: -0.5, names: rows.map { ($0.place, $0.dot.name) }),
            key: .none,
            annotations: rows.filter(\.dot.mean.isNaN).map {
                .text(text, x: (axis.high ?? 1) * 0.04, y: $0.place, color: .gray)
            },
            series: [
                Series(
                    points: rows.map { [$0.dot.mean, $0.place, $0.dot.low, $0.dot.high] },
                    as: .horizontalRange(low: "low", high: "high"), color: .category(0))
            ])
    }
}

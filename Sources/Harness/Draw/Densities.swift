/// A curve of a panel of densities: where the table has its points, and what is marked beside it.
public struct DensityCurve<R: Row>: Sendable {
    /// Which rows of the table are points of the curve.
    public let rows: [Condition<R>]
    public let minimum, mean, maximum: Double
    public let color: Color

    /// - Parameters:
    ///   - unit: the row that has the marks, such as a row of another table.
    public init<U: Row>(
        _ rows: [Condition<R>], of unit: TypedRow<U>, minimum: PartialKeyPath<U>, mean: PartialKeyPath<U>,
        maximum: PartialKeyPath<U>, color: Color
    ) {
        (self.rows, self.color) = (rows, color)
        (self.minimum, self.mean, self.maximum) = (unit.mean(minimum), unit.mean(mean), unit.mean(maximum))
    }
}

extension Panel {
    /// Densities over each other, such as those of the units of a layer: each an area under a line, with upright ticks at
    /// the least and the largest value and a dot below the axis at the mean.
    ///
    /// Heights have no numbers, because readers compare them within the panel only.
    ///
    /// - Parameters:
    ///   - density: relative to the panel's highest, which is 1.
    ///   - caption: a line above the curves.
    public static func densities<R: Row>(
        _ title: String?, _ table: RowTable<R>, x: PartialKeyPath<R>, density: PartialKeyPath<R>, axis: Axis,
        caption: String = "", curves: [DensityCurve<R>]
    ) -> Panel {
        let center = ((axis.low ?? 0) + (axis.high ?? 0)) / 2
        return Panel(
            title, x: axis, y: Axis("density", from: -0.2, to: 1.3, hasTics: false), key: .none,
            annotations: caption.isEmpty ? [] : [.text(caption, x: center, y: 1.19, .center)],
            series: curves.flatMap { curve in
                [
                    Series(table, x: x, y: density, where: curve.rows, as: .area, color: curve.color),
                    Series(table, x: x, y: density, where: curve.rows, as: .thinLine, color: curve.color),
                    Series(
                        points: [[curve.minimum, 0], [curve.maximum, 0]], as: .tick(height: 0.33), color: curve.color),
                    Series(points: [[curve.mean, -0.1]], as: .points, color: curve.color),
                ]
            })
    }
}

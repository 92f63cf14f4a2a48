/// What is written or marked in a panel, in the coordinates of its axes.
public enum Annotation: Sendable {
    /// Text beginning, centered or ending at a point.
    case text(String, x: Double, y: Double, Alignment = .left, color: Color = .ink)
    /// A shaded stretch of the x axis, over the whole height.
    case shaded(from: Double, to: Double)
    /// A dashed line across at this y.
    case horizontal(Double)

    public enum Alignment: String, Sendable { case left, center, right }
}

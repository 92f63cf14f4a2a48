/// Text or a mark in a panel, in the coordinates of its axes.
public enum Annotation: Sendable {
    /// Text that begins, is centered or ends at a point; its size in points.
    case text(String, x: Double, y: Double, Alignment = .left, color: Color = .ink, size: Double = 9)
    /// A shaded stretch of the x axis, over the whole height.
    case shaded(from: Double, to: Double)
    /// A dashed line across at this y.
    case horizontal(Double)
    /// A dashed line upwards at this x, in front of what is drawn there.
    case vertical(Double, color: Color = .gray)
    /// A box around a point with text in it: an operation of a computational graph.
    case box(String, x: Double, y: Double, width: Double, height: Double)
    /// A circle around a point with text in it: an input of a computational graph. The radius is in units of the x axis.
    case circle(String, x: Double, y: Double, radius: Double)
    /// An edge of a computational graph, with a value above and a gradient below, each in a color of its own. An end at
    /// the center of a box or circle of the panel is drawn at the border of that shape.
    case arrow(from: (x: Double, y: Double), to: (x: Double, y: Double), above: String = "", below: String = "")

    public enum Alignment: String, Sendable { case left, center, right }
}

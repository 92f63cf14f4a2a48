/// The columns of a table drawn in one way.
public struct Series: Sendable {
    public enum Shape: Sendable {
        case line, dashedLine, dottedLine, thinLine, points, linePoints
        /// Points that are few and stand alone.
        case largePoints
        /// Filled down to 0, thinly, so that several can lie over each other.
        case area
        /// An upright tick of this height, in units of the y axis, on top of the point.
        case tick(height: Double)
        /// A heat map: a rectangle around each point of a regular grid, in the color of the column `value` on the panel's
        /// color scale. Steps of that scale read as filled contours. The rows come in the order of the grid, row by row
        /// or column by column; NaN leaves a gap.
        case heatMap(value: String)
        /// An upright bar around x, from the column `low` to the column `high`.
        case bar(low: String, high: String, width: Double = 0.9)
        /// Pixels of a regular grid in color. Points only: x, y, red, green, blue and opacity from 0 to 255.
        case colorImage
        /// From the column `low` to the column `high`, filled.
        case band(low: String, high: String)
        /// A point with a bar along x, from column `low` to column `high`.
        case horizontalRange(low: String, high: String)
    }

    /// The name of the table; empty for points.
    public let table: String
    /// The points, where no table holds them: x, then the numbers that the shape draws, in its order.
    public let points: [[Double]]?
    public let x: String
    public let y: String
    /// Conditions on rows: each column has its value.
    public internal(set) var rows: [(column: String, value: Value)]
    public let shape: Shape
    public let color: Color
    /// The entry in the key; nil leaves the series out of the key.
    public let name: String?

    public init(
        _ table: String, x: String, y: String, rows: KeyValuePairs<String, Value> = [:], as shape: Shape = .line,
        color: Color, name: String? = nil
    ) {
        self.table = table
        points = nil
        self.x = x
        self.y = y
        self.rows = rows.map { ($0.key, $0.value) }
        self.shape = shape
        self.color = color
        self.name = name
    }

    /// Points that the figure lays out itself, where no table holds them. Each point has x, then y, or instead of y the
    /// numbers that the shape draws: low and high of a band or bar; y, low and high of a range; y and the value of a
    /// heat map. The shape's names of columns count for nothing.
    public init(points: [[Double]], as shape: Shape = .line, color: Color, name: String? = nil) {
        table = ""
        self.points = points
        x = "x"
        y = "y"
        rows = []
        self.shape = shape
        self.color = color
        self.name = name
    }
}

/// A picture, declared over the columns of tables; ``GnuplotScript`` turns it into a script.
///
/// Panels stand in a grid, row by row. All statistics are in the tables: a figure only says which columns to draw.
public struct Figure: Sendable {
    /// The name of the files, without extension.
    public let name: String
    /// The finding, in a sentence: what the reader should see.
    public let title: String
    /// What is drawn: what a band is, what a dash means. Data set and fingerprint are added to it.
    public let note: String
    /// Size in pixels on a screen; the PNG has twice as many.
    public let width: Int
    public let height: Int
    /// Panels in a row.
    public let columns: Int
    /// Whether the panels of a row have one y axis, which then stands at the first only.
    public let sharesY: Bool
    public let panels: [Panel]

    public init(
        _ name: String, title: String, note: String, width: Int = 820, height: Int = 480, columns: Int = 1,
        sharesY: Bool = false, panels: [Panel]
    ) {
        self.name = name
        self.title = title
        self.note = note
        self.width = width
        self.height = height
        self.columns = columns
        self.sharesY = sharesY
        self.panels = panels
    }
}

/// One coordinate system with what is drawn in it.
public struct Panel: Sendable {
    /// Above the panel; nil for a figure of one panel.
    public var title: String?
    public var x: Axis
    public var y: Axis
    public var key: Key
    public var series: [Series]
    public var annotations: [Annotation]
    /// What the colors of a heat map mean.
    public var colors: ColorScale?

    public init(
        _ title: String? = nil, x: Axis, y: Axis, key: Key = .topRight, annotations: [Annotation] = [],
        colors: ColorScale? = nil, series: [Series]
    ) {
        self.title = title
        self.x = x
        self.y = y
        self.key = key
        self.series = series
        self.annotations = annotations
        self.colors = colors
    }
}

/// Where the names of the lines stand: in a corner, to the right of the panel, or nowhere.
public enum Key: Sendable {
    case topRight, topLeft, bottomRight, bottomLeft, right, none
}

public struct Axis: Sendable {
    public enum Scale: Sendable { case linear, logarithmic }

    public var label: String
    public var scale: Scale
    /// The ends of the axis; nil leaves an end to the data.
    public var low: Double?
    public var high: Double?
    /// The distance of tics, a factor on a logarithmic axis; nil leaves it to gnuplot.
    public var tics: Double?
    /// Names at places, instead of numbers.
    public var names: [(place: Double, name: String)]
    /// Whether the axis has numbers and tics at all; a height that is only to be compared by eye needs none.
    public var hasTics: Bool

    public init(
        _ label: String, _ scale: Scale = .linear, from low: Double? = nil, to high: Double? = nil,
        tics: Double? = nil, names: [(place: Double, name: String)] = [], hasTics: Bool = true
    ) {
        self.label = label
        self.scale = scale
        self.low = low
        self.high = high
        self.tics = tics
        self.names = names
        self.hasTics = hasTics
    }
}

/// What the colors of a heat map mean: viridis from `low` to `high`.
public struct ColorScale: Sendable {
    public var label: String
    public var low: Double
    public var high: Double
    /// The number of colors; nil for as many as there are.
    public var steps: Int?
    /// Whether the scale is drawn to the right of the figure; with several panels, of the last one only.
    public var isShown: Bool

    public init(_ label: String, from low: Double, to high: Double, steps: Int? = nil, isShown: Bool = true) {
        self.label = label
        self.low = low
        self.high = high
        self.steps = steps
        self.isShown = isShown
    }
}

/// The columns of a table drawn in one way.
public struct Series: Sendable {
    public enum Shape: Sendable {
        case line, dashedLine, dottedLine, thinLine, points, linePoints
        /// Filled down to 0, thinly, so that several can lie over each other.
        case area
        /// An upright tick of this height, in units of the y axis, on top of the point.
        case tick(height: Double)
        /// A rectangle of the color that the column `value` has on the panel's color scale, around each point of a
        /// regular grid. In steps where the scale has them, which then read as filled contours. The table must hold the
        /// grid of this one panel and nothing else: gnuplot takes all its rows for the grid.
        case heatMap(value: String)
        /// An upright bar around x, from the column `low` to the column `high`. Bars of several series are stacked where
        /// one begins at the height at which another ends.
        case bar(low: String, high: String)
        /// From the column `low` to the column `high`, filled.
        case band(low: String, high: String)
        /// A point with a bar along x, from column `low` to column `high`.
        case horizontalRange(low: String, high: String)
    }

    public let table: String
    public let x: String
    public let y: String
    /// Which rows: these columns have these values.
    public internal(set) var rows: [(column: String, value: Value)]
    public let shape: Shape
    public let color: Color
    /// What the key says; nil for a series that the key leaves out.
    public let name: String?

    public init(
        _ table: String, x: String, y: String, rows: KeyValuePairs<String, Value> = [:], as shape: Shape = .line,
        color: Color, name: String? = nil
    ) {
        self.table = table
        self.x = x
        self.y = y
        self.rows = rows.map { ($0.key, $0.value) }
        self.shape = shape
        self.color = color
        self.name = name
    }

    /// An entry of the key that draws nothing, to say what a dash or a band means.
    public static func keyOnly(_ name: String, as shape: Shape = .line) -> Series {
        Series("", x: "", y: "", as: shape, color: .ink, name: name)
    }
}

/// Colors that stay apart on their ground and for readers who see few: Okabe and Ito's, and viridis for what has an
/// order. A ``Palette`` says what they look like.
public enum Color: Sendable {
    /// Number 0 to 6; only the first four pass 3 : 1 on white.
    case category(Int)
    /// From 0, which stands out most, dark on white, to 1, which stands out least but does not vanish.
    case ordered(Double)
    /// One color a unit, where single units of a layer are told apart.
    case unit(UnitColor)
    /// The color of text.
    case ink
    /// For what stands back: bounds, reference lines.
    case gray
    /// For a line over a heat map.
    case white
}

/// Ten colors for ten units of a layer, in the order of the pictures in the lectures, which have matplotlib's. Some are
/// hard to tell apart, so they are for units that stand for "one of many", not for what a reader must look up.
public enum UnitColor: String, CaseIterable, Sendable {
    case blue, orange, green, red, purple, brown, pink, gray, olive, cyan
}

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

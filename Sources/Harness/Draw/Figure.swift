/// A picture, declared over the columns of tables; ``GnuplotScript`` turns it into a script.
///
/// Panels stand in a grid, row by row. The tables hold all statistics; a figure names the columns to draw.
public struct Figure: Sendable {
    /// The name of the files, without extension.
    public let name: String
    /// The finding, in a sentence.
    public let title: String
    /// The legend in words: the meaning of a band or a dash. Data set and fingerprint follow in a line of their own.
    public let note: String
    /// The settings that this figure depends on, where most of those that the experiment notes do not matter: those of a
    /// training to a figure of untrained things. Nil for those of the experiment.
    public let notedSettings: [String]?
    /// Size in pixels on a screen; the PNG has twice as many.
    public internal(set) var width: Int
    public internal(set) var height: Int
    /// Panels in a row.
    public let columns: Int
    /// Whether the panels of a row share one y axis, at the first panel.
    public let sharesY: Bool
    public let panels: [Panel]

    public init(
        _ name: String, title: String, note: String, notedSettings: [String]? = nil, width: Int = 820,
        height: Int = 480, columns: Int = 1, sharesY: Bool = false, panels: [Panel]
    ) {
        self.name = name
        self.title = title
        self.note = note
        self.notedSettings = notedSettings
        self.width = width
        self.height = height
        self.columns = columns
        self.sharesY = sharesY
        self.panels = panels
    }

    /// A figure of one panel, which needs no title of its own.
    public init(
        _ name: String, title: String, note: String, width: Int = 820, height: Int = 480, x: Axis, y: Axis,
        key: Key = .topRight, annotations: [Annotation] = [], series: [Series]
    ) {
        self.init(
            name, title: title, note: note, width: width, height: height,
            panels: [Panel(x: x, y: y, key: key, annotations: annotations, series: series)])
    }
}

/// One coordinate system with its series and annotations.
public struct Panel: Sendable {
    /// Above the panel; nil for a figure of one panel.
    public var title: String?
    public var x: Axis
    public var y: Axis
    public var key: Key
    public var series: [Series]
    public var annotations: [Annotation]
    /// The scale of the colors of a heat map.
    public var colors: ColorScale?
    /// Whether the panel has axes, tics and a grid.
    public var hasAxes = true
    /// Whether both axes have units of the same length, as circles and boxes need. The axes need both ends; one of them
    /// is lengthened.
    public var hasEqualUnits = false
    /// Images instead of series; the axes are those of the grid.
    public var images: ImageGrid?

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

    /// A panel without axes, of this width and height in units of the same length: for boxes and arrows.
    public init(_ title: String? = nil, width: Double, height: Double, annotations: [Annotation]) {
        self.init(
            title, x: Axis("", from: 0, to: width), y: Axis("", from: 0, to: height), key: .none,
            annotations: annotations, series: [])
        hasAxes = false
        hasEqualUnits = true
    }
}

/// The place of the names of series: a corner, the right of the panel, or nowhere.
public enum Key: Sendable {
    case topRight, topLeft, bottomRight, bottomLeft, right, none
}

/// The scale of the colors of a heat map, from `low` to `high`.
public struct ColorScale: Sendable {
    public var label: String
    public var low: Double
    public var high: Double
    /// The number of colors; nil for as many as there are.
    public var steps: Int?
    /// Whether the scale is drawn to the right of the figure; with several panels, of the last one only.
    public var isShown: Bool
    public var map: Map

    public enum Map: Sendable { case viridis, gray }

    public init(
        _ label: String, from low: Double, to high: Double, steps: Int? = nil, isShown: Bool = true, map: Map = .viridis
    ) {
        self.label = label
        self.low = low
        self.high = high
        self.steps = steps
        self.isShown = isShown
        self.map = map
    }
}

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

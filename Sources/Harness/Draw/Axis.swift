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
    /// Whether the axis has numbers and tics. A height that readers only compare by eye needs none.
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

// Axes with ends from the data.
extension Axis {
    /// A logarithmic axis that holds the positive numbers, with a factor of room at both ends.
    ///
    /// - Parameters:
    ///   - numbers: NaN, infinities, zero and negative numbers count for nothing. Without a number the axis is a decade.
    ///   - least: The lowest that the low end may be: numbers below it are not shown.
    ///   - room: The factor, at least 1.
    ///   - top: The least that the high end may be.
    public static func logarithmic(
        _ label: String, holding numbers: [Double], atLeast least: Double? = nil, room: Double = 2, upTo top: Double = 0
    ) -> Axis {
        let shown = numbers.filter { $0.isFinite && $0 > 0 }
        let least = least.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
        guard let lowest = shown.min(), let highest = shown.max(), highest * room > least ?? 0 else {
            let low = least ?? 1
            return Axis(label, .logarithmic, from: low, to: finite(low * 10))
        }
        let low = max(lowest / room, least ?? 0, .leastNormalMagnitude)
        return Axis(label, .logarithmic, from: low, to: finite(max(top, highest * room)))
    }

    /// A linear axis that holds the numbers, with room at both ends.
    ///
    /// - Parameters:
    ///   - numbers: NaN and infinities count for nothing. Without a number the axis has length 1.
    ///   - start: The low end, without room; nil takes the least number.
    ///   - room: The room at an end as a share of the range of the numbers; of the number itself if there is one only.
    public static func linear(
        _ label: String, holding numbers: [Double], from start: Double? = nil, room: Double = 0.05,
        tics: Double? = nil
    ) -> Axis {
        let shown = numbers.filter(\.isFinite)
        guard let least = shown.min(), let greatest = shown.max() else {
            let low = start ?? 0
            return Axis(label, from: low, to: finite(low + 1), tics: tics)
        }
        let (low, high) = (start ?? least, max(start ?? least, greatest))
        let range = high > low ? finite(high - low) : low != 0 ? abs(low) : 1
        return Axis(label, from: start ?? finite(low - room * range), to: finite(high + room * range), tics: tics)
    }

    /// A logarithmic axis with a tic at each of these values and at no other, such as the depths of a sweep.
    public static func values(_ label: String, _ values: [Double]) -> Axis {
        let shown = values.filter { $0.isFinite && $0 > 0 }
        var axis = logarithmic(label, holding: shown, room: 1.15)
        axis.names = shown.map { ($0, plain($0)) }
        return axis
    }

    /// An axis with these names at 1, 2, 3 and so on.
    public static func categories(_ label: String, _ names: [String]) -> Axis {
        Axis(
            label, from: 0.5, to: Double(max(1, names.count)) + 0.5,
            names: names.enumerated().map { (Double($0 + 1), $1) })
    }

    /// The nearest finite number.
    private static func finite(_ number: Double) -> Double {
        min(max(number, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    }
}

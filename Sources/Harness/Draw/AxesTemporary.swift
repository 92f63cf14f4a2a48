extension Axis {
    public static func logarithmic(_ label: String, holding numbers: [Double], atLeast: Double? = nil, room: Double = 2)
        -> Axis
    {
        let kept = numbers.filter { $0.isFinite && $0 > 0 }
        return Axis(
            label, .logarithmic, from: (kept.min() ?? 1e-3) / room, to: max(atLeast ?? 0, (kept.max() ?? 1) * room))
    }
    public static func linear(
        _ label: String, holding numbers: [Double], from: Double? = nil, room: Double = 0.05, tics: Double? = nil
    ) -> Axis {
        let kept = numbers.filter(\.isFinite)
        let (low, high) = (from ?? kept.min() ?? 0, kept.max() ?? 1)
        return Axis(label, from: low, to: high + (high - low) * room, tics: tics)
    }
    public static func values(_ label: String, _ values: [Double]) -> Axis {
        Axis(
            label, .logarithmic, from: (values.first ?? 1) / 1.15, to: (values.last ?? 1) * 1.15,
            names: values.map { ($0, plain($0)) })
    }
}

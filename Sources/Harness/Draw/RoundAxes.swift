// Axes with tics at round numbers.

extension Axis {
    /// An axis of whole numbers, such as epochs: about eight tics, none between two numbers.
    ///
    /// - Parameter margin: what is shown before the first and after the last number, such as half a cell of a heat map.
    public static func integers(_ label: String, from low: Double, to high: Double, margin: Double = 0) -> Axis {
        Axis(label, from: low - margin, to: high + margin, tics: max(1, roundStep((high - low) / 8)))
    }

    /// A linear axis from 0 with tics in a power of ten that the label names: `mean |gradient| (10⁻³)`.
    public static func scaled(_ label: String, to high: Double, power: Int) -> Axis {
        let unit = Double("1e\(power)") ?? 1
        // An axis of nothing but zeros still needs a length.
        let high = high > 0 && (high / unit).isFinite ? high : unit
        let step = roundStep(high / unit / 5)
        let names = (0...Int(high / unit / step + 1e-9)).map { tic in
            (place: Double(tic) * step * unit, name: rounded(Double(tic) * step))
        }
        let scale = power == 0 ? "" : " (10\(superscript(power)))"
        return Axis(label + scale, from: 0, to: high, names: names)
    }

    /// An axis of base-2 logarithms with tics at powers of ten.
    public static func octaves(_ label: String, from low: Double, to high: Double) -> Axis {
        let octavesInTen = 3.321928094887362
        let names = (-30...30).filter { low...max(low, high) ~= Double($0) * octavesInTen }.map {
            (place: Double($0) * octavesInTen, name: "10\(superscript($0))")
        }
        return Axis(label, from: low, to: high, names: names)
    }

    /// The next larger of 1, 2, 5, 10, 20, ….
    private static func roundStep(_ distance: Double) -> Double {
        let steps = (-9...9).flatMap { power in [1, 2, 5].compactMap { Double("\($0)e\(power)") } }
        return steps.first { $0 >= distance } ?? distance
    }
}

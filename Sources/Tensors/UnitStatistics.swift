/// Mean, extremes and a histogram of every unit of a layer over the examples of one batch.
///
/// The bins of a unit are equal, from the unit's minimum to its maximum. Every unit thus fills its histogram at any
/// scale: z is counted in bin min(⌊(z - min) bins / max(max - min, 1e-30)⌋, bins - 1), computed in the scalar
/// type. A constant unit counts all numbers in bin 0, and so does a unit with an infinite range. A NaN counts in bin 0,
/// makes the mean NaN, and is neither minimum nor maximum.
public struct UnitStatistics: Sendable {
    public let units: Int
    /// Bins of each unit's histogram.
    public let bins: Int
    /// `[units]`.
    public internal(set) var means: [Double]
    /// `[units]`.
    public internal(set) var minima: [Double]
    /// `[units]`.
    public internal(set) var maxima: [Double]
    /// `[units, bins]`, row by row: a unit's counts add up to the batch.
    public internal(set) var counts: [UInt32]

    public init(units: Int, bins: Int) {
        expect(units > 0 && bins > 0, "expected at least one unit and one bin, got \(units) and \(bins)")
        self.units = units
        self.bins = bins
        means = Array(repeating: .nan, count: units)
        minima = means
        maxima = means
        counts = Array(repeating: 0, count: units * bins)
    }

    /// Replaces everything by the statistics of this tensor, `[..., units]`, over its rows. Allocates nothing.
    public mutating func measure<S: Scalar>(_ tensor: Tensor<S>) {
        expect(
            tensor.shape.rank >= 2 && tensor.shape.columns == units,
            "expected a tensor of shape [batch, ..., \(units)], got \(tensor.shape)")
        S.measureUnits(tensor.pointer, rows: tensor.shape.rows, &self)
    }
}

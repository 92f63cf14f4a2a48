/// The variance of all values of a layer, `[batch, units]`, by the law of total variance: the mean of the units' variances
/// plus the variance of the units' means.
public struct VarianceSplit: Hashable, Sendable {
    /// Of a unit's values over the batch, mean over the units.
    public let within: Double
    /// Of the units' means.
    public let between: Double

    public init<S: Scalar>(_ values: Tensor<S>) {
        let (rows, columns) = (values.shape.rows, values.shape.columns)
        let (means, variances) = (Tensor<S>([columns]), Tensor<S>([columns]))
        S.columnMoments(values.pointer, mean: means.pointer, variance: variances.pointer, rows: rows, columns: columns)
        var (ofMeans, ofVariances) = (Summary(), Summary())
        ofMeans.add(means)
        ofVariances.add(variances)
        (within, between) = (ofVariances.mean, ofMeans.variance)
    }

    public var isFinite: Bool { within.isFinite && between.isFinite }
    /// The share of all variance that is within units.
    public var withinShare: Double { within / (within + between) }
}

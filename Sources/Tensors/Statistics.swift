import CKernels

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The divisor of batch normalization. v is the variance over a batch of m, by 1 / m.
public enum NormalizationDefinition: String, CaseIterable, Sendable {
    /// √(v + ε). Source: Ioffe & Szegedy (2015), algorithm 1.
    case epsilonInside
    /// √v + ε, as D. Forsyth's lecture has it.
    case epsilonOutside
    /// √(v m / (m - 1)), without ε, as D. McAllester's lecture has it.
    case unbiased
}

/// Count, mean, variance and extremes of the numbers added so far.
public struct Summary: Sendable {
    var state = ck_summary(
        count: 0, zeros: 0, beyond: 0, sum: 0, sum_of_squares: 0, least: .infinity, largest: -.infinity)

    public init() {}

    public var count: Int { Int(state.count) }
    /// Share of exact zeros: dark pixels, dead units.
    public var zeroShare: Double { Double(state.zeros) / Double(state.count) }
    /// Share of numbers of at least the limit's magnitude: saturated units.
    public var saturatedShare: Double { Double(state.beyond) / Double(state.count) }
    public var mean: Double { state.sum / Double(state.count) }
    /// By 1 / count.
    public var variance: Double { max(0, state.sum_of_squares / Double(state.count) - mean * mean) }
    public var minimum: Double { state.least }
    public var maximum: Double { state.largest }

    /// Adds all numbers of a tensor.
    ///
    /// - Parameter limit: the magnitude from which a unit counts as saturated.
    public mutating func add<S: Scalar>(_ tensor: Tensor<S>, limit: Double = .infinity) {
        S.summarize(tensor.pointer, tensor.count, limit: S(limit), &self)
    }
}

/// The bins of a histogram.
public enum Bins: Hashable, Sendable, Codable {
    /// `count` equal bins from `low` to `high`; numbers outside are counted in the nearest.
    case linear(low: Double, high: Double, count: Int)
    /// `count` bins of magnitudes, two an octave, the last ending at `top`; exact zeros are left out.
    case halfOctaves(top: Double, count: Int)
    /// `count` equal bins of log10 of the magnitude, from `low` to `high`: -12 to 0 for magnitudes of 1e-12 to 1. Smaller
    /// ones and exact zeros are counted in the first, larger ones, infinity and NaN in the last. A magnitude within 1e-14
    /// of an edge, relatively, may be counted on either side of it.
    case decades(low: Double, high: Double, count: Int)

    public var count: Int {
        switch self {
        case .linear(_, _, let count), .halfOctaves(_, let count), .decades(_, _, let count): count
        }
    }

    /// The lower edge of bin `index`; `edge(count)` is the upper edge of the last bin. A magnitude for bins of magnitudes.
    public func edge(_ index: Int) -> Double {
        switch self {
        case .linear(let low, let high, let count): return low + (high - low) * Double(index) / Double(count)
        case .halfOctaves(let top, let count):
            let halves = count - index
            let octaves = (0..<halves / 2).reduce(top) { edge, _ in edge / 2 }
            return halves % 2 == 0 ? octaves : octaves / 2.0.squareRoot()
        case .decades(let low, let high, let count): return pow(10, low + (high - low) * Double(index) / Double(count))
        }
    }
}

/// Counts of numbers in bins, summed over all tensors added so far.
public struct Histogram: Sendable, Codable {
    public let bins: Bins
    public private(set) var counts: [UInt64]
    /// The number of exact zeros, if the bins leave zeros out.
    public private(set) var zeros = 0

    public init(_ bins: Bins) {
        expect(
            1...Int(CK_MOST_BINS) ~= bins.count, "a histogram has 1 to \(CK_MOST_BINS) bins, got \(bins.count)")
        self.bins = bins
        counts = Array(repeating: 0, count: bins.count)
    }

    /// Numbers in all bins.
    public var total: Int { Int(counts.reduce(0, +)) }

    /// Adds all numbers of a tensor.
    public mutating func add<S: Scalar>(_ tensor: Tensor<S>) {
        let before = total
        counts.withUnsafeMutableBufferPointer { counts in
            if let counts = counts.baseAddress { S.histogram(tensor.pointer, tensor.count, bins, counts) }
        }
        zeros += tensor.count - (total - before)
    }

    /// The quantile of this share, in bins from the lower edge of the first: 2.5 is the middle of the third bin.
    ///
    /// The quantile interpolates linearly within a bin, so a slowly moving quantile draws a smooth curve.
    public func place(of share: Double) -> Double {
        let target = share * Double(total)
        var sum = 0.0
        for (index, count) in counts.enumerated() where count > 0 {
            if sum + Double(count) >= target { return Double(index) + (target - sum) / Double(count) }
            sum += Double(count)
        }
        return .nan
    }
}

/// The middle one of some numbers in their order, or the mean of the two in the middle; NaN if there is none, or one is
/// NaN.
public func median(_ numbers: some Sequence<Double>) -> Double {
    let sorted = numbers.sorted()
    if sorted.isEmpty || sorted.contains(where: \.isNaN) { return .nan }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}

/// The slope of the straight line through points, by least squares.
public func slope(of points: [(x: Double, y: Double)]) -> Double {
    let n = Double(points.count)
    let (meanX, meanY) = (points.reduce(0) { $0 + $1.x } / n, points.reduce(0) { $0 + $1.y } / n)
    let covariance = points.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
    return covariance / points.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
}

/// Mean and standard deviation, by 1 / count, of some numbers.
public func moments(_ numbers: [Double]) -> (mean: Double, deviation: Double) {
    let n = Double(numbers.count)
    let mean = numbers.reduce(0, +) / n
    return (mean, (numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot())
}

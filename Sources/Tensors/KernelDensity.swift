import CKernels

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A kernel density estimate: the mean of normal densities around the numbers, all of one bandwidth.
///
/// p(x) = 1 / (n h) Σ φ((x - xᵢ) / h), with φ the standard normal density and h the bandwidth.
public struct KernelDensity: Sendable {
    public let numbers: [Double]
    public let bandwidth: Double

    /// - Parameter bandwidth: positive.
    public init(_ numbers: [Double], bandwidth: Double) {
        expect(!numbers.isEmpty && bandwidth > 0, "a density of \(numbers.count) numbers, bandwidth \(bandwidth)")
        self.numbers = numbers
        self.bandwidth = bandwidth
    }

    /// With the bandwidth 0.9 min(s, q / 1.34) n^(-1/5), where s is the standard deviation and q the distance between
    /// the quartiles, which a few far numbers leave alone. Nil where all numbers are the same.
    ///
    /// Source: Silverman, "Density Estimation for Statistics and Data Analysis" (1986), equation 3.31.
    public init?(_ numbers: [Double]) {
        guard !numbers.isEmpty else { return nil }
        let deviation = moments(numbers).deviation
        guard deviation > 0 else { return nil }
        let sorted = numbers.sorted()
        let quartiles = sorted[numbers.count * 3 / 4] - sorted[numbers.count / 4]
        // If half of the numbers are equal, the quartiles may coincide.
        let spread = quartiles > 0 ? min(deviation, quartiles / 1.34) : deviation
        self.init(numbers, bandwidth: 0.9 * spread * pow(Double(numbers.count), -0.2))
    }

    /// The density at each of these points.
    public func callAsFunction(at points: [Double]) -> [Double] {
        [Double](unsafeUninitializedCapacity: points.count) { density, initialized in
            ck_kernel_density(numbers, numbers.count, bandwidth, points, density.baseAddress, points.count)
            initialized = points.count
        }
    }
}

/// Numbers as a figure shows them: moments, extremes, and the smooth density as far as the axis goes.
public struct ShownDensity: Sendable {
    public let mean, deviation, minimum, maximum: Double
    /// At equal distances from three bandwidths below the least number to three above the largest, as far as the axis
    /// goes; rounded to the decimals that tell the points apart, so that tables stay small.
    public private(set) var points: [Double] = []
    /// At the points. Numbers that are all the same have no density, and no points.
    public private(set) var densities: [Double] = []

    public init(_ numbers: [Double], within axis: ClosedRange<Double>, intervals: Int = 60) {
        (mean, deviation) = moments(numbers)
        (minimum, maximum) = (numbers.min() ?? .nan, numbers.max() ?? .nan)
        guard let density = KernelDensity(numbers) else { return }
        let low = max(minimum - 3 * density.bandwidth, axis.lowerBound)
        let high = min(maximum + 3 * density.bandwidth, axis.upperBound)
        guard low < high else { return }
        let step = (high - low) / Double(intervals)
        let scale = pow(10, (-log10(step)).rounded(.up) + 1)
        points = (0...intervals).map { ((low + Double($0) * step) * scale).rounded() / scale }
        densities = density(at: points)
    }

    /// The largest density; 0 where there is none.
    public var peak: Double { densities.max() ?? 0 }

    /// The points with their densities as a share of the highest density of a panel, to four decimals.
    public func points(relativeTo highest: Double) -> [(x: Double, height: Double)] {
        zip(points, densities).map { ($0, ($1 / highest * 1e4).rounded() / 1e4) }
    }
}

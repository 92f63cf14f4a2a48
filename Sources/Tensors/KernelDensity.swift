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
        precondition(!numbers.isEmpty && bandwidth > 0, "a density of \(numbers.count) numbers, bandwidth \(bandwidth)")
        self.numbers = numbers
        self.bandwidth = bandwidth
    }

    /// With the bandwidth 0.9 min(s, q / 1.34) n^(-1/5), where s is the standard deviation and q the distance between
    /// the quartiles, which a few far numbers leave alone. Nil where all numbers are the same.
    ///
    /// Source: Silverman, "Density Estimation for Statistics and Data Analysis" (1986), equation 3.31.
    public init?(_ numbers: [Double]) {
        guard !numbers.isEmpty else { return nil }
        let n = Double(numbers.count)
        let mean = numbers.reduce(0, +) / n
        let deviation = (numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
        guard deviation > 0 else { return nil }
        let sorted = numbers.sorted()
        let quartiles = sorted[numbers.count * 3 / 4] - sorted[numbers.count / 4]
        // If half of the numbers are equal, the quartiles may coincide.
        let spread = quartiles > 0 ? min(deviation, quartiles / 1.34) : deviation
        self.init(numbers, bandwidth: 0.9 * spread * pow(n, -0.2))
    }

    /// The density at each of these points.
    public func callAsFunction(at points: [Double]) -> [Double] {
        [Double](unsafeUninitializedCapacity: points.count) { density, initialized in
            ck_kernel_density(numbers, numbers.count, bandwidth, points, density.baseAddress, points.count)
            initialized = points.count
        }
    }
}

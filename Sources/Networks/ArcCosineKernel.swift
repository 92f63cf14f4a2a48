#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The correlation of the preactivations of two inputs, layer by layer from the first, in an infinitely wide network of
/// ReLUs with He's weights: 0 for independent inputs, then ρ ← (√(1 - ρ²) + (π - arccos ρ) ρ) / π.
///
/// Source: Cho & Saul, "Kernel Methods for Deep Learning" (2009), the arc-cosine kernel of order 1.
public func reluCorrelations(layers: Int) -> [Double] {
    var correlation = 0.0
    return (0..<layers).map { _ in
        defer {
            let angle = acos(correlation)
            correlation = min(1, (sin(angle) + (.pi - angle) * correlation) / .pi)
        }
        return correlation
    }
}

import Foundation
import TestSupport
import Tensors
import Testing

@Suite("Kernel density") struct KernelDensityTests {
    private static let values = RandomStream(key: 5).normal(200, mean: 1, deviation: 2)

    @Test("is the mean of a normal density around each value")
    func naive() throws {
        let density = try #require(KernelDensity(Self.values))
        let points = [-8.0, -1, 0.5, 1, 3, 9]
        let h = density.bandwidth
        let expected = points.map { x in
            Self.values.reduce(0) { $0 + exp(-($1 - x) * ($1 - x) / (2 * h * h)) }
                / (200 * h * (2 * Double.pi).squareRoot())
        }
        expectClose(density(at: points), expected, relative: 1e-12, absolute: 1e-300, "density")
    }

    @Test("has the area 1")
    func area() throws {
        let density = try #require(KernelDensity(Self.values))
        let points = (0...4000).map { -20 + Double($0) / 100 }
        #expect(abs(density(at: points).reduce(0, +) / 100 - 1) < 1e-6)
    }

    @Test("does not exist for values that are all the same")
    func constant() {
        #expect(KernelDensity([3, 3, 3]) == nil)
    }
}

import Tensors
import TestSupport
import Testing

/// The definition, one number after the other.
private struct Naive<S: Scalar> {
    var (means, minima, maxima): ([Double], [Double], [Double]) = ([], [], [])
    var counts: [UInt32] = []

    init(_ tensor: Tensor<S>, bins: Int) {
        let (batch, units) = (tensor.shape.rows, tensor.shape.columns)
        for unit in 0..<units {
            let column = (0..<batch).map { tensor[$0 * units + unit] }
            let low = column.min() ?? .nan
            let high = column.max() ?? .nan
            means.append(column.reduce(0) { $0 + Double($1) } / Double(batch))
            minima.append(Double(low))
            maxima.append(Double(high))
            var histogram = [UInt32](repeating: 0, count: bins)
            let scale = S(bins) / max(high - low, 1e-30)
            for z in column { histogram[min(Int((z - low) * scale), bins - 1)] += 1 }
            counts += histogram
        }
    }
}

@Suite("Unit statistics") struct UnitStatisticsTests {
    private static func expectNaive<S: Scalar>(_ tensor: Tensor<S>, bins: Int) {
        var statistics = UnitStatistics(units: tensor.shape.columns, bins: bins)
        statistics.measure(tensor)
        let naive = Naive(tensor, bins: bins)
        let name = "\(S.self), shape \(tensor.shape), \(bins) bins"
        // The sums are taken in the same order, in double.
        #expect(statistics.means == naive.means, "means, \(name)")
        #expect(statistics.minima == naive.minima && statistics.maxima == naive.maxima, "extremes, \(name)")
        #expect(statistics.counts == naive.counts, "counts, \(name)")
        for unit in 0..<statistics.units {
            let counts = statistics.counts[unit * bins..<(unit + 1) * bins]
            #expect(Int(counts.reduce(0, +)) == tensor.shape.rows, "counts of unit \(unit) add up, \(name)")
        }
    }

    @Test("They are what a plain loop finds, for every small shape and either side of zero", arguments: 1...40)
    func shapes(units: Int) {
        func check<S: Scalar>(_ type: S.Type) {
            for batch in 1...20 {
                let tensor = Tensor<S>([batch, units])
                tensor.fillNormal(mean: -0.5, deviation: 1, RandomStream(key: UInt64(100 * units + batch)))
                // Unit 1 is constant, unit 2 that of a ReLU.
                for row in 0..<batch {
                    if units > 1 { tensor[row * units + 1] = -3 }
                    if units > 2 { tensor[row * units + 2] = max(0, tensor[row * units + 2]) }
                }
                Self.expectNaive(tensor, bins: units % 5 == 0 ? 64 : units)
            }
        }
        check(Float.self)
        check(Double.self)
    }

    @Test("So they are for more units than are looked at together", arguments: [127, 128, 129, 300])
    func wide(units: Int) {
        let tensor = Tensor<Float>([33, units])
        tensor.fillNormal(deviation: 1e-3, RandomStream(key: 5))
        Self.expectNaive(tensor, bins: 64)
    }

    @Test("A line of numbers fills its bins evenly, and its end is in the last")
    func line() {
        let tensor = Tensor<Double>([9, 2], (0...8).flatMap { [Double($0), 8 - 2 * Double($0)] })
        var statistics = UnitStatistics(units: 2, bins: 4)
        statistics.measure(tensor)
        #expect(statistics.means == [4, 0] && statistics.minima == [0, -8] && statistics.maxima == [8, 8])
        #expect(statistics.counts == [2, 2, 2, 3, 2, 2, 2, 3])
    }

    @Test("A new tensor replaces what was measured before")
    func replaces() {
        var statistics = UnitStatistics(units: 1, bins: 2)
        for numbers in [[Float(0), 1, 2], [5, 6]] { statistics.measure(Tensor([numbers.count, 1], numbers)) }
        #expect(statistics.means == [5.5] && statistics.minima == [5] && statistics.maxima == [6])
        #expect(statistics.counts == [1, 1])
    }

    @Test("A constant unit, a NaN and an infinite range are counted in bin 0")
    func numbersAtTheEdge() {
        let rows: [[Float]] = [[7, .nan, 1, .nan], [7, 1, .infinity, .nan], [7, 3, -1, .nan]]
        var statistics = UnitStatistics(units: 4, bins: 2)
        statistics.measure(Tensor([3, 4], rows.flatMap { $0 }))
        #expect(statistics.counts == [3, 0, 2, 1, 3, 0, 3, 0])
        #expect(statistics.minima == [7, 1, -1, .infinity] && statistics.maxima == [7, 3, .infinity, -.infinity])
        #expect(statistics.means[0] == 7 && statistics.means[1].isNaN && statistics.means[2] == .infinity)
    }
}

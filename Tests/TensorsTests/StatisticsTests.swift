import Foundation
import TestSupport
import Tensors
import Testing

@Suite("Statistics") struct StatisticsTests {
    private static func numbers<S: Scalar>(_ count: Int, of type: S.Type) -> Tensor<S> {
        let tensor = Tensor<S>([count])
        tensor.fillNormal(deviation: 0.01, RandomStream(key: 11))
        // Some exact zeros, as dark pixels leave them.
        for index in stride(from: 0, to: count, by: 5) { tensor[index] = 0 }
        return tensor
    }

    @Test("A summary is what a plain loop finds, for every length around a vector's", arguments: Array(1...40) + [1000])
    func summary(count: Int) {
        let tensor = Self.numbers(count, of: Float.self)
        let all = tensor.elements.map(Double.init)
        var summary = Summary()
        summary.add(tensor, limit: 0.01)
        let mean = all.reduce(0, +) / Double(count)
        let variance = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
        #expect(summary.count == count)
        #expect(abs(summary.mean - mean) < 1e-15)
        #expect(abs(summary.variance - variance) < 1e-15)
        #expect(summary.minimum == all.min() && summary.maximum == all.max())
        #expect(summary.zeroShare == Double(all.count { $0 == 0 }) / Double(count))
        #expect(summary.saturatedShare == Double(all.count { abs($0) >= Double(Float(0.01)) }) / Double(count))
    }

    @Test("Two parts summarized one after the other are the whole")
    func parts() {
        let tensor = Self.numbers(64, of: Double.self)
        let halves = [Array(tensor.elements[..<24]), Array(tensor.elements[24...])]
        var (whole, sum) = (Summary(), Summary())
        whole.add(tensor)
        for half in halves { sum.add(Tensor<Double>([half.count], half)) }
        #expect(sum.count == whole.count && sum.minimum == whole.minimum && sum.maximum == whole.maximum)
        #expect(abs(sum.mean - whole.mean) < 1e-16 && abs(sum.variance - whole.variance) < 1e-16)
    }

    @Test("Half octaves are counted as logarithms count them, and zeros apart")
    func halfOctaves() {
        let bins = Bins.halfOctaves(top: 0.01, count: 29)
        let tensor = Self.numbers(5000, of: Float.self)
        var histogram = Histogram(bins)
        histogram.add(tensor)
        var expected = [UInt64](repeating: 0, count: 29)
        for value in tensor.elements where value != 0 {
            let place = (2 * log2(abs(Double(value)) / 0.01)).rounded(.down) + 29
            expected[Int(min(max(place, 0), 28))] += 1
        }
        #expect(histogram.counts == expected)
        #expect(histogram.zeros == 1000 && histogram.total == 4000)
    }

    @Test("An edge belongs to the bin above it, in both kinds of bins and both precisions")
    func edges() {
        func counts<S: Scalar>(_ bins: Bins, _ elements: [S]) -> [UInt64] {
            var histogram = Histogram(bins)
            histogram.add(Tensor<S>([elements.count], elements))
            return histogram.counts
        }
        // The number next below an edge is in the bin below.
        let root = (Float(0.5).squareRoot(), 0.5.squareRoot())
        #expect(counts(.halfOctaves(top: 1, count: 2), [root.0, root.0.nextDown, Float(1).nextDown]) == [1, 2])
        #expect(counts(.halfOctaves(top: 1, count: 2), [root.1, root.1.nextDown, 1.0.nextDown]) == [1, 2])
        // 0.75 lies above sqrt(1/2), 0.5 begins an octave; the far ones go to the ends.
        #expect(counts(.halfOctaves(top: 1, count: 4), [Float(0.75), -0.5, 0.25, 2, 1e-9, 0]) == [2, 0, 1, 2])
        #expect(counts(.halfOctaves(top: 1, count: 4), [0.75, -0.5, 0.25, 2, 1e-300, 0.0]) == [2, 0, 1, 2])
        #expect(counts(.linear(low: -1, high: 1, count: 4), [Float(-1), -0.5, 0, 0.5, 1, 7, -7]) == [2, 1, 1, 3])
        #expect(counts(.linear(low: -1, high: 1, count: 4), [-1, -0.5, 0, 0.5, 1, 7, -7.0]) == [2, 1, 1, 3])
    }

    /// Counts of these numbers by Foundation's logarithm.
    private static func decades<S: Scalar>(_ numbers: [S], low: Double, high: Double, count: Int) -> [UInt64] {
        var counts = [UInt64](repeating: 0, count: count)
        for number in numbers {
            let place = (log10(abs(Double(number))) - low) * Double(count) / (high - low)
            counts[Int(min(max(place, 0), Double(count - 1)))] += 1
        }
        return counts
    }

    @Test(
        "Decades are counted as logarithms count them, for every length around two blocks",
        arguments: Array(1...130) + [5000])
    func decades(count: Int) {
        func check<S: Scalar>(_ type: S.Type, low: Double, high: Double, bins: Int) {
            let exponents = Tensor<Double>([count])
            exponents.fillUniform(from: low - 2, to: high + 2, RandomStream(key: 12))
            let numbers = exponents.elements.enumerated().map { index, exponent in
                index % 7 == 3 ? 0 : S(pow(10, exponent)) * (index % 2 == 0 ? 1 : -1)
            }
            var histogram = Histogram(.decades(low: low, high: high, count: bins))
            histogram.add(Tensor<S>([count], numbers))
            #expect(histogram.counts == Self.decades(numbers, low: low, high: high, count: bins))
            #expect(histogram.zeros == 0 && histogram.total == count)
        }
        check(Float.self, low: -12, high: 0, bins: 64)
        check(Double.self, low: -12, high: 0, bins: 64)
        check(Float.self, low: -3, high: 7.5, bins: 256)
        check(Double.self, low: -300, high: 10, bins: 31)
        // Float's smallest numbers have fewer digits, and Double's begin at 1e-308.
        check(Float.self, low: -44, high: 0, bins: 64)
        check(Double.self, low: -320, high: -300, bins: 20)
    }

    @Test("The numbers next to an edge of decades are in the bins on their sides", arguments: [1, 7, 64, 256])
    func decadeEdges(count: Int) {
        func bin<S: Scalar>(_ bins: Bins, _ number: S) -> Int? {
            var histogram = Histogram(bins)
            histogram.add(Tensor<S>([1], [number]))
            return histogram.counts.firstIndex(of: 1)
        }
        let bins = Bins.decades(low: -12, high: 0, count: count)
        for index in 1..<max(2, count) where index < count {
            let edge = bins.edge(index)
            #expect(bin(bins, edge * (1 - 1e-13)) == index - 1 && bin(bins, edge * (1 + 1e-13)) == index)
            let nearest = Float(edge)
            let above = Double(nearest) > edge ? nearest : nearest.nextUp
            #expect(bin(bins, above) == index && bin(bins, above.nextDown.nextDown) == index - 1)
        }
        let last = count - 1
        #expect(bin(bins, Float(0)) == 0 && bin(bins, -0.0) == 0 && bin(bins, Float.leastNonzeroMagnitude) == 0)
        #expect(bin(bins, Double.leastNonzeroMagnitude) == 0 && bin(bins, 9e-13) == 0 && bin(bins, 1.1) == last)
        #expect(bin(bins, -Float.infinity) == last && bin(bins, Double.nan) == last && bin(bins, Float.nan) == last)
    }

    @Test("Edges and the places of quantiles are those of the bins")
    func quantiles() {
        let bins = Bins.halfOctaves(top: 1, count: 4)
        expectClose(
            (0...4).map(bins.edge), [0.25, 0.125.squareRoot(), 0.5, 0.5.squareRoot(), 1], relative: 1e-15, absolute: 0,
            "edges")
        let decades = Bins.decades(low: -3, high: 1, count: 8)
        expectClose(
            (0...8).map(decades.edge), (0...8).map { pow(10, -3 + Double($0) / 2) }, relative: 1e-15, absolute: 0,
            "edges of decades")
        var histogram = Histogram(.linear(low: 0, high: 10, count: 10))
        histogram.add(Tensor<Double>([5], [0.5, 1.5, 2.5, 3.5, 9.5]))
        // Four of the five lie in the first four bins, evenly spread.
        #expect(histogram.place(of: 0.5) == 2.5 && histogram.place(of: 0.9) == 9.5)
        #expect(Histogram(bins).place(of: 0.5).isNaN)
    }
}

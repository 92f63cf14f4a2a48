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

    @Test("Edges and the places of quantiles are those of the bins")
    func quantiles() {
        let bins = Bins.halfOctaves(top: 1, count: 4)
        expectClose(
            (0...4).map(bins.edge), [0.25, 0.125.squareRoot(), 0.5, 0.5.squareRoot(), 1], relative: 1e-15, absolute: 0,
            "edges")
        var histogram = Histogram(.linear(low: 0, high: 10, count: 10))
        histogram.add(Tensor<Double>([5], [0.5, 1.5, 2.5, 3.5, 9.5]))
        // Four of the five lie in the first four bins, evenly spread.
        #expect(histogram.place(of: 0.5) == 2.5 && histogram.place(of: 0.9) == 9.5)
        #expect(Histogram(bins).place(of: 0.5).isNaN)
    }
}

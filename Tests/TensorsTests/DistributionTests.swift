import CKernels
import Foundation
import TestSupport
import Tensors
import Testing

@Suite struct DistributionTests {
    static let count = 100_000

    /// The mean of the powers of each number, as many as `powers`.
    private func moments(_ numbers: [Double], _ powers: Int) -> [Double] {
        let sums = Tensor<Double>([powers])
        for number in numbers {
            var power = 1.0
            for index in 0..<powers {
                power *= number
                sums.pointer[index] += power
            }
        }
        return sums.elements.map { $0 / Double(numbers.count) }
    }

    // The mean of n independent numbers of variance v has the standard error √(v / n). Five of them are exceeded by
    // chance once in two million; the draws never change, so a test that passes passes for ever.
    private func expectMean(_ mean: Double, _ expected: Double, variance: Double, _ name: String) {
        let error = (variance / Double(Self.count)).squareRoot()
        #expect((mean - expected).magnitude <= 5 * error, "\(name) is \((mean - expected) / error) errors off")
        #expect(mean != expected, "\(name) is too good to be drawn")
    }

    @Test("Uniform numbers have the moments of the uniform distribution", arguments: [20, 21])
    func uniform(key: UInt64) {
        let numbers = RandomStream(key: key).uniform(Self.count, from: -1, to: 1)
        for (index, moment) in moments(numbers, 4).enumerated() {
            // The mean of u^k is 1 / (k + 1) for even k, 0 for odd k; its variance that of u^2k less its square.
            let power = Double(index + 1)
            let mean = index % 2 == 1 ? 1 / (power + 1) : 0
            expectMean(moment, mean, variance: 1 / (2 * power + 1) - mean * mean, "moment \(index + 1)")
        }
        #expect(numbers.allSatisfy { -1 < $0 && $0 < 1 })
        #expect(numbers.min()! < -0.9998 && numbers.max()! > 0.9998)
    }

    @Test("Normal numbers have the moments of the normal distribution", arguments: [20, 21])
    func normal(key: UInt64) {
        // The means of z, z², z³, z⁴ are 0, 1, 0, 3, and their variances 1, 2, 15, 96.
        let expected: [(mean: Double, variance: Double)] = [(0, 1), (1, 2), (0, 15), (3, 96)]
        let numbers = RandomStream(key: key).normal(Self.count)
        for (index, moment) in moments(numbers, 4).enumerated() {
            expectMean(moment, expected[index].mean, variance: expected[index].variance, "moment \(index + 1)")
        }
    }

    @Test("Normal numbers have the tails of the normal distribution", arguments: [1.0, 2, 3])
    func tails(sigma: Double) {
        let numbers = RandomStream(key: 22).normal(Self.count, mean: 5, deviation: 2)
        let rate = erfc(sigma / 2.0.squareRoot()) / 2
        for (name, tail) in [
            ("upper", numbers.count { $0 > 5 + 2 * sigma }), ("lower", numbers.count { $0 < 5 - 2 * sigma }),
        ] {
            expectMean(Double(tail) / Double(Self.count), rate, variance: rate * (1 - rate), "\(name) tail")
        }
    }

    @Test("There are normal numbers beyond four standard deviations, as many as there should be")
    func farTails() {
        let numbers = Tensor<Double>([2_000_000])
        numbers.fillNormal(deviation: 1, RandomStream(key: 23))
        // Counted by kernels, which are fast in debug builds too: a large multiple of max(±z - 4, 0) saturates at 1.
        let (count, pointer, scratch) = (numbers.count, numbers.pointer, Tensor<Double>(numbers.shape))
        for sign in [1.0, -1] {
            scratch.fill(-4)
            Double.scale(sign, pointer, scratch.pointer, count, accumulate: true)
            Double.activate(ElementwiseActivation(.relu), scratch.pointer, scratch.pointer, count)
            Double.scale(1e300, scratch.pointer, scratch.pointer, count, accumulate: false)
            Double.activate(ElementwiseActivation(.tanh), scratch.pointer, scratch.pointer, count)
            // 63 on either side, as a Poisson number: of standard deviation √63.
            let expected = Double(count) * erfc(4 / 2.0.squareRoot()) / 2
            #expect((Double.sum(scratch.pointer, count) - expected).magnitude <= 5 * expected.squareRoot())
        }
    }

    /// Numbers of `scripts/golden/normal_quantile.py`.
    private struct Quantiles: Decodable {
        let probabilities: [Double]
        let quantiles: [Double]
    }

    @Test("The normal quantile is that of SciPy")
    func quantile() throws {
        let golden: Quantiles = try goldenNumbers("normal_quantile")
        #expect(golden.probabilities.count > 50)
        // AS 241 claims 16 digits; in the tail the logarithm's last digit costs one.
        expectClose(
            golden.probabilities.map { ck_normal_quantile($0) }, golden.quantiles, relative: 2e-15, absolute: 1e-16)
    }

    @Test("Every order is a permutation", arguments: [0, 1, 2, 3, 255, 256, 257, 1000])
    func permutation(count: Int) {
        let order = RandomStream(key: 24).permutation(of: count)
        #expect(order.sorted() == (0..<Int32(count)).map { $0 })
        if count > 100 { #expect(order != order.sorted()) }
        #expect(order == RandomStream(key: 24).permutation(of: count))
    }

    @Test("In a random order every element is everywhere equally often")
    func uniformPermutation() {
        let (size, draws) = (6, 6000)
        var counts = [Double](repeating: 0, count: size * size)
        for number in 0..<draws {
            for (place, element) in RandomStream(key: 25)[number].permutation(of: size).enumerated() {
                counts[place * size + Int(element)] += 1
            }
        }
        // Each count is binomial with p = 1/6. The sum of squared deviations over their variances is 36 on average;
        // of a table with fixed margins (size - 1)² cells are free, and 36/25 of their chi-square has deviation 10.2.
        let mean = Double(draws) / Double(size)
        let variance = mean * (1 - 1 / Double(size))
        for count in counts { #expect((count - mean).magnitude <= 5 * variance.squareRoot()) }
        let square = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / variance }
        #expect((square - 36).magnitude <= 5 * 36 / 25 * 50.0.squareRoot())
    }

    @Test("All orders of three come equally often")
    func allOrders() {
        let draws = 6000
        var counts: [[Int32]: Int] = [:]
        for number in 0..<draws { counts[RandomStream(key: 26)[number].permutation(of: 3), default: 0] += 1 }
        #expect(counts.count == 6)
        let deviation = (Double(draws) * (1 / 6.0) * (5 / 6.0)).squareRoot()
        for (order, count) in counts { #expect((Double(count) - 1000).magnitude <= 5 * deviation, "\(order)") }
    }
}

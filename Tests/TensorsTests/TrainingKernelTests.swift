import Foundation
import TestSupport
import Tensors
import Testing

@Suite struct TrainingKernelTests {
    /// Logits and labels of a batch.
    private func batch<S: Scalar>(_ rows: Int, _ columns: Int) -> (logits: Tensor<S>, labels: Labels) {
        let stream = RandomStream(key: 11)[rows][columns]
        let logits = Tensor<S>([rows, columns])
        logits.fillNormal(deviation: 3, stream["logits"])
        let labels = Labels(count: rows)
        labels.load(stream["labels"].bits(count: rows).map { Int($0 % UInt64(columns)) })
        return (logits, labels)
    }

    private func checkCrossEntropy<S: Scalar>(_ type: S.Type, rows: Int, columns: Int, tolerance: S) {
        let (logits, labels): (Tensor<S>, Labels) = batch(rows, columns)
        let name = "\(rows) x \(columns) of \(type)"
        let probabilities = Tensor<S>([rows, columns])
        let loss = S.crossEntropy(
            logits.pointer, labels.pointer, probabilities.pointer, rows: rows, columns: columns)

        var expectedLoss = 0.0
        var softmax: [Double] = []
        for i in 0..<rows {
            let exponentials = (0..<columns).map { exp(Double(logits[i * columns + $0])) }
            let sum = exponentials.reduce(0, +)
            softmax += exponentials.map { $0 / sum }
            expectedLoss -= log(exponentials[Int(labels.pointer[i])] / sum) / Double(rows)
        }
        expectClose(loss, S(expectedLoss), relative: tolerance, absolute: tolerance, name)
        expectClose(probabilities.elements, softmax.map { S($0) }, relative: tolerance, name)

        for accumulate in [false, true] {
            let gradient = Tensor<S>([rows, columns])
            gradient.fill(accumulate ? 1 : .nan)
            S.crossEntropyGradient(
                probabilities.pointer, labels.pointer, factor: 0.5, gradient.pointer, rows: rows, columns: columns,
                accumulate: accumulate)
            let expected = (0..<rows * columns).map { index in
                let isLabel = Int(labels.pointer[index / columns]) == index % columns
                let own = (probabilities[index] - (isLabel ? 1 : 0)) * 0.5
                return accumulate ? 1 + own : own
            }
            #expect(gradient.elements == expected, "\(name)")
        }
    }

    @Test("Cross-entropy, softmax and gradient are those of plain loops", arguments: [1, 3])
    func crossEntropy(rows: Int) {
        for columns in 1...40 {
            // A few roundings in a sum of logits up to 10 in size.
            checkCrossEntropy(Float.self, rows: rows, columns: columns, tolerance: 4e-6)
            checkCrossEntropy(Double.self, rows: rows, columns: columns, tolerance: 1e-14)
        }
    }

    @Test("The first of equal logits is the answer, and a NaN never makes a later one right")
    func countCorrect() {
        func correct(_ logits: [Float], _ label: Int, columns: Int = 3) -> Int {
            let (x, labels) = (Tensor<Float>([1, columns], logits), Labels(count: 1))
            labels.load([label])
            return Float.countCorrect(x.pointer, labels.pointer, rows: 1, columns: columns)
        }
        #expect((0..<3).map { correct([1, 3, 2], $0) } == [0, 1, 0])
        #expect((0..<3).map { correct([3, 1, 3], $0) } == [1, 0, 0])
        #expect((0..<3).map { correct([-2, -3, -1], $0) } == [0, 0, 1])
        #expect((0..<3).map { correct([.nan, 1, 2], $0) } == [1, 0, 0])
        let (logits, labels): (Tensor<Double>, Labels) = batch(50, 4)
        let expected = (0..<50).count { i in
            (0..<4).max { logits[4 * i + $0] < logits[4 * i + $1] } == Int(labels.pointer[i])
        }
        #expect(Double.countCorrect(logits.pointer, labels.pointer, rows: 50, columns: 4) == expected)
        #expect((1..<50).contains(expected))
    }

    private func checkPixels<S: Scalar>(_ type: S.Type) {
        let pixels = (0..<3 * 41).map { UInt8(truncatingIfNeeded: $0 * 37) }
        let order: [Int32] = [2, 0, 2]
        let (scales, shifts) = ([0.3, 0.7, -2], [-1, 0.1, 3])
        for channels in 1...3 {
            for plane in 1...41 / channels {
                let columns = channels * plane
                let out = Tensor<S>([3, columns])
                S.gatherPixels(
                    pixels, order, scales: scales, shifts: shifts, out.pointer, rows: 3, channels: channels,
                    plane: plane)
                let expected = order.flatMap { image in
                    (0..<columns).map {
                        S(pixels[Int(image) * columns + $0]) * S(scales[$0 / plane]) + S(shifts[$0 / plane])
                    }
                }
                #expect(out.elements == expected, "\(channels) channels of \(plane) pixels")

                out.fill(0)
                S.gatherPixelsChannelsLast(
                    pixels, order, scales: scales, shifts: shifts, out.pointer, rows: 3, channels: channels,
                    plane: plane)
                let last = order.flatMap { image in
                    (0..<columns).map {
                        let (pixel, channel) = ($0 / channels, $0 % channels)
                        return S(pixels[Int(image) * columns + channel * plane + pixel]) * S(scales[channel])
                            + S(shifts[channel])
                    }
                }
                #expect(out.elements == last, "\(channels) channels of \(plane) pixels, channels last")
            }
        }
    }

    @Test("Pixels are gathered in the order asked for, plane by plane or channels last")
    func gatherPixels() {
        checkPixels(Float.self)
        checkPixels(Double.self)
    }

    private func checkUpdates<S: Scalar>(_ type: S.Type) {
        for n in 0...40 {
            func draws(_ name: String, positive: Bool = false) -> Tensor<S> {
                let tensor = Tensor<S>([41])
                tensor.fillUniform(from: positive ? 0 : -1, to: 1, RandomStream(key: 12)[name][n])
                return tensor
            }
            let (w, g) = (draws("w").elements, draws("g"))
            let (v, s) = (draws("v").elements, draws("s", positive: true).elements)
            func expect(_ name: String, _ actual: Tensor<S>, _ before: [S], _ after: (Int) -> S) {
                let expected = (0..<41).map { $0 < n ? after($0) : before[$0] }
                #expect(actual.elements == expected, "\(name), \(n) elements")
            }
            let sgd = Tensor<S>([41], w)
            S.updateSGD(sgd.pointer, g.pointer, rate: 0.1, n)
            expect("SGD", sgd, w) { w[$0] - 0.1 * g[$0] }

            let velocity = { (i: Int) -> S in 0.9 * v[i] + g[i] }
            let (momentum, momentumV) = (Tensor<S>([41], w), Tensor<S>([41], v))
            S.updateMomentum(momentum.pointer, g.pointer, momentumV.pointer, rate: 0.1, momentum: 0.9, n)
            expect("velocity", momentumV, v, velocity)
            expect("momentum", momentum, w) { w[$0] - 0.1 * velocity($0) }

            let (nesterov, nesterovV) = (Tensor<S>([41], w), Tensor<S>([41], v))
            S.updateNesterov(nesterov.pointer, g.pointer, nesterovV.pointer, rate: 0.1, momentum: 0.9, n)
            expect("velocity", nesterovV, v, velocity)
            expect("Nesterov", nesterov, w) { w[$0] - 0.1 * (g[$0] + 0.9 * velocity($0)) }

            let mean = { (i: Int) -> S in 0.8 * v[i] + S(1 - Double(0.8)) * g[i] }
            let square = { (i: Int) -> S in 0.95 * s[i] + S(1 - Double(0.95)) * (g[i] * g[i]) }
            let (adam, adamM, adamS) = (Tensor<S>([41], w), Tensor<S>([41], v), Tensor<S>([41], s))
            S.updateAdam(
                adam.pointer, g.pointer, adamM.pointer, adamS.pointer, rate: 0.1, beta1: 0.8, beta2: 0.95,
                correction1: 0.4, correction2: 0.2, epsilon: 1e-3, n)
            expect("first moment", adamM, v, mean)
            expect("second moment", adamS, s, square)
            expect("Adam", adam, w) { w[$0] - 0.1 * (mean($0) / 0.4) / ((square($0) / 0.2).squareRoot() + 1e-3) }
        }
    }

    @Test("Updates are those of plain loops")
    func updates() {
        checkUpdates(Float.self)
        checkUpdates(Double.self)
    }
}

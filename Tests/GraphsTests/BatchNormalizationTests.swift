import Graphs
import TestSupport
import Tensors
import Testing

@Suite("Batch normalization") struct BatchNormalizationTests {
    /// Four samples of two features with means 2.5 and 10, variances (by 1 / m) 1.25 and 5.
    private static let batch: [Double] = [1, 7, 2, 9, 3, 11, 4, 13]

    private static func normalized(
        _ elements: [Double], _ definition: NormalizationDefinition, epsilon: Double, mode: Mode = .training,
        running: RunningMoments<Double> = RunningMoments(features: 2)
    ) -> [Double] {
        let graph = Graph<Double>()
        let x = graph.input([elements.count / 2, 2])
        let (gamma, beta) = (graph.input([2]), graph.input([2]))
        x.value.load(elements)
        gamma.value.fill(1)
        let y = x.batchNormalized(
            gamma: gamma, beta: beta, definition: definition, epsilon: epsilon, momentum: 0.1, running: running,
            mode: mode)
        graph.forward()
        return y.value.elements
    }

    @Test("has the gradient that differences give it", arguments: NormalizationDefinition.allCases)
    func gradient(definition: NormalizationDefinition) {
        for mode in [Mode.training, .inference] {
            let running = RunningMoments<Double>(features: 3)
            running.variance.load([0.5, 2, 3])
            running.mean.load([0.1, -0.2, 0.3])
            // Momentum 0, so that the passes of the check do not change what inference reads.
            expectGradients([[5, 3], [3], [3]], SpreadInputs(), "\(definition), \(mode)") {
                $0[0].batchNormalized(
                    gamma: $0[1], beta: $0[2], definition: definition, epsilon: 0.01, momentum: 0, running: running,
                    mode: mode)
            }
        }
    }

    @Test("divides by what its definition says")
    func definitions() {
        let centered = zip(Self.batch, [2.5, 10, 2.5, 10, 2.5, 10, 2.5, 10]).map { $0 - $1 }
        func expected(_ divisor: (Double) -> Double) -> [Double] {
            zip(centered, [1.25, 5, 1.25, 5, 1.25, 5, 1.25, 5]).map { $0 / divisor($1) }
        }
        let wanted: [NormalizationDefinition: [Double]] = [
            .epsilonInside: expected { ($0 + 0.5).squareRoot() },
            .epsilonOutside: expected { $0.squareRoot() + 0.5 },
            .unbiased: expected { ($0 * 4 / 3).squareRoot() },
        ]
        for definition in NormalizationDefinition.allCases {
            expectClose(
                Self.normalized(Self.batch, definition, epsilon: 0.5), wanted[definition] ?? [], relative: 1e-14,
                absolute: 1e-14, "\(definition)")
        }
    }

    @Test("by 1 / (m - 1) is smaller than by 1 / m by the root of (m - 1) / m, where epsilon is 0")
    func factorBetweenDefinitions() {
        let biased = Self.normalized(Self.batch, .epsilonInside, epsilon: 0)
        let unbiased = Self.normalized(Self.batch, .unbiased, epsilon: 0)
        expectClose(unbiased, biased.map { $0 * (3.0 / 4).squareRoot() }, relative: 1e-14, absolute: 0, "factor")
        #expect(Self.normalized(Self.batch, .epsilonOutside, epsilon: 0) == biased)
    }

    @Test("remembers a running mean and an unbiased running variance, and uses them in inference")
    func running() {
        let running = RunningMoments<Double>(features: 2)
        _ = Self.normalized(Self.batch, .epsilonInside, epsilon: 0, running: running)
        expectClose(running.mean.elements, [0.25, 1], relative: 1e-14, absolute: 0, "mean")
        let variances = [0.9 + 0.1 * 1.25 * 4 / 3, 0.9 + 0.1 * 5 * 4 / 3]
        expectClose(running.variance.elements, variances, relative: 1e-14, absolute: 0, "variance")
        let y = Self.normalized([1, 1], .epsilonInside, epsilon: 0, mode: .inference, running: running)
        let expected = [0.75 / variances[0].squareRoot(), 0]
        expectClose(y, expected, relative: 1e-14, absolute: 1e-15, "inference, even of a batch of one")
        expectClose(running.mean.elements, [0.25, 1], relative: 1e-14, absolute: 0, "inference remembers nothing")
    }

    /// The batch, normalized before a ReLU into which it is merged, after a pass forwards.
    private static func leftOut(_ running: RunningMoments<Double>, _ mode: Mode) -> (Graph<Double>, Node<Double>) {
        let graph = Graph<Double>(fuses: true)
        let (x, gamma, beta) = (graph.input([4, 2]), graph.input([2]), graph.input([2]))
        x.value.load(batch)
        gamma.value.fill(1)
        let normalized = x.batchNormalized(
            gamma: gamma, beta: beta, definition: .epsilonInside, epsilon: 0, momentum: 0.1, running: running,
            mode: mode)
        _ = normalized.activated(by: ElementwiseActivation(.relu))
        graph.forward()
        return (graph, normalized)
    }

    @Test("remembers a batch once, also when what a merged activation left out is computed for a reader")
    func readingRemembersNothing() {
        let running = RunningMoments<Double>(features: 2)
        let (graph, normalized) = Self.leftOut(running, .training)
        let means = running.mean.elements
        withExtendedLifetime(graph) { _ = normalized.value }
        #expect(running.mean.elements == means && means != [0, 0])
    }

    @Test("by remembered moments is for a first reader what it was in its own pass, also after more training")
    func readingAfterMoreTraining() {
        let running = RunningMoments<Double>(features: 2)
        running.mean.load([1, 2])
        running.variance.load([4, 16])
        let (graph, normalized) = Self.leftOut(running, .inference)
        running.mean.load([-3, 5])
        running.variance.load([9, 25])
        let expected = zip(Self.batch.indices, Self.batch).map { $0 % 2 == 0 ? ($1 - 1) / 2 : ($1 - 2) / 4 }
        withExtendedLifetime(graph) { #expect(normalized.value.elements == expected) }
    }

    @Test("by remembered moments has the gradients of its own pass, after more training too", arguments: [true, false])
    func gradientAfterMoreTraining(fuses: Bool) {
        let running = RunningMoments<Double>(features: 2)
        let graph = Graph<Double>(fuses: fuses)
        let inputs = [[4, 2], [2], [2]].map { graph.input(Shape($0), needsGradient: true) }
        inputs[0].value.load(Self.batch)
        inputs[1].value.fill(1)
        let root = inputs[0].batchNormalized(
            gamma: inputs[1], beta: inputs[2], definition: .epsilonInside, epsilon: 0, momentum: 0.1, running: running,
            mode: .inference
        ).activated(by: ElementwiseActivation(.tanh))
        func gradients(_ between: () -> Void) -> [[Double]] {
            running.mean.load([1, 2])
            running.variance.load([4, 16])
            graph.forward()
            between()
            graph.backward(from: root)
            return inputs.map(\.gradient.elements)
        }
        let expected = gradients {}
        #expect(expected.joined().allSatisfy { $0 != 0 })
        #expect(gradients { _ = Self.normalized(Self.batch, .epsilonInside, epsilon: 0, running: running) } == expected)
    }

    @Test("refuses a batch of one in training")
    func batchOfOne() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let graph = Graph<Double>()
            let (x, gamma) = (graph.input([1, 2]), graph.input([2]))
            _ = x.batchNormalized(
                gamma: gamma, beta: gamma, definition: .epsilonInside, epsilon: 0, momentum: 0.1,
                running: RunningMoments(features: 2), mode: .training)
        }
        let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(message.contains("needs a batch of at least 2 in training, got 1"))
    }
}

import Foundation
import Graphs
import Networks
import TestSupport
import Tensors
import Testing

@Suite struct OptimizerTests {
    /// Numbers of `scripts/golden/optimizers.py`.
    private struct Golden: Decodable {
        let learningRate: Double
        let start: [Double]
        let gradients: [[Double]]
        let after: [String: [[Double]]]
    }

    static let rules: [(String, UpdateRule)] = [
        ("sgd", .sgd), ("momentum", .momentum(0.9)), ("nesterov", .nesterov(0.9)), ("adam", .adam()),
    ]

    @Test("Updates by given gradients are those of NumPy, step by step", arguments: rules)
    func golden(name: String, rule: UpdateRule) throws {
        let golden: Golden = try goldenNumbers("optimizers")
        let after = try #require(golden.after[name])
        #expect(after.count == golden.gradients.count && after.count >= 5)
        // Two parameters, of which each has to keep its own state.
        let parameters = [1.0, -2].map { factor in
            (factor, Parameter<Double>("w", Tensor([golden.start.count], golden.start.map { $0 })))
        }
        let optimizer = Optimizer(
            rule, of: parameters.map(\.1), learningRate: .constant(golden.learningRate))
        for (gradient, expected) in zip(golden.gradients, after) {
            for (factor, parameter) in parameters { parameter.gradient.load(gradient.map { factor * $0 }) }
            optimizer.update()
            expectClose(parameters[0].1.value.elements, expected, relative: 1e-12, name)
        }
        #expect(parameters[1].1.value.elements != parameters[0].1.value.elements)
    }

    @Test("The first steps have closed forms", arguments: rules)
    func firstSteps(name: String, rule: UpdateRule) {
        func displacements<S: Scalar>(_ type: S.Type) -> [S] {
            let parameter = Parameter<S>("w", Tensor([1]))
            parameter.gradient.load([4])
            let optimizer = Optimizer(rule, of: [parameter], learningRate: 0.25)
            return (0..<2).map { _ in
                optimizer.update()
                return -parameter.value.scalar
            }
        }
        let expected: [Double] =
            switch rule {
            case .sgd: [1, 2]
            case .momentum: [1, 1 + 1.9]
            case .nesterov: [1.9, 1.9 + 1 + 0.9 * 1.9]
            case .adam: [0.25, 0.5]  // the sign of a constant gradient, times the rate
            }
        expectClose(displacements(Double.self), expected, relative: 1e-8, name)
        expectClose(displacements(Float.self), expected.map { Float($0) }, relative: 5e-7, "\(name) in Float")
    }

    @Test("Weight decay is the gradient of d |w|² / 2, added to that of the loss")
    func weightDecay() {
        func weight(_ rule: UpdateRule, steps: Int) -> Double {
            let parameter = Parameter<Double>("w", Tensor([1], [8]))
            let optimizer = Optimizer(rule, of: [parameter], learningRate: 0.5, weightDecay: 0.25)
            parameter.gradient.load([1])
            for _ in 0..<steps { optimizer.update() }
            #expect(parameter.gradient.scalar == 1, "the gradient stays that of the loss")
            return parameter.value.scalar
        }
        // g + d w is 1 + 2 = 3, then 1 + 6.5 / 4 = 2.625.
        #expect(weight(.sgd, steps: 2) == 8 - 1.5 - 1.3125)
        // The momentum takes in the decay: v = 3, then 1.5 + 2.625.
        #expect(weight(.momentum(0.5), steps: 2) == 8 - 1.5 - 2.0625)
    }

    @Test("The learning rate of the epoch is the one that is used")
    func epochs() {
        let parameter = Parameter<Float>("w", Tensor([1]))
        parameter.gradient.load([-1])
        let optimizer = Optimizer(
            .sgd, of: [parameter], learningRate: .exponential(initial: 8, factor: 0.5))
        for epoch in 1...4 { optimizer.update(epoch: epoch) }
        #expect(parameter.value.scalar == 8 + 4 + 2 + 1)
    }

    static let schedules: [(LearningRate, rates: [Double])] = [
        (.constant(0.1), [0.1, 0.1, 0.1, 0.1, 0.1, 0.1]),
        (0.1, [0.1, 0.1, 0.1, 0.1, 0.1, 0.1]),
        (.exponential(initial: 2, factor: 0.5), [2, 1, 0.5, 0.25, 0.125, 0.0625]),
        (.exponential(initial: 2, factor: 1), [2, 2, 2, 2, 2, 2]),
        (.steps(initial: 2, factor: 0.5, at: [3, 5]), [2, 2, 1, 1, 0.5, 0.5]),
        (.steps(initial: 2, factor: 0.5, at: [5, 3]), [2, 2, 1, 1, 0.5, 0.5]),
        (.steps(initial: 2, factor: 0.5, at: [3, 3]), [2, 2, 0.5, 0.5, 0.5, 0.5]),
        (.steps(initial: 2, factor: 0.5, at: []), [2, 2, 2, 2, 2, 2]),
    ]

    @Test("Schedules give their rates, epoch by epoch", arguments: schedules)
    func schedule(rate: LearningRate, rates: [Double]) {
        #expect((1...6).map { rate(epoch: $0) } == rates)
    }

    @Test("An exponential schedule is a power")
    func exponential() {
        let rate = LearningRate.exponential(initial: 0.3, factor: 0.95)
        for epoch in [1, 10, 100] {
            expectClose(rate(epoch: epoch), 0.3 * pow(0.95, Double(epoch - 1)), relative: 1e-14)
        }
    }

    @Test(
        "After the first, a step of training allocates nothing", .enabled(if: AllocationCount.isAvailable),
        arguments: rules)
    func allocations(name: String, rule: UpdateRule) async {
        await #expect(processExitsWith: .success) { [name] in
            let rule = OptimizerTests.rules.first { $0.0 == name }!.1
            let network = Sequential<Float>.perceptron(
                [6, 5, 4, 3], .elu(), initializer: .heNormal, stream: RandomStream(key: 50))
            let classifier = Classifier(network, batch: 8, features: 6, mode: .training)
            let images = RandomStream(key: 51).normal(48).map { Float($0) }
            let labels = [0, 1, 2, 0, 1, 2, 0, 1]
            let optimizer = Optimizer(rule, of: network.parameters, learningRate: 0.01)
            AllocationCount.expectNone { _ in
                classifier.images.value.load(images)
                classifier.labels.load(labels)
                classifier.graph.forward()
                classifier.graph.backward(from: classifier.loss)
                optimizer.update(epoch: 3)
            }
        }
    }
}

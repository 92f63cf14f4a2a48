import Foundation
import Graphs
import Networks
import TestSupport
import Tensors
import Testing

@Suite struct PerceptronTests {
    /// Numbers of `scripts/golden/perceptron.py`.
    private struct Golden: Decodable {
        struct Layers: Decodable {
            let weights: [[Double]]
            let biases: [[Double]]

            /// In the order of a network's parameters.
            var parameters: [[Double]] { zip(weights, biases).flatMap { [$0, $1] } }
        }

        let widths: [Int]
        let learningRate: Double
        let images: [Double]
        let labels: [Int]
        let before: Layers
        let losses: [Double]
        let firstGradients: Layers
        let after: Layers
    }

    private func check<S: Scalar>(_ type: S.Type, tolerance: S) throws {
        let golden: Golden = try goldenNumbers("perceptron")
        let network = Sequential<S>.perceptron(
            golden.widths, .tanh, initializer: .constant(0), stream: RandomStream(key: 0))
        let before = golden.before.parameters
        try #require(network.parameters.count == before.count && golden.losses.count == 5)
        for (parameter, start) in zip(network.parameters, before) { parameter.value.load(start.map { S($0) }) }
        let classifier = Classifier(network, batch: golden.labels.count, features: golden.widths[0], mode: .training)
        classifier.images.value.load(golden.images.map { S($0) })
        classifier.labels.load(golden.labels)

        let optimizer = Optimizer(.sgd, of: network.parameters, learningRate: .constant(golden.learningRate))
        func expectParameters(_ actual: (Parameter<S>) -> Tensor<S>, _ expected: Golden.Layers, _ subject: String) {
            for (parameter, numbers) in zip(network.parameters, expected.parameters) {
                expectClose(
                    actual(parameter).elements, numbers.map { S($0) }, relative: tolerance, absolute: tolerance,
                    "\(subject) of \(parameter.name)")
            }
        }
        for (step, loss) in golden.losses.enumerated() {
            classifier.graph.forward()
            expectClose(classifier.loss.value.scalar, S(loss), relative: tolerance, "loss before step \(step)")
            classifier.graph.backward(from: classifier.loss)
            if step == 0 { expectParameters({ $0.gradient }, golden.firstGradients, "gradient") }
            optimizer.update()
        }
        expectParameters({ $0.value }, golden.after, "value after five steps")
    }

    @Test("Loss, gradients and five steps of a three-layer network are those of NumPy")
    func golden() throws {
        try check(Double.self, tolerance: 1e-13)
        // Some ten roundings of numbers of about 1 in each step.
        try check(Float.self, tolerance: 2e-6)
    }

    @Test("Every parameter of a network has the gradient that differences give it")
    func gradients() {
        let network = Sequential<Double>.perceptron(
            [3, 4, 4, 3], .selu, initializer: .glorotNormal, biasInitializer: .normal(deviation: 0.3),
            stream: RandomStream(key: 70))
        let classifier = Classifier(network, batch: 5, features: 3, mode: .training)
        classifier.images.value.fillNormal(deviation: 1, RandomStream(key: 71))
        classifier.labels.load([2, 0, 1, 1, 0])
        expectGradients(of: classifier.loss, by: network.parameters.map { classifier.graph.parameter($0) })
    }

    @Test("Without layers a network is its input, and without activation a layer is linear")
    func trivial() {
        let graph = Graph<Double>()
        let x = graph.input([2, 3])
        #expect(Sequential<Double>([])(x, mode: .training) === x)
        let layer = Dense<Double>(3, 2, .identity, initializer: .constant(1), stream: RandomStream(key: 0))
        let y = layer(x, mode: .training)
        x.value.load([1, 2, 3, 4, 5, 6])
        layer.linear.bias.value.load([10, 20])
        graph.forward()
        #expect(y.value.elements == [16, 26, 25, 35])
        #expect(graph.nodes.count == 5)  // input, weight, product, bias, sum
    }
}

@Suite struct ClassifierTests {
    /// Logits (x, 0) from one feature.
    private static func network() -> Sequential<Double> {
        let network = Sequential<Double>.perceptron(
            [1, 2], .relu, initializer: .constant(0), stream: RandomStream(key: 0))
        network.parameters[0].value.load([1, 0])
        return network
    }

    @Test("Loss and accuracy are means over all batches")
    func evaluate() {
        let classifier = Classifier(Self.network(), batch: 2, features: 1, mode: .inference)
        // Odds of 3 to 1 and 1 to 3 for class 0, labels right, right | wrong, right.
        let labels = [[0, 1], [1, 1]]
        var observed: [[Double]] = []
        let (loss, accuracy) = classifier.evaluate(batches: 2) { index in
            classifier.images.value.load([log(3.0), -log(3.0)])
            classifier.labels.load(labels[index])
        } observe: {
            observed.append(classifier.logits.value.elements)
        }
        #expect(accuracy == 0.75)
        expectClose(loss, (3 * log(4.0 / 3) + log(4.0)) / 4, relative: 1e-15)
        #expect(observed == [[log(3.0), 0, -log(3.0), 0], [log(3.0), 0, -log(3.0), 0]])
    }

    @Test("Two classifiers of one network share its parameters, each with a batch size of its own")
    func sharedParameters() {
        let network = Self.network()
        let (small, large) = (
            Classifier(network, batch: 1, features: 1, mode: .training),
            Classifier(network, batch: 3, features: 1, mode: .inference)
        )
        large.images.value.load([1, 2, 3])
        small.images.value.load([2])
        network.parameters[0].value.load([5, 7])
        for classifier in [small, large] { classifier.graph.forward() }
        #expect(small.logits.value.elements == [10, 14])
        #expect(large.logits.value.elements == [5, 7, 10, 14, 15, 21])

        // A step of one is seen by the other, and the gradient is that of the last pass back, not a sum.
        small.graph.backward(from: small.loss)
        let gradient = network.parameters[0].gradient.elements
        large.graph.backward(from: large.loss)
        small.graph.backward(from: small.loss)
        #expect(network.parameters[0].gradient.elements == gradient)
        Optimizer(.sgd, of: network.parameters, learningRate: 0.5).update()
        large.graph.forward()
        #expect(large.logits.value.elements != [5, 7, 10, 14, 15, 21])
    }
}

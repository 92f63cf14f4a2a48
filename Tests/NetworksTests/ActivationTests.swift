import Foundation
import Graphs
import TestSupport
import Tensors
import Testing

@testable import Networks

@Suite struct ActivationTests {
    /// Each function with its default parameter, and those that have one with another one.
    static let activations: [Activation] = ActivationFunction.allCases.flatMap { function in
        function.defaultParameter == nil
            ? [Activation(function)] : [Activation(function), Activation(function, parameter: 0.375)]
    }

    /// The values and the slopes that a graph computes at `x`, through the layer that networks are made of.
    private func layer<S: Scalar>(_ activation: Activation, at x: [Double], as type: S.Type) -> (y: [S], slope: [S]) {
        let graph = Graph<S>()
        let input = graph.input([x.count], needsGradient: true)
        input.value.load(x.map { S($0) })
        let output = Networks.Activate<S>(activation)(input, mode: .inference)
        graph.forward()
        graph.backward(from: output)
        return (output.value.elements, input.gradient.elements)
    }

    @Test("Kernels compute the formulas and their slopes", arguments: activations)
    func formulas(activation: Activation) {
        // Multiples of 1/8, which Float holds exactly, the kinks among them.
        let x = (-64...64).map { Double($0) / 8 }
        let (double, float) = (layer(activation, at: x, as: Double.self), layer(activation, at: x, as: Float.self))
        let (y, slope) = (x.map { activation($0) }, x.map { activation.slope(at: $0) })
        // A few units of the last place; where a slope is made from the output, cancellation leaves an absolute error.
        expectClose(double.y, y, relative: 1e-15, "\(activation) in Double")
        expectClose(float.y, y.map { Float($0) }, relative: 5e-7, "\(activation) in Float")
        expectClose(double.slope, slope, relative: 1e-15, absolute: 1e-15, "slope of \(activation) in Double")
        expectClose(
            float.slope, slope.map { Float($0) }, relative: 5e-7, absolute: 5e-7, "slope of \(activation) in Float")
    }

    @Test(
        "The slopes of exponential functions keep their digits far to the left, also inside a layer",
        arguments: [Activation.elu(), .elu(alpha: 0.375), .selu], [true, false])
    func farLeft(activation: Activation, fuses: Bool) {
        func slopes<S: Scalar>(_ x: [Double], _ type: S.Type) -> [S] {
            let graph = Graph<S>(fuses: fuses)
            let (input, one, bias) = (
                graph.input([x.count, 1], needsGradient: true), graph.input([1, 1], needsGradient: true),
                graph.input([1], needsGradient: true)
            )
            input.value.load(x.map { S($0) })
            one.value.fill(1)
            let output = Networks.Activate<S>(activation)(input.times(one).addingRow(bias), mode: .inference)
            graph.forward()
            graph.backward(from: output)
            return input.gradient.elements
        }
        let factor = activation == .selu ? seluLambda * seluAlpha : activation.parameter ?? .nan
        let (float, double) = ((1...80).map { -Double($0) }, (1...700).map { -Double($0) })
        expectClose(
            slopes(float, Float.self), float.map { Float(factor * exp($0)) }, relative: 5e-7, "\(activation) in Float")
        expectClose(
            slopes(double, Double.self), double.map { factor * exp($0) }, relative: 1e-15, "\(activation) in Double")
        expectClose(
            double.map { activation.slope(at: $0) }, double.map { factor * exp($0) }, relative: 1e-15, "the formula")
    }

    @Test("Slopes are those that differences give", arguments: activations)
    func slopes(activation: Activation) {
        let inputs = SpreadInputs(from: -3, to: 3, avoiding: [0, -1])
        if activation != .identity {
            expectGradients([[4, 5]], inputs, "\(activation)") {
                Networks.Activate<Double>(activation)($0[0], mode: .training)
            }
        }
        for x in inputs.elements(40, RandomStream(key: 1)) {
            let h = 1e-5
            let difference = (activation(x + h) - activation(x - h)) / (2 * h)
            expectClose(activation.slope(at: x), difference, relative: 1e-9, absolute: 1e-9, "\(activation) at \(x)")
        }
    }

    /// The slope at the kink, which is that of the left side, and the slopes to both sides of it.
    static let kinks: [(Activation, at: Double, left: Double, right: Double)] = [
        (.relu, 0, 0, 1), (.leakyReLU(), 0, 0.01, 1), (.prelu(), 0, 0.25, 1), (.elu(alpha: 0.5), 0, 0.5, 1),
        (.selu, 0, seluLambda * seluAlpha, seluLambda), (.shiftedReLU, -1, 0, 1),
    ]

    @Test("At a kink the slope is exactly that of the left side", arguments: kinks)
    func kink(activation: Activation, at kink: Double, left: Double, right: Double) {
        #expect(activation.kink == kink)
        #expect(layer(activation, at: [kink, kink + 1e-9], as: Double.self).slope == [left, right])
        #expect(layer(activation, at: [kink, kink + 1e-3], as: Float.self).slope == [Float(left), Float(right)])
        #expect(activation.slope(at: kink) == left)
        #expect(activation.slope(at: kink + 1e-9) == right)
    }

    @Test("Every function says whether it has a kink", arguments: activations)
    func hasKink(activation: Activation) {
        let jumps = stride(from: -2.0, through: 2, by: 0.25).filter { x in
            (activation.slope(at: x + 1e-9) - activation.slope(at: x - 1e-9)).magnitude > 1e-8
        }
        #expect(jumps == (activation.kink.map { [$0] } ?? []))
        // The ELU has one for every alpha but 1.
        let tested = Self.kinks.contains { $0.0.function == activation.function }
        #expect(tested || activation.kink == nil)
    }

    @Test("The constants of the SELU are a fixed point of mean and variance")
    func seluFixedPoint() {
        // Simpson's rule on both sides of the kink, out to 12 deviations, where the density is 1e-32.
        func integral(_ function: (Double) -> Double, from low: Double, to high: Double) -> Double {
            let n = 20_000
            let h = (high - low) / Double(n)
            let inner = (1..<n).reduce(0) { $0 + function(low + Double($1) * h) * ($1 % 2 == 0 ? 2 : 4) }
            return (function(low) + inner + function(high)) * h / 3
        }
        func expectation(_ function: @escaping (Double) -> Double) -> Double {
            let weighted = { (z: Double) in function(z) * exp(-z * z / 2) / (2 * Double.pi).squareRoot() }
            return integral(weighted, from: -12, to: 0) + integral(weighted, from: 0, to: 12)
        }
        expectClose(expectation { _ in 1 }, 1, relative: 1e-12)
        expectClose(expectation { Activation.selu($0) }, 0, relative: 0, absolute: 1e-12)
        expectClose(expectation { Activation.selu($0) * Activation.selu($0) }, 1, relative: 1e-12)
    }

    @Test("Names come back as the functions they name", arguments: ActivationFunction.allCases)
    func names(function: ActivationFunction) {
        #expect(ActivationFunction(function.description) == function)
        #expect(!function.title.isEmpty)
        #expect(ActivationFunction(function.description.uppercased()) == nil)
    }
}

@Suite struct ParametricReLUTests {
    @Test("The slope is a parameter of the network, and learns")
    func learns() throws {
        let layer = Networks.Activate<Double>(.prelu())
        let slope = try #require(layer.slope)
        #expect(layer.parameters.count == 1)
        #expect(slope.value.elements == [0.25])
        let graph = Graph<Double>()
        let (x, target) = (graph.input([4, 1]), graph.input([4, 1]))
        x.value.load([-2, -1, 1, 3])
        target.value.load([-1.4, -0.7, 1, 3])  // slope 0.7
        let loss = layer(x, mode: .training).squaredError(to: target)
        expectGradients(of: loss, by: [graph.parameter(slope)])
        let trainer = Trainer(loss, Optimizer(.sgd, of: layer.parameters, learningRate: 0.2))
        let outcome = try trainer.train(epochs: 1, stepsPerEpoch: 60, load: { _, _ in }, afterEpoch: { _, _ in })
        #expect(outcome == .finished)
        // Each step shrinks the distance by 1 - 0.2 * 2 * (4 + 1) / 4 = 1/2.
        expectClose(slope.value.scalar, 0.7, relative: 1e-14)
    }

    @Test("The slope of a network of several layers has the gradient that differences give it")
    func network() {
        let network = Sequential<Double>.perceptron(
            [3, 5, 4, 2], .prelu(), initializer: .heNormal, stream: RandomStream(key: 30))
        #expect(network.parameters.count == 3 * 2 + 2)
        let graph = Graph<Double>()
        let x = graph.input([6, 3])
        x.value.fillNormal(deviation: 1, RandomStream(key: 31))
        let root = network(x, mode: .training)
        expectGradients(of: root, by: network.parameters.map { graph.parameter($0) })
    }
}

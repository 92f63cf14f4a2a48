import Networks
import TestSupport
import Tensors
import Testing

@Suite struct InitializerTests {
    static let fanIn = 200
    static let fanOut = 300

    /// Each initializer with the variance of its definition for 200 inputs and 300 outputs, and the largest number
    /// that it can draw, where there is one.
    static let cases: [(Initializer, variance: Double, limit: Double?)] = [
        (.normal(deviation: 0.3), 0.09, nil),
        (.uniform(limit: 0.6), 0.6 * 0.6 / 3, 0.6),
        (.fanInUniform, 1 / 200.0, (3 / 200.0).squareRoot()),
        (.frameworkDefault, 1 / 600.0, 1 / 200.0.squareRoot()),
        (.glorotUniform, 2 / 500.0, (6 / 500.0).squareRoot()),
        (.glorotNormal, 2 / 500.0, nil),
        (.heUniform, 2 / 200.0, (6 / 200.0).squareRoot()),
        (.heNormal, 2 / 200.0, nil),
    ]

    @Test("Weights have the mean, the variance and the bounds of their distribution", arguments: cases)
    func moments(initializer: Initializer, variance: Double, limit: Double?) {
        expectClose(
            initializer.deviation(fanIn: Self.fanIn, fanOut: Self.fanOut), variance.squareRoot(), relative: 1e-15)
        let weight = Tensor<Double>([Self.fanIn, Self.fanOut])
        initializer.fill(weight, fanIn: Self.fanIn, fanOut: Self.fanOut, RandomStream(key: 40))
        let elements = weight.elements
        let count = Double(elements.count)
        let mean = elements.reduce(0, +) / count
        let square = elements.reduce(0) { $0 + $1 * $1 } / count
        // The square of a number of variance v has the variance 2 v² if it is normal, 4/5 v² if it is uniform.
        #expect(mean.magnitude <= 5 * (variance / count).squareRoot())
        let squareVariance = (limit == nil ? 2 : 0.8) * variance * variance
        #expect((square - variance).magnitude <= 5 * (squareVariance / count).squareRoot())
        let largest = elements.reduce(0) { max($0, $1.magnitude) }
        if let limit {
            #expect((0.999 * limit...limit).contains(largest))
        } else {
            #expect(largest > 4 * variance.squareRoot())
        }
    }

    @Test("A constant is constant")
    func constant() {
        let weight = Tensor<Float>([3, 2])
        Initializer.constant(0.5).fill(weight, fanIn: 3, fanOut: 2, RandomStream(key: 41))
        #expect(weight.elements == [Float](repeating: 0.5, count: 6))
        #expect(Initializer.constant(0.5).deviation(fanIn: 3, fanOut: 2) == 0)
    }

    @Test(
        "The rows or the columns of an orthogonal matrix, whichever are fewer, are orthonormal but for the gain",
        arguments: [Shape([5, 12]), [12, 5], [9, 9], [1, 7], [7, 1], [1, 1], [40, 40]], [1.0, 1.5])
    func orthogonal(shape: Shape, gain: Double) {
        let weight = Tensor<Double>(shape)
        Initializer.orthogonal(gain: gain).fill(
            weight, fanIn: shape.rows, fanOut: shape.columns, RandomStream(key: 42))
        let isWide = shape.rows <= shape.columns
        let size = min(shape.rows, shape.columns)
        let products = Tensor<Double>([size, size])
        products.setProduct(weight, transposed: !isWide, weight, transposed: isWide)
        let identity = (0..<size * size).map { $0 / size == $0 % size ? gain * gain : 0 }
        expectClose(products.elements, identity, relative: 1e-12, absolute: 1e-12, "\(shape)")
        // The squares of all elements sum to gain² a vector.
        let square = weight.elements.reduce(0) { $0 + $1 * $1 } / Double(shape.count)
        let deviation = Initializer.orthogonal(gain: gain).deviation(fanIn: shape.rows, fanOut: shape.columns)
        expectClose(square.squareRoot(), deviation, relative: 1e-12)
    }

    @Test("A bias by the framework's default is bounded by the layer's inputs, as the weights are")
    func frameworkBias() {
        let layer = Linear<Double>(
            4, 2000, initializer: .frameworkDefault, biasInitializer: .frameworkDefault, stream: RandomStream(key: 43))
        for parameter in layer.parameters {
            let largest = parameter.value.elements.reduce(0) { max($0, $1.magnitude) }
            #expect((0.499...0.5).contains(largest), "\(parameter.name)")
        }
        #expect(Set(layer.parameters.flatMap { $0.value.elements }).count == 5 * 2000, "weight and bias share draws")
    }

    @Test("The same stream makes the same weights, in Float the rounded ones; another stream makes others")
    func streams() {
        func weights<S: Scalar>(_ initializer: Initializer, _ key: UInt64, _ type: S.Type) -> [S] {
            let weight = Tensor<S>([6, 4])
            initializer.fill(weight, fanIn: 6, fanOut: 4, RandomStream(key: key))
            return weight.elements
        }
        for initializer in Self.cases.map(\.0) + [.orthogonal(gain: 1)] {
            let first = weights(initializer, 44, Double.self)
            #expect(weights(initializer, 44, Double.self) == first)
            #expect(weights(initializer, 44, Float.self) == first.map { Float($0) })
            #expect(Set(first).intersection(weights(initializer, 45, Double.self)).isEmpty)
        }
    }

    @Test("Layers of a perceptron draw from streams of their own, biases begin at 0")
    func perceptron() {
        let network = Sequential<Double>.perceptron(
            [4, 4, 4, 4], .tanh, initializer: .heNormal, stream: RandomStream(key: 46))
        let names = (1...3).flatMap { ["layer \($0) weight", "layer \($0) bias"] }
        #expect(network.parameters.map(\.name) == names)
        let weights = network.parameters.filter { $0.name.hasSuffix("weight") }.flatMap { $0.value.elements }
        #expect(Set(weights).count == 48)
        let biases = network.parameters.filter { $0.name.hasSuffix("bias") }.flatMap { $0.value.elements }
        #expect(biases == [Double](repeating: 0, count: 12))
        let wider = Sequential<Double>.perceptron(
            [4, 4, 9], .relu, initializer: .heNormal, stream: RandomStream(key: 46))
        #expect(wider.parameters[0].value.elements == network.parameters[0].value.elements, "paired comparison")
    }
}

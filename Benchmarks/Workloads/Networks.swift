import Graphs
import Networks
import Tensors

// The networks of the lectures in the sizes of the benchmark. `depth` counts layers without the logits, as in the
// peers' programs, and the widths at both ends are those of MNIST.

public let pixelCount = 784
let classCount = 10

/// 784 pixels, `depth` hidden layers of `width` units, 10 logits.
public func perceptron(
    _ activation: Activation, depth: Int, width: Int, _ values: Values
) throws -> Sequential<Float> {
    let hidden = (1...depth).map { dense($0 == 1 ? pixelCount : width, width, activation) }
    let gain = activation == .relu ? reluGain : 1
    return try drawn(Sequential(hidden + [logits(of: width)]), gains: hidden.map { _ in gain } + [1], values)
}

/// The same with batch normalization between the weights and the ReLU, and without the biases that it would take away.
public func normalizedPerceptron(depth: Int, width: Int, _ values: Values) throws -> Sequential<Float> {
    let hidden = (1...depth).map { layer in
        Sequential<Float>(
            Product(layer == 1 ? pixelCount : width, width), BatchNorm<Float>(width), Activate<Float>(.relu))
    }
    return try drawn(Sequential(hidden + [logits(of: width)]), gains: hidden.map { _ in reluGain } + [1], values)
}

/// A plain ReLU layer from 784 to `width`, depth - 1 layers y = x + relu(x W + b), 10 logits.
public func residualNetwork(depth: Int, width: Int, _ values: Values) throws -> Sequential<Float> {
    let first = dense(pixelCount, width, .relu)
    let blocks = (1..<depth).map { _ in Residual(dense(width, width, .relu)) }
    let gain = (2 / Double(depth)).squareRoot()
    return try drawn(
        Sequential([first] + blocks + [logits(of: width)]), gains: [reluGain] + blocks.map { _ in gain } + [1], values)
}

/// A plain ReLU layer from 784 to `width`, depth - 1 layers y = T relu(x W + b) + (1 - T) x, 10 logits.
public func highwayNetwork(depth: Int, width: Int, _ values: Values) throws -> Sequential<Float> {
    let first = dense(pixelCount, width, .relu)
    let blocks = (1..<depth).map { _ in
        Highway<Float>(width, .relu, initializer: unset, gateInitializer: unset, gateBias: -2, stream: unused)
    }
    return try drawn(
        Sequential([first] + blocks + [logits(of: width)]),
        gains: [reluGain] + blocks.flatMap { _ in [reluGain, 1] } + [1], values)
}

func dense(_ fanIn: Int, _ fanOut: Int, _ activation: Activation) -> Dense<Float> {
    Dense(fanIn, fanOut, activation, initializer: unset, stream: unused)
}

func logits(of width: Int) -> Linear<Float> {
    Linear(width, classCount, initializer: unset, stream: unused)
}

/// x W, without a bias.
struct Product: Layer {
    let weight: Parameter<Float>

    init(_ fanIn: Int, _ fanOut: Int) {
        weight = Parameter("product weight", Tensor([fanIn, fanOut]))
    }

    var parameters: [Parameter<Float>] { [weight] }

    func callAsFunction(_ x: Node<Float>, mode: Mode) -> Node<Float> { x.times(x.graph.parameter(weight)) }
}

// The peers draw the weights of a whole network from one sequence, so they are set when all layers are there.

let unset = Initializer.constant(0)
let unused = RandomStream(key: 0)
/// √2 makes up for the half that a ReLU takes away.
let reluGain = 2.0.squareRoot()

/// The network with weights from N(0, gain² / fanIn), one matrix `[fanIn, fanOut]`, or filters, after another.
func drawn(_ network: Sequential<Float>, gains: [Double], _ values: Values) throws -> Sequential<Float> {
    let weights = network.parameters.map(\.value).filter { $0.shape.rank >= 2 }
    precondition(weights.count == gains.count, "\(weights.count) weight matrices with \(gains.count) gains")
    let draws = try values.draws(weights.reduce(0) { $0 + $1.count })
    var used = 0
    for (weight, gain) in zip(weights, gains) {
        let deviation = Float(gain / Double(weight.shape.rows).squareRoot())
        weight.load(draws[used..<used + weight.count].map { $0 * deviation })
        used += weight.count
    }
    return network
}

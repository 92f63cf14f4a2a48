import Graphs
import Networks
import Tensors

/// What the layers of a network do besides transforming.
enum Kind: String, CaseIterable, Codable {
    /// y = f(x W + b).
    case plain
    /// y = x + relu(x W + b).
    case residual
    /// y = T relu(x W + b) + (1 - T) x, with the transform gate T = σ(x W_T + b_T).
    case highway
}

/// How the weights of a highway layer's H begin.
public enum HighwayInitializer: String, CaseIterable, Sendable, CustomStringConvertible, LosslessStringConvertible {
    /// He's, as for every ReLU here.
    case he
    /// Glorot's, the source's "normalized" initialization.
    case glorot

    public var description: String { rawValue }

    public init?(_ description: String) {
        self.init(rawValue: description)
    }
}

/// What a search tries for one kind of network.
struct Hyperparameters: Hashable, Codable {
    let kind: Kind
    let activation: ActivationFunction
    let learningRate: Double
    /// b_T at the beginning; nil for networks without gates.
    let gateBias: Double?

    init(_ kind: Kind, _ activation: ActivationFunction = .relu, learningRate: Double, gateBias: Double? = nil) {
        self.kind = kind
        self.activation = activation
        self.learningRate = learningRate
        self.gateBias = gateBias
    }
}

/// A network of `depth` layers and a softmax: the first layer is plain and brings the images to the width of the
/// others, which are of one kind. Layers are counted from 1.
struct DeepNetwork {
    let layers: Sequential<Float>
    /// The transform gates of layers 2 to `depth`; empty without gates.
    let gates: [Dense<Float>]
    /// What switches off layers 2 to `depth`: with weights of 0 and this bias the layer is the identity. Empty for plain
    /// layers, which have no such state.
    private let valves: [(linear: Linear<Float>, closedBias: Float)]

    /// - Parameters:
    ///   - residualScale: of the weights of residual blocks at the beginning, next to He's.
    ///   - highwayInitializer: of the weights of H in highway layers.
    init(
        _ setting: Hyperparameters, depth: Int, width: Int, residualScale: Double,
        highwayInitializer: HighwayInitializer, inputs: Int, classes: Int, stream: RandomStream
    ) {
        let activation = Activation(setting.activation)
        let initializer: Initializer = setting.activation == .relu ? .heNormal : .glorotNormal
        // Layer by layer the same stream, so that networks of one seed share the weights where their shapes agree.
        func dense(_ layer: Int, _ initializer: Initializer) -> Dense<Float> {
            Dense(
                layer == 1 ? inputs : width, width, activation, initializer: initializer, stream: stream[layer],
                name: "layer \(layer)")
        }
        var blocks: [any Layer<Float>] = []
        var gates: [Dense<Float>] = []
        var valves: [(Linear<Float>, Float)] = []
        for layer in 1..<depth {
            let layer = layer + 1
            switch setting.kind {
            case .plain:
                blocks.append(dense(layer, initializer))
            case .residual:
                let deviation = initializer.deviation(fanIn: width, fanOut: width) * residualScale
                let branch = dense(layer, .normal(deviation: deviation))
                blocks.append(Residual(branch))
                valves.append((branch.linear, 0))
            case .highway:
                let block = Highway<Float>(
                    width, activation, initializer: highwayInitializer == .he ? initializer : .glorotNormal,
                    gateInitializer: .glorotNormal, gateBias: setting.gateBias ?? 0, stream: stream[layer],
                    name: "layer \(layer)")
                blocks.append(block)
                gates.append(block.gate)
                // σ(-10000) is 0 exactly.
                valves.append((block.gate.linear, -10_000))
            }
        }
        let logits = Linear<Float>(
            width, classes, initializer: .glorotNormal, stream: stream[depth + 1], name: "logits")
        layers = Sequential([dense(1, initializer)] + blocks + [logits])
        self.gates = gates
        self.valves = valves
    }

    /// The weights of the first layer.
    var firstWeight: Parameter<Float> { layers.parameters[0] }

    /// Numbers that training changes: in one of layers 2 to `depth`, and in all.
    var sizes: Sizes {
        func count(_ parameters: [Parameter<Float>]) -> Int { parameters.map(\.value.count).reduce(0, +) }
        return Sizes(
            layer: layers.layers.count > 2 ? count(layers.layers[1].parameters) : 0, total: count(layers.parameters))
    }

    struct Sizes: Codable {
        let layer: Int
        let total: Int
    }

    /// The layers that a lesion can switch off.
    var lesionable: [Int] { valves.indices.map { $0 + 2 } }

    /// What `body` gives while one layer is the identity.
    func withLesion<Result>(at layer: Int, _ body: () throws -> Result) rethrows -> Result {
        let (linear, closedBias) = valves[layer - 2]
        let (weight, bias) = (linear.weight.value.elements, linear.bias.value.elements)
        defer {
            linear.weight.value.load(weight)
            linear.bias.value.load(bias)
        }
        linear.weight.value.fill(0)
        linear.bias.value.fill(closedBias)
        return try body()
    }
}

import Graphs
import Tensors

/// A network of `depth` layers and a softmax: the first layer is plain and brings the inputs to the width of the others,
/// which are of one kind. Layers are counted from 1.
public struct DeepNetwork {
    /// What a layer does besides transforming.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// y = f(x W + b).
        case plain
        /// y = x + f(x W + b).
        case residual
        /// y = T f(x W + b) + (1 - T) x, with the transform gate T = σ(x W_T + b_T).
        case highway
    }

    /// All that makes a network besides inputs, classes and random draws.
    public struct Architecture: Hashable, Codable, Sendable {
        public let kind: Kind
        public let depth: Int
        public let width: Int
        /// f.
        public let activation: ActivationFunction
        /// Of W in layers 2 to `depth`. The first layer has ``firstInitializer``.
        public let initializer: Initializer
        /// b_T at the beginning; nil for networks without gates.
        public let gateBias: Double?

        /// - Parameter initializer: ``firstInitializer`` if nil.
        public init(
            _ kind: Kind, depth: Int, width: Int, _ activation: ActivationFunction, initializer: Initializer? = nil,
            gateBias: Double? = nil
        ) {
            (self.kind, self.depth, self.width, self.activation) = (kind, depth, width, activation)
            self.initializer = initializer ?? Self.firstInitializer(activation)
            self.gateBias = gateBias
        }

        /// He's for ReLU, Glorot's for all others.
        static func firstInitializer(_ activation: ActivationFunction) -> Initializer {
            activation == .relu ? .heNormal : .glorotNormal
        }
    }

    public let layers: Sequential<Float>
    /// The transform gates of layers 2 to `depth`; empty without gates.
    public let gates: [Dense<Float>]
    /// Of each of layers 2 to `depth` the gate or the residual branch, and the bias with which it gives 0 for weights of 0:
    /// the layer then is the identity. Empty for plain layers, which have no such state.
    private let gatesOrBranches: [(linear: Linear<Float>, biasForZero: Float)]

    public init(_ architecture: Architecture, inputs: Int, classes: Int, stream: RandomStream) {
        let (depth, width) = (architecture.depth, architecture.width)
        let activation = Activation(architecture.activation)
        // Layer by layer the same stream, so that networks of one seed share the weights where their shapes agree.
        func dense(_ layer: Int, from inputs: Int, _ initializer: Initializer) -> Dense<Float> {
            Dense(inputs, width, activation, initializer: initializer, stream: stream[layer], name: "layer \(layer)")
        }
        let firstInitializer = Architecture.firstInitializer(architecture.activation)
        var layers: [any Layer<Float>] = [dense(1, from: inputs, firstInitializer)]
        var gates: [Dense<Float>] = []
        var gatesOrBranches: [(Linear<Float>, Float)] = []
        for layer in (1...depth).dropFirst() {
            switch architecture.kind {
            case .plain:
                layers.append(dense(layer, from: width, architecture.initializer))
            case .residual:
                let branch = dense(layer, from: width, architecture.initializer)
                layers.append(Residual(branch))
                gatesOrBranches.append((branch.linear, 0))
            case .highway:
                let highway = Highway<Float>(
                    width, activation, initializer: architecture.initializer, gateInitializer: .glorotNormal,
                    gateBias: architecture.gateBias ?? 0, stream: stream[layer], name: "layer \(layer)")
                layers.append(highway)
                gates.append(highway.gate)
                // σ(-10000) is 0 exactly.
                gatesOrBranches.append((highway.gate.linear, -10_000))
            }
        }
        let logits = Linear<Float>(
            width, classes, initializer: .glorotNormal, stream: stream[depth + 1], name: "logits")
        self.layers = Sequential(layers + [logits])
        self.gates = gates
        self.gatesOrBranches = gatesOrBranches
    }

    /// The weights of the first layer.
    public var firstWeight: Parameter<Float> { layers.parameters[0] }

    /// How many numbers training changes: in one of layers 2 to `depth`, and in all.
    public var parameterCounts: (layer: Int, all: Int) {
        func count(_ parameters: [Parameter<Float>]) -> Int { parameters.map(\.value.count).reduce(0, +) }
        return (layers.layers.count > 2 ? count(layers.layers[1].parameters) : 0, count(layers.parameters))
    }

    /// The layers that ``withoutLayer(_:_:)`` can switch off.
    public var switchableLayers: [Int] { gatesOrBranches.indices.map { $0 + 2 } }

    /// What `body` gives while one layer is the identity.
    public func withoutLayer<Result>(_ layer: Int, _ body: () throws -> Result) rethrows -> Result {
        let (linear, biasForZero) = gatesOrBranches[layer - 2]
        let (weight, bias) = (linear.weight.value.elements, linear.bias.value.elements)
        defer {
            linear.weight.value.load(weight)
            linear.bias.value.load(bias)
        }
        linear.weight.value.fill(0)
        linear.bias.value.fill(biasForZero)
        return try body()
    }
}

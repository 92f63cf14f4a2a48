import Graphs
import Tensors

/// A network of `depth` layers and a softmax: the first layer is plain and brings the inputs to the width of the others,
/// which are of one kind. Layers are counted from 1.
public struct DeepNetwork {
    /// How layers are connected.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// y = f(x W + b).
        case plain
        /// y = x + f(x W + b): one matrix, and the activation before the addition, as on a slide. A ReLU makes the branch
        /// positive, so that branches add up with depth.
        case oneMatrixResidual = "one-matrix residual"
        /// Blocks of two layers, y = x + W₂ f(W₁ f(x) + b₁) + b₂, without an activation after the addition, and f before
        /// the softmax. Source: He et al., "Identity Mappings in Deep Residual Networks" (2016), figure 4e, without batch
        /// norm.
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
        /// Of W in layers 2 to `depth`; in a residual block of W₂, while W₁ has that of the first layer. The first layer
        /// has ``firstInitializer``.
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

        /// Blocks of two layers between the first layer and the softmax. With an even depth the softmax counts as a layer,
        /// as in the source.
        public static func blocks(depth: Int) -> Int { (depth - 1) / 2 }

        /// He's for ReLU, Glorot's for all others.
        static func firstInitializer(_ activation: ActivationFunction) -> Initializer {
            activation == .relu ? .heNormal : .glorotNormal
        }
    }

    public let layers: Sequential<Float>
    /// The transform gates of layers 2 to `depth`; empty without gates.
    public let gates: [Dense<Float>]
    /// The layers or blocks that ``withoutPart(_:_:)`` can switch off, in order. Empty for plain layers, which have no
    /// state in which they are the identity.
    public let parts: [Part]

    /// A layer or block with a shortcut.
    public struct Part {
        /// Its first layer, counted from 1.
        public let layer: Int
        /// Its place among the outputs of ``layers``, counted from 0.
        public let place: Int
        /// The gate, or the last linear layer of the branch.
        let linear: Linear<Float>
        /// The bias with which `linear` gives 0 for weights of 0.
        let biasForZero: Float
    }

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
        var parts: [Part] = []
        func append(_ layer: any Layer<Float>, from first: Int, _ linear: Linear<Float>, biasForZero: Float = 0) {
            parts.append(Part(layer: first, place: layers.count, linear: linear, biasForZero: biasForZero))
            layers.append(layer)
        }
        for layer in (1...depth).dropFirst() {
            switch architecture.kind {
            case .plain:
                layers.append(dense(layer, from: width, architecture.initializer))
            case .oneMatrixResidual:
                let branch = dense(layer, from: width, architecture.initializer)
                append(Residual(branch), from: layer, branch.linear)
            case .residual:
                // Every second layer ends a block.
                if layer % 2 == 0 { continue }
                let inner = dense(layer - 1, from: width, firstInitializer)
                let outer = Linear<Float>(
                    width, width, initializer: architecture.initializer, stream: stream[layer], name: "layer \(layer)")
                let branch = Sequential<Float>(Activate(activation), inner, outer)
                append(Residual(branch), from: layer - 1, outer)
            case .highway:
                let highway = Highway<Float>(
                    width, activation, initializer: architecture.initializer, gateInitializer: .glorotNormal,
                    gateBias: architecture.gateBias ?? 0, stream: stream[layer], name: "layer \(layer)")
                gates.append(highway.gate)
                // σ(-10000) is 0 exactly.
                append(highway, from: layer, highway.gate.linear, biasForZero: -10_000)
            }
        }
        if architecture.kind == .residual { layers.append(Activate(activation)) }
        let logits = Linear<Float>(
            width, classes, initializer: .glorotNormal, stream: stream[depth + 1], name: "logits")
        self.layers = Sequential(layers + [logits])
        self.gates = gates
        self.parts = parts
    }

    /// The weights of the first layer.
    public var firstWeight: Parameter<Float> { layers.parameters[0] }

    /// How many numbers training changes.
    public var parameterCount: Int { layers.parameterCount }

    /// What `body` gives while one part is the identity.
    public func withoutPart<Result>(_ part: Part, _ body: () throws -> Result) rethrows -> Result {
        let linear = part.linear
        let (weight, bias) = (linear.weight.value.elements, linear.bias.value.elements)
        defer {
            linear.weight.value.load(weight)
            linear.bias.value.load(bias)
        }
        linear.weight.value.fill(0)
        linear.bias.value.fill(part.biasForZero)
        return try body()
    }
}

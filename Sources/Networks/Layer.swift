import Graphs
import Tensors

/// A part of a network that has parameters and, called on a node of a graph, adds its own nodes.
///
/// Several graphs may call one layer and share its parameters: one trains, another evaluates in larger batches.
public protocol Layer<S> {
    associatedtype S: Scalar
    /// Everything that training changes, in a fixed order.
    var parameters: [Parameter<S>] { get }
    /// The output of the layer for the node `x`.
    func callAsFunction(_ x: Node<S>, mode: Mode) -> Node<S>
}

extension Layer {
    /// How many numbers training changes.
    public var parameterCount: Int { parameters.map(\.value.count).reduce(0, +) }
}

/// y = x W + b: `[batch, fanIn]` to `[batch, fanOut]`, with W of shape `[fanIn, fanOut]` and b of shape `[fanOut]`.
public struct Linear<S: Scalar>: Layer {
    public let weight: Parameter<S>
    public let bias: Parameter<S>

    /// - Parameters:
    ///   - biasInitializer: zeros by default.
    ///   - stream: the layer's own stream; weight and bias draw from its substreams.
    public init(
        _ fanIn: Int, _ fanOut: Int, initializer: Initializer, biasInitializer: Initializer = .constant(0),
        stream: RandomStream, name: String = "linear"
    ) {
        weight = Parameter("\(name) weight", Tensor([fanIn, fanOut]))
        bias = Parameter("\(name) bias", Tensor([fanOut]))
        initializer.fill(weight.value, fanIn: fanIn, fanOut: fanOut, stream["weight"])
        biasInitializer.fill(bias.value, fanIn: fanIn, fanOut: fanOut, stream["bias"])
    }

    public var parameters: [Parameter<S>] { [weight, bias] }

    public func callAsFunction(_ x: Node<S>, mode: Mode) -> Node<S> {
        x.times(x.graph.parameter(weight)).addingRow(x.graph.parameter(bias))
    }
}

/// f(x), element by element; the slope of the parametric ReLU is the layer's one parameter, of shape `[1]`.
public struct Activate<S: Scalar>: Layer {
    public let activation: Activation
    /// The learned slope, where there is one.
    public let slope: Parameter<S>?

    public init(_ activation: Activation, name: String = "activation") {
        self.activation = activation
        slope =
            activation.elementwise == nil
            ? Parameter("\(name) slope", Tensor([1], [S(activation.parameter ?? 0)])) : nil
    }

    public var parameters: [Parameter<S>] { slope.map { [$0] } ?? [] }

    public func callAsFunction(_ x: Node<S>, mode: Mode) -> Node<S> {
        if let slope { return x.parametricReLU(slope: x.graph.parameter(slope)) }
        guard let function = activation.elementwise, activation != .identity else { return x }
        return x.activated(by: function)
    }
}

/// A fully connected layer with its activation, f(x W + b): `[batch, fanIn]` to `[batch, fanOut]`.
public struct Dense<S: Scalar>: Layer {
    public let linear: Linear<S>
    public let activate: Activate<S>

    public init(
        _ fanIn: Int, _ fanOut: Int, _ activation: Activation, initializer: Initializer,
        biasInitializer: Initializer = .constant(0), stream: RandomStream, name: String = "dense"
    ) {
        linear = Linear(
            fanIn, fanOut, initializer: initializer, biasInitializer: biasInitializer, stream: stream, name: name)
        activate = Activate(activation, name: name)
    }

    public var parameters: [Parameter<S>] { linear.parameters + activate.parameters }

    public func callAsFunction(_ x: Node<S>, mode: Mode) -> Node<S> {
        activate(linear(x, mode: mode), mode: mode)
    }
}

/// Layers one after another.
public struct Sequential<S: Scalar>: Layer {
    public let layers: [any Layer<S>]

    public init(_ layers: [any Layer<S>]) {
        self.layers = layers
    }

    public init(_ layers: any Layer<S>...) {
        self.layers = layers
    }

    public var parameters: [Parameter<S>] { layers.flatMap { $0.parameters } }

    public func callAsFunction(_ x: Node<S>, mode: Mode) -> Node<S> { outputs(x, mode: mode).last ?? x }

    /// The output of every layer, first to last.
    public func outputs(_ x: Node<S>, mode: Mode) -> [Node<S>] {
        var outputs: [Node<S>] = []
        for layer in layers { outputs.append(layer(outputs.last ?? x, mode: mode)) }
        return outputs
    }
}

extension Sequential {
    /// The fully connected network of the lectures: `widths` such as `[784, 128, 128, 10]`, the activation after every
    /// layer but the last, which gives logits. Layer l, counted from 1, draws its weights from `stream[l]`.
    ///
    /// - Parameter normalizes: whether batch normalization stands before each activation. Then product, normalization and
    ///   activation are layers of their own.
    public static func perceptron(
        _ widths: [Int], _ activation: Activation, initializer: Initializer,
        biasInitializer: Initializer = .constant(0), normalizes: Bool = false, stream: RandomStream
    ) -> Sequential {
        expect(widths.count >= 2, "a network needs an input and an output width, got \(widths)")
        let layers = (1..<widths.count).flatMap { l -> [any Layer<S>] in
            let dense = Dense<S>(
                widths[l - 1], widths[l], l == widths.count - 1 ? .identity : activation, initializer: initializer,
                biasInitializer: biasInitializer, stream: stream[l], name: "layer \(l)")
            guard normalizes, l < widths.count - 1 else { return [dense] }
            return [dense.linear, BatchNorm<S>(widths[l]), dense.activate]
        }
        return Sequential(layers)
    }

    /// The weight matrices, first to last.
    public var weights: [Parameter<S>] { parameters.filter { $0.name.hasSuffix("weight") } }
}

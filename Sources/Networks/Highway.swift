import Graphs
import Tensors

/// y = T(x) H(x) + (1 - T(x)) x, with H(x) = f(x W + b) and the transform gate T(x) = σ(x W_T + b_T):
/// `[batch, width]` to `[batch, width]`.
///
/// With a gate bias far below 0, a deep network begins as the identity. One lecture writes z for the *carry* gate 1 - T,
/// whose bias has the opposite sign. Source: Srivastava, Greff, Schmidhuber, "Training Very Deep Networks" (2015).
public struct Highway<S: Scalar>: Layer {
    /// H.
    public let transform: Dense<S>
    /// T.
    public let gate: Dense<S>

    /// - Parameter gateBias: b_T at the beginning, from -10 to -1 in the paper.
    public init(
        _ width: Int, _ activation: Activation, initializer: Initializer, gateInitializer: Initializer,
        gateBias: Double, stream: RandomStream, name: String = "highway"
    ) {
        transform = Dense(
            width, width, activation, initializer: initializer, stream: stream["transform"], name: "\(name) transform")
        gate = Dense(
            width, width, .sigmoid, initializer: gateInitializer, biasInitializer: .constant(gateBias),
            stream: stream["gate"], name: "\(name) gate")
    }

    public var parameters: [Parameter<S>] { transform.parameters + gate.parameters }

    public func callAsFunction(_ x: Node<S>, mode: Mode) -> Node<S> {
        nodes(x, mode: mode).output
    }

    /// The output, and the transform gate T before it, both `[batch, width]`.
    public func nodes(_ x: Node<S>, mode: Mode) -> (gate: Node<S>, output: Node<S>) {
        let gate = gate(x, mode: mode)
        return (gate, x.blended(with: transform(x, mode: mode), gate: gate))
    }
}

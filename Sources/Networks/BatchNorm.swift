import Graphs
import Tensors

/// Batch normalization: y = γ (x - μ) / √(v + ε) + β for each feature, `[batch, ..., features]`.
///
/// In training μ and v are mean and variance (by 1 / m) of the batch, in inference the running moments. Training refuses
/// a batch of one. Source: Ioffe & Szegedy, "Batch Normalization" (2015). The lectures have two further
/// definitions, see ``NormalizationDefinition``.
public struct BatchNorm<S: Scalar>: Layer {
    /// Scale, 1 at the beginning.
    public let gamma: Parameter<S>
    /// Shift, 0 at the beginning.
    public let beta: Parameter<S>
    public let running: RunningMoments<S>
    public let definition: NormalizationDefinition
    public let epsilon: Double
    /// The weight of a batch in the running averages.
    public let momentum: Double

    public init(
        _ features: Int, definition: NormalizationDefinition = .epsilonInside, epsilon: Double = 1e-5,
        momentum: Double = 0.1, name: String = "batch norm"
    ) {
        gamma = Parameter("\(name) gamma", Tensor([features]))
        beta = Parameter("\(name) beta", Tensor([features]))
        gamma.value.fill(1)
        running = RunningMoments(features: features)
        self.definition = definition
        self.epsilon = epsilon
        self.momentum = momentum
    }

    public var parameters: [Parameter<S>] { [gamma, beta] }

    public func callAsFunction(_ x: Node<S>, mode: Mode) -> Node<S> {
        x.batchNormalized(
            gamma: x.graph.parameter(gamma), beta: x.graph.parameter(beta), definition: definition, epsilon: epsilon,
            momentum: momentum, running: running, mode: mode)
    }
}

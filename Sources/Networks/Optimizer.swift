import Graphs
import Tensors

/// How a gradient g changes a parameter w. All states begin at 0; `rate` is the learning rate.
public enum UpdateRule: Hashable, Sendable {
    /// w -= rate g.
    case sgd
    /// v = momentum v + g; w -= rate v. Source: Polyak (1964), in the form of Sutskever et al. (2013) with v = -v/rate.
    case momentum(Double)
    /// v = momentum v + g; w -= rate (g + momentum v). Source: Nesterov (1983), Sutskever et al. (2013).
    case nesterov(Double)
    /// m = β₁ m + (1 - β₁) g; s = β₂ s + (1 - β₂) g²; w -= rate m̂ / (√ŝ + ε), with m̂ = m / (1 - β₁ᵗ) and
    /// ŝ = s / (1 - β₂ᵗ). Source: Kingma & Ba (2015), algorithm 1.
    case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)

    /// The number of state tensors per parameter.
    var states: Int {
        switch self {
        case .sgd: 0
        case .momentum, .nesterov: 1
        case .adam: 2
        }
    }
}

/// Updates parameters from their gradients, and holds the state of the update rule.
public final class Optimizer<S: Scalar> {
    public let rule: UpdateRule
    public let learningRate: LearningRate
    public let parameters: [Parameter<S>]
    /// d: every update takes g + d w for the gradient g, which is the gradient of the loss + d |w|² / 2.
    public let weightDecay: Double
    /// The state of the rule for each parameter.
    let states: [[Tensor<S>]]
    /// g + d w of the parameter that is being updated; none without weight decay.
    private let decayed: Tensor<S>?
    /// β₁ᵗ and β₂ᵗ after t steps of Adam.
    var betaPowers = BetaPowers()

    struct BetaPowers: Codable {
        var beta1 = 1.0
        var beta2 = 1.0
    }

    public init(
        _ rule: UpdateRule, of parameters: [Parameter<S>], learningRate: LearningRate, weightDecay: Double = 0
    ) {
        self.rule = rule
        self.weightDecay = weightDecay
        self.learningRate = learningRate
        self.parameters = parameters
        states = parameters.map { parameter in (0..<rule.states).map { _ in Tensor(parameter.value.shape) } }
        expect(weightDecay >= 0, "a weight decay of \(weightDecay); 0 or more is needed")
        let largest = parameters.map(\.value.count).max() ?? 0
        decayed = weightDecay > 0 && largest > 0 ? Tensor([largest]) : nil
    }

    /// One update of every parameter, at the learning rate of this epoch (counted from 1).
    public func update(epoch: Int = 1) {
        let rate = S(learningRate(epoch: epoch))
        if case .adam(let beta1, let beta2, _) = rule {
            betaPowers.beta1 *= beta1
            betaPowers.beta2 *= beta2
        }
        for index in parameters.indices { update(parameters[index], states[index], rate) }
    }

    private func update(_ parameter: Parameter<S>, _ state: [Tensor<S>], _ rate: S) {
        let (w, n) = (parameter.value.pointer, parameter.value.count)
        var g = parameter.gradient.pointer
        if let decayed {
            S.scale(1, g, decayed.pointer, n, accumulate: false)
            S.scale(S(weightDecay), w, decayed.pointer, n, accumulate: true)
            g = decayed.pointer
        }
        switch rule {
        case .sgd:
            S.updateSGD(w, g, rate: rate, n)
        case .momentum(let momentum):
            S.updateMomentum(w, g, state[0].pointer, rate: rate, momentum: S(momentum), n)
        case .nesterov(let momentum):
            S.updateNesterov(w, g, state[0].pointer, rate: rate, momentum: S(momentum), n)
        case .adam(let beta1, let beta2, let epsilon):
            S.updateAdam(
                w, g, state[0].pointer, state[1].pointer, rate: rate, beta1: beta1, beta2: beta2,
                correction1: S(1 - betaPowers.beta1), correction2: S(1 - betaPowers.beta2), epsilon: S(epsilon), n)
        }
    }
}

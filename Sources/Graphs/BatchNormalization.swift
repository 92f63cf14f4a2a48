import Tensors

/// What batch normalization remembers of the batches it has seen, for use after training. Both of shape `[features]`.
public final class RunningMoments<S: Scalar> {
    public let mean: Tensor<S>
    /// Unbiased, by 1 / (m - 1), as Ioffe & Szegedy use it for inference.
    public let variance: Tensor<S>

    /// Mean 0 and variance 1.
    public init(features: Int) {
        mean = Tensor([features])
        variance = Tensor([features])
        variance.fill(1)
    }
}

/// Whether a network learns or is used: batch normalization takes its moments from the batch or from its memory.
public enum Mode: Sendable {
    case training, inference
}

/// y = γ (x - μ) f + β for each feature, with mean μ and factor f: `[batch, features]`.
///
/// Gradients: dβ = Σ dy, dγ = Σ dy (x - μ) f, and in training, where x is in mean and variance too,
/// dx = γ f (dy - dβ / m - (x - μ) b dγ / m), with b = f for Ioffe's definition; in inference dx = γ f dy.
/// Source: Ioffe & Szegedy, "Batch Normalization" (2015), algorithm 1.
final class BatchNormalization<S: Scalar>: Op<S> {
    private let definition: NormalizationDefinition
    private let epsilon: S
    private let running: RunningMoments<S>
    private let momentum: S
    private let mode: Mode
    private let mean, variance, factor, bend, gammaGradient, betaGradient, zeros: Tensor<S>

    init(
        _ x: Node<S>, gamma: Node<S>, beta: Node<S>, _ definition: NormalizationDefinition, epsilon: Double,
        momentum: Double, running: RunningMoments<S>, mode: Mode
    ) {
        let features = x.shape.columns
        precondition(
            x.shape.rank >= 2 && gamma.shape == [features] && beta.shape == [features],
            "batch normalization of \(x.shape) with gamma \(gamma.shape) and beta \(beta.shape)")
        precondition(
            mode == .inference || x.shape.rows > 1,
            "batch normalization needs a batch of at least 2 in training, got 1, whose variance is 0")
        self.definition = definition
        self.epsilon = S(epsilon)
        self.running = running
        self.momentum = S(momentum)
        self.mode = mode
        mean = mode == .training ? Tensor([features]) : running.mean
        variance = mode == .training ? Tensor([features]) : running.variance
        (factor, bend, zeros) = (Tensor([features]), Tensor([features]), Tensor([features]))
        (gammaGradient, betaGradient) = (Tensor([features]), Tensor([features]))
        super.init([x, gamma, beta], shape: x.shape)
    }

    override var memory: [Tensor<S>] { mode == .training ? [running.mean, running.variance] : [] }

    override var isRepeatable: Bool { true }

    override func forward(into y: Tensor<S>) {
        let (rows, columns) = (shape.rows, shape.columns)
        if mode == .training {
            S.columnMoments(x(0), mean: mean.pointer, variance: variance.pointer, rows: rows, columns: columns)
            remember(mean, as: running.mean)
            remember(variance, as: running.variance, times: S(rows) / S(rows - 1))
        }
        repeatForward(into: y)
    }

    override func repeatForward(into y: Tensor<S>) {
        let (rows, columns) = (shape.rows, shape.columns)
        // The remembered variance is unbiased already: as if of a batch without end.
        S.normalizationFactors(
            definition, epsilon: epsilon, variance: variance.pointer, factor: factor.pointer, bend: bend.pointer,
            rows: mode == .training ? rows : .max, columns: columns)
        S.normalize(
            x(0), mean: mean.pointer, factor: factor.pointer, gamma: x(1), beta: x(2), y.pointer, rows: rows,
            columns: columns)
    }

    private func remember(_ seen: Tensor<S>, as average: Tensor<S>, times factor: S = 1) {
        S.scale(1 - momentum, average.pointer, average.pointer, average.count, accumulate: false)
        S.scale(momentum * factor, seen.pointer, average.pointer, average.count, accumulate: true)
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        let (rows, columns) = (shape.rows, shape.columns)
        S.normalizeParameterGradients(
            dy.pointer, x(0), mean: mean.pointer, factor: factor.pointer, gammaGradient: gammaGradient.pointer,
            betaGradient: betaGradient.pointer, rows: rows, columns: columns)
        if let target = targets[0] {
            // What flows through mean and variance is 0 where they are constants.
            let flows = mode == .training
            S.normalizeGradient(
                dy.pointer, x(0), mean: mean.pointer, factor: factor.pointer, bend: bend.pointer, gamma: x(1),
                gammaGradient: flows ? gammaGradient.pointer : zeros.pointer,
                betaGradient: flows ? betaGradient.pointer : zeros.pointer, target.pointer, rows: rows,
                columns: columns, accumulate: target.accumulates)
        }
        if let target = targets[1] {
            S.scale(1, gammaGradient.pointer, target.pointer, columns, accumulate: target.accumulates)
        }
        if let target = targets[2] {
            S.scale(1, betaGradient.pointer, target.pointer, columns, accumulate: target.accumulates)
        }
    }
}

extension Node {
    /// Batch normalization of this `[batch, features]` node, with `gamma` and `beta` of shape `[features]`.
    ///
    /// - Parameters:
    ///   - momentum: the weight of a batch in the running moments.
    ///   - running: changed by each forward pass in training, read in inference.
    public func batchNormalized(
        gamma: Node, beta: Node, definition: NormalizationDefinition, epsilon: Double, momentum: Double,
        running: RunningMoments<S>, mode: Mode
    ) -> Node {
        graph.node(
            BatchNormalization(
                self, gamma: gamma, beta: beta, definition, epsilon: epsilon, momentum: momentum, running: running,
                mode: mode))
    }
}

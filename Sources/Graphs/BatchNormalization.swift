import Tensors

/// The running moments of batch normalization, which inference uses. Both have shape `[features]`.
public final class RunningMoments<S: Scalar> {
    public let mean: Tensor<S>
    /// The unbiased variance, by 1 / (m - 1), as Ioffe & Szegedy use it for inference.
    public let variance: Tensor<S>

    /// Mean 0 and variance 1.
    public init(features: Int) {
        mean = Tensor([features])
        variance = Tensor([features])
        variance.fill(1)
    }
}

/// Training or inference: batch normalization uses the moments of the batch or the running moments.
public enum Mode: Sendable {
    case training, inference
}

/// y = γ (x - μ) r + β for each feature, with the mean μ and the inverse deviation r: `[batch, ..., features]`.
///
/// Every axis but the last counts as batch. Gradients: dβ = Σ dy and dγ = Σ dy (x - μ) r. In training, μ and r depend on
/// x, and dx = γ r (dy - dβ / m - (x - μ) s dγ / m) with the variance slope s = -2 (dr / dv) / r²; for Ioffe's definition
/// s = r. In inference dx = γ r dy.
/// Source: Ioffe & Szegedy, "Batch Normalization" (2015), algorithm 1.
final class BatchNormalization<S: Scalar>: Op<S> {
    private let definition: NormalizationDefinition
    private let epsilon: S
    private let running: RunningMoments<S>
    private let momentum: S
    private let mode: Mode
    /// What the last forward pass used. In inference the mean is a copy, for another graph may train before the backward
    /// pass.
    private let mean, inverseDeviation, varianceSlope: Tensor<S>
    private let variance, gammaGradient, betaGradient, zeros: Tensor<S>

    init(
        _ x: Node<S>, gamma: Node<S>, beta: Node<S>, _ definition: NormalizationDefinition, epsilon: Double,
        momentum: Double, running: RunningMoments<S>, mode: Mode
    ) {
        let features = x.shape.columns
        expect(
            x.shape.rank >= 2 && gamma.shape == [features] && beta.shape == [features],
            "batch normalization of \(x.shape) with gamma \(gamma.shape) and beta \(beta.shape)")
        expect(
            mode == .inference || x.shape.rows > 1,
            "batch normalization needs a batch of at least 2 in training, got 1, whose variance is 0")
        self.definition = definition
        self.epsilon = S(epsilon)
        self.running = running
        self.momentum = S(momentum)
        self.mode = mode
        (mean, inverseDeviation, varianceSlope) = (Tensor([features]), Tensor([features]), Tensor([features]))
        (variance, zeros) = (mode == .training ? Tensor([features]) : running.variance, Tensor([features]))
        (gammaGradient, betaGradient) = (Tensor([features]), Tensor([features]))
        super.init([x, gamma, beta], shape: x.shape)
    }

    override var memory: [Tensor<S>] { mode == .training ? [running.mean, running.variance] : [] }

    override var isRecomputable: Bool { true }
    override var backwardReadsResult: Bool { false }
    override var inPlaceInput: Int? { 0 }
    override var fusesRectifier: Bool { true }

    override func forward(into y: Tensor<S>) { normalize(into: y, rectifies: false) }
    override func forwardRectified(into a: Tensor<S>) { normalize(into: a, rectifies: true) }

    private func normalize(into y: Tensor<S>, rectifies: Bool) {
        let (rows, columns) = (shape.rows, shape.columns)
        if mode == .training {
            S.columnMoments(x(0), mean: mean.pointer, variance: variance.pointer, rows: rows, columns: columns)
            remember(mean, as: running.mean)
            remember(variance, as: running.variance, times: S(rows) / S(rows - 1))
        } else {
            S.scale(1, running.mean.pointer, mean.pointer, columns, accumulate: false)
        }
        // The running variance is unbiased already, like the variance of an infinite batch.
        S.normalizationFactors(
            definition, epsilon: epsilon, variance: variance.pointer, inverseDeviation: inverseDeviation.pointer,
            varianceSlope: varianceSlope.pointer,
            rows: mode == .training ? rows : .max, columns: columns)
        apply(to: y, rectifies: rectifies)
    }

    override func recompute(into y: Tensor<S>) { apply(to: y, rectifies: false) }

    private func apply(to y: Tensor<S>, rectifies: Bool) {
        S.normalize(
            x(0), mean: mean.pointer, inverseDeviation: inverseDeviation.pointer, gamma: x(1), beta: x(2), y.pointer,
            rectifies: rectifies, rows: shape.rows, columns: shape.columns)
    }

    private func remember(_ seen: Tensor<S>, as average: Tensor<S>, times correction: S = 1) {
        S.scale(1 - momentum, average.pointer, average.pointer, average.count, accumulate: false)
        S.scale(momentum * correction, seen.pointer, average.pointer, average.count, accumulate: true)
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        differentiate(dy, rectified: nil, into: targets)
    }

    override func backwardRectified(from da: Tensor<S>, a: Tensor<S>, into targets: [GradientTarget<S>?]) {
        differentiate(da, rectified: UnsafePointer(a.pointer), into: targets)
    }

    /// - Parameter rectified: the result of a ReLU after the normalization, whose gradient `dy` then is.
    private func differentiate(_ dy: Tensor<S>, rectified: UnsafePointer<S>?, into targets: [GradientTarget<S>?]) {
        let (rows, columns) = (shape.rows, shape.columns)
        S.normalizeParameterGradients(
            dy.pointer, rectified: rectified, x(0), mean: mean.pointer, inverseDeviation: inverseDeviation.pointer,
            gammaGradient: gammaGradient.pointer,
            betaGradient: betaGradient.pointer, rows: rows, columns: columns)
        if let target = targets[0] {
            // In inference mean and variance are constants: no gradient flows through them.
            let flows = mode == .training
            S.normalizeGradient(
                dy.pointer, rectified: rectified, x(0), mean: mean.pointer, inverseDeviation: inverseDeviation.pointer,
                varianceSlope: varianceSlope.pointer, gamma: x(1),
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
    /// Batch normalization of this `[batch, ..., features]` node, with `gamma` and `beta` of shape `[features]`.
    ///
    /// - Parameters:
    ///   - momentum: the weight of the current batch in the running moments.
    ///   - running: each forward pass in training updates them; inference reads them.
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

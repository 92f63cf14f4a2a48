import Graphs
import Tensors

/// How a training ended. A run that diverges is a result like any other.
public enum TrainingOutcome: Hashable, Sendable {
    case finished
    /// The loss of this step, counted from 1 over all epochs, was not finite; the step was not taken.
    case diverged(step: Int)

    /// As tables have it: `finished` or `diverged`.
    public var name: String {
        if case .diverged = self { "diverged" } else { "finished" }
    }

    /// The step whose loss was not finite, nil for a training that finished.
    public var divergedStep: Int? {
        if case .diverged(let step) = self { step } else { nil }
    }
}

/// The training loop: load a batch, forwards, backwards, look, update.
public struct Trainer<S: Scalar> {
    public let loss: Node<S>
    public let optimizer: Optimizer<S>

    public init(_ loss: Node<S>, _ optimizer: Optimizer<S>) {
        self.loss = loss
        self.optimizer = optimizer
    }

    /// Trains for `epochs` epochs, or until the loss is no longer finite.
    ///
    /// - Parameters:
    ///   - load: puts batch `step`, counted from 0, of `epoch`, counted from 1, into the graph's inputs.
    ///   - observe: called between backward pass and update, when every value, gradient and parameter in the graph is of
    ///     one and the same step.
    ///   - afterEpoch: called with the epoch and the mean of its losses, each taken before its update. The values and
    ///     gradients in the graph are those of the epoch's last batch.
    public func train(
        epochs: Int, stepsPerEpoch: Int, load: (_ epoch: Int, _ step: Int) throws -> Void,
        observe: (_ epoch: Int, _ step: Int) -> Void = { _, _ in },
        afterEpoch: (_ epoch: Int, _ meanLoss: Double) throws -> Void
    ) rethrows -> TrainingOutcome {
        guard epochs > 0 else { return .finished }
        for epoch in 1...epochs {
            var sum = 0.0
            for step in 0..<stepsPerEpoch {
                try load(epoch, step)
                loss.graph.forward()
                let value = loss.value.scalar
                guard value.isFinite else { return .diverged(step: (epoch - 1) * stepsPerEpoch + step + 1) }
                sum += Double(value)
                loss.graph.backward(from: loss)
                observe(epoch, step)
                optimizer.update(epoch: epoch)
            }
            try afterEpoch(epoch, sum / Double(stepsPerEpoch))
        }
        return .finished
    }
}

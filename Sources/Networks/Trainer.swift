import Graphs
import Tensors

/// How a training ended. A run that diverges is a result like any other.
public enum TrainingOutcome: Hashable, Sendable, Codable {
    case finished
    /// The loss of this step, counted from 1 over all epochs, was not finite; the step was not taken.
    case diverged(step: Int)

    /// The word in tables: `finished` or `diverged`.
    public var name: String {
        if case .diverged = self { "diverged" } else { "finished" }
    }

    /// The step whose loss was not finite, nil for a training that finished.
    public var divergedStep: Int? {
        if case .diverged(let step) = self { step } else { nil }
    }
}

/// The training loop: load a batch, forward pass, backward pass, observe, update.
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
    ///   - state: the checkpoint to resume from; nil to begin.
    ///   - beginEpoch: called with the epoch, counted from 1, before its first step. A training that resumes within an
    ///     epoch calls it again.
    ///   - load: puts batch `step`, counted from 0, of `epoch` into the graph's inputs.
    ///   - observe: called between backward pass and update. All values, gradients and parameters in the graph then
    ///     belong to one step.
    ///   - afterEpoch: called with the epoch and the mean of its losses, each taken before its update. The values and
    ///     gradients in the graph are those of the epoch's last batch.
    ///   - keep: called after each step, and after `afterEpoch`, with the position from which to resume. An error
    ///     ends the training.
    public func train(
        epochs: Int, stepsPerEpoch: Int, from state: TrainingState<S>? = nil,
        beginEpoch: (_ epoch: Int) -> Void = { _ in },
        load: (_ epoch: Int, _ step: Int) throws -> Void,
        observe: (_ epoch: Int, _ step: Int) -> Void = { _, _ in },
        afterEpoch: (_ epoch: Int, _ meanLoss: Double) throws -> Void,
        keep: (_ position: TrainingPosition<S>) throws -> Void = { _ in }
    ) throws -> TrainingOutcome {
        try state?.restore(self)
        var (step, sum) = (state?.step ?? 0, state?.lossSum ?? 0)
        for epoch in min(state?.epoch ?? 1, epochs + 1)..<(epochs + 1) {
            beginEpoch(epoch)
            while step < stepsPerEpoch {
                try load(epoch, step)
                loss.graph.forward()
                let value = loss.value.scalar
                guard value.isFinite else { return .diverged(step: (epoch - 1) * stepsPerEpoch + step + 1) }
                sum += Double(value)
                loss.graph.backward(from: loss)
                observe(epoch, step)
                optimizer.update(epoch: epoch)
                step += 1
                if step < stepsPerEpoch { try keep(TrainingPosition(self, epoch: epoch, step: step, lossSum: sum)) }
            }
            try afterEpoch(epoch, sum / Double(stepsPerEpoch))
            (step, sum) = (0, 0)
            try keep(TrainingPosition(self, epoch: epoch + 1))
        }
        return .finished
    }
}

import Harness
import Networks
import Tensors

extension Trainer {
    /// Trains to the end, or until the loss is no longer finite, with checkpoints and progress.
    ///
    /// - Parameters:
    ///   - state: all that the experiment collects. An interrupted training goes on with the state that was kept.
    ///   - observe: called between backward pass and update of each step, counted from 0 in its epoch.
    ///   - afterEpoch: called with the epoch, counted from 1, and the mean of its losses. Gives what the progress line
    ///     says; the loss if nil.
    public func train<State: Codable>(
        _ state: inout State, epochs: Int, stepsPerEpoch: Int = 1, in lab: Lab,
        beginEpoch: (_ epoch: Int) -> Void = { _ in }, load: (_ step: Int) -> Void = { _ in },
        observe: (_ step: Int, inout State) -> Void = { _, _ in },
        afterEpoch: (_ epoch: Int, _ meanLoss: Double, inout State) throws -> String?
    ) throws -> TrainingOutcome {
        let kept = lab.resumed(KeptTraining<S, State>.self)
        var current = kept?.state ?? state
        defer { state = current }
        return try train(
            epochs: epochs, stepsPerEpoch: stepsPerEpoch, from: kept?.training, beginEpoch: beginEpoch,
            load: { load($1) }, observe: { observe($1, &current) },
            afterEpoch: { epoch, loss in
                let message = try afterEpoch(epoch, loss, &current) ?? "loss \(Float(loss))"
                lab.report(Double(epoch) / Double(epochs), "epoch \(epoch)/\(epochs), \(message)")
            },
            keep: { position in try lab.keep { KeptTraining(training: position.state, state: current) } })
    }
}

/// The checkpoint of a training.
private struct KeptTraining<S: Scalar, State: Codable>: Codable {
    let training: TrainingState<S>
    let state: State
}

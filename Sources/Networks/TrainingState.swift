import Graphs
import Tensors

/// Between two steps of a training.
public struct TrainingPlace<S: Scalar> {
    fileprivate let trainer: Trainer<S>
    /// The epoch of the next step, counted from 1.
    public let epoch: Int
    /// How many steps of that epoch are done.
    public let step: Int
    /// Sum of the losses of these steps.
    fileprivate let lossSum: Double

    /// By default the place before an epoch; that after a training is the place before an epoch that it does not have.
    public init(_ trainer: Trainer<S>, epoch: Int, step: Int = 0, lossSum: Double = 0) {
        self.trainer = trainer
        self.epoch = epoch
        self.step = step
        self.lossSum = lossSum
    }

    public var state: TrainingState<S> { TrainingState(self) }
}

/// All that it takes to go on with a training as if it had never stopped.
///
/// The tensors are those of the network itself, not copies, so a state is to be encoded before the next step. The order
/// of the images and every other draw are functions of epoch and seed, and need no place here.
public struct TrainingState<S: Scalar>: Codable {
    /// The epoch of the next step, counted from 1.
    let epoch: Int
    /// How many steps of that epoch are done.
    let step: Int
    /// Sum of the losses of these steps.
    let lossSum: Double
    private let parameters: [Tensor<S>]
    /// What the update rule remembers, parameter by parameter.
    private let optimizer: [[Tensor<S>]]
    private let betaPowers: Optimizer<S>.BetaPowers
    /// What the operations remember, such as running means.
    private let memory: [Tensor<S>]

    fileprivate init(_ place: TrainingPlace<S>) {
        (epoch, step, lossSum) = (place.epoch, place.step, place.lossSum)
        let (loss, optimizer) = (place.trainer.loss, place.trainer.optimizer)
        parameters = optimizer.parameters.map(\.value)
        self.optimizer = optimizer.states
        betaPowers = optimizer.betaPowers
        memory = loss.graph.memory
    }

    /// Puts the numbers of the state into a network that is built like its own.
    func restore(_ trainer: Trainer<S>) throws {
        let present = TrainingPlace(trainer, epoch: epoch).state
        let (kept, places) = (tensors, present.tensors)
        guard kept.map(\.shape) == places.map(\.shape) else { throw OtherNetwork() }
        for (numbers, place) in zip(kept, places) { place.load(numbers.elements) }
        trainer.optimizer.betaPowers = betaPowers
    }

    private var tensors: [Tensor<S>] { parameters + optimizer.joined() + memory }
}

/// A training cannot go on from the state of a network that is built otherwise.
public struct OtherNetwork: Error, CustomStringConvertible {
    public let description =
        "the training that was interrupted was of a network built otherwise; begin anew with --force"
}

import Graphs
import Tensors

/// A position between two steps of a training.
public struct TrainingPosition<S: Scalar> {
    fileprivate let trainer: Trainer<S>
    /// The epoch of the next step, counted from 1.
    public let epoch: Int
    /// How many steps of that epoch are done.
    public let step: Int
    /// Sum of the losses of these steps.
    fileprivate let lossSum: Double

    /// The position before an epoch by default. The end of a training is the position before the epoch after the last.
    public init(_ trainer: Trainer<S>, epoch: Int, step: Int = 0, lossSum: Double = 0) {
        self.trainer = trainer
        self.epoch = epoch
        self.step = step
        self.lossSum = lossSum
    }

    public var state: TrainingState<S> { TrainingState(self) }
}

/// A checkpoint: everything that a resumed training needs to give the same bits as one without interruption.
///
/// The state shares the network's tensors, so encode it before the next step. The order of the images and all other draws
/// are functions of epoch and seed, and the state does not store them.
public struct TrainingState<S: Scalar>: Codable {
    /// The epoch of the next step, counted from 1.
    let epoch: Int
    /// How many steps of that epoch are done.
    let step: Int
    /// Sum of the losses of these steps.
    let lossSum: Double
    private let parameters: [Tensor<S>]
    /// The state of the update rule, parameter by parameter.
    private let optimizer: [[Tensor<S>]]
    private let betaPowers: Optimizer<S>.BetaPowers
    /// The state of the operations, such as running means.
    private let memory: [Tensor<S>]

    fileprivate init(_ position: TrainingPosition<S>) {
        (epoch, step, lossSum) = (position.epoch, position.step, position.lossSum)
        let (loss, optimizer) = (position.trainer.loss, position.trainer.optimizer)
        parameters = optimizer.parameters.map(\.value)
        self.optimizer = optimizer.states
        betaPowers = optimizer.betaPowers
        memory = loss.graph.memory
    }

    /// Loads the checkpoint into a network of the same structure.
    func restore(_ trainer: Trainer<S>) throws {
        let present = TrainingPosition(trainer, epoch: epoch).state
        let (saved, current) = (tensors, present.tensors)
        guard saved.map(\.shape) == current.map(\.shape) else { throw OtherNetwork() }
        for (numbers, tensor) in zip(saved, current) { tensor.load(numbers.elements) }
        trainer.optimizer.betaPowers = betaPowers
    }

    private var tensors: [Tensor<S>] { parameters + Array(optimizer.joined()) + memory }
}

/// A checkpoint of a network of another structure cannot be resumed.
public struct OtherNetwork: Error, CustomStringConvertible {
    public let description =
        "the training that was interrupted was of a network built otherwise; begin anew with --force"
}

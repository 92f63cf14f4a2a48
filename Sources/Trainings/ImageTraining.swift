import Datasets
import Graphs
import Harness
import Networks
import Tensors

/// The training of a classifier of images: batches in a new order each epoch, checkpoints, progress. An experiment adds
/// the network, and what it looks at on the way.
public struct ImageTraining {
    public let network: Sequential<Float>
    private let trainer: Trainer<Float>
    private let classifier: Classifier<Float>
    private let batches: Batches
    private let preprocessing: PixelPreprocessing
    private let layout: PixelLayout
    private let epochs: Int
    private let order: RandomStream
    private let augmentation: Augmentation?

    /// - Parameters:
    ///   - first: only so many training images, from the first one; all if nil.
    ///   - pixels: what is done to pixels; fitted to the training images.
    ///   - layout: how the network reads an image.
    ///   - weightDecay: see ``Optimizer``.
    ///   - augmentation: of every training batch; the layout must be `image`.
    ///   - order: the stream that draws the order of the images of each epoch, and their augmentation.
    public init(
        _ network: Sequential<Float>, _ images: ImageDataset, first: Int? = nil, batch: Int, epochs: Int,
        _ rule: UpdateRule = .sgd, learningRate: LearningRate, pixels: PixelScaling = .unit,
        layout: PixelLayout = .row, weightDecay: Double = 0, augmentation: Augmentation? = nil, order: RandomStream
    ) {
        expect(augmentation == nil || layout == .image, "augmentation of images in rows; the layout must be image")
        self.network = network
        self.augmentation = augmentation
        self.layout = layout
        self.epochs = epochs
        self.order = order
        preprocessing = pixels.fitted(to: images.training)
        batches = Batches(images.training, size: batch, first: first, preprocessing: preprocessing)
        classifier = Classifier(network, input: layout.shape(images.training, batch: batch), mode: .training)
        trainer = Trainer(
            classifier.loss,
            Optimizer(rule, of: network.parameters, learningRate: learningRate, weightDecay: weightDecay))
    }

    public var stepsPerEpoch: Int { batches.count }

    /// Some steps of an epoch, evenly apart: the middles of equal stretches.
    public func sampledSteps(_ samples: Int) -> Set<Int> {
        Set((0..<samples).map { (2 * $0 + 1) * stepsPerEpoch / (2 * samples) })
    }

    /// The network as it is used, without training, on the first images of a set.
    public func examination(of images: LabeledImages, first: Int? = nil, batch: Int = 1000) -> Examination {
        Examination(
            network, Batches(images, size: batch, first: first, preprocessing: preprocessing), layout: layout)
    }

    /// Trains to the end, or until the loss is no longer finite.
    ///
    /// - Parameters:
    ///   - state: all that the experiment collects. An interrupted training goes on with the state that was kept.
    ///   - observe: called between backward pass and update of each step, counted from 0 in its epoch.
    ///   - afterEpoch: called with the epoch, counted from 1, and the mean of its losses. Gives what the progress line
    ///     says; the loss if nil.
    public func run<State: Codable>(
        _ state: inout State, in lab: Lab, observe: (_ step: Int, inout State) -> Void = { _, _ in },
        afterEpoch: (_ epoch: Int, _ meanLoss: Double, inout State) throws -> String?
    ) throws -> TrainingOutcome {
        var batches = batches
        var draws: [UInt64] = []
        let image = layout.shape(batches.images, batch: 1).extents
        let original = Tensor<Float>(Shape(Array(image.dropFirst())))
        return try trainer.train(
            &state, epochs: epochs, stepsPerEpoch: batches.count, in: lab,
            beginEpoch: { epoch in
                batches.shuffle(order[epoch])
                if augmentation != nil {
                    draws = order["augmentation"][epoch].bits(count: batches.count * batches.size)
                }
            },
            load: { step in
                batches.load(step, into: classifier.images.value, classifier.labels)
                augmentation?.apply(
                    to: classifier.images.value, draws: draws[step * batches.size..<(step + 1) * batches.size],
                    keeping: original)
            }, observe: observe,
            afterEpoch: afterEpoch)
    }

    /// Trains, and writes a row after each epoch.
    public func curve<R: Row>(
        in lab: Lab, _ row: (_ epoch: Int, _ meanLoss: Double) throws -> R
    ) throws -> (curve: Table, outcome: TrainingOutcome) {
        var curve = Table(of: R.self)
        let outcome = try run(&curve, in: lab) { epoch, loss, curve in
            curve.append(try row(epoch, loss))
            return nil
        }
        return (curve, outcome)
    }

    /// Trains, and examines the network after each epoch.
    ///
    /// - Returns: the loss of each examination. One that is not finite after the last epoch makes the training a diverged
    ///   one: the last step can ruin the weights, and no further step would see it.
    public func losses(of examination: Examination, in lab: Lab) throws -> (losses: [Double], outcome: TrainingOutcome)
    {
        var losses: [Double] = []
        let outcome = try run(&losses, in: lab) { _, _, losses in
            let loss = examination.run().loss
            losses.append(loss)
            return "loss \(Float(loss))"
        }
        guard outcome == .finished, losses.last?.isFinite == false else { return (losses, outcome) }
        return (losses, .diverged(step: epochs * stepsPerEpoch))
    }
}

/// Loss and accuracy of a network on a set of images.
public final class Examination {
    private let classifier: Classifier<Float>
    private let batches: Batches

    public init(
        _ network: Sequential<Float>, _ batches: Batches, layout: PixelLayout = .row, mode: Mode = .inference
    ) {
        self.batches = batches
        classifier = Classifier(network, input: layout.shape(batches.images, batch: batches.size), mode: mode)
    }

    /// The output of every layer for the last batch, the last being the logits.
    public var outputs: [Node<Float>] { classifier.outputs }

    /// Loss in nats, mean over the images, and share of right answers.
    ///
    /// - Parameter observe: called after each forward pass, to read any node.
    public func run(observe: (_ outputs: [Node<Float>]) -> Void = { _ in }) -> (loss: Double, accuracy: Double) {
        classifier.evaluate(batches: batches.count) { index in
            batches.load(index, into: classifier.images.value, classifier.labels)
        } observe: {
            observe(classifier.outputs)
        }
    }

    /// Forward and backward pass of one batch: then every value and every gradient of the loss can be read.
    public func differentiate(_ batch: Int) -> Double {
        batches.load(batch, into: classifier.images.value, classifier.labels)
        classifier.graph.forward()
        classifier.graph.backward(from: classifier.loss)
        return Double(classifier.loss.value.scalar)
    }

    public var batchCount: Int { batches.count }
}

import Datasets
import Harness
import Networks
import Tensors

extension Lab {
    /// The images that the run was given.
    ///
    /// - Parameters:
    ///   - training: so many training images are needed.
    ///   - test: so many test images are needed: examinations take whole batches of at most this size.
    /// - Throws: `DatasetError` if there are fewer.
    public func images(training: Int = 1000, test: Int = 1000) throws -> ImageDataset {
        guard let images = data?.content as? ImageDataset else {
            fatalError("an experiment that reads images says so on its card")
        }
        try images.require(training: training, test: test)
        return images
    }

    /// The same for an experiment whose networks are laid out for CIFAR-10.
    ///
    /// - Throws: `DatasetError` too if the images are not 32 x 32 pixels in 3 colors.
    public func photographs(training: Int, test: Int) throws -> ImageDataset {
        let images = try images(training: training, test: test)
        try images.require(rows: 32, columns: 32, channels: 3)
        return images
    }
}

extension DataSource {
    /// Images as the harness carries them.
    public init(_ images: ImageDataset) {
        self.init(name: images.name, checksum: images.checksum, content: images)
    }
}

extension RandomStream {
    /// The stream of a trial. The seed alone names the stream, so the arms of one seed begin with the same weights and see
    /// the same batches: a paired comparison.
    public init(_ experiment: (some Experiment).Type, seed: Int) {
        self.init(experiment: experiment.card.id, seed: seed)
    }
}

extension ActivationFunction: Cell {}

extension TrainingOutcome: Cell {
    public var value: Value { .text(name) }

    /// A table has the step of a divergence in a column of its own.
    public init?(value: Value) {
        switch value.description {
        case "finished": self = .finished
        case "diverged": self = .diverged(step: 0)
        default: return nil
        }
    }

    public var isDiverged: Bool { self != .finished }
}

extension LabeledImages {
    /// The widths of a perceptron for these images: `[784, 128, 128, 10]` for depth 2 and width 128.
    public func perceptronWidths(depth: Int, width: Int) -> [Int] {
        [pixels] + Array(repeating: width, count: depth) + [classes]
    }
}

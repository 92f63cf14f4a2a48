import ArgumentParser
import Datasets
import Harness
import Networks
import Tensors
import Trainings

public let experiment: any Experiment.Type = BatchNormGradients.self

/// The gradients of deep networks that have not learned anything yet, without and with batch norm.
enum BatchNormGradients: Experiment {
    static let card = Card(
        id: "batch-norm-gradients",
        title: "Gradients of each layer before training, without and with batch norm",
        claim: "Before training, batch norm makes the gradient nearly equal in all hidden layers, whatever the "
            + "activation function and the initializer.",
        summary: "before training, batch norm makes the gradient nearly equal in all layers",
        sources: [
            "Ioffe, Szegedy, \"Batch Normalization\" (2015), section 3.3",
            "Glorot, Bengio, \"Understanding the difficulty of training deep feedforward neural networks\" (2010), figure 7",
        ],
        reads: .mnist)

    struct Recipe: ExperimentSettings {
        @Option("Hidden layers.", 1...1000) var depth = 9
        @Option("Units per hidden layer.", 1...10_000) var width = 100
        @Option(.batch) var batch = 128
        @Option("Batches whose gradients are collected.", 1...1000) var samples = 10
    }

    static let presets: [Preset: [String]] = [:]
    static let notedSettings = ["depth", "width", "batch", "samples"]

    struct Network: Codable, Hashable, CustomStringConvertible {
        let activation: ActivationFunction
        let start: Start
        let batchNorm: BatchNorm

        /// Activation by activation, first without batch norm.
        static let all = [ActivationFunction.sigmoid, .tanh, .relu].flatMap { activation in
            BatchNorm.allCases.flatMap { batchNorm in
                Start.allCases.map { Network(activation: activation, start: $0, batchNorm: batchNorm) }
            }
        }

        var title: String { start.title + (batchNorm == .yes ? " + BN" : "") }
        var description: String { "\(activation.title), \(title)" }
    }

    /// Whether batch norm stands before each activation.
    enum BatchNorm: String, CaseIterable, Codable, Cell { case no, yes }

    /// The weights are uniform with each initializer: the same draws, only stretched.
    enum Start: String, CaseIterable, Codable, Cell {
        case standard = "default"
        case glorot, he

        /// The default draws biases too, the papers begin with zeros.
        var initializers: (weights: Initializer, biases: Initializer) {
            switch self {
            case .standard: (.frameworkDefault, .frameworkDefault)
            case .glorot: (.glorotUniform, .constant(0))
            case .he: (.heUniform, .constant(0))
            }
        }

        var title: String { self == .standard ? rawValue : rawValue.capitalized }
    }

    static func trials(_ sweep: NoSettings) -> [Trial<Network>] { Network.all.map { Trial($0, seed: 1) } }

    /// The gradients of all layers, the output's included, before the first step.
    static func measure(_ kind: Network, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] {
        let images = try lab.images(training: recipe.batch).training
        // Weights and batches are those of `gradient-contours`, whose ReLU network is one of these.
        let stream = RandomStream(experiment: "gradient-contours", seed: seed)
        var batches = Batches(images, size: recipe.batch, preprocessing: PixelScaling.unit.fitted(to: images))
        batches.shuffle(stream["order"][1])
        let (weights, biases) = kind.start.initializers
        let network = Sequential<Float>.perceptron(
            images.perceptronWidths(depth: recipe.depth, width: recipe.width), Activation(kind.activation),
            initializer: weights, biasInitializer: biases, normalizes: kind.batchNorm == .yes,
            stream: stream["weights"])
        let layers = Examination(network, batches, mode: .training)
            .gradients(of: network.weights, .upToOne, batches: recipe.samples)
        let medians = zip(1..., layers).map { layer, gradients in
            Median(network: kind, layer: layer, log2: gradients.medianLog2, zeroShare: gradients.zeroShare)
        }
        let bins = zip(1..., layers).flatMap { layer, gradients in
            gradients.shares().map { Bin(network: kind, layer: layer, gradientLog2: $0.log2, weightShare: $0.share) }
        }
        return [Table(medians), Table(bins)]
    }

    struct Median: Row {
        static let table = RowTable<Median>(
            "initial-medians",
            [
                "activation": \.network.activation, "initializer": \.network.start,
                "batch_norm": \.network.batchNorm, "layer": \.layer, "gradient_median_log2": \.log2,
                "zero_share": \.zeroShare,
            ])
        let network: Network
        let layer: Int
        let log2, zeroShare: Double
    }

    /// The share of a layer's weights whose gradient is in one bin.
    struct Bin: Row {
        static let table = RowTable<Bin>(
            "initial-contours",
            [
                "activation": \.network.activation, "initializer": \.network.start,
                "batch_norm": \.network.batchNorm, "layer": \.layer, "gradient_log2": \.gradientLog2,
                "weight_share": \.weightShare,
            ])
        let network: Network
        let layer: Int
        let gradientLog2, weightShare: Double
    }
}

import Datasets
import Harness
import Networks
import Tensors
import Trainings

/// A network whose gradients are counted before training.
struct InitialNetwork {
    let activation: ActivationFunction
    let start: Start
    let batchNorm: BatchNorm

    /// Activation by activation, first without batch norm.
    static let all = [ActivationFunction.sigmoid, .tanh, .relu].flatMap { activation in
        BatchNorm.allCases.flatMap { batchNorm in
            Start.allCases.map { InitialNetwork(activation: activation, start: $0, batchNorm: batchNorm) }
        }
    }

    /// Whether batch norm stands before each activation.
    enum BatchNorm: String, CaseIterable, Cell { case no, yes }

    /// The weights are uniform with each initializer: the same draws, only stretched.
    enum Start: String, CaseIterable, Cell {
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
        var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    var title: String { start.title + (batchNorm == .yes ? " + BN" : "") }
}

extension GradientContours {
    /// The gradients of all layers, the output's included, before the first step.
    static func initialization(
        depth: Int, seed: Int, _ images: ImageDataset, _ recipe: Recipe, _ lab: Lab
    ) throws -> [Table] {
        let stream = RandomStream(Self.self, seed: seed)
        let widths = images.training.perceptronWidths(depth: depth, width: recipe.width)
        var batches = Batches(
            images.training, size: recipe.batch,
            preprocessing: PixelScaling.unit.fitted(to: images.training))
        batches.shuffle(stream["order"][1])
        let count = InitialNetwork.all.count
        return try InitialNetwork.all.enumerated().flatMap { index, kind in
            try lab.once("network \(index + 1)") { part in
                let (weights, biases) = kind.start.initializers
                let network = Sequential<Float>.perceptron(
                    widths, Activation(kind.activation), initializer: weights, biasInitializer: biases,
                    normalizes: kind.batchNorm == .yes, stream: stream["weights"])
                let layers = Examination(network, batches, mode: .training)
                    .gradients(of: network.weights, .upToOne, batches: recipe.samples)
                part.report(Double(index + 1) / Double(count), "network \(index + 1)/\(count)")
                var (medians, contours) = (Table(of: InitialMedian.self), Table(of: InitialContour.self))
                for (layer, gradients) in zip(1..., layers) {
                    medians.append(
                        InitialMedian(
                            network: kind, layer: layer, medianLog2: gradients.medianLog2,
                            zeroShare: gradients.zeroShare))
                    for (log2, share) in gradients.shares() {
                        contours.append(
                            InitialContour(network: kind, layer: layer, gradientLog2: log2, weightShare: share))
                    }
                }
                return [medians, contours]
            }
        }
    }

    struct InitialMedian: Row {
        static let table = RowTable<InitialMedian>(
            "initial-medians",
            [
                "activation": \.network.activation, "initializer": \.network.start,
                "batch_norm": \.network.batchNorm, "layer": \.layer, "gradient_median_log2": \.medianLog2,
                "zero_share": \.zeroShare,
            ])
        let network: InitialNetwork
        let layer: Int
        let medianLog2, zeroShare: Double
    }

    /// The share of a layer's weights whose gradient is in one bin.
    struct InitialContour: Row {
        static let table = RowTable<InitialContour>(
            "initial-contours",
            [
                "activation": \.network.activation, "initializer": \.network.start,
                "batch_norm": \.network.batchNorm, "layer": \.layer, "gradient_log2": \.gradientLog2,
                "weight_share": \.weightShare,
            ])
        let network: InitialNetwork
        let layer: Int
        let gradientLog2, weightShare: Double
    }
}

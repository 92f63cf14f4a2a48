import ArgumentParser
import Datasets
import Foundation
import Graphs
import Harness
import Networks
import Tensors

// What the experiments about depth share: how their networks begin, and how they are trained.

/// The settings that decide shape and initial weights of plain, residual and highway networks. Each experiment declares
/// the options itself: a nested group of options would double the time of parsing.
public protocol DeepNetworkSettings: ExperimentSettings {
    /// Units of a layer of plain and residual networks.
    var width: Int { get }
    /// Units of a layer of highway networks.
    var highwayWidth: Int { get }
    var highwayInitializer: Choice<HighwayInitializer> { get }
    /// The last matrix of a residual branch begins with He's deviation times the number of blocks to this power.
    var residualExponent: Double { get }
}

/// The activation functions that the source tries for plain networks.
public enum PlainActivation: String, CaseIterable, Sendable, CustomStringConvertible, LosslessStringConvertible {
    case tanh, relu

    public var description: String { rawValue }
    public init?(_ description: String) { self.init(rawValue: description) }
}

/// Initial weights of H in highway layers: Glorot's as in the source, or He's as for every other ReLU here.
public enum HighwayInitializer: String, CaseIterable, Sendable, CustomStringConvertible, LosslessStringConvertible {
    case glorot, he

    public var description: String { rawValue }
    public init?(_ description: String) { self.init(rawValue: description) }
}

extension DeepNetworkSettings {
    public func plain(_ activation: PlainActivation, depth: Int) -> DeepNetwork.Architecture {
        DeepNetwork.Architecture(.plain, depth: depth, width: width, activation == .tanh ? .tanh : .relu)
    }

    /// Blocks of two layers.
    public func residual(depth: Int) -> DeepNetwork.Architecture {
        residual(.residual, depth: depth, blocks: DeepNetwork.Architecture.blocks(depth: depth))
    }

    /// The slide's blocks of one layer. Their weights shrink with the number of layers.
    public func oneMatrixResidual(depth: Int) -> DeepNetwork.Architecture {
        residual(.oneMatrixResidual, depth: depth, blocks: depth)
    }

    private func residual(_ kind: DeepNetwork.Kind, depth: Int, blocks: Int) -> DeepNetwork.Architecture {
        let deviation = Initializer.heNormal.deviation(fanIn: width, fanOut: width)
        return DeepNetwork.Architecture(
            kind, depth: depth, width: width, .relu,
            initializer: .normal(deviation: deviation * pow(Double(max(1, blocks)), residualExponent)))
    }

    public func highway(gateBias: Double, depth: Int) -> DeepNetwork.Architecture {
        DeepNetwork.Architecture(
            .highway, depth: depth, width: highwayWidth, .relu,
            initializer: highwayInitializer.value == .he ? .heNormal : .glorotNormal, gateBias: gateBias)
    }
}

/// How deep networks are trained.
public protocol DeepTrainingSettings: ExperimentSettings {
    /// Training images: so many from the first on.
    var images: Int { get }
    /// Images in a batch.
    var batch: Int { get }
    var epochs: Int { get }
    var momentum: Double { get }
    /// Factor of the learning rate an epoch.
    var decay: Double { get }
}

/// A network with the learning rate that it is trained with: what a search tries.
public struct Hyperparameters: Hashable, Codable, Sendable {
    public let network: DeepNetwork.Architecture
    public let learningRate: Double

    public init(_ network: DeepNetwork.Architecture, learningRate: Double) {
        self.network = network
        self.learningRate = learningRate
    }

    /// The setting with the lowest median of its seeds' losses, of several the first. A loss that is not finite, as after
    /// a divergence, is larger than any other. Nil if no median is finite.
    public static func best(of tried: [(setting: Hyperparameters, losses: [Double])]) -> Hyperparameters? {
        let medians = tried.map { ($0.setting, median($0.losses.map { $0.isFinite ? $0 : .infinity })) }
        return medians.filter { $0.1.isFinite }.min { $0.1 < $1.1 }?.0
    }
}

/// The training of one deep network: gradient descent with momentum, and a learning rate that decays.
public struct DeepTraining {
    public let network: DeepNetwork
    private let images: ImageDataset
    private let settings: any DeepTrainingSettings
    private let training: ImageTraining

    public init(
        _ tried: Hyperparameters, seed: Int, _ settings: some DeepTrainingSettings, in lab: Lab
    ) throws {
        images = try lab.images(training: max(settings.batch, settings.images))
        self.settings = settings
        network = DeepNetwork(tried.network, for: images, seed: seed)
        training = ImageTraining(
            network.layers, images, first: settings.images, batch: settings.batch, epochs: settings.epochs,
            .momentum(settings.momentum),
            learningRate: .exponential(initial: tried.learningRate, factor: settings.decay),
            order: DeepNetwork.stream(seed)["order"])
    }

    /// How one network learned.
    public struct Result: Codable, Sendable {
        public let outcome: TrainingOutcome
        /// Loss on all training images after each epoch, in nats.
        public let losses: [Double]
        /// NaN if the training diverged.
        public let testAccuracy: Double

        /// The loss after the last epoch; NaN if the training diverged.
        public var finalLoss: Double { outcome == .finished ? losses.last ?? .nan : .nan }
    }

    /// An examination of the training images, on a graph of its own.
    public func examination() -> Examination { examination(of: images.training, first: settings.images) }

    private func examination(of images: LabeledImages, first: Int? = nil) -> Examination {
        training.examination(of: images, first: first, batch: 500)
    }

    public func run(in lab: Lab) throws -> Result {
        let (losses, outcome) = try training.losses(of: examination(), in: lab)
        let accuracy = outcome == .finished ? examination(of: images.test).run().accuracy : .nan
        return Result(outcome: outcome, losses: losses, testAccuracy: accuracy)
    }
}

extension DeepNetwork {
    /// The network of a seed, with the weights that it has in every experiment about depth.
    public init(_ architecture: Architecture, for images: ImageDataset, seed: Int) {
        self.init(
            architecture, inputs: images.training.pixels, classes: images.training.classes,
            stream: Self.stream(seed)["weights"])
    }

    /// The stream of a seed. Its name is that of one experiment for all of them, because all were parts of that one: under
    /// another name their networks would be others. All networks of one seed see the same batches.
    static func stream(_ seed: Int) -> RandomStream { RandomStream(experiment: "depth-sweep", seed: seed) }
}

extension DeepNetwork.Kind: Cell {
    /// In every figure.
    public var color: Color {
        switch self {
        case .plain: .category(1)
        case .oneMatrixResidual, .residual: .category(2)
        case .highway: .category(0)
        }
    }
}

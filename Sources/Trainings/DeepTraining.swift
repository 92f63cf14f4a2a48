import ArgumentParser
import Datasets
import Foundation
import Graphs
import Harness
import Networks
import Tensors

// What the experiments about depth share: how their networks begin, and how they are trained.

/// The settings that decide shape and initial weights of plain, residual and highway networks. Each experiment declares
/// the options itself, with the ``Setting`` of the same name: a nested group of options would double the time of parsing.
public protocol DeepNetworkSettings: ExperimentSettings {
    var width: Int { get }
    var highwayWidth: Int { get }
    var highwayInitializer: Choice<HighwayInitializer> { get }
    var residualExponent: Double { get }
}

extension Setting<Int> {
    public static var width: Self { Self("Units per layer in plain and residual networks.", .range(1...10_000)) }
    public static var highwayWidth: Self {
        Self("Units per layer in highway networks, whose layers have two matrices.", .range(1...10_000))
    }
}

extension Setting<Double> {
    public static var gateBias: Self {
        Self("Bias b_T of the highway network's transform gates.", .range(-100...100))
    }
    public static var residualExponent: Self {
        Self("Exponent p: a residual branch's last matrix starts at He's deviation times blocks^p.", .range(-2...0))
    }
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

    /// The help of the setting.
    public static let meaning =
        "Initial weights of H in highway layers: glorot as in the source, he as for every other ReLU here."

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

/// An experiment that trains deep networks.
public protocol DeepNetworkExperiment: Experiment where Recipe == DeepTrainingRecipe<Self> {
    /// The default of `--epochs`.
    static var epochs: Int { get }
}

/// How an experiment trains deep networks.
public struct DeepTrainingRecipe<E: DeepNetworkExperiment>: ExperimentSettings {
    @Option("Epochs.", 1...100_000) public var epochs = E.epochs
    @Option("Number of training images (the first N), also for the training loss.", 1000...60_000, multipleOf: 1000)
    public var images = 10_000
    @Option("Images per batch.", 1...1000) public var batch = 100
    @Option("Momentum of gradient descent.", .belowOne) public var momentum = 0.9
    @Option("Factor that multiplies the learning rate after each epoch.", .aboveZero) public var decay = 0.95

    public init() {}

    /// Steps of training an epoch.
    public var stepsPerEpoch: Int { images / batch }
}

extension DeepNetworkExperiment {
    /// The names of the recipe's settings.
    public static var notedTraining: [String] { ["images", "batch", "epochs", "momentum", "decay"] }
    /// The source's images and epochs. At 0.95 an epoch the learning rate would be gone after a quarter of the 400 epochs.
    public static var sourceTraining: [String] { ["--images", "60000", "--epochs", "400", "--decay", "0.99"] }
}

/// A network with the learning rate that it is trained with: what a search tries.
public struct Hyperparameters: Hashable, Codable, Sendable, CustomStringConvertible {
    public let network: DeepNetwork.Architecture
    public let learningRate: Double

    public init(_ network: DeepNetwork.Architecture, learningRate: Double) {
        self.network = network
        self.learningRate = learningRate
    }

    /// `highway depth 50`.
    public var description: String { "\(network.kind) depth \(network.depth)" }

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
    private let imageCount: Int
    private let training: ImageTraining

    public init<E>(_ tried: Hyperparameters, seed: Int, _ recipe: DeepTrainingRecipe<E>, in lab: Lab) throws {
        images = try lab.images(training: max(recipe.batch, recipe.images))
        imageCount = recipe.images
        network = DeepNetwork(tried.network, for: images, seed: seed)
        training = ImageTraining(
            network.layers, images, first: recipe.images, batch: recipe.batch, epochs: recipe.epochs,
            .momentum(recipe.momentum),
            learningRate: .exponential(initial: tried.learningRate, factor: recipe.decay),
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
    public func examination() -> Examination { examination(of: images.training, first: imageCount) }

    private func examination(of images: LabeledImages, first: Int? = nil) -> Examination {
        training.examination(of: images, first: first, batch: 500)
    }

    public func run(in lab: Lab) throws -> Result {
        let (losses, outcome) = try training.losses(of: examination(), in: lab)
        let accuracy = outcome == .finished ? examination(of: images.test).run().accuracy : .nan
        return Result(outcome: outcome, losses: losses, testAccuracy: accuracy)
    }

    /// Runs as a part of a trial that goes on with the trained network. A trial that was interrupted after this part
    /// loads its weights and biases.
    ///
    /// - Parameter share: where on the trial's way from 0 to 1 the training begins and ends.
    public func runOnce(share: ClosedRange<Double>, in lab: Lab) throws -> Result {
        let parameters = network.layers.parameters
        let trained = try lab.once("training", share: share) { lab in
            Trained(result: try run(in: lab), parameters: parameters.map(\.value))
        }
        for (parameter, value) in zip(parameters, trained.parameters) { parameter.value.load(value.elements) }
        return trained.result
    }

    /// A training that ended, with the weights and biases at its end.
    private struct Trained: Codable {
        let result: Result
        let parameters: [Tensor<Float>]
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

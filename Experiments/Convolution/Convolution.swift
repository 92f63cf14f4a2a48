import ArgumentParser
import Datasets
import Harness
import Networks
import Tensors
import Trainings

public let experiment: any Experiment.Type = Convolution.self

/// The network with a single layer of convolutions on MNIST. The module has the name of the layer, which is
/// `Networks.Convolution` here.
enum Convolution: Experiment {
    static let card = Card(
        id: "convolution",
        title: "A single layer of convolutions on MNIST, trained image by image",
        claim:
            "Stochastic gradient descent with the gradients of eq. (14) trains a network of one convolution, a ReLU and "
            + "a softmax. A convolution commutes with a shift of the image. One filter adds little to softmax regression, "
            + "four add much.",
        summary: "a convolution commutes with shifts; one filter adds little to softmax regression, four add much",
        sources: ["IE 534 Deep Learning (J. Sirignano, 2018), lecture 4, pages 14-19"], reads: .mnist, codeVersion: 2)

    struct Sweep: ExperimentSettings {
        @Option("Numbers of filters; 0 is softmax regression on the pixels.", each: 0...256)
        var filters: List<Int> = [0, 1, 4, 8, 16]
        @Option("Factor of the learning rate after each epoch.", .aboveZero) var decay = 0.1
        @Option("Numbers of filters that are trained at a constant learning rate too.", each: 0...256)
        var constantRate: List<Int> = [1]
        @Option("Seeds: networks of each kind, each with its own weights and order of images.", 1...1000)
        var seeds = 3
    }

    struct Recipe: ExperimentSettings {
        @Option("Height and width of a filter.", 1...15) var size = 5
        @Option("Training images (the first N), each of which is one step of an epoch.", 10...60_000)
        var images = 60_000
        @Option("Learning rate of the first epoch.", .positive) var learningRate = 0.01
        @Option("Epochs.", 1...1000) var epochs = 2
        @Option("Images from one examination of the network to the next.", 1...1_000_000) var every = 5000
        @Option(
            "Pixels by which the picture of a shifted image is shifted, to the right and down.", Convolution.pixelShifts
        )
        var shift = 3
    }

    static let presets: [Preset: [String]] = [
        .quick: ["--filters", "0,1,4", "--images", "3000", "--every", "500", "--seeds", "1"],
        .paper: ["--seeds", "5", "--epochs", "3", "--filters", "0,1,2,4,8,16,32"],
    ]
    static let notedSettings = ["size", "learning-rate", "decay", "epochs"]

    enum Arm: Codable, Hashable, CustomStringConvertible {
        /// Of a network that the figure of filters shows, responses are kept.
        case training(Network, isShown: Bool)
        case gradients
        case equivariance

        var description: String {
            switch self {
            case .training(let network, _): network.name
            case .gradients: "gradients"
            case .equivariance: "equivariance"
            }
        }
    }

    static func trials(_ sweep: Sweep) -> [Trial<Arm>] {
        let networks = sweep.filters.map { Network(filters: $0, decay: sweep.decay) }
        let constant = sweep.constantRate.map { Network(filters: $0, decay: 1) }.filter { !networks.contains($0) }
        let shown = networks.filter { [1, sweep.filters.max()].contains($0.filters) }
        let arms = (networks + constant).map { Arm.training($0, isShown: shown.contains($0)) }
        return Trial.every(arms, seeds: sweep.seeds)
            + [Trial(.gradients), Trial(.equivariance)]
    }

    static func steps(_ arm: Arm, _ recipe: Recipe) -> Int {
        guard case .training(let network, _) = arm else { return 0 }
        // Sixteen filters take about eight times as long as none.
        return recipe.epochs * recipe.images * (2 + network.filters) / 2
    }

    static func measure(_ arm: Arm, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] {
        let images = try lab.images(training: recipe.images)
        let stream = RandomStream(Self.self, seed: seed)
        return switch arm {
        case .training(let network, let isShown):
            try train(network, isShown: isShown, seed: seed, recipe, images, stream, in: lab)
        case .gradients: gradients(size: recipe.size, images, stream)
        case .equivariance: equivariance(recipe, images, stream)
        }
    }

    static let curves = OverSeeds<Point>("training-summary", by: [\.network, \.images], of: [\.testAccuracy])
    static let summaries: [any TableSummary] = [curves]
}

import ArgumentParser
import Datasets
import Harness
import Networks
import Tensors
import Trainings

public let experiment: any Experiment.Type = ConvDepth.self

/// Four convolutional networks with about the same number of weights and 8, 3, 2 and 1 convolutions.
enum ConvDepth: Experiment {
    static let card = Card(
        id: "conv-depth",
        title: "Convolutional networks of 8, 3, 2 and 1 convolutions with about the same number of weights",
        claim: "The slide's four networks are built here with the slide's numbers of weights. With 4,000 images the "
            + "deepest does not lead. The paper preset judges the slide's order, in which a deeper network is better.",
        summary: "the slide's four networks have its weights; with 4,000 images the deepest does not lead, and `paper` "
            + "judges the order",
        sources: [
            "IE 534 Deep Learning (J. Sirignano, 2018), lecture 4, pages 12-13: REGULAR, SHALLOW, EXTRA SHALLOW, 2-LAYER"
        ],
        reads: .cifar10, codeVersion: 2)

    struct Sweep: ExperimentSettings {
        @Option("Networks to train.")
        var networks: List<Network> = [.regular, .shallow, .extraShallow, .twoLayer]
        @Option("Shares of the training images, each of which trains every network anew.", each: .aboveZero)
        var shares: List<Double> = [0.25, 1]
        @Option(.networkSeeds) var seeds = 1
    }

    struct Recipe: ExperimentSettings {
        @Option("Number of training images (the first N).", 400...50_000) var images = 4000
        @Option(.testPhotographs) var testImages = 1000
        @Option("Channels and hidden units: full as in the source, or about an eighth of them.")
        var size = Choice(Size.eighth)
        @Option(.batch) var batch = 50
        @Option(.epochs) var epochs = 10
        @Option("Learning rate of Adam.", .positive) var learningRate = 0.001
        @Option("Epoch from which the learning rate is a tenth.", 1...100_000) var drop = 8
        @Option(ImageChanges.meaning)
        var augmentation = Choice(ImageChanges.flips)

        /// So many training images, from the first on.
        func images(_ share: Double) -> Int { Int((share * Double(images)).rounded()) }
    }

    static let presets: [Preset: [String]] = [
        .quick: [
            "--networks", "shallow,two-layer", "--shares", "1", "--images", "400", "--test-images", "200", "--epochs",
            "2", "--drop", "2",
        ],
        .paper: [
            "--images", "50000", "--test-images", "10000", "--size", "full", "--epochs", "100", "--drop", "77",
            "--augmentation", "crops",
        ],
    ]
    static let notedSettings = [
        "images", "test-images", "size", "batch", "epochs", "learning-rate", "augmentation",
    ]

    struct Training: Codable, Hashable {
        let network: Network
        let share: Double
    }

    enum Arm: Codable, Hashable, CustomStringConvertible {
        case training(Training)
        /// The layers of the four networks at full size: nothing is trained.
        case layers

        var description: String {
            switch self {
            case .training(let training): "\(training.network) \(training.share)"
            case .layers: "layers"
            }
        }
    }

    static func trials(_ sweep: Sweep) -> [Trial<Arm>] {
        let arms = sweep.networks.flatMap { network in
            sweep.shares.sorted().map { Arm.training(Training(network: network, share: $0)) }
        }
        return Trial.every(arms, seeds: sweep.seeds) + [Trial(.layers)]
    }

    static func steps(_ arm: Arm, _ recipe: Recipe) -> Int {
        guard case .training(let training) = arm else { return 0 }
        return max(1, recipe.epochs * (recipe.images(training.share) / recipe.batch) * training.network.cost)
    }

    static func excerpt(_ recipe: Recipe) -> Excerpt? {
        Excerpt(training: recipe.images, test: recipe.testImages)
    }

    static func measure(_ arm: Arm, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] {
        switch arm {
        case .training(let training): try train(training, seed: seed, recipe, in: lab)
        case .layers: [Table(Network.onTheSlide.flatMap(layers))]
        }
    }

    private static func train(_ arm: Training, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] {
        let images = try lab.photographs(training: recipe.images, test: recipe.testImages)
        let count = recipe.images(arm.share)
        let stream = RandomStream(Self.self, seed: seed)
        let training = ImageTraining(
            arm.network.built(recipe.size.value, initializer: .heNormal, stream: stream["weights"]), images,
            first: count, batch: recipe.batch, epochs: recipe.epochs, .adam(),
            learningRate: .steps(initial: recipe.learningRate, factor: 0.1, at: [recipe.drop]), pixels: .perChannel,
            layout: .image, augmentation: recipe.augmentation.value.augmentation, order: stream["order"])
        let test = training.examination(of: images.test, first: recipe.testImages, batch: 100)
        let (curve, outcome) = try training.curve(in: lab) { epoch, loss in
            let (testLoss, accuracy) = test.run()
            return Epoch(
                network: arm.network, images: count, seed: seed, epoch: epoch, trainLoss: loss, testLoss: testLoss,
                testAccuracy: accuracy)
        }
        let run = Run(network: arm.network, images: count, seed: seed, outcome: outcome)
        guard outcome == .finished else { return [curve, Table(of: Final.self), Table([run])] }
        let known = training.examination(of: images.training, first: count, batch: 100).run().accuracy
        let final = Final(
            network: arm.network, images: count, seed: seed, trainAccuracy: known, testAccuracy: test.run().accuracy)
        return [curve, Table([final]), Table([run])]
    }

    static let curves = OverSeeds<Epoch>(
        "training-summary", by: [\.network, \.images, \.epoch], of: [\.trainLoss, \.testLoss, \.testAccuracy])
    static let finals = OverSeeds<Final>(
        "final-summary", by: [\.network, \.images], of: [\.trainAccuracy, \.testAccuracy, \.gap])
    static let summaries: [any TableSummary] = [curves, finals]
}

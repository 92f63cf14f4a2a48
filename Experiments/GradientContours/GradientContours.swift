import ArgumentParser
import Datasets
import Harness
import Networks
import Tensors
import Trainings

public let experiment: any Experiment.Type = GradientContours.self

/// Gradients in deep ReLU networks, which learn nothing for many epochs and then everything in a few.
enum GradientContours: Experiment {
    static let card = Card(
        id: "gradient-contours",
        title: "Where the gradient goes in deep ReLU networks",
        claim: "The deeper a network, the longer it stays on a plateau where its lower layers get almost no gradient; "
            + "when it escapes, the gradients of all layers rise together by orders of magnitude.",
        summary: "the deeper the network, the longer it stays on a plateau of tiny gradients",
        sources: ["IE 534 Deep Learning (J. Sirignano, 2018), lecture 4, pages 8-11"],
        reads: .mnist, codeVersion: 3)

    struct Sweep: ExperimentSettings {
        @Option("Numbers of hidden layers. The contours show the deepest network.", each: 1...1000)
        var depths: List<Int> = [1, 3, 5, 7, 8, 9]
        @Option(
            "Seeds: networks of each depth, each with its own weights and batch order. Contours show the first.",
            1...1000)
        var seeds = 3

        /// Hidden layers of the network whose gradients are written layer by layer.
        var deepest: Int { depths.max() ?? 1 }
    }

    struct Recipe: ExperimentSettings {
        @Option("Units per hidden layer.", 1...10_000) var width = 100
        @Option("Learning rate of stochastic gradient descent.", .positive) var learningRate = 0.05
        @Option(.batch) var batch = 128
        @Option("Epochs.", 2...100_000) var epochs = 50
        @Option("Batches per epoch, evenly spaced, whose gradients are collected.", 1...1000) var samples = 10
    }

    static let presets: [Preset: [String]] = [
        .quick: ["--depths", "3,7,8,9", "--epochs", "3", "--seeds", "1"],
        .paper: ["--epochs", "500"],
    ]
    static let notedSettings = ["width", "learning-rate", "batch", "epochs"]

    struct Arm: Codable, Hashable, CustomStringConvertible {
        let depth: Int
        /// Whether the gradients of each layer are written, besides their mean.
        let writesLayers: Bool

        var description: String { "depth \(depth)" }
    }

    static func trials(_ sweep: Sweep) -> [Trial<Arm>] {
        sweep.depths.sorted().flatMap { depth in
            (1...sweep.seeds).map { seed in
                Trial(Arm(depth: depth, writesLayers: depth == sweep.deepest && seed == 1), seed: seed)
            }
        }
    }

    /// A deeper network counts for more steps: 8 hidden layers cost twice as much as the layer of pixels alone.
    static func steps(_ arm: Arm, _ recipe: Recipe) -> Int {
        recipe.epochs * (60_000 / recipe.batch) * (8 + arm.depth) / 16
    }

    /// Bins √2 apart as on the slides, and more on both sides, so that medians and shares outside are seen.
    static let scale = MagnitudeScale(top: 0.16, log2: -2.643856189774724, count: 72)
    /// The bins of the contours, from 8e-8 to 0.01. Those of the slides begin at 4.3e-7, above the medians of layers 1 and
    /// 2 on the plateau.
    static let shownBins = 30..<64

    /// The hidden layers that the slides show: the first two and the last two.
    static func layersShown(depth: Int) -> [Int] { Set([1, 2, depth - 1, depth]).filter { 1...depth ~= $0 }.sorted() }

    /// All that a training collects.
    private struct Journal: Codable {
        var gradients: GradientJournal
        var epochs = Table(of: Epoch.self)
    }

    /// Trains one network. Networks of one seed begin with the same lower layers, whatever their depth.
    static func measure(_ arm: Arm, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] {
        let images = try lab.images(training: recipe.batch)
        let stream = RandomStream(Self.self, seed: seed)
        let network = Sequential<Float>.perceptron(
            images.training.perceptronWidths(depth: arm.depth, width: recipe.width), .relu,
            initializer: .frameworkDefault, biasInitializer: .frameworkDefault, stream: stream["weights"])
        let hidden = Array(network.weights.dropLast())
        let training = ImageTraining(
            network, images, batch: recipe.batch, epochs: recipe.epochs,
            learningRate: .constant(recipe.learningRate), order: stream["order"])
        let test = training.examination(of: images.test)
        let sampled = training.sampledSteps(recipe.samples)
        var journal = Journal(gradients: GradientJournal(arm, scale, of: hidden))
        let outcome = try training.run(&journal, in: lab) { step, journal in
            if sampled.contains(step) { journal.gradients.add(hidden) }
        } afterEpoch: { number, loss, journal in
            let (epoch, accuracy) = (number - 1, test.run().accuracy)
            journal.epochs.append(
                Epoch(
                    depth: arm.depth, seed: seed, epoch: epoch, trainLoss: loss, testAccuracy: accuracy,
                    gradientMean: journal.gradients.mean))
            if arm.writesLayers {
                journal.gradients.write(epoch: epoch, contoursOf: layersShown(depth: arm.depth), in: shownBins)
            }
            journal.gradients.begin(hidden)
            return "test accuracy \(Float(accuracy))"
        }
        return [journal.epochs, Table([Run(arm, seed: seed, outcome)])]
            + (arm.writesLayers ? journal.gradients.tables : [])
    }

    /// Epochs are counted from 0, as on the slides: epoch 0 is the first, and its test accuracy is that after it.
    struct Epoch: Row {
        static let table = RowTable<Epoch>(
            "training",
            [
                "depth": \.depth, "seed": \.seed, "epoch": \.epoch, "train_loss_nats": \.trainLoss,
                "test_accuracy": \.testAccuracy, "gradient_mean": \.gradientMean,
            ])
        let depth, seed, epoch: Int
        let trainLoss, testAccuracy, gradientMean: Double
    }
}

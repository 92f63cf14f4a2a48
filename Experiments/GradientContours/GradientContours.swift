import ArgumentParser
import Harness
import Networks
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
        @Option("Images per batch.", 2...10_000) var batch = 128
        @Option("Epochs.", 2...100_000) var epochs = 50
        @Option("Batches per epoch, evenly spaced, whose gradients are collected.", 1...1000) var samples = 10
    }

    static let presets: [Preset: [String]] = [
        .quick: ["--depths", "3,7,8,9", "--epochs", "3", "--seeds", "1"],
        .paper: ["--epochs", "500"],
    ]
    static let notedSettings = ["width", "learning-rate", "batch", "epochs"]

    enum Arm: Codable, Hashable, Sendable, CustomStringConvertible {
        /// - Parameter writesLayers: whether the gradients of each layer are written, besides their mean.
        case training(depth: Int, writesLayers: Bool)
        /// Networks of one depth before training.
        case initialization(depth: Int)

        var description: String {
            switch self {
            case .training(let depth, _): "depth \(depth)"
            case .initialization: "initialization"
            }
        }
    }

    static func trials(_ sweep: Sweep) -> [Trial<Arm>] {
        let trainings = sweep.depths.sorted().flatMap { depth in
            (1...sweep.seeds).map { seed in
                Trial(Arm.training(depth: depth, writesLayers: depth == sweep.deepest && seed == 1), seed: seed)
            }
        }
        return trainings + [Trial(.initialization(depth: sweep.deepest), seed: 1)]
    }

    /// A deeper network counts for more steps: 8 hidden layers cost twice as much as the layer of pixels alone.
    static func steps(_ arm: Arm, _ recipe: Recipe) -> Int {
        switch arm {
        case .training(let depth, _): recipe.epochs * (60_000 / recipe.batch) * (8 + depth) / 16
        case .initialization: InitialNetwork.all.count * recipe.samples
        }
    }

    static func measure(_ arm: Arm, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] {
        let images = try lab.images(training: recipe.batch)
        return switch arm {
        case .training(let depth, let writesLayers):
            try train(arm, depth: depth, seed: seed, writesLayers: writesLayers, images, recipe, lab)
        case .initialization(let depth): try initialization(depth: depth, seed: seed, images, recipe, lab)
        }
    }
}

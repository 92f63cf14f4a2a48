import ArgumentParser
import Datasets
import Harness
import Networks
import Tensors
import Trainings

public let experiment: any Experiment.Type = ActivationComparison.self

/// Eight hidden layers on MNIST with one activation function after another.
enum ActivationComparison: Experiment {
    static let card = Card(
        id: "activation-comparison",
        title: "Activation functions compared on MNIST",
        claim: "Of ELU, leaky ReLU and ReLU, ELU keeps the mean activation closest to zero and lowers the training "
            + "loss fastest; a deep network of sigmoids does not train at all.",
        summary: "of ELU, leaky ReLU and ReLU, ELU keeps the mean activation closest to zero and learns fastest; deep "
            + "sigmoids do not learn",
        sources: [
            "FGV slides (Dario Oliveira), \"Comparing activation functions\"",
            "Clevert, Unterthiner, Hochreiter, \"Fast and Accurate Deep Network Learning by ELUs\" (2015), figure 2",
        ],
        reads: .mnist, codeVersion: 3)

    struct Sweep: ExperimentSettings {
        @Option("Activation functions to compare.")
        var activations: List<ActivationFunction> = [
            .elu, .leakyReLU, .relu, .shiftedReLU, .sigmoid, .tanh, .prelu, .selu,
        ]
        @Option("Slope of the leaky ReLU for negative inputs.", .finite) var leakySlope = 0.1
        @Option("Alpha of the ELU.", .positive) var eluAlpha = 1.0
        @Option("Seeds: networks of each activation function, each with its own weights and batch order.", 1...1000)
        var seeds = 3
    }

    struct Recipe: ExperimentSettings {
        @Option("Hidden layers.", 1...1000) var depth = 8
        @Option("Units per hidden layer.", 1...10_000) var width = 128
        @Option("Preprocessing of pixels; unit is 0 to 1.") var pixels = Choice(PixelScaling.unit)
        @Option("Learning rate of stochastic gradient descent.", .positive) var learningRate = 0.01
        @Option("Images per batch.", 1...10_000) var batch = 64
        @Option("Epochs.", 1...100_000) var epochs = 25
        @Option(
            "Number of training images (the first N) for training loss and mean activations.", 1000...60_000,
            multipleOf: 1000)
        var trainingSample = 10_000
        @Option("Target training loss in nats; targets.csv has the first epoch at it.", .positive) var targetLoss = 0.1
    }

    static let presets: [Preset: [String]] = [
        .quick: ["--epochs", "2", "--seeds", "1"],
        .paper: ["--epochs", "300", "--seeds", "5"],
    ]
    static let notedSettings = ["depth", "width", "learning-rate", "batch", "epochs"]

    static func trials(_ sweep: Sweep) -> [Trial<Activation>] {
        let arms = sweep.activations.map { function in
            switch function {
            case .leakyReLU: Activation.leakyReLU(slope: sweep.leakySlope)
            case .elu: Activation.elu(alpha: sweep.eluAlpha)
            default: Activation(function)
            }
        }
        return Trial.every(arms, seeds: sweep.seeds)
    }

    static func steps(_ activation: Activation, _ recipe: Recipe) -> Int { recipe.epochs * (60_000 / recipe.batch) }

    static func measure(_ activation: Activation, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] {
        let images = try lab.images(training: max(recipe.batch, recipe.trainingSample))
        let stream = RandomStream(Self.self, seed: seed)
        let network = Sequential<Float>.perceptron(
            images.training.perceptronWidths(depth: recipe.depth, width: recipe.width), activation,
            initializer: .heNormal, stream: stream["weights"])
        let training = ImageTraining(
            network, images, batch: recipe.batch, epochs: recipe.epochs,
            learningRate: .constant(recipe.learningRate), pixels: recipe.pixels.value, order: stream["order"])
        let sample = training.examination(of: images.training, first: recipe.trainingSample)
        let test = training.examination(of: images.test)

        let (curve, outcome) = try training.curve(in: lab) { epoch, _ in
            var means = UnitMeans()
            let (loss, _) = sample.run { means.add($0) }
            let (testLoss, accuracy) = test.run()
            return Epoch(
                activation: activation.function, seed: seed, epoch: epoch, trainLoss: loss, testLoss: testLoss,
                testAccuracy: accuracy, medianActivation: means.median)
        }
        let reached = try Tables([curve]).rows(Epoch.table).first { $0.trainLoss <= recipe.targetLoss }?.epoch
        let target = Target(
            activation: activation.function, seed: seed, targetLoss: recipe.targetLoss,
            epochs: reached.map(Double.init) ?? .nan)
        return [curve, Table([target]), Table([Run(activation, seed: seed, outcome)])]
    }

    struct Epoch: Row {
        static let table = RowTable<Epoch>(
            "training",
            [
                "activation": \.activation, "seed": \.seed, "epoch": \.epoch, "train_loss_nats": \.trainLoss,
                "test_loss_nats": \.testLoss, "test_accuracy": \.testAccuracy, "median_activation": \.medianActivation,
            ])
        let activation: ActivationFunction
        let seed, epoch: Int
        let trainLoss, testLoss, testAccuracy, medianActivation: Double
    }

    /// The first epoch at the target loss.
    struct Target: Row {
        static let table = RowTable<Target>(
            "targets",
            [
                "activation": \.activation, "seed": \.seed, "target_loss_nats": \.targetLoss,
                "epochs_to_target": \.epochs,
            ])
        let activation: ActivationFunction
        let seed: Int
        let targetLoss, epochs: Double
    }

    static let curves = OverSeeds<Epoch>(
        "training-summary", by: [\.activation, \.epoch],
        of: [\.trainLoss, \.testLoss, \.testAccuracy, \.medianActivation])
    static let targets = OverSeeds<Target>("target-summary", by: [\.activation, \.targetLoss], of: [\.epochs])
    static let summaries: [any TableSummary] = [curves, targets]
}

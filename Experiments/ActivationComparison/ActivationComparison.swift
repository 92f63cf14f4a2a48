import ArgumentParser
import Datasets
import Graphs
import Harness
import Networks
import Tensors

/// Eight hidden layers on MNIST with one activation function after another.
public enum ActivationComparison: Experiment {
    public static let card = Card(
        id: "activation-comparison",
        title: "Activation functions compared on MNIST",
        claim: "ELU keeps the mean activation of its units nearest to zero and lowers the training loss fastest; "
            + "a deep network of sigmoids does not train at all.",
        sources: [
            "FGV slides (L. Oliveira), \"Comparing activation functions\"",
            "Clevert, Unterthiner, Hochreiter, \"Fast and Accurate Deep Network Learning by ELUs\" (2015), figure 2",
        ],
        needsDigits: true, codeVersion: 2)

    public struct Settings: ExperimentSettings {
        @Option(help: "Activation functions, separated by commas.")
        public var activations: List<ActivationFunction> = [
            .elu, .leakyReLU, .relu, .shiftedReLU, .sigmoid, .tanh, .prelu, .selu,
        ]

        @Option(parsing: .unconditional, help: "Slope of the leaky ReLU left of 0.")
        public var leakySlope = 0.1

        @Option(parsing: .unconditional, help: "Alpha of the ELU.")
        public var eluAlpha = 1.0

        @Option(parsing: .unconditional, help: "Hidden layers.")
        public var depth = 8

        @Option(parsing: .unconditional, help: "Units of a hidden layer.")
        public var width = 128

        @Option(help: "What is done to pixels: unit (0 to 1), centered, standardized or per-channel.")
        public var pixels = Choice(PixelScaling.unit)

        @Option(parsing: .unconditional, help: "Learning rate of stochastic gradient descent.")
        public var learningRate = 0.01

        @Option(parsing: .unconditional, help: "Images in a batch.")
        public var batch = 64

        @Option(parsing: .unconditional, help: "Passes over the training images.")
        public var epochs = 25

        @Option(parsing: .unconditional, help: "Networks of each activation, from different weights and orders.")
        public var seeds = 3

        @Option(
            parsing: .unconditional,
            help: "Training images that training loss and mean activations are taken on, the same each time.")
        public var trainingSample = 10_000

        @Option(parsing: .unconditional, help: "Training loss, in nats, whose first epoch is noted.")
        public var targetLoss = 0.1

        public init() {}

        public func validate() throws {
            try requireDistinct(activations, "activations")
            try require(leakySlope.isFinite, "leaky-slope", "a finite number", got: leakySlope)
            try require(eluAlpha.isFinite && eluAlpha > 0, "elu-alpha", "a positive number", got: eluAlpha)
            try require(1...1000 ~= depth, "depth", "a number from 1 to 1000", got: depth)
            try require(1...10_000 ~= width, "width", "a number from 1 to 10000", got: width)
            try require(
                learningRate.isFinite && learningRate > 0, "learning-rate", "a positive number", got: learningRate)
            try require(1...10_000 ~= batch, "batch", "a number from 1 to 10000", got: batch)
            try require(1...100_000 ~= epochs, "epochs", "a number from 1 to 100000", got: epochs)
            try require(1...1000 ~= seeds, "seeds", "a number from 1 to 1000", got: seeds)
            try require(
                1000...60_000 ~= trainingSample && trainingSample % 1000 == 0, "training-sample",
                "whole thousands from 1000 to 60000", got: trainingSample)
            try require(targetLoss.isFinite && targetLoss > 0, "target-loss", "a positive number", got: targetLoss)
        }

        func activation(_ function: ActivationFunction) -> Activation {
            switch function {
            case .leakyReLU: .leakyReLU(slope: leakySlope)
            case .elu: .elu(alpha: eluAlpha)
            default: Activation(function)
            }
        }
    }

    public static let presets: [Preset: [String]] = [
        .quick: ["--epochs", "2", "--seeds", "1"],
        .paper: ["--epochs", "300", "--seeds", "5"],
    ]

    public static func trials(_ settings: Settings) -> [Trial] {
        (1...settings.seeds).flatMap { seed in settings.activations.map { Trial(variant: "\($0)", seed: seed) } }
    }

    /// Which activations and seeds there are besides does not matter to one, and parameters of others' formulas do not.
    public static func inputs(of trial: Trial, _ settings: Settings) -> [SettingValue] {
        var inputs = settings.canonical.without("activations", "seeds")
        if trial.variant != "\(ActivationFunction.leakyReLU)" { inputs = inputs.without("leaky-slope") }
        if trial.variant != "\(ActivationFunction.elu)" { inputs = inputs.without("elu-alpha") }
        return inputs
    }

    public static func measure(_ trial: Trial, _ settings: Settings, in lab: Lab) throws -> [Table] {
        guard let function = ActivationFunction(trial.variant) else { return [] }
        let digits = try ImageDataset.named(
            lab.data?.name, from: lab.data?.folder, training: max(settings.batch, settings.trainingSample))
        // Streams are named by seed only, so the networks of one seed begin with the same weights and see the same
        // batches, whatever their activation: a paired comparison.
        let stream = RandomStream(experiment: card.id, seed: trial.seed)
        let pixels = digits.training.pixels
        let widths = [pixels] + Array(repeating: settings.width, count: settings.depth) + [digits.training.classes]
        let network = Sequential<Float>.perceptron(
            widths, settings.activation(function), initializer: .heNormal, stream: stream["weights"])

        let preprocessing = settings.pixels.value.fitted(to: digits.training)
        var batches = Batches(digits.training, size: settings.batch, preprocessing: preprocessing)
        let training = Classifier(network, batch: settings.batch, features: pixels, mode: .training)
        let trainer = Trainer(
            training.loss, Optimizer(.sgd, of: network.parameters, learningRate: .constant(settings.learningRate)))
        let examination = Examination(network, digits, sample: settings.trainingSample, preprocessing: preprocessing)

        let interrupted = lab.resumed(Interim.self)
        var curve = interrupted?.curve ?? Table("training", columns: curveColumns)
        let outcome = try trainer.train(
            epochs: settings.epochs, stepsPerEpoch: batches.count, from: interrupted?.training
        ) { epoch in
            batches.shuffle(stream["order"][epoch])
        } load: { _, step in
            batches.load(step, into: training.images.value, training.labels)
        } afterEpoch: { epoch, loss in
            let result = examination.run()
            curve.append([
                .text(trial.variant), .integer(trial.seed), .integer(epoch), .number(result.trainingLoss),
                .number(result.testLoss), .number(result.testAccuracy), .number(result.medianActivation),
            ])
            lab.report(
                Double(epoch) / Double(settings.epochs), "epoch \(epoch)/\(settings.epochs), loss \(Float(loss))")
        } keep: { place in
            try lab.keep { Interim(training: place.state, curve: curve) }
        }
        return [curve, runs(trial, curve, outcome, settings)]
    }

    /// What a trial has when it is interrupted.
    private struct Interim: Codable {
        let training: TrainingState<Float>
        let curve: Table
    }

    private static let curveColumns = [
        "activation", "seed", "epoch", "train_loss_nats", "test_loss_nats", "test_accuracy", "median_activation",
    ]

    /// How the run ended, and when it reached the target.
    private static func runs(
        _ trial: Trial, _ curve: Table, _ outcome: TrainingOutcome, _ settings: Settings
    ) -> Table {
        let reached = curve.rows.first { $0["train_loss_nats"] <= settings.targetLoss }?["epoch"]
        return Table(
            "runs",
            columns: ["activation", "seed", "outcome", "diverged_at_step", "target_loss_nats", "epochs_to_target"],
            cells: [
                [
                    .text(trial.variant), .integer(trial.seed), .text(outcome.name),
                    .integer(ifKnown: outcome.divergedStep), .number(settings.targetLoss), .number(reached ?? .nan),
                ]
            ])
    }

    public static func summarize(_ runs: Tables, _ settings: Settings) throws -> [Table] {
        // Trials stand seed by seed; lines are drawn activation by activation.
        let order = settings.activations.elements.map(\.description)
        let curves = try runs["training"].overSeeds(
            "training-summary", by: ["activation", "epoch"],
            of: ["train_loss_nats", "test_loss_nats", "test_accuracy", "median_activation"])
        let targets = try runs["runs"].overSeeds(
            "target-summary", by: ["activation", "target_loss_nats"], of: ["epochs_to_target"])
        return [
            curves.ordered(by: "activation", order),
            targets.ordered(by: "activation", order).adding("place") { place, _ in .integer(place) },
        ]
    }
}

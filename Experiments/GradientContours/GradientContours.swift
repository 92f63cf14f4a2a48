import ArgumentParser
import Datasets
import Harness
import Networks

/// Where the gradient goes: deep ReLU networks that do not learn for many epochs, and then do.
public enum GradientContours: Experiment {
    public static let card = Card(
        id: "gradient-contours",
        title: "Where the gradient goes in deep ReLU networks",
        claim: "The deeper a network, the longer it stands on a plateau where its lower layers get almost no gradient; "
            + "when it escapes, the gradients of all layers rise together by orders of magnitude.",
        sources: ["IE 534 Deep Learning (J. Sirignano, 2018), lecture 4, pages 8-11"],
        needsDigits: true, codeVersion: 2)

    public struct Settings: ExperimentSettings {
        @Option(help: "Hidden layers of the networks, separated by commas. The contours are those of the deepest.")
        public var depths: List<Int> = [1, 3, 5, 7, 8, 9]

        @Option(help: "Units of a hidden layer.")
        public var width = 100

        @Option(help: "Learning rate of stochastic gradient descent.")
        public var learningRate = 0.05

        @Option(help: "Images in a batch.")
        public var batch = 128

        @Option(help: "Passes over the training images.")
        public var epochs = 50

        @Option(help: "Networks of each depth, from different weights and orders. The contours are those of the first.")
        public var seeds = 3

        @Option(help: "Batches of each epoch, evenly apart, whose gradients are looked at.")
        public var samples = 10

        public init() {}

        public func validate() throws {
            try requireDistinct(depths, "depths")
            for depth in depths { try require(1...1000 ~= depth, "depths", "numbers from 1 to 1000", got: depth) }
            try require(1...10_000 ~= width, "width", "a number from 1 to 10000", got: width)
            try require(
                learningRate.isFinite && learningRate > 0, "learning-rate", "a positive number", got: learningRate)
            try require(2...10_000 ~= batch, "batch", "a number from 2 to 10000", got: batch)
            try require(2...100_000 ~= epochs, "epochs", "a number from 2 to 100000", got: epochs)
            try require(1...1000 ~= seeds, "seeds", "a number from 1 to 1000", got: seeds)
            try require(1...1000 ~= samples, "samples", "a number from 1 to 1000", got: samples)
        }

        /// Hidden layers of the network whose gradients are drawn layer by layer.
        var deepest: Int { depths.elements.max() ?? 1 }
    }

    public static let presets: [Preset: [String]] = [
        .quick: ["--depths", "3,7,8,9", "--epochs", "3", "--seeds", "1"],
        .paper: ["--epochs", "500"],
    ]

    /// The deepest first: they take longest, and the short ones then fill what is left of each worker's time.
    public static func trials(_ settings: Settings) -> [Trial] {
        let training = settings.depths.elements.sorted(by: >).flatMap { depth in
            (1...settings.seeds).map { Trial(variant: "\(depth)", seed: $0) }
        }
        return training + [Trial(variant: "initialization", seed: 1)]
    }

    /// The other networks do not matter to one, except that layers are written down of the deepest only.
    public static func inputs(of trial: Trial, _ settings: Settings) -> [SettingValue] {
        guard let depth = Int(trial.variant) else {
            return settings.canonical.only("width", "batch", "samples").with("deepest", settings.deepest)
        }
        return settings.canonical.without("depths", "seeds").with("is-deepest", depth == settings.deepest)
    }

    public static func measure(_ trial: Trial, _ settings: Settings, in lab: Lab) throws -> [Table] {
        let digits = try ImageDataset.named(lab.data?.name, from: lab.data?.folder, training: settings.batch)
        guard let depth = Int(trial.variant) else { return try initialization(trial, settings, digits, lab) }
        return try train(depth, trial.seed, settings, digits, lab)
    }

    public static func summarize(_ runs: Tables, _ settings: Settings) throws -> [Table] {
        let escapes = try Escape.ofEveryNetwork(runs)
        return [escapes, try Escape.ofEveryLayer(runs, onset: escapes)]
    }
}

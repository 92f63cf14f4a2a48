import ArgumentParser
import Foundation
import Harness
import Networks

/// The gradient in a chain of sigmoids: exact, bounded, and what it does to learning.
public enum VanishingGradient: Experiment {
    public static let card = Card(
        id: "vanishing-gradient",
        title: "The gradient in a chain of sigmoids",
        claim: "In a chain of L sigmoid units the gradient by the weight of layer l is at most C 2^-(L-l): it vanishes "
            + "with depth, and the lower layers take an impractically long time to learn.",
        sources: ["IE 534 Deep Learning (J. Sirignano, 2018), lecture 4, pages 5-7"], codeVersion: 2)

    public struct Settings: ExperimentSettings {
        @Option(help: "Layers L of the chains, separated by commas.")
        public var depths: List<Int> = [5, 10, 20, 30, 50]

        @Option(parsing: .unconditional, help: "Every weight at the beginning.")
        public var weight = 0.5

        @Option(parsing: .unconditional, help: "The target y of the loss (y - U)^2. The lecture does not say it.")
        public var target = 1.0

        @Option(
            parsing: .unconditional, help: "Layers of the chain whose weights are swept, and of the one that learns.")
        public var sweepDepth = 10

        @Option(parsing: .unconditional, help: "Learning rate of gradient descent.")
        public var learningRate = 0.1

        @Option(parsing: .unconditional, help: "Steps of gradient descent.")
        public var steps = 10_000

        public init() {}

        public func validate() throws {
            try requireDistinct(depths, "depths")
            for depth in depths { try require(1...1000 ~= depth, "depths", "numbers from 1 to 1000", got: depth) }
            try require(weight.isFinite && weight > 0, "weight", "a positive number", got: weight)
            try require(target.isFinite, "target", "a finite number", got: target)
            try require(1...1000 ~= sweepDepth, "sweep-depth", "a number from 1 to 1000", got: sweepDepth)
            try require(
                learningRate.isFinite && learningRate > 0, "learning-rate", "a positive number", got: learningRate)
            try require(1...10_000_000 ~= steps, "steps", "a number from 1 to 10000000", got: steps)
        }
    }

    public static let presets: [Preset: [String]] = [
        .quick: ["--steps", "1000"], .paper: ["--steps", "1000000"],
    ]

    public static func trials(_ settings: Settings) -> [Trial] {
        ["gradients", "slopes", "sweep", "learning"].map { Trial(variant: $0) }
    }

    public static func inputs(of trial: Trial, _ settings: Settings) -> [SettingValue] {
        let canonical = settings.canonical
        return switch trial.variant {
        case "gradients": canonical.only("depths", "weight", "target")
        case "slopes": []
        case "sweep": canonical.only("sweep-depth", "target")
        default: canonical.without("depths")
        }
    }

    public static func measure(_ trial: Trial, _ settings: Settings, in lab: Lab) throws -> [Table] {
        switch trial.variant {
        case "gradients": [gradients(settings)]
        case "slopes": [slopes()]
        case "sweep": [sweep(settings)]
        default: try learning(settings, lab)
        }
    }

    /// For each depth and layer the gradient in three ways, and the two bounds.
    private static func gradients(_ settings: Settings) -> Table {
        var table = Table(
            "gradients",
            columns: [
                "depth", "layer", "gradient", "gradient_recursion", "gradient_difference", "bound_lecture",
                "bound_true",
                "activation", "output", "weight", "target",
            ])
        for depth in settings.depths {
            let chain = Chain(depth: depth, weight: settings.weight, target: settings.target)
            let differences = chain.gradientsByDifference()
            let gradients = chain.gradients(of: chain.loss)
            let recursion = chain.gradientsByRecursion(weight: settings.weight, target: settings.target)
            let c = abs(chain.output - settings.target) / 4
            // Each layer above multiplies by the weight, at most 1 in the lecture, and a slope of at most 1/4.
            for l in 1...depth {
                let above = Double(depth - l)
                table.append([
                    .integer(depth), .integer(l), .number(abs(gradients[l - 1])), .number(abs(recursion[l - 1])),
                    .number(abs(differences[l - 1])), .number(c * pow(2, -above)), .number(c * pow(8, -above)),
                    .number(chain.activations[l - 1]), .number(chain.output),
                    .number(settings.weight), .number(settings.target),
                ])
            }
        }
        return table
    }

    /// The sigmoid and its slope.
    private static func slopes() -> Table {
        var table = Table("slopes", columns: ["x", "sigmoid", "slope"])
        for step in -80...80 {
            let x = Double(step) / 10
            table.append([.number(x), .number(Activation.sigmoid(x)), .number(Activation.sigmoid.slope(at: x))])
        }
        return table
    }

    /// |∂U/∂W¹| for chains that begin with other weights. The loss is left out, whose factor U - y has a zero of its own.
    private static func sweep(_ settings: Settings) -> Table {
        var table = Table("sweep", columns: ["activation", "depth", "weight", "gradient"])
        for activation in [Activation.sigmoid, .tanh, .relu] {
            for step in -80...80 {
                let weight = pow(10, Double(step) / 40)
                let chain = Chain(
                    depth: settings.sweepDepth, weight: weight, activation: activation, target: settings.target)
                let gradient = abs(chain.gradients(of: chain.outputs[settings.sweepDepth])[0])
                // Beyond what a Double can tell from 0 there is nothing to draw on a logarithmic axis.
                table.append([
                    .text(activation.function.rawValue), .integer(settings.sweepDepth), .number(weight),
                    .number(gradient > 0 ? gradient : .nan),
                ])
            }
        }
        return table
    }

    /// |W(t) - W(0)| / |W(0)| of every layer, at steps an equal factor apart. The biases stay 0, as in the lecture. And how
    /// the training ended.
    private static func learning(_ settings: Settings, _ lab: Lab) throws -> [Table] {
        var table = Table("learning", columns: ["layer", "step", "weight_change_relative", "loss"])
        let chain = Chain(depth: settings.sweepDepth, weight: settings.weight, target: settings.target)
        let trainer = Trainer(
            chain.loss, Optimizer(.sgd, of: chain.weights, learningRate: .constant(settings.learningRate)))
        let interrupted = lab.resumed(Interim.self)
        var rows = interrupted?.rows ?? Array(repeating: [], count: settings.sweepDepth)
        var nextRecord = interrupted?.nextRecord ?? 1
        let outcome = try trainer.train(
            epochs: settings.steps, stepsPerEpoch: 1, from: interrupted?.training, load: { _, _ in }
        ) { step, loss in
            guard step == nextRecord || step == settings.steps else { return }
            nextRecord = max(step + 1, Int((Double(step) * 1.15).rounded()))
            for layer in 1...settings.sweepDepth {
                let change = abs(chain.weights[layer - 1].value.scalar - settings.weight) / settings.weight
                rows[layer - 1].append([
                    .integer(layer), .integer(step), .number(change > 0 ? change : .nan), .number(loss),
                ])
            }
            lab.report(Double(step) / Double(settings.steps), "step \(step), loss \(loss)")
        } keep: { place in
            try lab.keep { Interim(training: place.state, rows: rows, nextRecord: nextRecord) }
        }
        for row in rows.joined() { table.append(row) }
        let end = Table(
            "learning-outcome", columns: ["outcome", "diverged_at_step"],
            cells: [[.text(outcome.name), .integer(ifKnown: outcome.divergedStep)]])
        return [table, end]
    }

    /// What the learning chain has when it is interrupted.
    private struct Interim: Codable {
        let training: TrainingState<Double>
        /// Of the table, layer by layer.
        let rows: [[[Value]]]
        let nextRecord: Int
    }
}

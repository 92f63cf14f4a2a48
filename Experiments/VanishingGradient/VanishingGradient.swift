import ArgumentParser
import Foundation
import Harness
import Networks
import Trainings

public let experiment: any Experiment.Type = VanishingGradient.self

/// The gradient in a chain of sigmoids: exact, bounded, and its effect on learning.
enum VanishingGradient: Experiment {
    static let card = Card(
        id: "vanishing-gradient",
        title: "The gradient in a chain of sigmoids",
        claim: "In a chain of L sigmoid units the gradient with respect to the weight of layer ℓ is at most "
            + "C 2⁻⁽ᴸ⁻ˡ⁾: it vanishes with depth, and the lower layers take an impractically long time to learn.",
        summary: "the gradient vanishes with depth, so the lower layers hardly learn",
        sources: ["IE 534 Deep Learning (J. Sirignano, 2018), lecture 4, pages 5-7"], codeVersion: 2)

    struct Recipe: ExperimentSettings {
        @Option("Numbers of layers L of the chains.", each: 1...1000) var depths: List<Int> = [5, 10, 20, 30, 50]
        @Option("Initial value of every weight.", .positive) var weight = 0.5
        @Option("Target y of the loss (y - U)^2. The lecture does not give it.", .finite) var target = 1.0
        @Option("Layers of the chain in the weight sweep and in the training.", 1...1000)
        var sweepDepth = 10
        @Option("Learning rate of gradient descent.", .positive) var learningRate = 0.1
        @Option("Steps of gradient descent.", 1...10_000_000) var steps = 10_000
    }

    static let presets: [Preset: [String]] = [.quick: ["--steps", "1000"], .paper: ["--steps", "1000000"]]
    static let notedSettings = ["weight", "target"]

    enum Arm: String, Codable, CaseIterable, CustomStringConvertible {
        case gradients, slopes, sweep, learning
        var description: String { rawValue }
    }

    static func trials(_ sweep: NoSettings) -> [Trial<Arm>] { Arm.allCases.map { Trial($0) } }

    static func steps(_ arm: Arm, _ recipe: Recipe) -> Int { arm == .learning ? recipe.steps : 0 }

    static func measure(_ arm: Arm, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] {
        switch arm {
        case .gradients: [Table(recipe.depths.flatMap { gradients($0, recipe) })]
        case .slopes: [Table((-80...80).map { slope(at: Double($0) / 10) })]
        case .sweep: [Table([.sigmoid, .tanh, .relu].flatMap { influence($0, recipe) })]
        case .learning: try learning(recipe, lab)
        }
    }

    struct Layer: Row {
        static let table = RowTable<Layer>(
            "gradients",
            [
                "depth": \.depth, "layer": \.layer, "layers_from_output": \.distance, "gradient": \.gradient,
                "gradient_recursion": \.recursion, "gradient_difference": \.difference, "bound_lecture": \.lectureBound,
                "bound_true": \.trueBound, "activation": \.activation, "output": \.output,
            ])
        let depth, layer: Int
        /// Magnitudes, by the engine, by the lecture's recursion and by central differences.
        let gradient, recursion, difference: Double
        let lectureBound, trueBound, activation, output: Double

        var distance: Int { depth - layer }
    }

    /// The gradient of every layer in three ways, and the two bounds.
    private static func gradients(_ depth: Int, _ recipe: Recipe) -> [Layer] {
        let chain = Chain(depth: depth, weight: recipe.weight, target: recipe.target)
        let differences = chain.weights.flatMap { chain.graph.centralDifferences(of: chain.loss, by: $0, step: 1e-5) }
        let gradients = chain.gradients(of: chain.loss)
        let recursion = chain.gradientsByRecursion(weight: recipe.weight, target: recipe.target)
        let output = chain.output.value.scalar
        let c = abs(output - recipe.target) / 4
        return (0..<depth).map { l in
            // Each layer above multiplies by the weight, at most 1 in the lecture, and a slope of at most 1/4.
            let above = Double(depth - l - 1)
            return Layer(
                depth: depth, layer: l + 1, gradient: abs(gradients[l]), recursion: abs(recursion[l]),
                difference: abs(differences[l]), lectureBound: c * pow(2, -above), trueBound: c * pow(8, -above),
                activation: chain.activations[l], output: output)
        }
    }

    struct Slope: Row {
        static let table = RowTable<Slope>("slopes", ["x": \.x, "sigmoid": \.sigmoid, "slope": \.slope])
        let x, sigmoid, slope: Double
    }

    private static func slope(at x: Double) -> Slope {
        Slope(x: x, sigmoid: Activation.sigmoid(x), slope: Activation.sigmoid.slope(at: x))
    }

    struct Influence: Row {
        static let table = RowTable<Influence>(
            "sweep", ["activation": \.activation, "weight": \.weight, "gradient": \.gradient])
        let activation: ActivationFunction
        let weight, gradient: Double
    }

    /// |∂U/∂W¹| for chains that begin with other weights. The loss is left out, whose factor U - y has a zero of its own.
    private static func influence(_ activation: Activation, _ recipe: Recipe) -> [Influence] {
        (-80...80).map { step in
            let weight = pow(10, Double(step) / 40)
            let chain = Chain(depth: recipe.sweepDepth, weight: weight, activation, target: recipe.target)
            let gradient = abs(chain.gradients(of: chain.output)[0])
            // Beyond what a Double can tell from 0 there is nothing to draw on a logarithmic axis.
            return Influence(
                activation: activation.function, weight: weight, gradient: gradient > 0 ? gradient : .nan)
        }
    }

    struct Change: Row {
        static let table = RowTable<Change>(
            "learning", ["layer": \.layer, "step": \.step, "weight_change_relative": \.relative, "loss": \.loss])
        let layer, step: Int
        let relative, loss: Double
    }

    /// |W(t) - W(0)| / |W(0)| of every layer, at steps an equal factor apart. The biases stay 0, as in the lecture.
    private static func learning(_ recipe: Recipe, _ lab: Lab) throws -> [Table] {
        let chain = Chain(depth: recipe.sweepDepth, weight: recipe.weight, target: recipe.target)
        let optimizer = Optimizer(.sgd, of: chain.weights, learningRate: .constant(recipe.learningRate))
        let steps = sequence(first: 1) { max($0 + 1, Int((Double($0) * 1.15).rounded())) }
        let recorded = Set(steps.prefix { $0 < recipe.steps } + [recipe.steps])
        var changes = Table(of: Change.self)
        let outcome = try Trainer(chain.loss, optimizer).train(&changes, epochs: recipe.steps, in: lab) {
            step, loss, changes in
            for (index, weight) in chain.weights.dropLast().enumerated() where recorded.contains(step) {
                let change = abs(weight.value.scalar - recipe.weight) / recipe.weight
                changes.append(
                    Change(layer: index + 1, step: step, relative: change > 0 ? change : .nan, loss: loss))
            }
            return nil
        }
        // A line is drawn through rows that follow each other, so the rows of a layer stand together.
        let byLayer = changes.ordered(by: "layer", (1...recipe.sweepDepth).map(String.init))
        return [byLayer, Table([Run("learning", seed: 0, outcome)])]
    }
}

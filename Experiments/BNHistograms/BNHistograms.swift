import ArgumentParser
import Harness
import Networks
import Tensors
import Trainings

public let experiment: any Experiment.Type = BNHistograms.self

/// What fifty layers make of the preactivations of single units, with and without batch normalization.
enum BNHistograms: Experiment {
    static let card = Card(
        id: "bn-histograms",
        title: "Preactivations of fifty ReLU layers, before and after batch normalization",
        claim: "In a deep untrained network of ReLUs each unit becomes a constant: the variance between inputs drains "
            + "into the variance between units, so that one or two units win for every input. Batch "
            + "normalization prevents it.",
        summary: "without batch normalization the units of a deep ReLU network become constants",
        sources: [
            "FGV slides (Dario Oliveira), \"Visual example\", before and after batch normalization",
            "D. Page, \"How to Train Your ResNet 7: Batch Norm\" (2019), notebook in davidcpage/cifar10-fast",
        ], codeVersion: 3)

    struct Sweep: ExperimentSettings {
        @Option("Units per layer with the first seed, whose units the figures show.", 10...8192) var width = 2048
        @Option("Units per layer with every further seed.", 10...8192) var furtherWidth = 512
        @Option("Seeds: networks of each kind, each with its own weights and inputs.", 1...1000) var seeds = 3
    }

    struct Recipe: ExperimentSettings {
        @Option("Layers of each network.", 2...1000) var depth = 50
        @Option("Number of inputs, random numbers from N(0, 1).", 2...8192) var inputs = 512
        @Option("Layers that the figures show. Those beyond the depth are left out.", each: 1...1000)
        var layers = List(slide)
        @Option("Number of units that the figures show and the softmax chooses from.", 2...10) var units = 10

        var drawnLayers: [Int] { layers.filter { $0 <= depth } }

        func validate() throws {
            try require(!drawnLayers.isEmpty, "layers", "a layer from 1 to \(depth), which is the depth", got: layers)
        }
    }

    static let presets: [Preset: [String]] = [
        .quick: ["--width", "512", "--further-width", "256", "--inputs", "256", "--seeds", "2"],
        .paper: ["--further-width", "2048", "--seeds", "5"],
    ]
    static let notedSettings = ["width", "further-width", "seeds", "depth", "inputs"]

    /// The layers on the slide.
    static let slide = [1, 2, 5, 10, 20, 50]
    /// The preactivations that figures show, as in the source.
    static let shown = -7.0...7.0

    /// What a layer does with the product of its inputs and weights.
    enum Kind: String, CaseIterable, Codable, Cell {
        case relu
        /// Batch normalization, then ReLU: what the slide's caption says.
        case batchNorm = "batch-norm"
        /// A ReLU shifted and scaled so that N(0, 2) comes out with mean 0 and variance 1: what the slide's link shows.
        case analytic
        /// Nothing: the network is one linear map, for comparison and without histograms.
        case linear

        var title: String {
            switch self {
            case .relu: "ReLU"
            case .batchNorm: "batch norm"
            case .analytic: "shifted and scaled ReLU"
            case .linear: "linear"
            }
        }
    }

    struct Network: Codable, Hashable, CustomStringConvertible {
        let kind: Kind
        let width: Int
        var description: String { "\(kind.rawValue), width \(width)" }
    }

    static func trials(_ sweep: Sweep) -> [Trial<Network>] {
        (1...sweep.seeds).flatMap { seed in
            let width = seed == 1 ? sweep.width : sweep.furtherWidth
            return Kind.allCases.map { Trial(Network(kind: $0, width: width), seed: seed) }
        }
    }

    static func steps(_ network: Network, _ recipe: Recipe) -> Int { network.width * network.width }

    static func measure(_ network: Network, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] {
        // Streams are named by seed and layer only: the networks of one seed have the same weights (the linear network
        // on a smaller scale) and the same inputs.
        let stream = RandomStream(Self.self, seed: seed)
        let deep = DeepNetwork(network, inputs: recipe.inputs, stream["inputs"])
        var record = lab.resumed(Record.self) ?? Record()
        if let activations = record.activations { deep.input.value.load(activations.elements) }
        var outcome = TrainingOutcome.finished
        for layer in (1...recipe.depth).dropFirst(record.layer) {
            deep.advance(stream["weights"][layer])
            guard record.add(deep, of: network, seed: seed, recipe) else {
                outcome = .diverged(step: layer)
                break
            }
            lab.report(Double(layer) / Double(recipe.depth), "layer \(layer)/\(recipe.depth)")
            try lab.keep { record }
        }
        return record.tables + [Table([Run(kind: network.kind, seed: seed, width: network.width, outcome: outcome)])]
    }

    static let overSeeds = OverSeeds<Layer>(
        "layers-summary", by: [\.kind, \.width, \.layer], of: [\.withinShare, \.topOneShare, \.topTwoShare])
    static let summaries: [any TableSummary] = [overSeeds]

    /// Theory for infinite width: 1 - ρ is within units, where ρ is the correlation of two inputs' preactivations.
    static func derive(_ results: Results<BNHistograms>) throws -> [Table] {
        let correlations = reluCorrelations(layers: results.recipe.depth)
        return [Table(correlations.enumerated().map { Theory(layer: $0 + 1, withinShare: 1 - $1) })]
    }
}

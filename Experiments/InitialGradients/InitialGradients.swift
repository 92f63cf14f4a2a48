import ArgumentParser
import Datasets
import Harness
import Networks
import Tensors
import Trainings

public let experiment: any Experiment.Type = InitialGradients.self

/// The gradient of the first layer of deep networks that have not learned anything yet.
enum InitialGradients: Experiment {
    static let card = Card(
        id: "initial-gradients",
        title: "The first layer's gradient before training, in networks of depth 10 to 100",
        claim: "Before training, almost closed highway gates leave the first of 100 layers at least a tenth of the "
            + "gradient that they leave the first of 10.",
        summary: "before training, almost closed gates carry the gradient through 100 highway layers",
        sources: [
            "the networks of Srivastava, Greff, Schmidhuber, \"Training Very Deep Networks\" (2015)",
            "slides of H. Lee (highway networks), D. McAllester and D. Forsyth (residual networks)",
        ],
        needsDigits: true, codeVersion: 2)

    struct Sweep: DeepNetworkSettings {
        @Option("Layers before the softmax, the first of them plain.", each: 2...1000)
        var depths: List<Int> = [10, 20, 50, 100]
        @Option("Activation functions of plain networks.") var plainActivations: List<PlainActivation> = [.tanh, .relu]
        @Option("Bias b_T of the highway network's transform gates.", -100...100) var gateBias = -4.0
        @Option("Units of a layer of plain and residual networks.", 1...10_000) var width = 71
        @Option("Units of a layer of highway networks, whose layers have two matrices.", 1...10_000)
        var highwayWidth = 50
        @Option("Initial weights of H in highway layers: he as for every ReLU here, glorot as in the source.")
        var highwayInitializer = Choice(HighwayInitializer.he)
        @Option("Initial weights of residual layers have He's deviation times depth to this power.", -2...0)
        var residualExponent = -0.5
    }

    struct Recipe: ExperimentSettings {
        @Option("Networks of each kind and depth whose gradients are averaged.", 1...1000) var initializations = 10
    }

    static let presets: [Preset: [String]] = [.quick: ["--depths", "10,50", "--initializations", "2"]]
    static let notedSettings = ["gate-bias", "initializations"]

    struct Arm: Hashable, Codable, CustomStringConvertible {
        let network: DeepNetwork.Architecture

        /// `plain tanh`, `residual`.
        var name: String { network.kind == .plain ? "plain \(network.activation.title)" : network.kind.rawValue }
        var description: String { "\(name) depth \(network.depth)" }
    }

    static func trials(_ sweep: Sweep) -> [Trial<Arm>] {
        let depths = sweep.depths.sorted()
        let plain = sweep.plainActivations.flatMap { function in depths.map { sweep.plain(function, depth: $0) } }
        let residual = depths.map { sweep.residual(depth: $0) }
        let highway = depths.map { sweep.highway(gateBias: sweep.gateBias, depth: $0) }
        return (plain + residual + highway).map { Trial(Arm(network: $0)) }
    }

    static func steps(_ arm: Arm, _ recipe: Recipe) -> Int { arm.network.depth * recipe.initializations }

    static func measure(_ arm: Arm, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] {
        let images = try lab.images()
        let first = Batches(
            images.training, size: 1000, first: 1000,
            preprocessing: PixelScaling.unit.fitted(to: images.training))
        let gradients = try (1...recipe.initializations).map { seed in
            try lab.once("initialization \(seed)") { lab in
                let network = DeepNetwork(arm.network, for: images, seed: seed)
                let loss = Examination(network.layers, first, mode: .training).differentiate(0)
                var summary = Summary()
                summary.add(network.firstWeight.gradient)
                let meanSquare = summary.variance + summary.mean * summary.mean
                lab.report(Double(seed) / Double(recipe.initializations), "initialization \(seed)")
                return Gradient(
                    network: arm.name, depth: arm.network.depth, gateBias: arm.network.gateBias, seed: seed, loss: loss,
                    norm: (meanSquare * Double(summary.count)).squareRoot())
            }
        }
        return [Table(gradients)]
    }

    struct Gradient: Row, Codable {
        static let table = RowTable<Gradient>(
            "initial-gradients",
            [
                "network": \.network, "depth": \.depth, "gate_bias": \.gateBias, "seed": \.seed, "loss_nats": \.loss,
                "gradient_norm": \.norm,
            ])
        let network: String
        let depth: Int
        let gateBias: Double?
        let seed: Int
        let loss, norm: Double
    }

    static let summary = OverSeeds<Gradient>("initial-gradients-summary", by: [\.network, \.depth], of: [\.norm])
    static let summaries: [any TableSummary] = [summary]

    static let claims: [Claim<InitialGradients>] = [
        Claim(
            "highway-gradient",
            "Before training, 100 highway layers leave the first layer at least 0.1 of the gradient that 10 leave it",
            .atLeast(0.1), source: "theory: the carry path alone leaves (1 - sigmoid(-4))^90 = 0.19"
        ) { results in
            func norm(_ depth: Int) throws -> Double {
                try results.row(summary, \.network == "highway", \.depth == depth).norm
            }
            return try norm(100) / norm(10)
        }
    ]

    static func figures(_ results: Results<InitialGradients>) throws -> [Figure] {
        let lines = try Lines(summary, in: results, x: \.depth, by: \.network, named: \.self) { network in
            switch network {
            case "plain \(ActivationFunction.relu.title)": .category(3)
            case "residual": DeepNetwork.Kind.residual.color
            case "highway": DeepNetwork.Kind.highway.color
            default: DeepNetwork.Kind.plain.color
            }
        }
        return [
            Figure(
                "initial-gradient",
                title: results.title(
                    "highway-gradient", "100 highway layers leave the first layer {} of the gradient that 10 leave it",
                    else: "Gradient of the first layer against depth, before training"),
                note: "1000 training images; "
                    + (try results.seedNote(summary).replacing("seeds", with: "initializations")),
                panels: [
                    Panel(
                        x: .values("depth", results.sweep.depths.sorted().map(Double.init)),
                        y: .logarithmic("gradient norm of the first layer's weights", holding: lines.numbers(\.norm)),
                        key: .right, series: lines.series(\.norm, as: .linePoints))
                ])
        ]
    }
}

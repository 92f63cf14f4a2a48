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
        claim: "A shortcut carries the gradient to the first layer, if its branch is small: a residual branch of two "
            + "matrices keeps the gradient at every depth, one that ends in a ReLU multiplies it.",
        summary: "a shortcut carries the gradient to the first of 100 layers, if its branch does not end in a ReLU",
        sources: [
            "the networks of Srivastava, Greff, Schmidhuber, \"Training Very Deep Networks\" (2015)",
            "slides of H. Lee (highway networks), D. McAllester and D. Forsyth (residual networks)",
        ],
        reads: .mnist, codeVersion: 3)

    struct Sweep: DeepNetworkSettings {
        @Option("Weight layers; the softmax counts in residual networks only.", each: 2...1000)
        var depths: List<Int> = [10, 20, 50, 100]
        @Option("Activation functions of plain networks.") var plainActivations: List<PlainActivation> = [.tanh, .relu]
        @Option("Bias b_T of the highway network's transform gates.", -100...100) var gateBias = -4.0
        @Option("Units per layer in plain and residual networks.", 1...10_000) var width = 71
        @Option("Units per layer in highway networks, whose layers have two matrices.", 1...10_000)
        var highwayWidth = 50
        @Option("Initial weights of H in highway layers: glorot as in the source, he as for every other ReLU here.")
        var highwayInitializer = Choice(HighwayInitializer.glorot)
        @Option("Exponent p: a residual branch's last matrix starts at He's deviation times blocks^p.", -2...0)
        var residualExponent = -0.5
    }

    struct Recipe: ExperimentSettings {
        @Option("Initializations of each kind and depth, to average over.", 1...1000) var initializations = 10
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
        let residual = depths.map { sweep.residual(depth: $0) } + depths.map { sweep.oneMatrixResidual(depth: $0) }
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
            "residual-gradient",
            "Before training, 100 residual layers leave the first layer within a factor of 3 of the gradient of 10",
            .within(0.33...3), source: "theory: the variance grows like (1 + 1/b)^b in b blocks, at most e-fold",
            measure: ratio(.residual)),
        Claim(
            "one-matrix-gradient",
            "Before training, 100 one-matrix residual layers multiply the first layer's gradient at least 10-fold",
            .atLeast(10), source: "theory: the mean grows like exp(√(L / π)) in L layers: 47-fold from 10 to 100",
            postHoc: "made after a run that gave 59", measure: ratio(.oneMatrixResidual)),
        Claim(
            "highway-gradient",
            "Before training, 100 highway layers leave the first layer at least 0.1 of the gradient that 10 leave it",
            .atLeast(0.1), source: "theory: the carry path alone leaves (1 - sigmoid(-4))^90 = 0.19",
            measure: ratio(.highway)),
    ]

    /// The gradient norm at depth 100 by that at depth 10.
    private static func ratio(_ kind: DeepNetwork.Kind) -> @Sendable (Results<InitialGradients>) throws -> Double {
        { results in
            func norm(_ depth: Int) throws -> Double {
                try results.row(summary, \.network == kind.rawValue, \.depth == depth).norm
            }
            return try norm(100) / norm(10)
        }
    }

    static func figures(_ results: Results<InitialGradients>) throws -> [Figure] {
        let slide = DeepNetwork.Kind.oneMatrixResidual.rawValue
        let lines = try Lines(
            summary, in: results, x: \.depth, by: \.network, named: { $0 == slide ? "slide's block" : $0 }
        ) {
            network in
            let relu = "plain \(ActivationFunction.relu.title)"
            return network == relu ? .category(3) : (DeepNetwork.Kind(rawValue: network) ?? .plain).color
        }
        return [
            Figure(
                "initial-gradient",
                title: results.title(
                    "one-matrix-gradient", and: ["residual-gradient"],
                    "From depth 10 to 100 two-matrix residual blocks keep the gradient; the slide's multiply it by {}",
                    else: "Gradient of the first layer against depth, before training"),
                note: "1000 training images; dashed: the slide's block, x + relu(x W + b); "
                    + (try results.seedNote(summary).replacing("seeds", with: "initializations")),
                panels: [
                    Panel(
                        x: .values("depth", results.sweep.depths.sorted().map(Double.init)),
                        y: .logarithmic("gradient norm of the first layer's weights", holding: lines.numbers(\.norm)),
                        key: .right,
                        series: lines.only(lines.arms.filter { $0 != slide }).series(\.norm, as: .linePoints)
                            + lines.only([slide]).series(\.norm, as: .dashedLine, hasBands: false))
                ])
        ]
    }
}

import ArgumentParser
import Foundation
import Harness
import Tensors

/// What fifty layers make of the preactivations of single units, with and without batch normalization.
public enum BNHistograms: Experiment {
    public static let card = Card(
        id: "bn-histograms",
        title: "Preactivations of fifty ReLU layers, before and after batch normalization",
        claim: "In a deep network of ReLUs each unit becomes a constant: the variance between inputs drains into the "
            + "variance between units, so that one or two units win for every input. Batch normalization prevents it.",
        sources: [
            "FGV slides (L. Oliveira), \"Visual example\", before and after batch normalization",
            "D. Page, \"How to Train Your ResNet 7: Batch Norm\" (2019), notebook in davidcpage/cifar10-fast",
        ], codeVersion: 2)

    public struct Settings: ExperimentSettings {
        @Option(help: "Layers of each network.")
        public var depth = 50

        @Option(help: "Units of a layer with the first seed, whose units are drawn.")
        public var width = 2048

        @Option(help: "Units of a layer with every further seed.")
        public var furtherWidth = 512

        @Option(help: "Inputs, drawn from N(0, 1).")
        public var inputs = 512

        @Option(help: "Layers whose units are drawn, separated by commas. Those beyond the depth are left out.")
        public var layers: List<Int> = [1, 2, 5, 10, 20, 50]

        @Option(help: "Units that are drawn, and that win or lose against each other.")
        public var units = 10

        @Option(help: "Networks of each kind, with other weights and inputs.")
        public var seeds = 3

        public init() {}

        public func validate() throws {
            try require(2...1000 ~= depth, "depth", "a number from 2 to 1000", got: depth)
            try require(2...UnitColor.allCases.count ~= units, "units", "a number from 2 to 10", got: units)
            for (width, option) in [(width, "width"), (furtherWidth, "further-width")] {
                try require(units...8192 ~= width, option, "a number from \(units) to 8192", got: width)
            }
            try require(2...8192 ~= inputs, "inputs", "a number from 2 to 8192", got: inputs)
            try requireDistinct(layers, "layers")
            for layer in layers { try require(layer >= 1, "layers", "numbers from 1 up", got: layer) }
            try require(!drawnLayers.isEmpty, "layers", "a layer from 1 to \(depth), which is the depth", got: layers)
            try require(1...1000 ~= seeds, "seeds", "a number from 1 to 1000", got: seeds)
        }

        var drawnLayers: [Int] { layers.filter { $0 <= depth } }

        func width(ofSeed seed: Int) -> Int { seed == 1 ? width : furtherWidth }
    }

    public static let presets: [Preset: [String]] = [
        .quick: ["--width", "512", "--further-width", "256", "--inputs", "256", "--seeds", "2"],
        .paper: ["--further-width", "2048", "--seeds", "5"],
    ]

    public static func trials(_ settings: Settings) -> [Trial] {
        (1...settings.seeds).flatMap { seed in Arm.allCases.map { Trial(variant: $0.rawValue, seed: seed) } }
    }

    /// A seed has one of the two widths, and how many seeds there are does not matter to it.
    public static func inputs(of trial: Trial, _ settings: Settings) -> [SettingValue] {
        settings.canonical.without("seeds", trial.seed == 1 ? "further-width" : "width")
    }

    public static func measure(_ trial: Trial, _ settings: Settings, in lab: Lab) throws -> [Table] {
        guard let arm = Arm(rawValue: trial.variant) else { return [] }
        let width = settings.width(ofSeed: trial.seed)
        // Streams are named by seed and layer only: the networks of one seed have the same weights (the linear one on
        // a smaller scale) and the same inputs.
        let stream = RandomStream(experiment: card.id, seed: trial.seed)
        let network = DeepNetwork(arm, inputs: settings.inputs, width: width, stream["inputs"])
        let interrupted = lab.resumed(Interim.self)
        var record = interrupted?.record ?? Record(arm, seed: trial.seed, settings)
        if let interrupted { network.resume(after: interrupted.layer, interrupted.activations) }
        var divergedAt: Int?
        for layer in (1...settings.depth).dropFirst(interrupted?.layer ?? 0) {
            network.advance(stream["weights"][layer])
            guard record.add(network.preactivations, layer: layer) else {
                divergedAt = layer
                break
            }
            lab.report(Double(layer) / Double(settings.depth), "layer \(layer)/\(settings.depth)")
            try lab.keep { Interim(layer: layer, activations: network.activations, record: record) }
        }
        return record.tables + [runs(trial, width, divergedAt)]
    }

    /// What a trial has when it is interrupted.
    private struct Interim: Codable {
        /// The last one that is done.
        let layer: Int
        let activations: Tensor<Float>
        let record: Record
    }

    /// Whether the numbers stayed finite.
    private static func runs(_ trial: Trial, _ width: Int, _ divergedAt: Int?) -> Table {
        Table(
            "runs", columns: ["arm", "seed", "width", "outcome", "diverged_at_layer"],
            cells: [
                [
                    .text(trial.variant), .integer(trial.seed), .integer(width),
                    .text(divergedAt == nil ? "finished" : "diverged"),
                    .integer(ifKnown: divergedAt),
                ]
            ])
    }

    public static func summarize(_ runs: Tables, _ settings: Settings) throws -> [Table] {
        let summary = try runs["layers"].overSeeds(
            "layers-summary", by: ["arm", "width", "layer"], of: ["within_share", "top_one_share", "top_two_share"])
        return [summary, theory(settings.depth)]
            + (try Arm.allCases.filter(\.hasHistograms).map { try marks($0, runs["units"]) })
    }

    /// What is left within units in an infinitely wide network of ReLUs: 1 - ρ, where ρ is the correlation of the
    /// preactivations of two inputs, 0 at the first layer and then ρ ← (√(1 - ρ²) + (π - arccos ρ) ρ) / π.
    ///
    /// Source: Cho & Saul, "Kernel Methods for Deep Learning" (2009), the arc-cosine kernel of order 1.
    private static func theory(_ depth: Int) -> Table {
        var table = Table("theory", columns: ["layer", "within_share"])
        var correlation = 0.0
        for layer in 1...depth {
            table.append([.integer(layer), .number(1 - correlation)])
            let angle = acos(correlation)
            correlation = min(1, (sin(angle) + (.pi - angle) * correlation) / .pi)
        }
        return table
    }

    /// Where least, largest and mean value of each unit are marked, as in the source: ticks on the axis, dots below it.
    private static func marks(_ arm: Arm, _ units: Table) throws -> Table {
        var table = Table(marksTable(arm), columns: ["layer", "unit", "mark", "preactivation", "density_relative"])
        for row in try units.rows(where: ["arm": .text(arm.rawValue)]).rows {
            let marks = [("extreme", "minimum", 0), ("mean", "mean", -0.1), ("extreme", "maximum", 0)]
            for (mark, column, height) in marks {
                table.append([
                    .integer(Int(row["layer"])), .integer(Int(row["unit"])), .text(mark), .number(row[column]),
                    .number(height),
                ])
            }
        }
        return table
    }
}

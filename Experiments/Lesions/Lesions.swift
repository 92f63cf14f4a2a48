import ArgumentParser
import Foundation
import Graphs
import Harness
import Networks
import Tensors
import Trainings

public let experiment: any Experiment.Type = Lesions.self

/// Highway and residual networks whose layers are switched off one by one.
enum Lesions: DeepNetworkExperiment {
    static let card = Card(
        id: "lesions",
        title: "Highway and residual networks without one of their layers",
        claim: "A highway network uses only the layers it needs: without one of a few early layers it loses much, "
            + "without most others next to nothing. A residual network hardly misses any single layer.",
        summary: "a highway network needs few of its layers, a residual network hardly misses any single one",
        sources: [
            "Srivastava, Greff, Schmidhuber, \"Training Very Deep Networks\" (2015), figures 2 and 4",
            "Veit, Wilber, Belongie, \"Residual Networks Behave Like Ensembles\" (2016); slides of D. Forsyth",
        ],
        reads: .mnist, codeVersion: 3)

    struct Sweep: DeepNetworkSettings {
        @Option("Weight layers; the softmax counts in residual networks only.", 2...1000) var depth = 50
        @Option(.gateBias) var gateBias = -4.0
        @Option("Learning rate of the highway network.", .positive) var highwayLearningRate = 0.1
        @Option("Learning rate of the residual network.", .positive) var residualLearningRate = 0.01
        @Option(.networkSeeds) var seeds = 3
        @Option(.width) var width = 71
        @Option(.highwayWidth) var highwayWidth = 50
        @Option(HighwayInitializer.meaning) var highwayInitializer = Choice(HighwayInitializer.glorot)
        @Option(.residualExponent) var residualExponent = -0.5
    }

    static let epochs = 25
    static let presets: [Preset: [String]] = [
        .quick: ["--depth", "20", "--images", "2000", "--epochs", "4", "--seeds", "1"],
        .paper: sourceTraining,
    ]
    static let notedSettings =
        ["depth", "gate-bias", "highway-learning-rate", "residual-learning-rate"] + notedTraining

    typealias Kind = DeepNetwork.Kind

    static func trials(_ sweep: Sweep) -> [Trial<Hyperparameters>] {
        let highway = sweep.highway(gateBias: sweep.gateBias, depth: sweep.depth)
        let residual = sweep.residual(depth: sweep.depth)
        return Trial.every(
            [
                Hyperparameters(highway, learningRate: sweep.highwayLearningRate),
                Hyperparameters(residual, learningRate: sweep.residualLearningRate),
            ], seeds: sweep.seeds)
    }

    /// A lesion costs a forward pass, an epoch of training three and one more.
    static func steps(_ tried: Hyperparameters, _ recipe: Recipe) -> Int {
        let depth = tried.network.depth
        return depth * (recipe.epochs + depth / 4) * recipe.stepsPerEpoch
    }

    static func measure(_ tried: Hyperparameters, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] {
        let training = try DeepTraining(tried, seed: seed, recipe, in: lab)
        let network = Network(tried: tried, seed: seed, result: try training.runOnce(share: 0...0.6, in: lab))
        // A diverged network has no parts whose work could be missed.
        let isTrained = network.outcome == .finished
        let layers = isTrained ? try layers(of: training, network.kind, seed: seed, in: lab) : []
        return [Table([network]), Table(layers)]
    }

    /// What the network loses with one layer after another switched off.
    private static func layers(of training: DeepTraining, _ kind: Kind, seed: Int, in lab: Lab) throws -> [Layer] {
        let network = training.network
        let gates = meanGates(training)
        let examination = training.examination()
        let base = examination.run()
        return try network.parts.enumerated().map { index, part in
            try lab.once("layer \(part.layer)", share: 0.6...1) { lab in
                let (lesioned, isIdentity) = network.withoutPart(part) {
                    let lesioned = examination.run()
                    let (x, y) = (examination.outputs[part.place - 1].value, examination.outputs[part.place].value)
                    return (lesioned, memcmp(x.pointer, y.pointer, x.count * MemoryLayout<Float>.stride) == 0)
                }
                lab.report(Double(index + 1) / Double(network.parts.count), "without layer \(part.layer)")
                return Layer(
                    kind: kind, seed: seed, layer: part.layer, meanGate: gates.isEmpty ? .nan : gates[index],
                    lesionedLoss: lesioned.loss, baseLoss: base.loss, lesionedAccuracy: lesioned.accuracy,
                    baseAccuracy: base.accuracy, isIdentity: isIdentity)
            }
        }
    }

    /// The mean of each layer's transform gate over units and training images.
    private static func meanGates(_ training: DeepTraining) -> [Double] {
        let examination = training.examination()
        // Called once more on what it reads in the network, a gate is a node of its own that can be observed.
        let gates = training.network.gates.enumerated().map { $1(examination.outputs[$0], mode: .inference) }
        if gates.isEmpty { return [] }
        var summaries = gates.map { _ in Summary() }
        _ = examination.run { _ in
            for index in gates.indices { summaries[index].add(gates[index].value) }
        }
        return summaries.map(\.mean)
    }

    struct Network: Row {
        static let table = RowTable<Network>(
            "lesion-networks",
            [
                "kind": \.kind, "depth": \.tried.network.depth, "seed": \.seed,
                "learning_rate": \.tried.learningRate, "gate_bias": \.tried.network.gateBias, "outcome": \.outcome,
                "diverged_at_step": \.outcome.divergedStep, "train_loss_nats": \.result.finalLoss,
                "test_accuracy": \.result.testAccuracy,
            ])
        let tried: Hyperparameters
        let seed: Int
        let result: DeepTraining.Result

        var kind: Kind { tried.network.kind }
        var outcome: TrainingOutcome { result.outcome }
    }

    /// A layer of a highway network, or a block of a residual one with its first layer.
    struct Layer: Row, Codable {
        static let table = RowTable<Layer>(
            "layers",
            [
                "kind": \.kind, "seed": \.seed, "layer": \.layer, "mean_gate": \.meanGate,
                "lesioned_loss_nats": \.lesionedLoss, "base_loss_nats": \.baseLoss,
                "lesioned_accuracy": \.lesionedAccuracy, "base_accuracy": \.baseAccuracy,
                "is_identity": \.isIdentity,
            ])
        let kind: Kind
        let seed, layer: Int
        let meanGate, lesionedLoss, baseLoss, lesionedAccuracy, baseAccuracy: Double
        let isIdentity: Bool
    }

    static let layers = OverSeeds<Layer>(
        "layers-summary", by: [\.kind, \.layer],
        of: [\.meanGate, \.lesionedLoss, \.baseLoss, \.lesionedAccuracy, \.baseAccuracy, \.isIdentity])
    static let summaries: [any TableSummary] = [layers]
}

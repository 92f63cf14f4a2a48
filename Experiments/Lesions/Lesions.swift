import Datasets
import Foundation
import Harness
import Networks
import Tensors

extension DepthSweep {
    /// What a trial has when it is interrupted.
    private struct Interim: Codable {
        /// Those that diverged before.
        let networks: Table
        let training: Classroom.Training
        /// As far as layers have been switched off.
        let layers: Table
    }

    /// Trains one network, then measures how far each transform gate is open and what the network loses with one layer
    /// after another switched off.
    static func lesions(
        _ kind: Kind, seed: Int, _ digits: ImageDataset, _ settings: Settings, _ lab: Lab
    ) throws -> [Table] {
        let classroom = Classroom(digits: digits, settings: settings)
        let interrupted = lab.resumed(Interim.self)
        var training = interrupted?.training
        let rates =
            kind == .highway ? settings.lesionHighwayLearningRates : settings.lesionResidualLearningRates
        var networks = interrupted?.networks ?? Table("lesion-networks", columns: networkColumns)
        let layers = interrupted?.layers ?? Table("layers", columns: layerColumns)
        // A network that diverged has no layers whose work could be missed, so a smaller rate gets its turn.
        for rate in rates.dropFirst(networks.cells.count) {
            let setting = Hyperparameters(
                kind, learningRate: rate, gateBias: kind == .highway ? settings.lesionGateBias : nil)
            let epochs = settings.lesionEpochs
            let before = networks
            let (network, result, end) = try classroom.train(
                setting, depth: settings.lesionDepth, epochs: epochs, seed: seed, from: training
            ) { epoch, loss in
                lab.report(0.6 * Double(epoch) / Double(epochs), "epoch \(epoch)/\(epochs), loss \(Float(loss))")
            } keep: { training in
                try lab.keep { Interim(networks: before, training: training(), layers: layers) }
            }
            training = nil
            networks.append(
                [
                    .text(kind.rawValue), .integer(settings.lesionDepth), .integer(seed), .number(rate),
                    gateBiasCell(setting),
                ] + cells(result.outcome) + [.number(result.finalLoss), .number(result.testAccuracy)])
            if result.outcome == .finished {
                let layers = try self.layers(kind, seed, network, classroom, from: layers, lab) { layers in
                    try lab.keep { Interim(networks: before, training: end, layers: layers) }
                }
                return [networks, layers]
            }
        }
        return [networks, layers]
    }

    private static let networkColumns = [
        "kind", "depth", "seed", "learning_rate", "gate_bias", "outcome", "diverged_at_step", "train_loss_nats",
        "test_accuracy",
    ]
    private static let layerColumns = [
        "kind", "seed", "layer", "mean_gate", "lesioned_loss_nats", "base_loss_nats", "lesioned_accuracy",
        "base_accuracy", "is_identity",
    ]

    /// One row for each layer that can be switched off.
    ///
    /// - Parameter table: the rows that are there already.
    private static func layers(
        _ kind: Kind, _ seed: Int, _ network: DeepNetwork, _ classroom: Classroom, from table: Table, _ lab: Lab,
        keep: (Table) throws -> Void
    ) throws -> Table {
        let gates = meanGates(network, classroom)
        let classifier = classroom.classifier(network)
        let base = classroom.examine(classifier)
        var table = table
        for (index, layer) in network.lesionable.enumerated().dropFirst(table.cells.count) {
            let (lesioned, isIdentity) = network.withLesion(at: layer) {
                let lesioned = classroom.examine(classifier)
                let (x, y) = (classifier.outputs[layer - 2].value, classifier.outputs[layer - 1].value)
                return (lesioned, memcmp(x.pointer, y.pointer, x.count * MemoryLayout<Float>.stride) == 0)
            }
            table.append([
                .text(kind.rawValue), .integer(seed), .integer(layer), .number(gates.isEmpty ? .nan : gates[index]),
                .number(lesioned.loss), .number(base.loss), .number(lesioned.accuracy), .number(base.accuracy),
                .integer(isIdentity ? 1 : 0),
            ])
            lab.report(0.6 + 0.4 * Double(index + 1) / Double(network.lesionable.count), "lesion of layer \(layer)")
            try keep(table)
        }
        return table
    }

    /// The mean of each layer's transform gate over units and training images.
    private static func meanGates(_ network: DeepNetwork, _ classroom: Classroom) -> [Double] {
        guard !network.gates.isEmpty else { return [] }
        let classifier = classroom.classifier(network)
        // Called once more on what it reads in the network, a gate is a node of its own that can be observed.
        let gates = network.gates.enumerated().map { $1(classifier.outputs[$0], mode: .inference) }
        var summaries = gates.map { _ in Summary() }
        _ = classroom.examine(classifier) {
            for index in gates.indices { summaries[index].add(gates[index].value) }
        }
        return summaries.map(\.mean)
    }

    /// The norm of the loss gradient by the weights of the first layer, in networks that have not learned anything yet.
    static func initialGradients(_ digits: ImageDataset, _ settings: Settings, _ lab: Lab) throws -> Table {
        let classroom = Classroom(digits: digits, settings: settings)
        let networks =
            settings.plainActivations.map { ("plain \($0.title)", Hyperparameters(.plain, $0, learningRate: 0)) } + [
                ("residual", Hyperparameters(.residual, learningRate: 0)),
                (
                    "highway",
                    Hyperparameters(.highway, learningRate: 0, gateBias: settings.highwayGateBiases.elements[0])
                ),
            ]
        var table =
            lab.resumed(Table.self)
            ?? Table(
                "initial-gradients", columns: ["network", "depth", "gate_bias", "seed", "loss_nats", "gradient_norm"])
        let done = table.cells.count
        var index = 0
        for (name, setting) in networks {
            for depth in settings.depths.sorted() {
                for seed in 1...settings.initializations {
                    index += 1
                    if index <= done { continue }
                    let (loss, norm) = initialGradient(classroom, setting, depth: depth, seed: seed)
                    table.append([
                        .text(name), .integer(depth), gateBiasCell(setting), .integer(seed),
                        .number(loss), .number(norm),
                    ])
                    try lab.keep { table }
                }
                lab.report(0.5, "\(name), depth \(depth)")
            }
        }
        return table
    }

    /// Loss and gradient norm of one network on the first thousand training images.
    private static func initialGradient(
        _ classroom: Classroom, _ setting: Hyperparameters, depth: Int, seed: Int
    ) -> (loss: Double, norm: Double) {
        let network = classroom.network(setting, depth: depth, seed: seed)
        let classifier = classroom.classifier(network, batch: 1000, mode: .training)
        classroom.firstImages(1000).load(0, into: classifier.images.value, classifier.labels)
        classifier.graph.forward()
        classifier.graph.backward(from: classifier.loss)
        var summary = Summary()
        summary.add(network.firstWeight.gradient)
        let meanSquare = summary.variance + summary.mean * summary.mean
        return (Double(classifier.loss.value.scalar), (meanSquare * Double(summary.count)).squareRoot())
    }
}

import Datasets
import Graphs
import Harness
import Networks
import Tensors

extension GradientContours {
    static let initialActivations: [Activation] = [.sigmoid, .tanh, .relu]

    /// How the weights of the networks that are looked at before training begin.
    enum Start: String, CaseIterable {
        case standard = "default"
        case glorot
        case he

        /// All uniform: the same draws, only stretched.
        var initializer: Initializer {
            switch self {
            case .standard: .frameworkDefault
            case .glorot: .glorotUniform
            case .he: .heUniform
            }
        }

        /// The default draws biases too, the papers begin with zeros.
        var biasInitializer: Initializer { self == .standard ? .frameworkDefault : .constant(0) }

        var title: String {
            switch self {
            case .standard: "default"
            case .glorot: "Glorot"
            case .he: "He"
            }
        }
    }

    /// The name of the table with the contours of one kind of network.
    static func initialTable(_ activation: Activation, _ start: Start, normalizes: Bool) -> String {
        "initial-\(activation.function)-\(start.rawValue)" + (normalizes ? "-batch-norm" : "")
    }

    /// The gradients of every layer before the first step, for every activation, initializer, and with and without
    /// batch norm.
    static func initialization(
        _ trial: Trial, _ settings: Settings, _ digits: ImageDataset, _ lab: Lab
    ) throws -> [Table] {
        let stream = RandomStream(experiment: card.id, seed: trial.seed)
        var batches = Batches(
            digits.training, size: settings.batch, preprocessing: PixelScaling.unit.fitted(to: digits.training))
        batches.shuffle(stream["order"][1])
        var record = lab.resumed(InitialRecord.self) ?? InitialRecord()
        let networks = initialNetworks
        for (index, kind) in networks.enumerated().dropFirst(record.contours.count) {
            let network = network(settings.deepest, settings.width, kind, digits.training, stream["weights"])
            record.add(kind, initialGradients(network, batches, samples: settings.samples))
            lab.report(Double(index + 1) / Double(networks.count), "network \(index + 1)/\(networks.count)")
            try lab.keep { record }
        }
        return [record.medians] + record.contours
    }

    /// Linear, batch norm where wanted, activation; and a linear layer on top.
    private static func network(
        _ depth: Int, _ width: Int, _ kind: InitialNetwork, _ images: LabeledImages, _ stream: RandomStream
    ) -> Sequential<Float> {
        let widths = [images.pixels] + Array(repeating: width, count: depth) + [images.classes]
        let layers = (1...depth + 1).flatMap { layer -> [any Layer<Float>] in
            let linear = Linear<Float>(
                widths[layer - 1], widths[layer], initializer: kind.start.initializer,
                biasInitializer: kind.start.biasInitializer, stream: stream[layer], name: "layer \(layer)")
            guard layer <= depth else { return [linear] }
            let normalization: [any Layer<Float>] = kind.normalizes ? [BatchNorm(width)] : []
            return [linear] + normalization + [Activate(kind.activation)]
        }
        return Sequential(layers)
    }

    /// What the gradients by the weights of each layer, the output's included, are in the first batches.
    private static func initialGradients(
        _ network: Sequential<Float>, _ batches: Batches, samples: Int
    ) -> [GradientRecord] {
        let classifier = Classifier(
            network, batch: batches.size, features: batches.images.pixels, mode: .training)
        let weights = network.parameters.filter { $0.name.hasSuffix("weight") }
        var records = weights.map { GradientRecord(.initialization, of: $0.value) }
        for batch in 0..<min(samples, batches.count) {
            batches.load(batch, into: classifier.images.value, classifier.labels)
            classifier.graph.forward()
            classifier.graph.backward(from: classifier.loss)
            for (layer, weight) in weights.enumerated() { records[layer].add(weight.gradient) }
        }
        return records
    }
}

/// One kind of network that is looked at before training.
private struct InitialNetwork {
    let activation: Activation
    let start: GradientContours.Start
    let normalizes: Bool
}

private let initialNetworks = GradientContours.initialActivations.flatMap { activation in
    GradientContours.Start.allCases.flatMap { start in
        [false, true].map { InitialNetwork(activation: activation, start: start, normalizes: $0) }
    }
}

/// What is written down of these networks, one after the other.
private struct InitialRecord: Codable {
    private(set) var medians = Table(
        "initial-medians",
        columns: ["activation", "initializer", "batch_norm", "layer", "gradient_median_log2", "zero_share"])
    private(set) var contours: [Table] = []

    /// `records` are those of the layers, first to last.
    mutating func add(_ network: InitialNetwork, _ records: [GradientRecord]) {
        var contour = Table(
            GradientContours.initialTable(network.activation, network.start, normalizes: network.normalizes),
            columns: ["layer", "gradient_log2", "weight_share"])
        for (index, record) in records.enumerated() {
            medians.append([
                .text("\(network.activation.function)"), .text(network.start.rawValue),
                .text(network.normalizes ? "yes" : "no"), .integer(index + 1), .number(record.medianLog2),
                .number(record.zeroShare),
            ])
            for (magnitude, share) in record.shares(0..<record.scale.bins.count) {
                contour.append([.integer(index + 1), .number(magnitude), .number(share)])
            }
        }
        contours.append(contour)
    }
}

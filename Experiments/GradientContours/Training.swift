import Datasets
import Graphs
import Harness
import Networks
import Tensors

extension GradientContours {
    /// The bins of the slides, among those counted: 29, from 0.01 / √2²⁹ = 4.3e-7 to 0.01.
    static let lectureBins = 35..<64

    /// The hidden layers that the slides show: the first two and the last two.
    static func layersShown(depth: Int) -> [Int] {
        [1, 2, depth - 1, depth].filter { $0 >= 1 && $0 <= depth }.reduce(into: []) {
            if !$0.contains($1) { $0.append($1) }
        }
    }

    /// Trains one network, and looks at its gradients in some batches of every epoch.
    ///
    /// Epochs are counted from 0, as on the slides: epoch 0 is the first, and its test accuracy is that after it.
    static func train(_ depth: Int, _ seed: Int, _ settings: Settings, _ digits: ImageDataset, _ lab: Lab) throws
        -> [Table]
    {
        // Streams are named by seed only, so networks of one seed begin with the same lower layers and see the same
        // batches, however deep they are.
        let stream = RandomStream(experiment: card.id, seed: seed)
        let pixels = digits.training.pixels
        let widths = [pixels] + Array(repeating: settings.width, count: depth) + [digits.training.classes]
        let network = Sequential<Float>.perceptron(
            widths, .relu, initializer: .frameworkDefault, biasInitializer: .frameworkDefault,
            stream: stream["weights"])
        let hidden = network.parameters.filter { $0.name.hasSuffix("weight") }.dropLast()

        let preprocessing = PixelScaling.unit.fitted(to: digits.training)
        var batches = Batches(digits.training, size: settings.batch, preprocessing: preprocessing)
        let test = Batches(digits.test, size: 1000, preprocessing: preprocessing)
        let training = Classifier(network, batch: settings.batch, features: pixels, mode: .training)
        let examination = Classifier(network, batch: 1000, features: pixels, mode: .inference)
        let trainer = Trainer(
            training.loss, Optimizer(.sgd, of: network.parameters, learningRate: .constant(settings.learningRate)))

        let isLookedAt = sampled(settings.samples, of: batches.count)
        let interrupted = lab.resumed(Interim.self)
        var records = interrupted?.records ?? hidden.map { GradientRecord(.training, of: $0.value) }
        var journal =
            interrupted?.journal
            ?? Journal(depth: depth, seed: seed, keepsLayers: depth == settings.deepest && seed == 1)
        let outcome = try trainer.train(
            epochs: settings.epochs, stepsPerEpoch: batches.count, from: interrupted?.training
        ) { epoch in
            batches.shuffle(stream["order"][epoch])
        } load: { _, step in
            batches.load(step, into: training.images.value, training.labels)
        } observe: { _, step in
            guard isLookedAt[step] else { return }
            for (layer, weight) in hidden.enumerated() { records[layer].add(weight.gradient) }
        } afterEpoch: { epoch, loss in
            let accuracy = examination.evaluate(batches: test.count) { index in
                test.load(index, into: examination.images.value, examination.labels)
            }.accuracy
            journal.write(epoch: epoch - 1, loss: loss, accuracy: accuracy, records)
            records = hidden.map { GradientRecord(.training, of: $0.value) }
            lab.report(
                Double(epoch) / Double(settings.epochs),
                "epoch \(epoch)/\(settings.epochs), test accuracy \(Float(accuracy))")
        } keep: { place in
            try lab.keep { Interim(training: place.state, records: records, journal: journal) }
        }
        return journal.tables(outcome)
    }

    /// Which of an epoch's steps are looked at: the middles of equal stretches.
    private static func sampled(_ samples: Int, of steps: Int) -> [Bool] {
        var isLookedAt = Array(repeating: false, count: steps)
        for sample in 0..<samples { isLookedAt[(2 * sample + 1) * steps / (2 * samples)] = true }
        return isLookedAt
    }
}

/// What a training has when it is interrupted.
private struct Interim: Codable {
    let training: TrainingState<Float>
    /// Of the present epoch, hidden layer by hidden layer.
    let records: [GradientRecord]
    let journal: Journal
}

/// The tables that one training writes, epoch by epoch.
private struct Journal: Codable {
    let depth: Int
    let seed: Int
    /// Whether the layers are written one by one, too.
    let keepsLayers: Bool
    private var training = Table(
        "training", columns: ["depth", "seed", "epoch", "train_loss_nats", "test_accuracy", "gradient_mean"])
    private var layers = Table(
        "layers",
        columns: [
            "layer", "epoch", "gradient_mean", "gradient_median_log2", "zero_share", "below_bins_share",
            "above_bins_share", "averaged_gradient_mean", "averaged_gradient_median_log2",
        ])
    private var contours: [Contour] = []

    /// The distribution of the gradients of one layer.
    private struct Contour: Codable {
        let layer: Int
        var table: Table
    }

    init(depth: Int, seed: Int, keepsLayers: Bool) {
        self.depth = depth
        self.seed = seed
        self.keepsLayers = keepsLayers
        contours = GradientContours.layersShown(depth: depth).map {
            Contour(
                layer: $0,
                table: Table("contours-layer-\($0)", columns: ["epoch", "gradient_log2", "weight_share"]))
        }
    }

    /// `records` are those of the hidden layers, first to last. The mean over the hidden layers is over all weights.
    mutating func write(epoch: Int, loss: Double, accuracy: Double, _ records: [GradientRecord]) {
        let weights = records.reduce(0) { $0 + $1.count }
        let mean = records.reduce(0.0) { $0 + $1.mean * Double($1.count) } / Double(weights)
        training.append([
            .integer(depth), .integer(seed), .integer(epoch), .number(loss), .number(accuracy), .number(mean),
        ])
        guard keepsLayers else { return }
        for (index, record) in records.enumerated() {
            let bins = GradientContours.lectureBins
            func share(_ bins: Range<Int>) -> Value { .number(record.shares(bins).reduce(0) { $0 + $1.share }) }
            let averaged = record.ofAverage
            layers.append([
                .integer(index + 1), .integer(epoch), .number(record.mean), .number(record.medianLog2),
                .number(record.zeroShare), share(0..<bins.lowerBound),
                share(bins.upperBound..<record.scale.bins.count), .number(averaged.mean),
                .number(averaged.medianLog2),
            ])
        }
        for index in contours.indices {
            let record = records[contours[index].layer - 1]
            for (magnitude, share) in record.shares(GradientContours.lectureBins) {
                contours[index].table.append([.integer(epoch), .number(magnitude), .number(share)])
            }
        }
    }

    func tables(_ outcome: TrainingOutcome) -> [Table] {
        let run = Table(
            "runs", columns: ["depth", "seed", "outcome", "diverged_at_step"],
            cells: [
                [.integer(depth), .integer(seed), .text(outcome.name), .integer(ifKnown: outcome.divergedStep)]
            ])
        // Layer by layer: a line is drawn through rows that follow each other.
        let byLayer = layers.ordered(by: "layer", (1...depth).map(String.init))
        return [training, run] + (keepsLayers ? [byLayer] + contours.map(\.table) : [])
    }
}

import Datasets
import Foundation
import Graphs
import Harness
import Networks
import Tensors

/// Training networks and examining them: the images of one search, loaded once.
struct Classroom {
    let digits: ImageDataset
    let settings: DepthSweep.Settings

    /// How one network learned.
    struct Result {
        let network: DeepNetwork
        let outcome: TrainingOutcome
        /// Loss on all training images after each epoch, in nats.
        let losses: [Double]
        let testAccuracy: Double

        /// The loss after the last epoch; NaN if it was not reached.
        var finalLoss: Double { outcome == .finished ? losses.last ?? .nan : .nan }
    }

    /// Images in a batch of an examination.
    static let examined = 500

    func network(_ setting: Hyperparameters, depth: Int, seed: Int) -> DeepNetwork {
        DeepNetwork(
            setting, depth: depth, width: settings.width(setting.kind),
            residualScale: pow(Double(depth), settings.residualExponent),
            highwayInitializer: settings.highwayInitializer.value, inputs: digits.training.pixels,
            classes: digits.training.classes, stream: stream(seed)["weights"])
    }

    /// Streams are named by seed only: all networks of one seed see the same batches.
    private func stream(_ seed: Int) -> RandomStream { RandomStream(experiment: DepthSweep.card.id, seed: seed) }

    private func batches(_ images: LabeledImages, size: Int, first: Int? = nil) -> Batches {
        Batches(images, size: size, first: first, coefficients: PixelScaling.unit.coefficients(for: digits.training))
    }

    /// The first training images as one batch.
    func firstImages(_ count: Int) -> Batches { batches(digits.training, size: count, first: count) }

    func classifier(_ network: DeepNetwork, batch: Int = examined, mode: Mode = .inference) -> Classifier<Float> {
        Classifier(network.layers, batch: batch, features: digits.training.pixels, mode: mode)
    }

    /// Loss and accuracy on the training images that are trained on.
    func examine(_ classifier: Classifier<Float>, observe: () -> Void = {}) -> (loss: Double, accuracy: Double) {
        examine(classifier, batches(digits.training, size: Self.examined, first: settings.images), observe: observe)
    }

    private func examine(
        _ classifier: Classifier<Float>, _ batches: Batches, observe: () -> Void = {}
    ) -> (loss: Double, accuracy: Double) {
        classifier.evaluate(batches: batches.count) { index in
            batches.load(index, into: classifier.images.value, classifier.labels)
        } observe: {
            observe()
        }
    }

    /// Trains one network from the beginning.
    func train(
        _ setting: Hyperparameters, depth: Int, epochs: Int, seed: Int, report: (_ epoch: Int, _ loss: Double) -> Void
    ) -> Result {
        let network = network(setting, depth: depth, seed: seed)
        let order = stream(seed)["order"]
        let training = classifier(network, batch: settings.batch, mode: .training)
        let examination = classifier(network)
        var batches = batches(digits.training, size: settings.batch, first: settings.images)
        let trainer = Trainer(
            training.loss,
            Optimizer(
                .momentum(settings.momentum), of: network.layers.parameters,
                learningRate: .exponential(initial: setting.learningRate, factor: settings.decay)))
        var losses: [Double] = []
        var outcome = trainer.train(epochs: epochs, stepsPerEpoch: batches.count) { epoch, step in
            if step == 0 { batches.shuffle(order[epoch]) }
            batches.load(step, into: training.images.value, training.labels)
        } afterEpoch: { epoch, _ in
            losses.append(examine(examination).loss)
            report(epoch, losses[losses.count - 1])
        }
        // The last step of all can ruin the weights, and no further step would see it.
        if outcome == .finished, losses.last?.isFinite == false {
            outcome = .diverged(step: epochs * batches.count)
        }
        let isTrained = outcome == .finished
        let test = isTrained ? examine(examination, self.batches(digits.test, size: Self.examined)) : nil
        return Result(network: network, outcome: outcome, losses: losses, testAccuracy: test?.accuracy ?? .nan)
    }
}

extension DepthSweep {
    /// All settings of one kind and depth with the first seed, and the best of them with the others.
    static func search(
        _ kind: Kind, depth: Int, _ digits: ImageDataset, _ settings: Settings, _ lab: Lab
    ) -> [Table] {
        let classroom = Classroom(digits: digits, settings: settings)
        let grid = settings.grid(kind)
        let count = grid.count + settings.seeds - 1
        var results: [(setting: Hyperparameters, seed: Int, result: Classroom.Result)] = []
        func train(_ setting: Hyperparameters, seed: Int) {
            let done = results.count
            let result = classroom.train(setting, depth: depth, epochs: settings.epochs, seed: seed) { epoch, loss in
                let fraction = (Double(done) + Double(epoch) / Double(settings.epochs)) / Double(count)
                lab.report(fraction, "run \(done + 1)/\(count), epoch \(epoch), loss \(Float(loss))")
            }
            results.append((setting, seed, result))
        }
        for setting in grid { train(setting, seed: 1) }
        let trained = results.filter { $0.result.finalLoss.isFinite }
        let best = trained.min { $0.result.finalLoss < $1.result.finalLoss }?.setting
        if let best, settings.seeds > 1 {
            for seed in 2...settings.seeds { train(best, seed: seed) }
        }
        return tables(results, depth: depth, best: best, settings)
    }

    private static func tables(
        _ results: [(setting: Hyperparameters, seed: Int, result: Classroom.Result)], depth: Int,
        best: Hyperparameters?, _ settings: Settings
    ) -> [Table] {
        let keys = ["kind", "depth", "activation", "learning_rate", "gate_bias", "seed", "is_best"]
        var runs = Table(
            "runs",
            columns: keys + [
                "width", "parameters_per_layer", "parameters", "outcome", "diverged_at_step", "train_loss_nats",
                "test_accuracy",
            ])
        var curves = Table("curves", columns: keys + ["epoch", "train_loss_nats"])
        for (setting, seed, result) in results {
            let key: [Value] = [
                .text(setting.kind.rawValue), .integer(depth), .text(setting.activation.rawValue),
                .number(setting.learningRate), gateBiasCell(setting), .integer(seed),
                .integer(setting == best ? 1 : 0),
            ]
            let sizes = result.network.sizes
            runs.append(
                key + [
                    .integer(settings.width(setting.kind)), .integer(sizes.layer), .integer(sizes.total),
                ] + cells(result.outcome) + [.number(result.finalLoss), .number(result.testAccuracy)])
            for (index, loss) in result.losses.enumerated() {
                curves.append(key + [.integer(index + 1), .number(loss)])
            }
        }
        return [runs, curves]
    }

    /// How a training ended, and at which step if it diverged.
    static func cells(_ outcome: TrainingOutcome) -> [Value] {
        [.text(outcome.name), .integer(ifKnown: outcome.divergedStep)]
    }

    /// b_T, or a word for networks without gates: a table is grouped by it, and NaN differs even from itself.
    static func gateBiasCell(_ setting: Hyperparameters) -> Value {
        setting.gateBias.map { .number($0) } ?? "none"
    }
}

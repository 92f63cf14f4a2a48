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
    struct Result: Codable {
        let outcome: TrainingOutcome
        /// Loss on all training images after each epoch, in nats.
        let losses: [Double]
        let testAccuracy: Double

        /// The loss after the last epoch; NaN if it was not reached.
        var finalLoss: Double { outcome == .finished ? losses.last ?? .nan : .nan }
    }

    /// A training on its way.
    struct Training: Codable {
        let state: TrainingState<Float>
        /// Loss on all training images after each epoch, in nats.
        let losses: [Double]
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
        Batches(images, size: size, first: first, preprocessing: PixelScaling.unit.fitted(to: digits.training))
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

    /// Trains one network, from the beginning or from where it was interrupted.
    ///
    /// - Returns: the network, how it learned, and the state at its end.
    func train(
        _ setting: Hyperparameters, depth: Int, epochs: Int, seed: Int, from interrupted: Training?,
        report: (_ epoch: Int, _ loss: Double) -> Void, keep: (_ training: () -> Training) throws -> Void
    ) throws -> (network: DeepNetwork, result: Result, end: Training) {
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
        var losses = interrupted?.losses ?? []
        var outcome = try trainer.train(epochs: epochs, stepsPerEpoch: batches.count, from: interrupted?.state) {
            epoch in
            batches.shuffle(order[epoch])
        } load: { _, step in
            batches.load(step, into: training.images.value, training.labels)
        } afterEpoch: { epoch, _ in
            losses.append(examine(examination).loss)
            report(epoch, losses[losses.count - 1])
        } keep: { place in
            try keep { Training(state: place.state, losses: losses) }
        }
        // The last step of all can ruin the weights, and no further step would see it.
        if outcome == .finished, losses.last?.isFinite == false {
            outcome = .diverged(step: epochs * batches.count)
        }
        let isTrained = outcome == .finished
        let test = isTrained ? examine(examination, self.batches(digits.test, size: Self.examined)) : nil
        return (
            network, Result(outcome: outcome, losses: losses, testAccuracy: test?.accuracy ?? .nan),
            Training(state: TrainingPosition(trainer, epoch: epochs + 1).state, losses: losses)
        )
    }
}

extension DepthSweep {
    /// One training of a search.
    private struct Run: Codable {
        let setting: Hyperparameters
        let seed: Int
        let sizes: DeepNetwork.Sizes
        let result: Classroom.Result
    }

    /// What a search has when it is interrupted.
    private struct Interim: Codable {
        let runs: [Run]
        let training: Classroom.Training
    }

    /// All settings of one kind and depth with the first seed, and the best of them with the others.
    static func search(
        _ kind: Kind, depth: Int, _ digits: ImageDataset, _ settings: Settings, _ lab: Lab
    ) throws -> [Table] {
        let classroom = Classroom(digits: digits, settings: settings)
        let grid = settings.grid(kind)
        let count = grid.count + settings.seeds - 1
        let interrupted = lab.resumed(Interim.self)
        var training = interrupted?.training
        var runs = interrupted?.runs ?? []
        func train(_ setting: Hyperparameters, seed: Int) throws {
            let (network, result, _) = try classroom.train(
                setting, depth: depth, epochs: settings.epochs, seed: seed, from: training
            ) { epoch, loss in
                let fraction = (Double(runs.count) + Double(epoch) / Double(settings.epochs)) / Double(count)
                lab.report(fraction, "run \(runs.count + 1)/\(count), epoch \(epoch), loss \(Float(loss))")
            } keep: { training in
                try lab.keep { Interim(runs: runs, training: training()) }
            }
            training = nil
            runs.append(Run(setting: setting, seed: seed, sizes: network.sizes, result: result))
        }
        for setting in grid.dropFirst(runs.count) { try train(setting, seed: 1) }
        let trained = runs.prefix(grid.count).filter { $0.result.finalLoss.isFinite }
        let best = trained.min { $0.result.finalLoss < $1.result.finalLoss }?.setting
        if let best {
            for seed in (1...settings.seeds).dropFirst(1 + runs.count - grid.count) { try train(best, seed: seed) }
        }
        return tables(runs, depth: depth, best: best, settings)
    }

    private static func tables(
        _ runs: [Run], depth: Int, best: Hyperparameters?, _ settings: Settings
    ) -> [Table] {
        let keys = ["kind", "depth", "activation", "learning_rate", "gate_bias", "seed", "is_best"]
        var table = Table(
            "runs",
            columns: keys + [
                "width", "parameters_per_layer", "parameters", "outcome", "diverged_at_step", "train_loss_nats",
                "test_accuracy",
            ])
        var curves = Table("curves", columns: keys + ["epoch", "train_loss_nats"])
        for run in runs {
            let (setting, result) = (run.setting, run.result)
            let key: [Value] = [
                .text(setting.kind.rawValue), .integer(depth), .text(setting.activation.rawValue),
                .number(setting.learningRate), gateBiasCell(setting), .integer(run.seed),
                .integer(setting == best ? 1 : 0),
            ]
            table.append(
                key + [
                    .integer(settings.width(setting.kind)), .integer(run.sizes.layer), .integer(run.sizes.total),
                ] + cells(result.outcome) + [.number(result.finalLoss), .number(result.testAccuracy)])
            for (index, loss) in result.losses.enumerated() {
                curves.append(key + [.integer(index + 1), .number(loss)])
            }
        }
        return [table, curves]
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

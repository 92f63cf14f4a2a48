import Datasets
import Harness
import Networks
import Tensors
import Trainings

extension GradientContours {
    /// The bins of the slides, which end at 0.01, and more on both sides, so that medians and shares outside are seen.
    static let scale = MagnitudeScale(top: 0.16, log2: -2.643856189774724, count: 72)
    /// The bins of the slides: 29, from 0.01 / √2²⁹ = 4.3e-7 to 0.01.
    static let lectureBins = 35..<64

    /// The hidden layers that the slides show: the first two and the last two.
    static func layersShown(depth: Int) -> [Int] { Set([1, 2, depth - 1, depth]).filter { 1...depth ~= $0 }.sorted() }

    /// All that a training collects.
    private struct Journal: Codable {
        /// Of the present epoch, hidden layer by hidden layer.
        var gradients: [GradientMagnitudes]
        var epochs = Table(of: Epoch.self)
        var layers = Table(of: LayerEpoch.self)
        var contours = Table(of: Contour.self)
    }

    /// Trains one network, and counts the magnitudes of its gradients in some batches of each epoch. Networks of one seed
    /// begin with the same lower layers, whatever their depth.
    static func train(
        depth: Int, seed: Int, writesLayers: Bool, _ images: ImageDataset, _ recipe: Recipe, _ lab: Lab
    ) throws -> [Table] {
        let stream = RandomStream(Self.self, seed: seed)
        let network = Sequential<Float>.perceptron(
            images.training.perceptronWidths(depth: depth, width: recipe.width), .relu,
            initializer: .frameworkDefault, biasInitializer: .frameworkDefault, stream: stream["weights"])
        let hidden = Array(network.weights.dropLast())
        let training = ImageTraining(
            network, images, batch: recipe.batch, epochs: recipe.epochs,
            learningRate: .constant(recipe.learningRate), order: stream["order"])
        let test = training.examination(of: images.test)
        // The middles of equal stretches of an epoch.
        let (steps, samples) = (training.stepsPerEpoch, recipe.samples)
        let sampled = Set((0..<samples).map { (2 * $0 + 1) * steps / (2 * samples) })

        var journal = Journal(gradients: .init(scale, of: hidden))
        let outcome = try training.run(&journal, in: lab) { step, journal in
            if sampled.contains(step) { journal.gradients.add(hidden) }
        } afterEpoch: { epoch, loss, journal in
            let accuracy = test.run().accuracy
            journal.epochs.append(
                Epoch(
                    depth: depth, seed: seed, epoch: epoch - 1, trainLoss: loss, testAccuracy: accuracy,
                    gradientMean: journal.gradients.mean))
            for (index, gradients) in journal.gradients.enumerated() where writesLayers {
                let average = gradients.ofAverage
                journal.layers.append(
                    LayerEpoch(
                        layer: index + 1, epoch: epoch - 1, gradientMean: gradients.mean, gradientMedian: gradients.medianLog2,
                        zeroShare: gradients.zeroShare, belowBinsShare: gradients.share(of: 0..<lectureBins.lowerBound),
                        aboveBinsShare: gradients.share(of: lectureBins.upperBound..<scale.bins.count),
                        averagedMean: average.mean, averagedMedianLog2: average.medianLog2))
                guard layersShown(depth: depth).contains(index + 1) else { continue }
                for (log2, share) in gradients.shares(lectureBins) {
                    journal.contours.append(
                        Contour(layer: index + 1, epoch: epoch - 1, gradientLog2: log2, weightShare: share))
                }
            }
            journal.gradients = .init(scale, of: hidden)
            return "test accuracy \(Float(accuracy))"
        }
        let run = Run(depth: depth, seed: seed, outcome: outcome, divergedAtStep: outcome.divergedStep)
        // Layer by layer: a line is drawn through rows that follow each other.
        let layers = journal.layers.ordered(by: "layer", (1...depth).map(String.init))
        return [journal.epochs, Table([run])] + (writesLayers ? [layers, journal.contours] : [])
    }

    /// Epochs are counted from 0, as on the slides: epoch 0 is the first, and its test accuracy is that after it.
    struct Epoch: Row {
        static let table = RowTable<Epoch>(
            "training",
            [
                "depth": \.depth, "seed": \.seed, "epoch": \.epoch, "train_loss_nats": \.trainLoss,
                "test_accuracy": \.testAccuracy, "gradient_mean": \.gradientMean,
            ])
        let depth, seed, epoch: Int
        let trainLoss, testAccuracy, gradientMean: Double
    }

    /// How a training ended.
    struct Run: Row {
        static let table = RowTable<Run>(
            "runs",
            ["depth": \.depth, "seed": \.seed, "outcome": \.outcome, "diverged_at_step": \.divergedAtStep])
        let depth, seed: Int
        let outcome: TrainingOutcome
        let divergedAtStep: Int?
    }

    /// The gradient with respect to the weights of a layer in an epoch.
    struct LayerEpoch: Row {
        static let table = RowTable<LayerEpoch>(
            "layers",
            [
                "layer": \.layer, "epoch": \.epoch, "gradient_mean": \.gradientMean, "gradient_median_log2": \.gradientMedian,
                "zero_share": \.zeroShare, "below_bins_share": \.belowBinsShare,
                "above_bins_share": \.aboveBinsShare, "averaged_gradient_mean": \.averagedMean,
                "averaged_gradient_median_log2": \.averagedMedianLog2,
            ])
        let layer, epoch: Int
        let gradientMean, gradientMedian, zeroShare, belowBinsShare, aboveBinsShare, averagedMean, averagedMedianLog2: Double
    }

    /// The share of a layer's weights whose gradient is in one bin.
    struct Contour: Row {
        static let table = RowTable<Contour>(
            "contours",
            ["layer": \.layer, "epoch": \.epoch, "gradient_log2": \.gradientLog2, "weight_share": \.weightShare])
        let layer, epoch: Int
        let gradientLog2, weightShare: Double
    }
}

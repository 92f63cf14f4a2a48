import Datasets
import Harness
import Networks
import Tensors
import Trainings

extension GradientContours {
    /// Bins √2 apart as on the slides, and more on both sides, so that medians and shares outside are seen.
    static let scale = MagnitudeScale(top: 0.16, log2: -2.643856189774724, count: 72)
    /// The bins of the contours, from 8e-8 to 0.01. Those of the slides begin at 4.3e-7, above the medians of layers 1 and
    /// 2 on the plateau.
    static let shownBins = 30..<64

    /// The hidden layers that the slides show: the first two and the last two.
    static func layersShown(depth: Int) -> [Int] { Set([1, 2, depth - 1, depth]).filter { 1...depth ~= $0 }.sorted() }

    /// All that a training collects.
    private struct Journal: Codable {
        var gradients: GradientJournal
        var epochs = Table(of: Epoch.self)
    }

    /// Trains one network. Networks of one seed begin with the same lower layers, whatever their depth.
    static func train(
        _ arm: Arm, depth: Int, seed: Int, writesLayers: Bool, _ images: ImageDataset, _ recipe: Recipe, _ lab: Lab
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
        let sampled = training.sampledSteps(recipe.samples)
        var journal = Journal(gradients: GradientJournal(arm, scale, of: hidden))
        let outcome = try training.run(&journal, in: lab) { step, journal in
            if sampled.contains(step) { journal.gradients.add(hidden) }
        } afterEpoch: { number, loss, journal in
            let (epoch, accuracy) = (number - 1, test.run().accuracy)
            journal.epochs.append(
                Epoch(
                    depth: depth, seed: seed, epoch: epoch, trainLoss: loss, testAccuracy: accuracy,
                    gradientMean: journal.gradients.mean))
            if writesLayers {
                journal.gradients.write(epoch: epoch, contoursOf: layersShown(depth: depth), in: shownBins)
            }
            journal.gradients.begin(hidden)
            return "test accuracy \(Float(accuracy))"
        }
        return [journal.epochs, Table([Run(arm, seed: seed, outcome)])] + (writesLayers ? journal.gradients.tables : [])
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
}

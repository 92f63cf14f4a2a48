import Datasets
import Networks
import Tensors

/// What is measured after each epoch: losses on a fixed part of the training images and on the test images, and how far
/// the units' mean activations are from zero.
final class Examination {
    private let classifier: Classifier<Float>
    private let training: Batches
    private let test: Batches
    /// Sum of the activations of each unit, hidden layer by hidden layer.
    private var sums: [[Double]]

    private static let batch = 1000

    init(
        _ network: Sequential<Float>, _ digits: ImageDataset, sample: Int, preprocessing: PixelPreprocessing
    ) {
        classifier = Classifier(network, batch: Self.batch, features: digits.training.pixels, mode: .inference)
        training = Batches(digits.training, size: Self.batch, first: sample, preprocessing: preprocessing)
        test = Batches(digits.test, size: Self.batch, preprocessing: preprocessing)
        sums = classifier.outputs.dropLast().map { Array(repeating: 0, count: $0.shape.columns) }
    }

    /// Losses in nats; the median over all hidden units of the mean over the training sample of their activation.
    func run() -> (trainingLoss: Double, testLoss: Double, testAccuracy: Double, medianActivation: Double) {
        for layer in sums.indices { sums[layer] = sums[layer].map { _ in 0 } }
        let onTraining = classifier.evaluate(batches: training.count) { index in
            training.load(index, into: classifier.images.value, classifier.labels)
        } observe: {
            for layer in sums.indices {
                let output = classifier.outputs[layer]
                Float.accumulateColumnSums(
                    output.value.pointer, &sums[layer], rows: output.shape.rows, columns: output.shape.columns)
            }
        }
        let onTest = classifier.evaluate(batches: test.count) { index in
            test.load(index, into: classifier.images.value, classifier.labels)
        }
        let means = sums.joined().map { $0 / Double(training.count * Self.batch) }.sorted()
        let median = (means[(means.count - 1) / 2] + means[means.count / 2]) / 2
        return (onTraining.loss, onTest.loss, onTest.accuracy, median)
    }
}

import Datasets
import Networks
import Tensors

/// What it costs to look: a training step with and without a summary and a half-octave histogram of the weight gradient
/// and the activation of every layer.
///
/// Blocks of steps with and without instruments alternate in one process, so that a processor that slows down or is
/// shared slows both; the ratio is taken block by block.
@main
enum InstrumentationBenchmark {
    static func main() {
        print("network            batch  step_us  instrumented_us  added_percent")
        measure("784-100x9-10", hidden: 9, width: 100, batch: 128)
        measure("784-128x8-10", hidden: 8, width: 128, batch: 64)
    }

    private static let blocks = 41
    private static let stepsPerBlock = 50

    private static func measure(_ name: String, hidden: Int, width: Int, batch: Int) {
        var training = TrainingStep(hidden: hidden, width: width, batch: batch)
        var instruments = Instruments(training.classifier, training.weights)
        for _ in 0..<stepsPerBlock { training.run() }

        var (plain, instrumented, ratios): ([Double], [Double], [Double]) = ([], [], [])
        for block in 0..<blocks {
            // Whoever goes second finds warmer caches, so the two take turns.
            var (without, with) = (0.0, 0.0)
            for turn in 0..<2 {
                if (block + turn) % 2 == 0 {
                    without = microseconds { training.run() }
                } else {
                    with = microseconds {
                        training.run()
                        instruments.read()
                    }
                }
            }
            plain.append(without)
            instrumented.append(with)
            ratios.append(with / without)
        }
        let columns = [
            padded(name, 17), padded("\(batch)", 6), padded("\(Int(median(plain)))", 8),
            padded("\(Int(median(instrumented)))", 16), "\(((median(ratios) - 1) * 1000).rounded() / 10)",
        ]
        print(columns.joined(separator: " "))
        precondition(instruments.seen > 0, "instruments that saw nothing")
    }

    /// The mean over a block of what one step takes.
    private static func microseconds(_ step: () -> Void) -> Double {
        let time = ContinuousClock().measure { for _ in 0..<stepsPerBlock { step() } }
        return time / .microseconds(1) / Double(stepsPerBlock)
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

/// One step of the lectures' training: batch, forwards, backwards, update. The pixels are noise, which takes as long.
struct TrainingStep {
    let classifier: Classifier<Float>
    let weights: [Tensor<Float>]
    private let optimizer: Optimizer<Float>
    private let batches: Batches
    private var next = 0

    init(hidden: Int, width: Int, batch: Int) {
        let stream = RandomStream(experiment: "instrumentation", seed: 1)
        let network = Sequential<Float>.perceptron(
            [784] + Array(repeating: width, count: hidden) + [10], .relu, initializer: .heNormal,
            stream: stream["weights"])
        let count = 16 * batch
        let noise = stream["pixels"].bits(count: count * 784 / 8)
        let images = LabeledImages(
            images: noise.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } },
            labels: (0..<count).map { UInt8($0 % 10) }, rows: 28, columns: 28, classes: 10)
        batches = Batches(images, size: batch, preprocessing: PixelScaling.unit.fitted(to: images))
        classifier = Classifier(network, batch: batch, features: 784, mode: .training)
        optimizer = Optimizer(.sgd, of: network.parameters, learningRate: 0.001)
        weights = network.parameters.filter { $0.name.hasSuffix("weight") }.map(\.gradient)
    }

    mutating func run() {
        batches.load(next, into: classifier.images.value, classifier.labels)
        next = (next + 1) % batches.count
        classifier.graph.forward()
        classifier.graph.backward(from: classifier.loss)
        optimizer.update()
    }
}

/// A summary and a histogram of every layer's weight gradient and activation, added up over steps.
struct Instruments {
    private let tensors: [Tensor<Float>]
    private var summaries: [Summary]
    private var histograms: [Histogram]

    init(_ classifier: Classifier<Float>, _ weights: [Tensor<Float>]) {
        tensors = weights + classifier.outputs.map(\.value)
        summaries = tensors.map { _ in Summary() }
        histograms = tensors.map { _ in Histogram(.halfOctaves(top: 0.01, count: 64)) }
    }

    var seen: Int { summaries.reduce(0) { $0 + $1.count } }

    mutating func read() {
        for index in tensors.indices {
            summaries[index].add(tensors[index])
            histograms[index].add(tensors[index])
        }
    }
}

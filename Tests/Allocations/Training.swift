import Datasets
import Graphs
import Networks
import Tensors

/// One network in training, and everything that an experiment reads of it at a step.
struct Training<S: Scalar> {
    let name: String
    private let graph: Graph<S>
    private let loss: Node<S>
    private let optimizer: Optimizer<S>
    private let load: (_ step: Int) -> Void
    /// Tensors to be read, and one of shape `[batch, units]`.
    private let read: [Tensor<S>]
    private let hidden: Tensor<S>
    private var summaries: [Summary]
    private var histograms: [[Histogram]]
    private var units: UnitStatistics

    private init(
        _ name: String, graph: Graph<S>, loss: Node<S>, parameters: [Parameter<S>], hidden: Tensor<S>,
        rule: UpdateRule, load: @escaping (_ step: Int) -> Void
    ) {
        self.name = "\(name), \(S.self)"
        self.graph = graph
        self.loss = loss
        self.hidden = hidden
        self.load = load
        let rate = LearningRate.steps(initial: 0.01, factor: 0.5, at: [3, 6])
        optimizer = Optimizer(rule, of: parameters, learningRate: rate)
        read = parameters.map(\.gradient) + [hidden]
        summaries = read.map { _ in Summary() }
        let bins: [Bins] = [
            .linear(low: -1, high: 1, count: 64), .halfOctaves(top: 1, count: 64),
            .decades(low: -12, high: 0, count: 64),
        ]
        histograms = read.map { _ in bins.map { Histogram($0) } }
        units = UnitStatistics(units: hidden.shape.columns, bins: 64)
    }

    /// Trains a classifier on noise; what it takes from `network` is the output of its second layer.
    ///
    /// - Parameter channels: 3 for photographs of 16 x 16 pixels, read as images; otherwise 28 x 28 pixels in a row.
    init(_ name: String, _ network: Sequential<S>, rule: UpdateRule = .sgd, channels: Int = 1) {
        let (size, side) = (64, channels == 1 ? 28 : 16)
        let count = 4 * size * channels * side * side
        let images = LabeledImages(
            images: RandomStream(key: 51).bits(count: count).map { UInt8(truncatingIfNeeded: $0) },
            labels: (0..<4 * size).map { UInt8($0 % 10) }, channels: channels, rows: side, columns: side, classes: 10)
        let layout: PixelLayout = channels == 1 ? .row : .image
        let batches = Batches(images, size: size, preprocessing: PixelScaling.unit.fitted(to: images))
        let classifier = Classifier(network, input: layout.shape(images, batch: size), mode: .training)
        self.init(
            name, graph: classifier.graph, loss: classifier.loss, parameters: network.parameters,
            hidden: classifier.outputs[1].value, rule: rule
        ) { step in
            batches.load(step % batches.count, into: classifier.images.value, classifier.labels)
        }
    }

    /// A chain of layers of one unit, one sample, squared error: the lecture's.
    static func chain(of depth: Int) -> Training {
        let graph = Graph<S>()
        let network = Sequential<S>.perceptron(
            Array(repeating: 1, count: depth + 2), .sigmoid, initializer: .heNormal, stream: RandomStream(key: 52))
        let (x, y) = (graph.input([1, 1]), graph.input([1, 1]))
        let outputs = network.outputs(x, mode: .training)
        return Training(
            "chain of \(depth) units", graph: graph, loss: outputs[depth].squaredError(to: y),
            parameters: network.parameters, hidden: outputs[1].value, rule: .sgd
        ) { step in
            x.value[0] = S(step)
            y.value[0] = 1
        }
    }

    mutating func step(_ number: Int) {
        load(number)
        graph.forward()
        graph.backward(from: loss)
        optimizer.update(epoch: 1 + number / 2)
        for index in read.indices {
            summaries[index].add(read[index])
            for kind in histograms[index].indices { histograms[index][kind].add(read[index]) }
        }
        units.measure(hidden)
    }
}

import Datasets
import Graphs
import Harness
import Networks
import Tensors
import Trainings

extension Convolution {
    /// A network of eq. (12) and the decay of its learning rate.
    struct Network: Codable, Hashable {
        /// 0 for softmax regression.
        let filters: Int
        /// Factor of the learning rate after each epoch; 1 for a constant one.
        let decay: Double

        var name: String {
            let kind = filters == 0 ? "softmax regression" : filters == 1 ? "1 filter" : "\(filters) filters"
            return decay == 1 ? "\(kind) at a constant rate" : kind
        }
    }

    /// Z = X * K without padding, H = σ(Z), U = W H + b over all numbers of H, then softmax: eq. (12), with several filters.
    /// K begins as N(0, 1 / fanIn), W as N(0, 1 / fanIn), b as 0; the filters have no bias.
    static func layers<S: Scalar>(
        filters: Int, size: Int, _ images: LabeledImages, _ activation: Activation, _ stream: RandomStream
    ) -> Sequential<S> {
        func normal(_ fanIn: Int) -> Initializer { .normal(deviation: (1 / Double(fanIn)).squareRoot()) }
        func classifier(_ numbers: Int) -> Linear<S> {
            Linear(numbers, images.classes, initializer: normal(numbers), stream: stream["classifier"])
        }
        guard filters > 0 else { return Sequential(Flatten(), classifier(images.pixels)) }
        let convolution = Networks.Convolution<S>(
            images.channels, filters, size: size, hasBias: false, initializer: normal(size * size * images.channels),
            stream: stream["filters"])
        let numbers = (images.rows - size + 1) * (images.columns - size + 1) * filters
        return Sequential(convolution, Activate(activation), Flatten(), classifier(numbers))
    }

    struct Point: Row {
        static let table = RowTable<Point>(
            "training",
            ["network": \.network, "seed": \.seed, "images": \.images, "test_accuracy": \.testAccuracy])
        let network: String
        let seed: Int
        /// Images seen so far.
        let images: Int
        let testAccuracy: Double
    }

    struct Epoch: Row {
        static let table = RowTable<Epoch>(
            "epochs",
            [
                "network": \.network, "seed": \.seed, "epoch": \.epoch, "learning_rate": \.learningRate,
                "train_loss_nats": \.trainLoss, "test_accuracy": \.testAccuracy,
            ])
        let network: String
        let seed, epoch: Int
        /// The mean of the losses while training, each before its step.
        let learningRate, trainLoss, testAccuracy: Double
    }

    /// What a training collects.
    private struct Record: Codable {
        var images = 0
        var points = Table(of: Point.self)
        var epochs = Table(of: Epoch.self)
    }

    /// The page's algorithm: one image a step, the learning rate a function of the epoch.
    static func train(
        _ network: Network, isShown: Bool, seed: Int, _ recipe: Recipe, _ images: ImageDataset, _ stream: RandomStream,
        in lab: Lab
    ) throws -> [Table] {
        let rate = LearningRate.exponential(initial: recipe.learningRate, factor: network.decay)
        let layers: Sequential<Float> = layers(
            filters: network.filters, size: recipe.size, images.training, .relu, stream["weights"])
        let training = ImageTraining(
            layers, images, first: recipe.images, batch: 1, epochs: recipe.epochs, learningRate: rate, layout: .image,
            order: stream["order"])
        let test = training.examination(of: images.test)

        var record = Record()
        func examine(_ record: inout Record) -> Double {
            let accuracy = test.run().accuracy
            record.points.append(
                Point(network: network.name, seed: seed, images: record.images, testAccuracy: accuracy))
            return accuracy
        }
        let outcome = try training.run(&record, in: lab) { step, record in
            // The update by this image is still to come.
            if step > 0, record.images % recipe.every == 0 { _ = examine(&record) }
            record.images += 1
        } afterEpoch: { epoch, loss, record in
            let accuracy = examine(&record)
            record.epochs.append(
                Epoch(
                    network: network.name, seed: seed, epoch: epoch, learningRate: rate(epoch: epoch), trainLoss: loss,
                    testAccuracy: accuracy))
            return "test accuracy \(Float(accuracy))"
        }
        let run = Table([Run(network.name, seed: seed, outcome)])
        // Every lone filter is shown beside another of its kind, and one of the networks with several.
        let hasResponses = isShown && seed <= (network.filters == 1 ? shownSeeds : 1)
        return [record.points, record.epochs, run]
            + pictures(of: network, seed: seed, layers, images.test, hasResponses: hasResponses)
    }

    struct Weight: Row {
        static let table = RowTable<Weight>(
            "filters",
            [
                "network": \.network, "seed": \.seed, "filter": \.filter, "row": \.row, "column": \.column,
                "weight": \.weight,
            ])
        let network: String
        let seed, filter, row, column: Int
        let weight: Double
    }

    /// H of one filter for one digit.
    struct Response: Row {
        static let table = RowTable<Response>(
            "responses",
            [
                "network": \.network, "seed": \.seed, "filter": \.filter, "digit": \.digit, "row": \.row,
                "column": \.column, "response": \.response,
            ])
        let network: String
        let seed, filter, digit, row, column: Int
        let response: Double
    }

    /// The figure of filters: seeds of a lone filter, and filters of the largest network.
    static let (shownSeeds, shownFilters) = (2, 3)

    /// All filters (of color images their first channel), and the responses of the first ones to four digits.
    private static func pictures(
        of network: Network, seed: Int, _ layers: Sequential<Float>, _ test: LabeledImages, hasResponses: Bool
    ) -> [Table] {
        guard let filters = (layers.layers[0] as? Networks.Convolution<Float>)?.filters.value else { return [] }
        let extents = filters.shape.extents
        let weights = grid(extents[3], extents[0], extents[1]).map { filter, row, column in
            Weight(
                network: network.name, seed: seed, filter: filter + 1, row: row, column: column,
                weight: Double(filters[(row * extents[1] + column) * extents[2] * extents[3] + filter]))
        }
        return [Table(weights)] + (hasResponses ? [Table(responses(of: network, seed: seed, layers, test))] : [])
    }

    private static func responses(
        of network: Network, seed: Int, _ layers: Sequential<Float>, _ test: LabeledImages
    ) -> [Response] {
        let digits = fourDigits(test)
        let graph = Graph<Float>()
        let x = graph.input(PixelLayout.image.shape(digits, batch: digits.count))
        load(digits, PixelScaling.unit.fitted(to: digits), into: x)
        let h = layers.outputs(x, mode: .inference)[1]
        graph.forward()
        let size = h.shape.extents
        return (0..<digits.count).flatMap { digit in
            grid(min(shownFilters, size[3]), size[1], size[2]).map { filter, row, column in
                Response(
                    network: network.name, seed: seed, filter: filter + 1, digit: Int(digits.labels[digit]), row: row,
                    column: column,
                    response: pictured(
                        Double(h.value[((digit * size[1] + row) * size[2] + column) * size[3] + filter])))
            }
        }
    }

    /// A number that only a picture shows, to four decimals: more than anyone sees, and a table of half the size.
    static func pictured(_ number: Double) -> Double { (number * 10_000).rounded() / 10_000 }

    /// Number, row and column of each pixel of several images.
    static func grid(_ count: Int, _ rows: Int, _ columns: Int) -> [(number: Int, row: Int, column: Int)] {
        (0..<count).flatMap { number in
            (0..<rows).flatMap { row in (0..<columns).map { (number, row, $0) } }
        }
    }

    /// The first image of each of the first four classes that appear.
    static func fourDigits(_ images: LabeledImages) -> LabeledImages {
        var seen: Set<UInt8> = []
        let chosen = images.labels.indices.filter { seen.insert(images.labels[$0]).inserted }.prefix(4)
        return LabeledImages(
            images: chosen.flatMap { images.images[$0 * images.pixels..<($0 + 1) * images.pixels] },
            labels: chosen.map { images.labels[$0] }, channels: images.channels, rows: images.rows,
            columns: images.columns, classes: images.classes)
    }

    /// A test image of the figure of filters.
    struct Digit: Row {
        static let table = RowTable<Digit>(
            "digits", ["digit": \.digit, "row": \.row, "column": \.column, "brightness": \.brightness])
        let digit, row, column: Int
        let brightness: Double
    }

    static func digits(_ test: LabeledImages) -> [Digit] {
        let images = gray(fourDigits(test))
        return grid(images.count, images.rows, images.columns).map { image, row, column in
            Digit(
                digit: Int(images.labels[image]), row: row, column: column,
                brightness: pictured(Double(images.images[(image * images.rows + row) * images.columns + column]) / 255)
            )
        }
    }

    /// The first channel of color images, gray images as they are.
    static func gray(_ images: LabeledImages) -> LabeledImages {
        let plane = images.rows * images.columns
        let starts = stride(from: 0, to: images.images.count, by: images.pixels)
        return LabeledImages(
            images: starts.flatMap { images.images[$0..<$0 + plane] }, labels: images.labels, rows: images.rows,
            columns: images.columns, classes: images.classes)
    }

    /// Puts all images into a node of their shape.
    static func load<S: Scalar>(_ images: LabeledImages, _ preprocessing: PixelPreprocessing, into node: Node<S>) {
        Batches(images, size: images.count, preprocessing: preprocessing)
            .load(0, into: node.value, Labels(count: images.count))
    }
}

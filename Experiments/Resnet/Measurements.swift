import Datasets
import Graphs
import Harness
import Networks
import Tensors

extension Resnet {
    /// The standard deviation of every response over the first 1,000 images: over images, pixels and channels.
    ///
    /// - Parameter mode: inference normalizes with running moments; training with those of the batch, and moves the
    ///   running ones.
    static func responseDeviations(
        _ network: Sequential<Float>, _ images: LabeledImages, batch: Int, mode: Mode
    ) -> [Double] {
        let batches = Batches(
            images, size: batch, first: min(1000, images.count),
            preprocessing: PixelScaling.perChannel.fitted(to: images))
        let graph = Graph<Float>()
        // Nodes do not retain their graph.
        defer { withExtendedLifetime(graph) {} }
        let (input, labels) = (graph.input(PixelLayout.image.shape(images, batch: batch)), Labels(count: batch))
        let responses = network.responses(input, mode: mode).responses
        var summaries = responses.map { _ in Summary() }
        for index in 0..<batches.count {
            batches.load(index, into: input.value, labels)
            graph.forward()
            for layer in responses.indices { summaries[layer].add(responses[layer].value) }
        }
        return summaries.map { $0.variance.squareRoot() }
    }

    // MARK: Sizes

    /// Networks of the source, built for 32 x 32 pixels and 16, 32 and 64 channels. A graph of one image is never run.
    static var networkSizes: [NetworkSize] {
        [20, 32, 56].map { depth in
            let network = Sequential<Float>.residualImageNetwork(
                blocks: Network(depth: depth, shortcut: .zeros).blocks, shortcut: .zeros, stream: RandomStream(key: 0))
            let filters = network.weights.map(\.value.count)
            let graph = Graph<Float>()
            let responses = network.responses(graph.input([1, 32, 32, 3]), mode: .inference).responses
            defer { withExtendedLifetime(graph) {} }
            // A weight of a filter is used once for each pixel of the output, one of the logits once.
            let pixels = responses.map { $0.shape.extents[1] * $0.shape.extents[2] } + [1]
            return NetworkSize(
                depth: depth, parameters: network.parameterCount,
                multiplyAdds: zip(filters, pixels).map { $0 * $1 }.reduce(0, +))
        }
    }

    /// Blocks of equal width, built, and by the formula: 2 (9 J J) and J K + 9 K K + K J with K = J / 4.
    static var blockSizes: [BlockSize] {
        let (widths, stream) = ([16, 32, 64, 128, 256], RandomStream(key: 0))
        let basic = widths.map { width in
            let block = ConvolutionalBlock<Float>.basic(width, width, shortcut: .zeros, stream: stream, name: "basic")
            return BlockSize(
                .basic, width: width, weights: block.branch.weightCount, formula: 18 * width * width)
        }
        let bottlenecks = widths.map { width in
            let block = ConvolutionalBlock<Float>.bottleneck(
                width, width, shortcut: .zeros, stream: stream, name: "bottleneck")
            let narrow = width / 4
            return BlockSize(
                .bottleneck, width: width, weights: block.branch.weightCount,
                formula: 2 * width * narrow + 9 * narrow * narrow)
        }
        return basic + bottlenecks
    }

    // MARK: Spatial batch normalization

    /// The pixels that the figure shows.
    static let shownValues = -6.0...6.0

    static func spatialNorm(_ images: ImageDataset, _ recipe: Recipe) throws -> [Table] {
        let size = recipe.batch
        let batches = Batches(
            images.training, size: size, preprocessing: PixelScaling.perChannel.fitted(to: images.training))
        let graph = Graph<Float>()
        defer { withExtendedLifetime(graph) {} }
        let input = graph.input(PixelLayout.image.shape(images.training, batch: size))
        let convolution = Convolution<Float>(
            3, recipe.width, size: 3, padding: 1, hasBias: false, initializer: .heNormal,
            stream: RandomStream(Self.self, seed: 1)["weights"][1])
        let before = convolution(input, mode: .training)
        let after = BatchNorm<Float>(recipe.width)(before, mode: .training)
        batches.load(0, into: input.value, Labels(count: size))
        graph.forward()
        let shown = [(Stage.before, before), (.after, after)].map { stage, node in
            (stage, ShownDensity(firstChannel(node.value), within: shownValues, intervals: 240))
        }
        let moments = shown.map { ChannelMoments(stage: $0, mean: $1.mean, deviation: $1.deviation) }
        let densities = shown.flatMap { stage, density in
            zip(density.points, density.densities).map { ChannelDensity(stage: stage, value: $0, density: $1) }
        }
        return [Table(moments), Table(densities), Table(corrections)]
    }

    private static func firstChannel(_ tensor: Tensor<Float>) -> [Double] {
        stride(from: 0, to: tensor.count, by: tensor.shape.columns).map { Double(tensor[$0]) }
    }

    /// What the divisor m - 1 instead of m does to a normalized number, measured with both definitions on random numbers,
    /// for a fully connected layer (one pixel) and for images.
    private static var corrections: [Correction] {
        [(2, 1), (32, 1), (128, 1), (2, 16), (128, 4), (128, 8), (128, 16), (128, 32)].map { batch, side in
            let graph = Graph<Double>()
            defer { withExtendedLifetime(graph) {} }
            let x = graph.input([batch, side, side, 1])
            x.value.fillNormal(deviation: 1, RandomStream(key: 1))
            func normalized(_ definition: NormalizationDefinition) -> Node<Double> {
                BatchNorm<Double>(1, definition: definition, epsilon: 0)(x, mode: .training)
            }
            let (biased, unbiased) = (normalized(.epsilonInside), normalized(.unbiased))
            graph.forward()
            let ratio = biased.value[0] / unbiased.value[0]
            return Correction(batch: batch, side: side, varianceExcess: ratio * ratio - 1)
        }
    }
}

extension Sequential {
    /// Weights alone, without biases and batch normalization.
    fileprivate var weightCount: Int { weights.map(\.value.count).reduce(0, +) }
}

import Graphs
import Networks
import Tensors

// The convolutional networks of the benchmark, with the names and sizes of the peers' programs. The peers draw images as
// planes, [channels, height, width], and their first fully connected layer reads them in that order.

extension Workload {
    static let convolutions: [Workload] =
        [regular("conv-regular", channels: 128, batch: 32), regular("conv-regular-16", channels: 16, batch: 100)]
        + [
            Workload("conv-2layer", batch: 100) {
                try training(
                    twoLayers(channels: 375, $0), batch: 100, image: photograph, rule: .momentum(0.9),
                    learningRate: 0.0001, $0)
            }
        ]
        + [Activation.relu, .sigmoid].flatMap { activation in
            [1, 16].flatMap { channels in [1, 64].map { single(activation, channels: channels, batch: $0) } }
        }
        + [
            residual("resnet20-16px", blocks: 3, side: 16), residual("resnet56-16px", blocks: 9, side: 16),
            residual("plain56-16px", blocks: 9, side: 16, shortcut: .none),
            residual("resnet20-32px", blocks: 3, side: 32, widths: [16, 32, 64]),
        ]
        + [16, 32].map { side in
            Workload("spatial-bn-\(side)", batch: 128) { try normalizedImages([128, side, side, 16], $0) }
        }
        + [
            Workload("bn-small", batch: 60) {
                try training(normalizedSigmoids(width: 100, $0), batch: 60, rule: .momentum(0.9), $0)
            }
        ]

    private static let photograph: Shape = [32, 32, 3]

    private static func regular(_ name: String, channels: Int, batch: Int) -> Workload {
        Workload(name, batch: batch) {
            try training(
                regularNetwork(channels: channels, hidden: 500, $0), batch: batch, image: photograph,
                rule: .momentum(0.9), learningRate: 0.001, $0)
        }
    }

    private static func single(_ activation: Activation, channels: Int, batch: Int) -> Workload {
        Workload("conv-single-28-\(activation.function)-c\(channels)-b\(batch)", batch: batch) {
            try training(
                singleLayer(activation, channels: channels, $0), batch: batch, image: [28, 28, 1],
                learningRate: 0.001, $0)
        }
    }

    private static func residual(
        _ name: String, blocks: Int, side: Int, widths: [Int] = [8, 16, 32], shortcut: ImageShortcut = .zeros
    ) -> Workload {
        Workload(name, batch: 128) {
            try training(
                residualImages(blocks: blocks, widths: widths, shortcut: shortcut, $0), batch: 128,
                image: [side, side, 3], rule: .momentum(0.9), $0)
        }
    }
}

private func convolution(_ channelsIn: Int, _ channelsOut: Int, size: Int, padding: Int) -> Convolution<Float> {
    Convolution(channelsIn, channelsOut, size: size, padding: padding, initializer: unset, stream: unused)
}

/// IE 534's REGULAR: eight convolutions with ReLU, windows of 2 x 2 after the second and the fourth, two layers of
/// `hidden` units, 10 logits.
public func regularNetwork(channels: Int, hidden: Int, _ values: Values) throws -> Sequential<Float> {
    var layers: [any Layer<Float>] = []
    for layer in 1...8 {
        layers.append(
            convolution(layer == 1 ? 3 : channels, channels, size: layer <= 5 ? 4 : 3, padding: layer <= 5 ? 2 : 0))
        layers.append(Activate<Float>(.relu))
        if layer == 2 || layer == 4 { layers.append(MaxPooling<Float>(window: 2)) }
    }
    layers += [Flatten<Float>(), dense(16 * channels, hidden, .relu), dense(hidden, hidden, .relu), logits(of: hidden)]
    let gains = Array(repeating: reluGain, count: 10) + [1]
    return reordered(try drawn(Sequential(layers), gains: gains, values), [4, 4, channels])
}

/// IE 534's 2-LAYER: one convolution, ReLU, windows of 4 x 4, 10 logits.
public func twoLayers(channels: Int, _ values: Values) throws -> Sequential<Float> {
    let network = Sequential<Float>(
        convolution(3, channels, size: 5, padding: 2), Activate<Float>(.relu), MaxPooling<Float>(window: 4),
        Flatten<Float>(), logits(of: 64 * channels))
    return reordered(try drawn(network, gains: [reluGain, 1], values), [8, 8, channels])
}

/// Filters of 5 x 5 pixels on images of 28 x 28, and 10 logits of all their results.
public func singleLayer(
    _ activation: Activation, channels: Int, _ values: Values
) throws -> Sequential<Float> {
    let network = Sequential<Float>(
        convolution(1, channels, size: 5, padding: 0), Activate<Float>(activation), Flatten<Float>(),
        logits(of: 24 * 24 * channels))
    return reordered(try drawn(network, gains: [reluGain, 1], values), [24, 24, channels])
}

/// He's networks for small photographs, 6 `blocks` + 2 layers. See `Sequential.residualImageNetwork`.
public func residualImages(
    blocks: Int, widths: [Int], shortcut: ImageShortcut, _ values: Values
) throws -> Sequential<Float> {
    let network = Sequential<Float>.residualImageNetwork(
        blocks: blocks, widths: widths, shortcut: shortcut, stream: unused)
    return try drawn(network, gains: Array(repeating: reluGain, count: 6 * blocks + 1) + [1], values)
}

/// 784 pixels, three hidden layers of `width` sigmoids with batch normalization, 10 logits.
public func normalizedSigmoids(width: Int, _ values: Values) throws -> Sequential<Float> {
    let hidden = (0..<3).map { layer in
        Sequential<Float>(
            Product(layer == 0 ? pixelCount : width, width), BatchNorm<Float>(width), Activate<Float>(.sigmoid))
    }
    return try drawn(Sequential(hidden + [logits(of: width)]), gains: [1, 1, 1, 1], values)
}

/// Forwards and backwards through batch normalization and ReLU alone, with four batches of images. The result of steps
/// 1 and 10 is the mean of y dy.
public func normalizedImages(_ shape: Shape, _ values: Values) throws -> Step {
    let graph = Graph<Float>()
    let x = graph.input(shape, needsGradient: true)
    let y = Sequential<Float>(BatchNorm<Float>(shape.columns), Activate<Float>(.relu))(x, mode: .training)
    let image = Shape(Array(shape.extents.dropFirst()))
    let batches = try values.imageBatches(of: shape.extents[0], image, count: 4)
    let upstream = channelsLast(try values.cotangent(shape.count), images: shape.extents[0], image)
    return { number in
        // One graph and a copy: four graphs, which need none, leave the caches and are slower for 16 x 16 pixels.
        x.value.load(batches[number % batches.count].images)
        graph.forward()
        graph.backward(from: y, cotangent: upstream)
        guard number == 1 || number == 10 else { return 0 }
        let products = zip(y.value.elements, upstream).map { Double($0) * Double($1) }
        return Float(products.reduce(0, +) / Double(products.count))
    }
}

extension Values {
    /// All batches of images `[height, width, channels]`, drawn as planes, or the first `count`.
    func imageBatches(of size: Int, _ image: Shape, count: Int? = nil) throws -> [Batch] {
        try batches(of: size, pixels: image.count, count: count).map {
            Batch(images: channelsLast($0.images, images: size, image), labels: $0.labels)
        }
    }
}

/// `[images, channels, height, width]` as `[images, height, width, channels]`, where `image` is the shape of the latter.
private func channelsLast(_ planes: [Float], images: Int, _ image: Shape) -> [Float] {
    let (plane, channels) = (image.rows, image.columns)
    return (0..<images).flatMap { image in
        (0..<plane).flatMap { pixel in
            (0..<channels).map { planes[(image * channels + $0) * plane + pixel] }
        }
    }
}

/// The network with the rows of its first matrix, which reads images of this shape, in the order of the engine.
private func reordered(_ network: Sequential<Float>, _ image: Shape) -> Sequential<Float> {
    for weight in network.parameters.map(\.value) where weight.shape.rank == 2 {
        let (old, plane) = (weight.elements, image.rows)
        let width = weight.shape.columns
        weight.load(
            (0..<weight.shape.rows).flatMap { row in
                let from = row % image.columns * plane + row / image.columns
                return old[from * width..<(from + 1) * width]
            })
        break
    }
    return network
}

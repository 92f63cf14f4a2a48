import Graphs
import Tensors

/// What carries an image around a block.
public enum ImageShortcut: String, CaseIterable, Codable, Sendable {
    /// Nothing: the block is plain.
    case none
    /// The image itself; where the block halves it, every second pixel, with zeros in the further channels.
    /// Source: He et al. (2015), option A.
    case zeros = "A"
    /// The image itself; where the block changes its shape, filters of one pixel and batch normalization. Option B.
    case projection = "B"
}

/// A block of convolutions, each with batch normalization, a ReLU after each but the last, and after the addition of the
/// shortcut: y = relu(s(x) + F(x)); relu(F(x)) without a shortcut.
/// Source: He et al., "Deep Residual Learning for Image Recognition" (2015), figures 2 and 5, section 4.2.
public struct ConvolutionalBlock<S: Scalar>: Layer {
    /// Convolutions, normalizations and ReLUs of F, in order.
    public let branch: Sequential<S>
    public let shortcut: ImageShortcut
    /// s; nil in a plain block.
    private let carrier: Residual<S>.Shortcut?

    /// Two layers of filters of 3 x 3 pixels; the first has the stride.
    public static func basic(
        _ channelsIn: Int, _ channelsOut: Int, stride: Int = 1, shortcut: ImageShortcut, stream: RandomStream,
        name: String
    ) -> ConvolutionalBlock {
        ConvolutionalBlock(
            [(channelsIn, channelsOut, 3, stride), (channelsOut, channelsOut, 3, 1)], shortcut: shortcut,
            stream: stream, name: name)
    }

    /// Filters of one pixel to a quarter of the channels, 3 x 3 pixels, one pixel to all channels: the bottleneck, as
    /// deep as three layers and as costly as two. The layer of 3 x 3 pixels has the stride.
    public static func bottleneck(
        _ channelsIn: Int, _ channelsOut: Int, stride: Int = 1, shortcut: ImageShortcut, stream: RandomStream,
        name: String
    ) -> ConvolutionalBlock {
        expect(channelsOut % 4 == 0, "a bottleneck of \(channelsOut) channels, which is no multiple of 4")
        let narrow = channelsOut / 4
        return ConvolutionalBlock(
            [(channelsIn, narrow, 1, 1), (narrow, narrow, 3, stride), (narrow, channelsOut, 1, 1)],
            shortcut: shortcut, stream: stream, name: name)
    }

    private init(
        _ shapes: [(channelsIn: Int, channelsOut: Int, size: Int, stride: Int)], shortcut: ImageShortcut,
        stream: RandomStream, name: String
    ) {
        let layers = shapes.enumerated().flatMap { index, shape -> [any Layer<S>] in
            let convolution = Convolution<S>(
                shape.channelsIn, shape.channelsOut, size: shape.size, stride: shape.stride,
                padding: (shape.size - 1) / 2, hasBias: false, initializer: .heNormal, stream: stream[index + 1],
                name: "\(name).\(index + 1)")
            let norm = BatchNorm<S>(shape.channelsOut, name: "\(name).\(index + 1)")
            return [convolution, norm] + (index < shapes.count - 1 ? [Activate<S>(.relu)] : [])
        }
        branch = Sequential(layers)
        self.shortcut = shortcut
        let (channelsIn, channelsOut) = (shapes[0].channelsIn, shapes[shapes.count - 1].channelsOut)
        let stride = shapes.reduce(1) { $0 * $1.stride }
        let changes = channelsIn != channelsOut || stride > 1
        carrier =
            switch shortcut {
            case .none: nil
            case .zeros where changes: .subsampled(stride: stride, channels: channelsOut)
            case .projection where changes:
                .projection(
                    Sequential(
                        Convolution<S>(
                            channelsIn, channelsOut, size: 1, stride: stride, hasBias: false,
                            initializer: .heNormal, stream: stream["shortcut"], name: "\(name).shortcut"),
                        BatchNorm<S>(channelsOut, name: "\(name).shortcut")))
            case .zeros, .projection: .identity
            }
    }

    public var parameters: [Parameter<S>] {
        if case .projection(let layer)? = carrier { return branch.parameters + layer.parameters }
        return branch.parameters
    }

    public func callAsFunction(_ x: Node<S>, mode: Mode) -> Node<S> { outputs(x, mode: mode).whole }

    /// The output of every layer of F, and y.
    public func outputs(_ x: Node<S>, mode: Mode) -> (branch: [Node<S>], whole: Node<S>) {
        let carried = carrier?(x, mode: mode)
        let inner = branch.outputs(x, mode: mode)
        let sum = carried.map { $0 + inner[inner.count - 1] } ?? inner[inner.count - 1]
        return (inner, Activate<S>(.relu)(sum, mode: mode))
    }
}

extension Sequential {
    /// The networks of 6n + 2 layers for small photographs: a convolution of 3 x 3 pixels, three stages of `blocks` blocks
    /// with `widths` channels, the second and third of which halve the image, the mean over all pixels, and logits.
    ///
    /// The images have three channels. With widths 16, 32, 64 and n = 3, 5, 9 these are ResNet-20, -32 and -56.
    /// Source: He et al. (2015), section 4.2.
    public static func residualImageNetwork(
        blocks: Int, widths: [Int] = [16, 32, 64], shortcut: ImageShortcut, classes: Int = 10, stream: RandomStream
    ) -> Sequential {
        var channels = widths[0]
        var layers: [any Layer<S>] = [
            Convolution<S>(
                3, channels, size: 3, padding: 1, hasBias: false, initializer: .heNormal, stream: stream[1],
                name: "layer 1"),
            BatchNorm<S>(channels, name: "layer 1"), Activate<S>(.relu),
        ]
        for (stage, width) in widths.enumerated() {
            for block in 1...blocks {
                layers.append(
                    ConvolutionalBlock<S>.basic(
                        channels, width, stride: stage > 0 && block == 1 ? 2 : 1, shortcut: shortcut,
                        stream: stream[stage * blocks + block + 1], name: "block \(stage * blocks + block)"))
                channels = width
            }
        }
        let logits = Linear<S>(
            channels, classes, initializer: .heNormal, stream: stream[widths.count * blocks + 2], name: "logits")
        return Sequential(layers + [GlobalAveragePooling<S>(), logits])
    }

    /// The response of every convolution of a residual image network, first to last, shortcuts left out: its output
    /// after batch normalization, before the ReLU or the addition. With it the network's output.
    /// Source: He et al. (2015), figure 7.
    public func responses(_ x: Node<S>, mode: Mode) -> (responses: [Node<S>], output: Node<S>) {
        var (responses, output): ([Node<S>], Node<S>) = ([], x)
        for layer in layers {
            if let block = layer as? ConvolutionalBlock<S> {
                let (inner, whole) = block.outputs(output, mode: mode)
                responses += zip(block.branch.layers, inner).filter { $0.0 is BatchNorm<S> }.map(\.1)
                output = whole
            } else {
                output = layer(output, mode: mode)
                if layer is BatchNorm<S> { responses.append(output) }
            }
        }
        return (responses, output)
    }
}

import Graphs
import Tensors

/// y = x * w + b: images `[batch, height, width, in]` by filters `[size, size, in, out]`, and b of shape `[out]`.
///
/// A filter reads fanIn = size² in numbers, and an input pixel goes into fanOut = size² out numbers.
/// Source: LeCun et al., "Gradient-based learning applied to document recognition" (1998).
public struct Convolution<S: Scalar>: Layer {
    public let filters: Parameter<S>
    /// Nil before a normalization, which would remove it.
    public let bias: Parameter<S>?
    public let stride: Int
    public let padding: Int

    /// - Parameters:
    ///   - size: height and width of the filters.
    ///   - padding: rows and columns of zeros on each side; (size - 1) / 2 keeps the size of the images.
    ///   - stream: the layer's own stream; the filters draw from its substream "weight", as those of ``Linear``.
    public init(
        _ channelsIn: Int, _ channelsOut: Int, size: Int, stride: Int = 1, padding: Int = 0, hasBias: Bool = true,
        initializer: Initializer, stream: RandomStream, name: String = "convolution"
    ) {
        filters = Parameter("\(name) weight", Tensor([size, size, channelsIn, channelsOut]))
        bias = hasBias ? Parameter("\(name) bias", Tensor([channelsOut])) : nil
        (self.stride, self.padding) = (stride, padding)
        initializer.fill(
            filters.value, fanIn: size * size * channelsIn, fanOut: size * size * channelsOut, stream["weight"])
    }

    public var parameters: [Parameter<S>] { [filters] + (bias.map { [$0] } ?? []) }

    public func callAsFunction(_ x: Node<S>, mode: Mode) -> Node<S> {
        x.convolved(
            with: x.graph.parameter(filters), bias: bias.map(x.graph.parameter), stride: stride, padding: padding)
    }
}

/// The largest number of each window of `window` x `window` pixels, windows side by side unless `stride` is given.
public struct MaxPooling<S: Scalar>: Layer {
    public let window: Int
    public let stride: Int

    public init(window: Int, stride: Int? = nil) {
        (self.window, self.stride) = (window, stride ?? window)
    }

    public var parameters: [Parameter<S>] { [] }

    public func callAsFunction(_ x: Node<S>, mode: Mode) -> Node<S> { x.maxPooled(window: window, stride: stride) }
}

/// The mean of each window of `window` x `window` pixels, windows side by side unless `stride` is given.
public struct AveragePooling<S: Scalar>: Layer {
    public let window: Int
    public let stride: Int

    public init(window: Int, stride: Int? = nil) {
        (self.window, self.stride) = (window, stride ?? window)
    }

    public var parameters: [Parameter<S>] { [] }

    public func callAsFunction(_ x: Node<S>, mode: Mode) -> Node<S> { x.averagePooled(window: window, stride: stride) }
}

/// The mean of each channel over all pixels: `[batch, height, width, channels]` to `[batch, channels]`.
public struct GlobalAveragePooling<S: Scalar>: Layer {
    public init() {}

    public var parameters: [Parameter<S>] { [] }

    public func callAsFunction(_ x: Node<S>, mode: Mode) -> Node<S> { x.globallyAveraged() }
}

/// The numbers of each image in one row, as a fully connected layer reads them.
public struct Flatten<S: Scalar>: Layer {
    public init() {}

    public var parameters: [Parameter<S>] { [] }

    public func callAsFunction(_ x: Node<S>, mode: Mode) -> Node<S> { x.flattened() }
}

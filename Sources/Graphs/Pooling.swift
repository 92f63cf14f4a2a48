import Tensors

/// The largest number of each window and channel: `[batch, height, width, channels]` to `[batch, rows, columns, channels]`.
///
/// Gradient: the whole dy goes to the largest number; of equal ones, to the first, row by row.
final class MaxPooling<S: Scalar>: Op<S> {
    private let pooling: Pooling<S>

    init(_ x: Node<S>, window: Int, stride: Int) {
        pooling = Pooling(x.shape, window: (window, window), stride: stride)
        super.init([x], shape: pooling.output)
    }

    override func forward(into y: Tensor<S>) { pooling.maxima(x(0), y.pointer) }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        guard let target = targets[0] else { return }
        pooling.maximaGradient(x(0), y.pointer, dy.pointer, target.pointer, accumulate: target.accumulates)
    }
}

/// The mean of each window and channel. Gradient: dy over the number of pixels in a window, to each of them.
final class AveragePooling<S: Scalar>: Op<S> {
    private let pooling: Pooling<S>

    init(_ x: Node<S>, window: (height: Int, width: Int), stride: Int) {
        pooling = Pooling(x.shape, window: window, stride: stride)
        super.init([x], shape: pooling.output)
    }

    /// The mean over all pixels, `[batch, channels]`.
    init(global x: Node<S>) {
        expect(x.shape.rank == 4, "global pooling of \(x.shape); [batch, height, width, channels] is needed")
        pooling = Pooling(x.shape, window: (x.shape.extents[1], x.shape.extents[2]), stride: 1)
        super.init([x], shape: [x.shape.extents[0], x.shape.columns])
    }

    override func forward(into y: Tensor<S>) { pooling.means(x(0), y.pointer) }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        guard let target = targets[0] else { return }
        pooling.meansGradient(dy.pointer, target.pointer, accumulate: target.accumulates)
    }
}

extension Node {
    /// The largest number of each window of `window` x `window` pixels; windows side by side unless `stride` is given.
    public func maxPooled(window: Int, stride: Int? = nil) -> Node {
        graph.node(MaxPooling(self, window: window, stride: stride ?? window))
    }

    /// The mean of each window of `window` x `window` pixels; windows side by side unless `stride` is given.
    public func averagePooled(window: Int, stride: Int? = nil) -> Node {
        graph.node(AveragePooling(self, window: (window, window), stride: stride ?? window))
    }

    /// The mean over all pixels of each channel: `[batch, height, width, channels]` to `[batch, channels]`.
    public func globallyAveraged() -> Node { graph.node(AveragePooling(global: self)) }
}

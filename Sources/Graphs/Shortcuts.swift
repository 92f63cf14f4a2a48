import Tensors

/// y = x + T (h - x) = T h + (1 - T) x, element by element: the output of a highway layer.
///
/// Gradients: dx = dy (1 - T), dh = dy T, dT = dy (h - x).
final class Blend<S: Scalar>: Op<S> {
    init(_ x: Node<S>, with h: Node<S>, gate: Node<S>) {
        expect(
            x.shape == h.shape && x.shape == gate.shape,
            "a blend of \(x.shape) and \(h.shape) by \(gate.shape), which must be equal")
        super.init([x, h, gate], shape: x.shape)
    }

    override func forward(into y: Tensor<S>) {
        S.blend(x(0), x(1), gate: x(2), y.pointer, y.count)
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        S.blendGradient(
            dy.pointer, x(0), x(1), gate: x(2), targets[0].map { ($0.pointer, $0.accumulates) },
            targets[1].map { ($0.pointer, $0.accumulates) }, targets[2].map { ($0.pointer, $0.accumulates) }, y.count)
    }
}

/// x with zeros appended to each row: `[batch, ..., features]` to `[batch, ..., width]`. Gradient: the first columns of
/// dy.
final class PadColumns<S: Scalar>: Op<S> {
    init(_ x: Node<S>, to width: Int) {
        expect(
            x.shape.rank >= 2 && x.shape.columns <= width, "padding \(x.shape) to a width of \(width)")
        super.init([x], shape: Shape(x.shape.extents.dropLast() + [width]))
    }

    override func forward(into y: Tensor<S>) {
        let narrow = inputs[0].shape.columns
        for row in 0..<shape.rows {
            S.scale(1, x(0) + row * narrow, y.pointer + row * shape.columns, narrow, accumulate: false)
        }
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        guard let target = targets[0] else { return }
        let narrow = inputs[0].shape.columns
        for row in 0..<shape.rows {
            S.scale(
                1, dy.pointer + row * shape.columns, target.pointer + row * narrow, narrow,
                accumulate: target.accumulates)
        }
    }
}

/// Every `stride`-th pixel of every `stride`-th row, with zeros in further channels: the shortcut without parameters of a
/// residual block that halves the image. Gradient: dy at those pixels, 0 elsewhere.
/// Source: He et al., "Deep Residual Learning for Image Recognition" (2015), section 3.3, option A.
final class Subsample<S: Scalar>: Op<S> {
    private let pooling: Pooling<S>

    init(_ x: Node<S>, stride: Int, channels: Int) {
        pooling = Pooling(x.shape, window: (1, 1), stride: stride)
        expect(x.shape.columns <= channels, "a shortcut from \(x.shape) to \(channels) channels, which are fewer")
        super.init([x], shape: Shape(pooling.output.extents.dropLast() + [channels]))
    }

    override func forward(into y: Tensor<S>) { pooling.subsampled(x(0), channels: shape.columns, y.pointer) }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        guard let target = targets[0] else { return }
        pooling.subsampledGradient(
            dy.pointer, channels: shape.columns, target.pointer, accumulate: target.accumulates)
    }
}

extension Node {
    /// `gate` h + (1 - `gate`) x for this node x.
    public func blended(with h: Node, gate: Node) -> Node { graph.node(Blend(self, with: h, gate: gate)) }
    /// This `[batch, ..., features]` node with zeros appended to each row, `[batch, ..., width]`.
    public func padded(to width: Int) -> Node { graph.node(PadColumns(self, to: width)) }
    /// Every `stride`-th pixel of every `stride`-th row, with zeros in the channels up to `channels`.
    public func subsampled(stride: Int, channels: Int) -> Node {
        graph.node(Subsample(self, stride: stride, channels: channels))
    }
}

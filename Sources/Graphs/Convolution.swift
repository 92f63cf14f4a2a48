import Tensors

/// y = x * w + b for images x `[batch, height, width, in]`, filters w `[height, width, in, out]` and a bias b `[out]`: the
/// sum of the products of a filter with each patch of the images. The filters are not turned over, as everywhere in this
/// field.
///
/// Gradients: dx is dy with each number spread over its patch by the filter; dw is the sum over images and pixels of the
/// patch times dy; db is the sum of dy over images and pixels.
final class Convolution<S: Scalar>: Op<S> {
    private let plan: ConvolutionPlan<S>
    private let hasBias: Bool

    init(_ x: Node<S>, with filters: Node<S>, bias: Node<S>?, stride: Int, padding: Int) {
        let channels = filters.shape.columns
        if let bias {
            expect(
                bias.shape == [channels],
                "a bias of shape \(bias.shape) for filters \(filters.shape); [\(channels)] is needed")
        }
        plan = ConvolutionPlan(
            ConvolutionShape(images: x.shape, filters: filters.shape, stride: stride, padding: padding))
        hasBias = bias != nil
        var inputs = [x, filters]
        if let bias { inputs.append(bias) }
        super.init(inputs, shape: plan.shape.output)
    }

    override var isRecomputable: Bool { true }
    override var backwardReadsResult: Bool { false }

    override func forward(into y: Tensor<S>) {
        plan.forward(x(0), x(1), bias: hasBias ? UnsafePointer(x(2)) : nil, y.pointer)
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        if let target = targets[0] {
            plan.inputGradient(dy.pointer, x(1), target.pointer, accumulate: target.accumulates)
        }
        if let target = targets[1] {
            plan.filterGradient(x(0), dy.pointer, target.pointer, accumulate: target.accumulates)
        }
        if hasBias, let target = targets[2] {
            S.sumPixels(
                dy.pointer, target.pointer, rows: shape.rows, columns: shape.columns, accumulate: target.accumulates)
        }
    }
}

extension Node {
    /// The convolution of this `[batch, height, width, in]` node with `filters` `[height, width, in, out]`.
    ///
    /// - Parameters:
    ///   - bias: `[out]`; none if nil.
    ///   - padding: rows and columns of zeros on each side of the images.
    public func convolved(with filters: Node, bias: Node? = nil, stride: Int = 1, padding: Int = 0) -> Node {
        graph.node(Convolution(self, with: filters, bias: bias, stride: stride, padding: padding))
    }
}

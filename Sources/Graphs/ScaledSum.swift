import Tensors

/// The sum of all elements times a factor, of shape `[]`: the sum for 1, the mean for 1 / count. Gradient: factor dy.
final class ScaledSum<S: Scalar>: Op<S> {
    private let factor: S

    init(_ x: Node<S>, factor: S) {
        self.factor = factor
        super.init([x], shape: [])
    }

    override func forward(into y: Tensor<S>) {
        y.pointer[0] = factor * S.sum(x(0), inputs[0].value.count)
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        guard let target = targets[0] else { return }
        S.fill(factor * dy.pointer[0], target.pointer, inputs[0].value.count, accumulate: target.accumulates)
    }
}

extension Node {
    /// The sum of all elements, of shape `[]`.
    public func sum() -> Node { graph.node(ScaledSum(self, factor: 1)) }
    /// The mean of all elements, of shape `[]`.
    public func mean() -> Node { graph.node(ScaledSum(self, factor: 1 / S(value.count))) }
}

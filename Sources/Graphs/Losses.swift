import Tensors

/// Softmax cross-entropy from logits `[batch, classes]`: mean over the batch of -log softmax(x)[label], in nats.
///
/// Gradient: (softmax(x) - onehot(label)) / batch. The kernel subtracts the largest logit first: large
/// logits do not overflow, and small ones do not vanish.
public final class CrossEntropy<S: Scalar>: Op<S> {
    private let labels: Labels
    /// softmax(x) of the last forward pass, `[batch, classes]`.
    private let probabilities: Tensor<S>

    init(_ logits: Node<S>, _ labels: Labels) {
        expect(
            logits.shape.rank == 2 && logits.shape.rows == labels.count,
            "cross-entropy of logits \(logits.shape) with \(labels.count) labels")
        self.labels = labels
        probabilities = Tensor(logits.shape)
        super.init([logits], shape: [])
    }

    public override func forward(into y: Tensor<S>) {
        let shape = probabilities.shape
        expect(
            labels.areBelow(shape.columns), "cross-entropy of \(shape.columns) classes with a label outside of them")
        y.pointer[0] = S.crossEntropy(
            x(0), labels.pointer, probabilities.pointer, rows: shape.rows, columns: shape.columns)
    }

    public override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        guard let target = targets[0] else { return }
        let shape = probabilities.shape
        S.crossEntropyGradient(
            probabilities.pointer, labels.pointer, factor: dy.pointer[0] / S(shape.rows), target.pointer,
            rows: shape.rows, columns: shape.columns, accumulate: target.accumulates)
    }
}

extension Node {
    /// Mean over the batch of the softmax cross-entropy of these logits `[batch, classes]`, in nats.
    ///
    /// Each label must be in `0 ..< classes`.
    public func crossEntropy(with labels: Labels) -> Node { graph.node(CrossEntropy(self, labels)) }

    /// Squared error: the sum over features of (x - target)², mean over the batch, without a factor 1/2.
    public func squaredError(to target: Node) -> Node {
        let difference = self - target
        let batch = shape.rank < 2 ? 1 : shape.extents[0]
        return (1 / S(batch)) * (difference * difference).sum()
    }
}

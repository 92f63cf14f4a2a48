import Tensors

/// The numbers of each image in one row: `[batch, height, width, channels]` to `[batch, height width channels]`. They are
/// the same numbers in memory. Gradient: dy.
final class Flatten<S: Scalar>: Op<S> {
    init(_ x: Node<S>) {
        expect(x.shape.rank >= 2, "flattening of \(x.shape), which has no batch")
        super.init([x], shape: [x.shape.extents[0], x.shape.count / x.shape.extents[0]])
    }

    override func makeResult() -> Tensor<S> { Tensor(viewing: inputs[0].value, as: shape) }

    /// The result shows the numbers of x.
    override func forward(into y: Tensor<S>) {}

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        guard let target = targets[0], target.pointer != dy.pointer else { return }
        S.scale(1, dy.pointer, target.pointer, dy.count, accumulate: target.accumulates)
    }
}

/// A flattening whose gradient lies where the gradient with respect to x does.
final class FlattenStep<S: Scalar>: Step<S> {
    private let flatten: Flatten<S>
    private let sharesGradientBuffer: Bool
    private var gradients: (dy: Tensor<S>, targets: [GradientTarget<S>?])?

    init?(_ node: Node<S>, _ onlyConsumers: [Node<S>?]) {
        guard let flatten = node.op as? Flatten<S> else { return nil }
        self.flatten = flatten
        sharesGradientBuffer = onlyConsumers[flatten.inputs[0].index] != nil && flatten.inputs[0].needsGradient
        super.init(output: node, sources: flatten.inputs)
    }

    override var gradientHost: Node<S>? { sharesGradientBuffer ? flatten.inputs[0] : nil }

    override func forward() {}

    override func prepare(_ targets: [GradientTarget<S>?]) { gradients = (output.gradientDestination, targets) }

    override func backward() {
        guard let (dy, targets) = gradients else { return }
        flatten.backward(from: dy, y: output.storedValue, into: targets)
    }
}

extension Node {
    /// The numbers of each image in one row: `[batch, ...]` to `[batch, numbers]`.
    public func flattened() -> Node { graph.node(Flatten(self)) }
}

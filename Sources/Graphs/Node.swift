import Tensors

/// One intermediate result of a network: its value and the gradient of the loss by it, both readable at every step.
///
/// Both are buffers that live as long as the graph. They are made when somebody first needs them: a graph that only
/// runs forwards has no gradients, and what a merged step has no need to write down waits for a reader.
public final class Node<S: Scalar> {
    /// The graph that the node belongs to.
    public unowned let graph: Graph<S>
    /// The place in the graph's order of creation, which is the order of the forward pass.
    public let index: Int
    /// How the value comes from other nodes; nil for inputs and parameters.
    let op: Op<S>?
    /// Whether the loss can have a gradient by this node: it is a parameter, or depends on one.
    public let needsGradient: Bool

    private var valueBuffer: Tensor<S>?
    private var gradientBuffer: Tensor<S>?
    /// A node whose gradient is equal to this one's after every pass that leaves this one without a buffer.
    weak var gradientTwin: Node<S>?

    init(graph: Graph<S>, index: Int, value: Tensor<S>?, gradient: Tensor<S>?, op: Op<S>?, needsGradient: Bool) {
        self.graph = graph
        self.index = index
        self.op = op
        self.needsGradient = needsGradient
        valueBuffer = value
        gradientBuffer = gradient
    }

    public var shape: Shape { op?.shape ?? value.shape }

    /// What the last forward pass computed.
    ///
    /// A node between matrix product and activation first gets its value here, from what its inputs hold now; from then
    /// on every pass writes it. To see the value of a training step, read it before the update.
    public var value: Tensor<S> {
        if let valueBuffer { return valueBuffer }
        let fresh = Tensor<S>(shape)
        op?.forward(into: fresh)
        valueBuffer = fresh
        return fresh
    }

    /// Whether passes must write the value: somebody has read it, and may hold on to it.
    var isStored: Bool { valueBuffer != nil }

    /// The value's buffer, to be written by a pass.
    var storedValue: Tensor<S> {
        if let valueBuffer { return valueBuffer }
        let fresh = Tensor<S>(shape)
        valueBuffer = fresh
        return fresh
    }

    /// The gradient that the last backward pass left, of the shape of the value.
    public var gradient: Tensor<S> {
        precondition(
            needsGradient, "node \(index) has no gradient: neither is it a parameter nor does it depend on one")
        if let gradientBuffer { return gradientBuffer }
        let fresh = Tensor<S>(shape)
        if let gradientTwin { S.scale(1, gradientTwin.gradient.pointer, fresh.pointer, fresh.count, accumulate: false) }
        gradientBuffer = fresh
        return fresh
    }

    /// Whether somebody has read the gradient already, and may hold on to it.
    var hasGradientBuffer: Bool { gradientBuffer != nil }
}

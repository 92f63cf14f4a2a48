import Tensors

/// One intermediate result of a network: its value, and the gradient of the loss with respect to the value.
///
/// Value and gradient are buffers that live as long as the graph. A buffer is allocated when it is first needed, so a
/// graph that only runs forwards has no gradients. A fused step does not store inner values and gradients. Reading one
/// computes it from the current inputs, and every later pass stores it. To read values, gradients and parameters of one
/// training step, read between the backward pass and the update.
public final class Node<S: Scalar> {
    /// The graph that the node belongs to.
    public unowned let graph: Graph<S>
    /// The index in the graph's order of creation, which is the order of the forward pass.
    public let index: Int
    public let shape: Shape
    /// The operation that computes the value; nil for inputs and parameters.
    let op: Op<S>?
    /// Whether the loss can have a gradient with respect to this node: the node is a parameter or depends on one.
    public let needsGradient: Bool

    private var valueBuffer: Tensor<S>?
    private var gradientBuffer: Tensor<S>?
    /// The gradient may share this node's gradient buffer until somebody reads the gradient.
    weak var gradientHost: Node<S>?
    /// The only node that reads this one. After a pass that does not store the gradient, its gradient determines this one's.
    weak var onlyConsumer: Node<S>?

    init(graph: Graph<S>, index: Int, value: Tensor<S>, gradient: Tensor<S>?, needsGradient: Bool) {
        self.graph = graph
        self.index = index
        shape = value.shape
        op = nil
        self.needsGradient = needsGradient
        valueBuffer = value
        gradientBuffer = gradient
    }

    init(graph: Graph<S>, index: Int, op: Op<S>, needsGradient: Bool) {
        self.graph = graph
        self.index = index
        shape = op.shape
        self.op = op
        self.needsGradient = needsGradient
    }

    /// What the last forward pass computed.
    public var value: Tensor<S> {
        if let valueBuffer { return valueBuffer }
        let fresh = storedValue
        if let op, op.isRecomputable { op.recompute(into: fresh) }
        graph.forgetPlans()
        return fresh
    }

    /// The value's buffer, which passes write.
    var storedValue: Tensor<S> {
        if let valueBuffer { return valueBuffer }
        let fresh = op?.makeResult() ?? Tensor<S>(shape)
        valueBuffer = fresh
        return fresh
    }

    /// The gradient from the last backward pass, of the shape of the value.
    public var gradient: Tensor<S> {
        if let gradientBuffer { return gradientBuffer }
        let fresh = storedGradient
        if let onlyConsumer, let consumingOp = onlyConsumer.op {
            let targets = consumingOp.inputs.map { input in
                input === self ? GradientTarget(tensor: fresh, accumulates: false) : nil
            }
            consumingOp.backward(from: onlyConsumer.gradient, y: onlyConsumer.value, into: targets)
        }
        graph.forgetPlans()
        return fresh
    }

    /// The gradient's buffer, which passes write.
    var storedGradient: Tensor<S> {
        expect(
            needsGradient, "node \(index) has no gradient: neither is it a parameter nor does it depend on one")
        if let gradientBuffer { return gradientBuffer }
        let fresh = Tensor<S>(shape)
        gradientBuffer = fresh
        return fresh
    }

    /// Where passes write the gradient.
    var gradientDestination: Tensor<S> {
        // Hosts form chains as long as the network, so there is no recursion.
        var host = self
        while !host.storesGradient, let next = host.gradientHost { host = next }
        let destination = host.storedGradient
        return destination.shape == shape ? destination : Tensor(viewing: destination, as: shape)
    }

    /// Whether passes must write the value: it has a buffer, and a reader may hold the buffer.
    var storesValue: Bool { valueBuffer != nil }
    var storesGradient: Bool { gradientBuffer != nil }
}

import Tensors

/// One intermediate result of a network: its value and the gradient of the loss by it, both readable at every step.
///
/// Both are buffers that live as long as the graph. They are made when somebody first needs them: a graph that only
/// runs forwards has no gradients, and what a merged step has no need to write down waits for a reader. The first
/// reader gets it computed from what is there then; from then on every pass writes it. To see one and the same training
/// step, read between its backward pass and its update.
public final class Node<S: Scalar> {
    /// The graph that the node belongs to.
    public unowned let graph: Graph<S>
    /// The place in the graph's order of creation, which is the order of the forward pass.
    public let index: Int
    public let shape: Shape
    /// How the value comes from other nodes; nil for inputs and parameters.
    let op: Op<S>?
    /// Whether the loss can have a gradient by this node: it is a parameter, or depends on one.
    public let needsGradient: Bool

    private var valueBuffer: Tensor<S>?
    private var gradientBuffer: Tensor<S>?
    /// The node in whose gradient's place, wherever that is, this one's is written, while nobody reads this one's.
    weak var gradientHost: Node<S>?
    /// The one node from whose gradient this one's follows, after a pass that leaves this one without a buffer.
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
        if let op, op.isRepeatable { op.repeatForward(into: fresh) }
        graph.forgetPlans()
        return fresh
    }

    /// The value's buffer, to be written by a pass.
    var storedValue: Tensor<S> {
        if let valueBuffer { return valueBuffer }
        let fresh = Tensor<S>(shape)
        valueBuffer = fresh
        return fresh
    }

    /// The gradient that the last backward pass left, of the shape of the value.
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

    /// The gradient's buffer, to be written by a pass.
    var storedGradient: Tensor<S> {
        precondition(
            needsGradient, "node \(index) has no gradient: neither is it a parameter nor does it depend on one")
        if let gradientBuffer { return gradientBuffer }
        let fresh = Tensor<S>(shape)
        gradientBuffer = fresh
        return fresh
    }

    /// Where passes write the gradient.
    var gradientDestination: Tensor<S> {
        storesGradient ? storedGradient : gradientHost?.gradientDestination ?? storedGradient
    }

    /// Whether passes must write the value: there is a buffer, which somebody may hold on to.
    var storesValue: Bool { valueBuffer != nil }
    var storesGradient: Bool { gradientBuffer != nil }
}

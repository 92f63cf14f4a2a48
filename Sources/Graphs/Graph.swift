import Tensors

/// A trainable tensor: its value and the gradient of the loss by it, shared by all graphs that a layer is part of.
public final class Parameter<S: Scalar> {
    /// What it is called in tables and messages, such as `layer 3 weight`.
    public let name: String
    public let value: Tensor<S>
    public let gradient: Tensor<S>

    public init(_ name: String, _ value: Tensor<S>) {
        self.name = name
        self.value = value
        gradient = Tensor(value.shape)
    }
}

/// A network as nodes in their order of creation: forwards in that order, backwards in reverse.
///
/// Shapes are fixed when a node is added, and so are its buffers: a step allocates nothing. Passes do not recurse, so
/// depth is limited by memory only.
/// ```swift
/// let graph = Graph<Float>()
/// let images = graph.input([64, 784]), labels = Labels(count: 64)
/// let loss = network(images).crossEntropy(with: labels)
/// graph.forward()
/// graph.backward(from: loss)
/// ```
public final class Graph<S: Scalar> {
    public private(set) var nodes: [Node<S>] = []
    /// Holds the parameters too: when one is gone, another may come to have its identity.
    private var parameterNodes: [ObjectIdentifier: (parameter: Parameter<S>, node: Node<S>)] = [:]
    private var steps: [Step<S>]?
    private var backwardPlan: BackwardPlan<S>?
    private let fuses: Bool

    /// - Parameter fuses: whether layers may be computed in one call. The values are the same with and without, and all
    ///   of them are there to be read; it is a matter of speed, and a switch for its own test.
    public init(fuses: Bool = !OpenBLAS.isUsed) {
        self.fuses = fuses
    }

    /// A node whose value is loaded from outside before each forward pass.
    ///
    /// - Parameter needsGradient: whether the gradient of the loss by the input is wanted too.
    public func input(_ shape: Shape, needsGradient: Bool = false) -> Node<S> {
        append(
            Node(graph: self, index: nodes.count, value: Tensor(shape), gradient: nil, needsGradient: needsGradient))
    }

    /// The node of a parameter. A parameter used twice is one node, whose gradients add up.
    public func parameter(_ parameter: Parameter<S>) -> Node<S> {
        let identity = ObjectIdentifier(parameter)
        if let known = parameterNodes[identity] { return known.node }
        let node = append(
            Node(
                graph: self, index: nodes.count, value: parameter.value, gradient: parameter.gradient,
                needsGradient: true))
        parameterNodes[identity] = (parameter, node)
        return node
    }

    /// The node of an operation's result.
    public func node(_ op: Op<S>) -> Node<S> {
        precondition(op.inputs.allSatisfy { $0.graph === self }, "\(type(of: op)) mixes nodes of two graphs")
        let needsGradient = op.inputs.contains { $0.needsGradient }
        let node = Node(graph: self, index: nodes.count, op: op, needsGradient: needsGradient)
        // Any other value is always there; this one may never be needed.
        if !op.isRepeatable { _ = node.storedValue }
        return append(node)
    }

    private func append(_ node: Node<S>) -> Node<S> {
        nodes.append(node)
        forgetPlans()
        return node
    }

    /// Lets the next passes decide anew what to merge.
    func forgetPlans() {
        steps = nil
        backwardPlan = nil
    }

    /// What the operations carry from one forward pass to the next, such as running means.
    public var memory: [Tensor<S>] { nodes.flatMap { $0.op?.memory ?? [] } }

    /// Computes the value of every node.
    public func forward() {
        for step in currentSteps() { step.forward() }
    }

    /// Computes the gradient of `root` by every node that it depends on, from the values of the last forward pass.
    ///
    /// A node that `root` does not depend on has gradient zero.
    /// - Parameter cotangent: the gradient by `root` to begin with, of its shape; ones if none is given, which for a
    ///   loss is the gradient of the loss.
    public func backward(from root: Node<S>, cotangent: [S]? = nil) {
        precondition(root.graph === self && root.needsGradient, "the root depends on no parameter of this graph")
        let seed = root.storedGradient
        if backwardPlan?.root !== root {
            // A merged step has no way in but through its output.
            let isInner = currentSteps().contains { step in step.inner.contains { $0 === root } }
            let steps = isInner ? nodes.compactMap(OperationStep.init) : currentSteps()
            backwardPlan = BackwardPlan(from: root, steps: steps, nodes: nodes)
        }
        if let cotangent { seed.load(cotangent) } else { seed.fill(1) }
        backwardPlan?.run()
    }

    private func currentSteps() -> [Step<S>] {
        if let steps { return steps }
        let fresh = fuses ? fused(nodes) : nodes.compactMap(OperationStep.init)
        steps = fresh
        return fresh
    }
}

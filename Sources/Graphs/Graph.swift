import Tensors

/// A trainable tensor: its value and the gradient of the loss with respect to it. All graphs of a layer share both.
public final class Parameter<S: Scalar> {
    /// The name in tables and messages, such as `layer 3 weight`.
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
/// Adding a node fixes its shape and its buffers, so a step allocates nothing. Passes do not recurse, so only memory
/// limits the depth.
/// ```swift
/// let graph = Graph<Float>()
/// let images = graph.input([64, 784]), labels = Labels(count: 64)
/// let loss = network(images).crossEntropy(with: labels)
/// graph.forward()
/// graph.backward(from: loss)
/// ```
public final class Graph<S: Scalar> {
    public private(set) var nodes: [Node<S>] = []
    /// The entries retain the parameters: after a release, another parameter could get the same identity.
    private var parameterNodes: [ObjectIdentifier: (parameter: Parameter<S>, node: Node<S>)] = [:]
    private var steps: [Step<S>]?
    private var backwardPlan: BackwardPlan<S>?
    private let fuses: Bool

    /// - Parameter fuses: whether to fuse operations into one call. Fusion changes only the speed: every value has the
    ///   same bits and can be read. The tests of fusion switch it off.
    public init(fuses: Bool = !OpenBLAS.isUsed) {
        self.fuses = fuses
    }

    /// A node whose value is loaded from outside before each forward pass.
    ///
    /// - Parameter needsGradient: whether passes compute the gradient of the loss with respect to the input.
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
        expect(op.inputs.allSatisfy { $0.graph === self }, "\(type(of: op)) mixes nodes of two graphs")
        let needsGradient = op.inputs.contains { $0.needsGradient }
        let node = Node(graph: self, index: nodes.count, op: op, needsGradient: needsGradient)
        // A recomputable value may never be needed; every other value has a buffer from the beginning.
        if !op.isRecomputable { _ = node.storedValue }
        return append(node)
    }

    private func append(_ node: Node<S>) -> Node<S> {
        nodes.append(node)
        forgetPlans()
        return node
    }

    /// Makes the next passes plan the fused steps again.
    func forgetPlans() {
        steps = nil
        backwardPlan = nil
    }

    /// The state of the operations other than parameters, such as running means.
    public var memory: [Tensor<S>] { nodes.flatMap { $0.op?.memory ?? [] } }

    /// Computes the value of every node.
    public func forward() {
        for step in currentSteps() { step.forward() }
    }

    /// Computes the gradient of `root` with respect to every node that it depends on, from the last forward pass.
    ///
    /// A node that `root` does not depend on has gradient zero.
    /// - Parameter cotangent: the upstream gradient of `root`, of its shape. The default is ones, as for a loss.
    public func backward(from root: Node<S>, cotangent: [S]? = nil) {
        expect(root.graph === self && root.needsGradient, "the root depends on no parameter of this graph")
        let seed = root.storedGradient
        if backwardPlan?.root !== root {
            // The backward pass of a fused step begins at the step's output.
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

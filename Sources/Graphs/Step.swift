import Tensors

/// One entry of a graph's plan: the operation of one node, or several operations fused into one call.
class Step<S: Scalar> {
    /// The node whose gradient must be complete before `backward` runs.
    let output: Node<S>
    /// The nodes whose gradients `backward` writes, in that order.
    let sources: [Node<S>]
    /// The nodes inside a fused step. The step need not store their values and gradients.
    let inner: [Node<S>]

    /// The output's gradient may share this node's gradient buffer until somebody reads it.
    var gradientHost: Node<S>? { nil }

    init(output: Node<S>, sources: [Node<S>], inner: [Node<S>] = []) {
        self.output = output
        self.sources = sources
        self.inner = inner
    }

    func forward() { fatalError("a step without forward pass") }
    /// Sets the targets of the gradients with respect to `sources`, nil where none is needed. Must precede `backward`.
    func prepare(_ targets: [GradientTarget<S>?]) { fatalError("a step without backward pass") }
    func backward() { fatalError("a step without backward pass") }
}

/// A step of one operation, not fused.
final class OperationStep<S: Scalar>: Step<S> {
    private let op: Op<S>
    private var targets: [GradientTarget<S>?] = []

    /// Nil for inputs and parameters, which have no operation.
    init?(_ node: Node<S>) {
        guard let op = node.op else { return nil }
        self.op = op
        super.init(output: node, sources: op.inputs)
    }

    override func forward() {
        op.forward(into: output.storedValue)
    }

    override func prepare(_ targets: [GradientTarget<S>?]) {
        self.targets = targets
    }

    override func backward() {
        op.backward(from: output.storedGradient, y: output.value, into: targets)
    }
}

/// The backward steps from one root in order. The plan decides in advance which step stores a gradient and which adds.
final class BackwardPlan<S: Scalar> {
    let root: Node<S>
    private var steps: [Step<S>] = []
    /// Gradients of parameters that the root does not depend on. Another graph may write to the same buffers.
    private var unreached: [Tensor<S>] = []

    init(from root: Node<S>, steps all: [Step<S>], nodes: [Node<S>]) {
        self.root = root
        // An earlier plan may have had other steps.
        for step in all { step.output.gradientHost = step.gradientHost }
        // In reverse order, the first step that reaches a node stores its share of the gradient. The others add theirs.
        var reached: Set<ObjectIdentifier> = [ObjectIdentifier(root)]
        for step in all.reversed()
        where step.output.needsGradient && reached.contains(ObjectIdentifier(step.output)) {
            step.prepare(
                step.sources.map { source in
                    guard source.needsGradient else { return nil }
                    let isFirst = reached.insert(ObjectIdentifier(source)).inserted
                    return GradientTarget(tensor: source.gradientDestination, accumulates: !isFirst)
                })
            steps.append(step)
        }
        let passed = Set(steps.flatMap { $0.inner }.map(ObjectIdentifier.init))
        let onlyConsumers = onlyConsumers(of: nodes)
        for node in nodes {
            let identity = ObjectIdentifier(node)
            let isComputed = reached.contains(identity) || passed.contains(identity)
            node.onlyConsumer = isComputed ? onlyConsumers[node.index] : nil
            if isComputed || !node.needsGradient || !node.storesGradient { continue }
            // This plan never writes to the other gradients, so one fill is enough.
            node.storedGradient.fill(0)
            if node.op == nil { unreached.append(node.storedGradient) }
        }
    }

    func run() {
        for gradient in unreached { gradient.fill(0) }
        for step in steps { step.backward() }
    }
}

/// For each node its only consumer; nil if no node, or more than one, reads the node.
func onlyConsumers<S: Scalar>(of nodes: [Node<S>]) -> [Node<S>?] {
    var (counts, consumers) = ([Int](repeating: 0, count: nodes.count), [Node<S>?](repeating: nil, count: nodes.count))
    for node in nodes {
        for input in node.op?.inputs ?? [] {
            counts[input.index] += 1
            consumers[input.index] = node
        }
    }
    return consumers.indices.map { counts[$0] == 1 ? consumers[$0] : nil }
}

import Tensors

/// One entry of a graph's recorded plan: mostly one node's operation, sometimes several merged into one.
class Step<S: Scalar> {
    /// The node whose gradient must be complete before `backward` runs.
    let output: Node<S>
    /// The nodes to which `backward` passes gradients, in the order in which it writes them.
    let sources: [Node<S>]
    /// Nodes whose value and gradient the step computes on its way to those of its output, or leaves out.
    let inner: [Node<S>]

    /// The node in whose gradient's place that of the output may be written, while nobody reads it.
    var gradientHost: Node<S>? { nil }

    init(output: Node<S>, sources: [Node<S>], inner: [Node<S>] = []) {
        self.output = output
        self.sources = sources
        self.inner = inner
    }

    func forward() { preconditionFailure("a step without forward pass") }
    /// Tells where the gradients by `sources` go, nil where none is needed. Comes before the first `backward`.
    func prepare(_ targets: [GradientTarget<S>?]) { preconditionFailure("a step without backward pass") }
    func backward() { preconditionFailure("a step without backward pass") }
}

/// The plain step: one operation.
final class OperationStep<S: Scalar>: Step<S> {
    private let op: Op<S>
    private var targets: [GradientTarget<S>?] = []

    /// Nil for inputs and parameters, which nothing computes.
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

/// The order in which gradients flow from one root, with who stores and who adds decided in advance.
final class BackwardPlan<S: Scalar> {
    let root: Node<S>
    private var steps: [Step<S>] = []
    /// Gradients of parameters that the root does not depend on. Another graph may leave its own there.
    private var unreached: [Tensor<S>] = []

    init(from root: Node<S>, steps all: [Step<S>], nodes: [Node<S>]) {
        self.root = root
        // Of these steps, not of those of an earlier plan.
        for step in all { step.output.gradientHost = step.gradientHost }
        // The first to reach a node in reverse order stores its share of the gradient, the others add theirs.
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
            // No later pass of this plan will write to the others, so once is enough.
            node.storedGradient.fill(0)
            if node.op == nil { unreached.append(node.storedGradient) }
        }
    }

    func run() {
        for gradient in unreached { gradient.fill(0) }
        for step in steps { step.backward() }
    }
}

/// For each node the one that takes it as an input, once; nil if there is none, or if there are several.
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

import Tensors

/// One entry of a graph's recorded plan: mostly one node's operation, sometimes several merged into one sweep.
class Step<S: Scalar> {
    /// The node whose gradient must be complete before `backward` runs.
    let output: Node<S>
    /// The nodes to which `backward` passes gradients, in the order in which it writes them.
    let sources: [Node<S>]

    /// Nodes whose value and gradient the step computes on its way to those of its output.
    var inner: [Node<S>] { [] }

    init(output: Node<S>, sources: [Node<S>]) {
        self.output = output
        self.sources = sources
    }

    func forward() { preconditionFailure("a step without forward pass") }
    func backward(into targets: [GradientTarget<S>?]) { preconditionFailure("a step without backward pass") }
}

/// The plain step: one operation.
final class OperationStep<S: Scalar>: Step<S> {
    private let op: Op<S>

    /// Nil for inputs and parameters, which nothing computes.
    init?(_ node: Node<S>) {
        guard let op = node.op else { return nil }
        self.op = op
        super.init(output: node, sources: op.inputs)
    }

    override func forward() {
        op.forward(into: output.storedValue)
    }

    override func backward(into targets: [GradientTarget<S>?]) {
        op.backward(from: output.gradient, y: output.value, into: targets)
    }
}

/// The order in which gradients flow from one root, with who stores and who adds decided in advance.
final class BackwardPlan<S: Scalar> {
    let root: Node<S>
    private var entries: [(step: Step<S>, targets: [GradientTarget<S>?])] = []
    /// Gradients of parameters that the root does not depend on. Another graph may leave its own there.
    private var unreached: [Tensor<S>] = []

    init(from root: Node<S>, steps: [Step<S>], nodes: [Node<S>]) {
        self.root = root
        // The first to reach a node in reverse order stores its share of the gradient, the others add theirs.
        var reached: Set<ObjectIdentifier> = [ObjectIdentifier(root)]
        for step in steps.reversed()
        where step.output.needsGradient && reached.contains(ObjectIdentifier(step.output)) {
            let targets = step.sources.map { source -> GradientTarget<S>? in
                guard source.needsGradient else { return nil }
                let isFirst = reached.insert(ObjectIdentifier(source)).inserted
                return GradientTarget(tensor: source.gradient, accumulates: !isFirst)
            }
            entries.append((step, targets))
        }
        // No later pass of this plan will write to the others, so once is enough.
        let passed = Set(entries.flatMap { $0.step.inner }.map(ObjectIdentifier.init))
        for node in nodes where node.needsGradient && node.hasGradientBuffer {
            let identity = ObjectIdentifier(node)
            if reached.contains(identity) || passed.contains(identity) { continue }
            node.gradient.fill(0)
            if node.op == nil { unreached.append(node.gradient) }
        }
    }

    func run() {
        for gradient in unreached { gradient.fill(0) }
        for (step, targets) in entries { step.backward(into: targets) }
    }
}

import Tensors

// Fusion: a layer is a matrix product, a bias, an activation, and perhaps a shortcut or a gate. Unfused, each is a pass
// over the same numbers. Fused, they are one call, which saves memory traffic: the kernel adds the bias while the product
// is in registers, and the activation overwrites the preactivation. Where its slope cannot be told from
// the result, the step stores the slope. Batch normalization, a convolution or an addition fuses with an activation
// likewise.
// A fused step does not store its inner values and gradients. Reading one computes it, and the chain is not fused from
// then on. A fused step stands for operations that follow each other: what is remembered and what is added up keeps its
// order.

/// The steps of a graph, fused where nobody reads the inner values.
func fused<S: Scalar>(_ nodes: [Node<S>]) -> [Step<S>] {
    let onlyConsumers = onlyConsumers(of: nodes)
    /// The step, if no other operation runs between its own.
    func unbroken(_ step: Step<S>?) -> Step<S>? {
        guard let step, let first = step.inner.map(\.index).min() else { return nil }
        let operations = nodes[first..<step.output.index].count { $0.op != nil }
        return operations == step.inner.count ? step : nil
    }
    var fusedSteps: [Int: Step<S>] = [:]
    var innerNodes: Set<Int> = []
    // The loop runs backwards, to find the longest chains first.
    for node in nodes.reversed() where !innerNodes.contains(node.index) {
        let step =
            FlattenStep(node, onlyConsumers)
            ?? unbroken(HighwayStep(node, onlyConsumers)) ?? unbroken(ResidualStep(node, onlyConsumers))
            ?? unbroken(LinearStep(node, onlyConsumers)) ?? unbroken(ActivatedStep(node, onlyConsumers))
        guard let step else { continue }
        fusedSteps[node.index] = step
        innerNodes.formUnion(step.inner.map(\.index))
    }
    return nodes.compactMap { node in
        innerNodes.contains(node.index) ? nil : fusedSteps[node.index] ?? OperationStep(node)
    }
}

/// `product = x W`, `z = product + bias`, and usually `a = f(z)`.
struct LinearChain<S: Scalar> {
    let x, weight, bias, product, preactivation: Node<S>
    /// a, or z where there is no activation.
    let output: Node<S>
    let function: ElementwiseActivation
    /// f′(z), where it cannot be told from a.
    let slopes: Tensor<S>?

    /// Nil if `output` does not end such a chain, or if somebody reads one of its inner values.
    init?(_ output: Node<S>, _ onlyConsumers: [Node<S>?]) {
        let activate = output.op as? Activate<S>
        let preactivation = activate?.inputs[0] ?? output
        guard let addRow = preactivation.op as? AddRow<S>, addRow.inputs[1].needsGradient,
            let product = addRow.inputs[0].op as? MatrixProduct<S>, !product.isTransposed
        else { return nil }
        guard !addRow.inputs[0].storesValue, onlyConsumers[addRow.inputs[0].index] != nil,
            !addRow.inputs[0].storesGradient,
            activate.map({ $0.canFuse(onlyConsumers) }) != false
        else { return nil }
        (x, weight, bias) = (product.inputs[0], product.inputs[1], addRow.inputs[1])
        (self.product, self.preactivation, self.output) = (addRow.inputs[0], preactivation, output)
        function = activate?.function ?? ElementwiseActivation(.identity)
        slopes = function.slopeFollowsFromValue ? nil : Tensor(output.shape)
    }

    /// The nodes between x and the output.
    var inner: [Node<S>] { output === preactivation ? [product] : [product, preactivation] }

    var buffers: LayerBuffers<S> {
        LayerBuffers(
            function: function, x: x.storedValue, weight: weight.storedValue, bias: bias.storedValue,
            a: output.storedValue, slopes: slopes)
    }

    /// The buffers of the backward pass from `da`, with targets for the bias, x and W. `start` is the initial value of dx.
    func buffers(
        from da: Tensor<S>, bias: GradientTarget<S>?, x: GradientTarget<S>?, start: Tensor<S>?,
        weight: GradientTarget<S>?
    ) -> LayerBuffers<S> {
        var buffers = buffers
        buffers.gradients = (da, output === preactivation ? da : preactivation.storedGradient)
        buffers.dx = x.map { ($0.tensor, start) }
        buffers.dweight = weight.map { ($0.tensor, $0.accumulates) }
        buffers.dbias = bias.map { ($0.tensor, $0.accumulates) }
        return buffers
    }
}

/// A fully connected layer, a = f(x W + bias).
final class LinearStep<S: Scalar>: Step<S> {
    private let chain: LinearChain<S>
    private let forwardPass: LayerPass<S>
    private var backwardPass: LayerPass<S>?
    private let sharesGradientBuffer: Bool

    init?(_ node: Node<S>, _ onlyConsumers: [Node<S>?]) {
        guard let chain = LinearChain(node, onlyConsumers) else { return nil }
        self.chain = chain
        forwardPass = LayerPass(chain.buffers)
        sharesGradientBuffer = onlyConsumers[node.index] != nil && node !== chain.preactivation
        super.init(output: node, sources: [chain.bias, chain.x, chain.weight], inner: chain.inner)
    }

    /// The gradient with respect to a shares the buffer of the gradient with respect to z, until somebody reads it.
    override var gradientHost: Node<S>? { sharesGradientBuffer ? chain.preactivation : nil }

    override func forward() { forwardPass.forward() }

    override func prepare(_ targets: [GradientTarget<S>?]) {
        backwardPass = LayerPass(
            chain.buffers(
                from: output.gradientDestination, bias: targets[0], x: targets[1],
                start: targets[1].flatMap { $0.accumulates ? $0.tensor : nil }, weight: targets[2]))
    }

    override func backward() { backwardPass?.backward() }
}

/// A layer with a shortcut, y = s + f(x W + bias). Usually s is x.
final class ResidualStep<S: Scalar>: Step<S> {
    private let shortcut: Node<S>
    private let chain: LinearChain<S>
    private let forwardPass: LayerPass<S>
    private var backwardPass: LayerPass<S>?
    private var shortcutTarget: GradientTarget<S>?

    init?(_ node: Node<S>, _ onlyConsumers: [Node<S>?]) {
        guard let add = node.op as? Add<S>, onlyConsumers[add.inputs[1].index] != nil, !add.inputs[1].storesGradient,
            let chain = LinearChain(add.inputs[1], onlyConsumers), chain.output !== chain.preactivation
        else { return nil }
        self.chain = chain
        shortcut = add.inputs[0]
        var buffers = chain.buffers
        buffers.residual = (shortcut.storedValue, node.storedValue)
        forwardPass = LayerPass(buffers)
        super.init(
            output: node, sources: [shortcut, chain.bias, chain.x, chain.weight], inner: chain.inner + [chain.output])
    }

    override func forward() { forwardPass.forward() }

    override func prepare(_ targets: [GradientTarget<S>?]) {
        let dy = output.storedGradient
        // If s is x and dx has no share yet, dx starts from dy, without a copy of dy.
        let beginsWithShortcut = shortcut === chain.x && targets[0]?.accumulates == false
        shortcutTarget = beginsWithShortcut ? nil : targets[0]
        let start = targets[2].flatMap { $0.accumulates ? $0.tensor : nil }
        backwardPass = LayerPass(
            chain.buffers(
                from: dy, bias: targets[1], x: targets[2], start: beginsWithShortcut ? dy : start, weight: targets[3]))
    }

    override func backward() {
        if let target = shortcutTarget {
            S.scale(
                1, output.storedGradient.pointer, target.pointer, target.tensor.count, accumulate: target.accumulates)
        }
        backwardPass?.backward()
    }
}

/// A highway layer, y = x + t (h - x), with h = f(x W + b) and t = σ(x W_T + b_T).
final class HighwayStep<S: Scalar>: Step<S> {
    private let transform, gate: LinearChain<S>
    private let forwardPass: HighwayPass<S>
    private var backwardPass: HighwayPass<S>?

    init?(_ node: Node<S>, _ onlyConsumers: [Node<S>?]) {
        guard let blend = node.op as? Blend<S>, blend.inputs[0].needsGradient,
            blend.inputs.dropFirst().allSatisfy({ onlyConsumers[$0.index] != nil && !$0.storesGradient }),
            let transform = LinearChain(blend.inputs[1], onlyConsumers), transform.x === blend.inputs[0],
            let gate = LinearChain(blend.inputs[2], onlyConsumers), gate.x === blend.inputs[0],
            transform.output !== transform.preactivation, gate.function.formula == .sigmoid
        else { return nil }
        (self.transform, self.gate) = (transform, gate)
        forwardPass = HighwayPass(
            transform: LayerPass(transform.buffers), gate: LayerPass(gate.buffers), y: node.storedValue)
        super.init(
            output: node, sources: [transform.x, transform.bias, transform.weight, gate.bias, gate.weight],
            inner: transform.inner + gate.inner + [transform.output, gate.output])
    }

    override func forward() { forwardPass.forward() }

    override func prepare(_ targets: [GradientTarget<S>?]) {
        guard let dx = targets[0] else {
            fatalError("a highway step needs a gradient with respect to its input")
        }
        let dy = output.storedGradient
        let (transformPass, gatePass) = (
            transform.buffers(from: dy, bias: targets[1], x: dx, start: dx.tensor, weight: targets[2]),
            gate.buffers(from: dy, bias: targets[3], x: dx, start: dx.tensor, weight: targets[4])
        )
        backwardPass = HighwayPass(
            transform: LayerPass(transformPass), gate: LayerPass(gatePass), y: output.storedValue,
            gradients: (dy, dx.tensor, dx.accumulates))
    }

    override func backward() { backwardPass?.backward() }
}

extension Activate {
    /// Whether a fused step can contain this activation, which overwrites its argument: nobody else reads the argument.
    func canFuse(_ onlyConsumers: [Node<S>?]) -> Bool {
        onlyConsumers[inputs[0].index] != nil && !inputs[0].storesValue
    }
}

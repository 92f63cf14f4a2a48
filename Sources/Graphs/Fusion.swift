import Tensors

// Fusion: around a matrix product stand a bias and an activation, around those a shortcut or a gate, each a sweep over
// the same numbers. Merged, they are one call, and trips to memory are saved: the bias is added while the product is in
// registers, the activation takes the preactivation's place, and its slope is multiplied in place; so it is where batch
// normalization stands before the activation. A value or gradient that is left out so is computed for the first who
// reads it; from then on its chain is no longer merged.

/// The steps of a graph, merged where nobody reads what is in between.
func fused<S: Scalar>(_ nodes: [Node<S>]) -> [Step<S>] {
    let onlyConsumers = onlyConsumers(of: nodes)
    var merged: [Int: Step<S>] = [:]
    var absorbed: Set<Int> = []
    // From the end, so that the longest chains come first.
    for node in nodes.reversed() where !absorbed.contains(node.index) {
        let step =
            HighwayStep(node, onlyConsumers) ?? ResidualStep(node, onlyConsumers) ?? LinearStep(node, onlyConsumers)
            ?? NormalizedStep(node, onlyConsumers)
        guard let step else { continue }
        merged[node.index] = step
        absorbed.formUnion(step.inner.map(\.index))
    }
    return nodes.compactMap { node in
        absorbed.contains(node.index) ? nil : merged[node.index] ?? OperationStep(node)
    }
}

/// `product = x W`, `z = product + bias`, and mostly `a = f(z)`.
struct LinearChain<S: Scalar> {
    let x, weight, bias, product, preactivation: Node<S>
    /// a, or z where there is no activation.
    let output: Node<S>
    let function: ElementwiseActivation

    /// Nil if `output` is not the end of such a chain, or if somebody reads what would be left out.
    init?(_ output: Node<S>, _ onlyConsumers: [Node<S>?]) {
        let activate = output.op as? Activate<S>
        let preactivation = activate?.inputs[0] ?? output
        guard let addRow = preactivation.op as? AddRow<S>, addRow.inputs[1].needsGradient,
            let product = addRow.inputs[0].op as? MatrixProduct<S>, !product.isTransposed,
            activate?.function.isIncreasing != false
        else { return nil }
        let leftOut = [addRow.inputs[0]] + (activate == nil ? [] : [preactivation])
        guard leftOut.allSatisfy({ !$0.storesValue && onlyConsumers[$0.index] != nil }),
            !addRow.inputs[0].storesGradient
        else { return nil }
        (x, weight, bias) = (product.inputs[0], product.inputs[1], addRow.inputs[1])
        (self.product, self.preactivation, self.output) = (addRow.inputs[0], preactivation, output)
        function = activate?.function ?? ElementwiseActivation(.identity)
    }

    /// What is between x and the output.
    var inner: [Node<S>] { output === preactivation ? [product] : [product, preactivation] }

    var buffers: LayerBuffers<S> {
        LayerBuffers(
            function: function, x: x.storedValue, weight: weight.storedValue, bias: bias.storedValue,
            a: output.storedValue)
    }

    /// The buffers of the backward pass from `da`, with targets for the bias, x (beginning with `start`) and W.
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
    private let canLeaveOutGradient: Bool

    init?(_ node: Node<S>, _ onlyConsumers: [Node<S>?]) {
        guard let chain = LinearChain(node, onlyConsumers) else { return nil }
        self.chain = chain
        forwardPass = LayerPass(chain.buffers)
        canLeaveOutGradient = onlyConsumers[node.index] != nil && node !== chain.preactivation
        super.init(output: node, sources: [chain.bias, chain.x, chain.weight], inner: chain.inner)
    }

    /// Unless somebody reads the gradient by a, it is written where the one by z is made of it.
    override var gradientHost: Node<S>? { canLeaveOutGradient ? chain.preactivation : nil }

    override func forward() { forwardPass.forward() }

    override func prepare(_ targets: [GradientTarget<S>?]) {
        backwardPass = LayerPass(
            chain.buffers(
                from: output.gradientDestination, bias: targets[0], x: targets[1],
                start: targets[1].flatMap { $0.accumulates ? $0.tensor : nil }, weight: targets[2]))
    }

    override func backward() { backwardPass?.backward() }
}

/// A layer with a shortcut, y = s + f(x W + bias), where s is x mostly.
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
        // Where s is x, and nothing is there yet, the gradient by x begins with dy instead of with a copy of it.
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
        guard let dx = targets[0] else { preconditionFailure("a highway step needs a gradient by its input") }
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

/// Batch normalization of x and an activation, a = f(z), where z is computed where a then takes its place.
final class NormalizedStep<S: Scalar>: Step<S> {
    private let normalization: BatchNormalization<S>
    private let preactivation: Node<S>
    private let function: ElementwiseActivation
    private let canLeaveOutGradient: Bool
    /// In whose gradient's place the one by z is written, while nobody reads it: of x, if nothing else takes x.
    private let host: Node<S>
    private var gradients: (da: Tensor<S>, dz: Tensor<S>, targets: [GradientTarget<S>?])?

    init?(_ node: Node<S>, _ onlyConsumers: [Node<S>?]) {
        guard let activate = node.op as? Activate<S>, activate.function.isIncreasing else { return nil }
        let z = activate.inputs[0]
        guard let normalization = z.op as? BatchNormalization<S>, onlyConsumers[z.index] != nil, !z.storesValue
        else { return nil }
        (self.normalization, preactivation, function) = (normalization, z, activate.function)
        let x = normalization.inputs[0]
        host = x.needsGradient && onlyConsumers[x.index] != nil ? x : z
        canLeaveOutGradient = onlyConsumers[node.index] != nil
        super.init(output: node, sources: normalization.inputs, inner: [z])
    }

    override var gradientHost: Node<S>? { canLeaveOutGradient ? host : nil }

    override func forward() {
        let a = output.storedValue
        normalization.forward(into: a)
        S.activate(function, a.pointer, a.pointer, a.count)
    }

    override func prepare(_ targets: [GradientTarget<S>?]) {
        let dz = preactivation.storesGradient ? preactivation.storedGradient : host.gradientDestination
        gradients = (output.gradientDestination, dz, targets)
    }

    override func backward() {
        guard let (da, dz, targets) = gradients else { return }
        let a = output.storedValue
        S.activationGradient(function, da.pointer, a.pointer, a.pointer, dz.pointer, a.count, accumulate: false)
        normalization.backward(from: dz, y: a, into: targets)
    }
}

extension ElementwiseActivation {
    /// Whether larger arguments never give smaller values, so that the side of the kink can be seen from the output.
    fileprivate var isIncreasing: Bool {
        switch formula {
        case .leakyReLU, .elu: parameter >= 0
        case .identity, .sigmoid, .tanh, .relu, .selu, .shiftedReLU: true
        }
    }
}

import Tensors

/// An operation and an activation, a = f(z), such as batch normalization or convolution. Both write to the buffer of a.
final class ActivatedStep<S: Scalar>: Step<S> {
    private let operation: Op<S>
    private let preactivation: Node<S>
    private let function: ElementwiseActivation
    /// f′(z), where it cannot be told from a.
    private let slopes: Tensor<S>?
    private let sharesGradientBuffer: Bool
    /// Whether the operation applies the activation itself.
    private let rectifies: Bool
    /// The gradient with respect to z shares this node's gradient buffer until somebody reads the gradient. The node is
    /// an input if the operation may work in place and z is its only consumer, and else z.
    private let host: Node<S>
    private var gradients: (da: Tensor<S>, dz: Tensor<S>, targets: [GradientTarget<S>?])?

    init?(_ node: Node<S>, _ onlyConsumers: [Node<S>?]) {
        guard let activate = node.op as? Activate<S>, activate.canFuse(onlyConsumers),
            let operation = activate.inputs[0].op, operation.isRecomputable, !operation.backwardReadsResult
        else { return nil }
        (self.operation, preactivation, function) = (operation, activate.inputs[0], activate.function)
        slopes = function.slopeFollowsFromValue ? nil : Tensor(node.shape)
        let x = operation.inPlaceInput.map { operation.inputs[$0] }
        host = x.flatMap { $0.needsGradient && onlyConsumers[$0.index] != nil ? $0 : nil } ?? preactivation
        rectifies = function.formula == .relu && operation.fusesRectifier
        sharesGradientBuffer = onlyConsumers[node.index] != nil
        super.init(output: node, sources: operation.inputs, inner: [preactivation])
    }

    override var gradientHost: Node<S>? { sharesGradientBuffer ? host : nil }

    override func forward() {
        let a = output.storedValue
        if rectifies { return operation.forwardRectified(into: a) }
        operation.forward(into: a)
        if let slopes {
            S.activate(function, a.pointer, a.pointer, slopes: slopes.pointer, a.count)
        } else {
            S.activate(function, a.pointer, a.pointer, a.count)
        }
    }

    override func prepare(_ targets: [GradientTarget<S>?]) {
        let dz = preactivation.storesGradient ? preactivation.storedGradient : host.gradientDestination
        gradients = (output.gradientDestination, dz, targets)
    }

    override func backward() {
        guard let (da, dz, targets) = gradients else { return }
        let a = output.storedValue
        // Nobody reads dz: the operation works from da.
        if rectifies, !preactivation.storesGradient {
            return operation.backwardRectified(from: da, a: a, into: targets)
        }
        if let slopes {
            S.multiply(da.pointer, slopes.pointer, dz.pointer, a.count, accumulate: false)
        } else {
            S.activationGradient(function, da.pointer, a.pointer, a.pointer, dz.pointer, a.count, accumulate: false)
        }
        operation.backward(from: dz, y: a, into: targets)
    }
}

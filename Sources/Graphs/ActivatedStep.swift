import Tensors

/// An operation and an activation, a = f(z): batch normalization, convolution or addition. Both write to the buffer of a.
final class ActivatedStep<S: Scalar>: Step<S> {
    private let operation: Op<S>
    private let preactivation: Node<S>
    private let function: ElementwiseActivation
    /// f′(z), where it cannot be told from a.
    private let slopes: Tensor<S>?
    private let sharesGradientBuffer: Bool
    /// Whether the operation applies the activation itself.
    private let rectifies: Bool
    /// The node in whose gradient buffer the gradient with respect to z lies until somebody reads it: an input if the
    /// operation may work in place and z is the input's only consumer, and else z.
    private let host: Node<S>
    /// No dz where nobody reads it and the operation works from da.
    private var gradients: (da: Tensor<S>, dz: Tensor<S>?, targets: [GradientTarget<S>?])?

    init?(_ node: Node<S>, _ onlyConsumers: [Node<S>?]) {
        guard let activate = node.op as? Activate<S>, activate.canFuse(onlyConsumers),
            let operation = activate.inputs[0].op, operation.isRecomputable, !operation.backwardReadsResult
        else { return nil }
        (self.operation, preactivation, function) = (operation, activate.inputs[0], activate.function)
        slopes = function.slopeFollowsFromValue ? nil : Tensor(node.shape)
        let x = operation.inPlaceInput.map { operation.inputs[$0] }
        host = x.flatMap { $0.needsGradient && onlyConsumers[$0.index] != nil ? $0 : nil } ?? preactivation
        rectifies = function.formula == .relu && operation.fusesRectifier
        // With the activation inside, dz is no result of its own, which a buffer of z would make it.
        sharesGradientBuffer = onlyConsumers[node.index] != nil && !(rectifies && host === preactivation)
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
        let z = preactivation
        let dz = z.storesGradient ? z.storedGradient : rectifies ? nil : host.gradientDestination
        gradients = (output.gradientDestination, dz, targets)
    }

    override func backward() {
        guard let (da, dz, targets) = gradients else { return }
        let a = output.storedValue
        guard let dz else { return operation.backwardRectified(from: da, a: a, into: targets) }
        if let slopes {
            S.multiply(da.pointer, slopes.pointer, dz.pointer, a.count, accumulate: false)
        } else {
            S.activationGradient(function, da.pointer, a.pointer, a.pointer, dz.pointer, a.count, accumulate: false)
        }
        operation.backward(from: dz, y: a, into: targets)
    }
}

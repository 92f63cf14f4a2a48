import Tensors

// Fusion: around a matrix product stand a bias and an activation, each a sweep over the same numbers. Merged, trips to
// memory are saved. Nothing that a probe could read goes missing: what has no reader is not written down, and is computed
// for the first who reads.

/// The steps of a graph, with every `matrix product → adding a row → activation` merged whose inner nodes have no other
/// consumer.
func fused<S: Scalar>(_ nodes: [Node<S>]) -> [Step<S>] {
    var consumers = [Int](repeating: 0, count: nodes.count)
    for node in nodes {
        for input in node.op?.inputs ?? [] { consumers[input.index] += 1 }
    }
    var merged: [Int: LinearActivationStep<S>] = [:]
    var absorbed: Set<Int> = []
    for node in nodes {
        guard let step = LinearActivationStep(node), step.inner.allSatisfy({ consumers[$0.index] == 1 }) else {
            continue
        }
        merged[node.index] = step
        absorbed.formUnion(step.inner.map(\.index))
    }
    return nodes.compactMap { node in
        absorbed.contains(node.index) ? nil : merged[node.index] ?? OperationStep(node)
    }
}

/// `product = x W`, `z = product + bias`, `a = f(z)`.
///
/// Forwards the bias is added while the product is in registers, and a takes the place of z, since the slopes of all
/// these functions follow from their output. Product and z are written down only for a reader.
final class LinearActivationStep<S: Scalar>: Step<S> {
    private let product: Node<S>
    private let preactivation: Node<S>
    private let matrixProduct: MatrixProduct<S>
    private let function: ElementwiseActivation
    private let bias: Node<S>

    override var inner: [Node<S>] { [product, preactivation] }

    /// Nil if `activation` is not the end of such a chain.
    init?(_ activation: Node<S>) {
        guard let activate = activation.op as? Activate<S>,
            let addRow = activate.inputs[0].op as? AddRow<S>,
            let matrixProduct = addRow.inputs[0].op as? MatrixProduct<S>,
            addRow.inputs[1].needsGradient
        else { return nil }
        preactivation = activate.inputs[0]
        product = addRow.inputs[0]
        self.matrixProduct = matrixProduct
        function = activate.function
        bias = addRow.inputs[1]
        super.init(output: activation, sources: [bias] + matrixProduct.inputs)
        // The gradients by the product and by its sum with the bias are equal: a second buffer can wait for a reader.
        product.gradientTwin = preactivation
        if !function.isIncreasing { _ = preactivation.storedValue }
    }

    /// z, or what stands in its place.
    private var slopeArgument: Tensor<S> { preactivation.isStored ? preactivation.value : output.value }

    override func forward() {
        let (z, a) = (slopeArgument, output.storedValue)
        if product.isStored {
            matrixProduct.forward(into: product.value)
            S.addRow(
                product.value.pointer, bias.value.pointer, z.pointer, rows: z.shape.rows, columns: z.shape.columns)
        } else {
            matrixProduct.forward(into: z, addingRow: bias.value)
        }
        S.activate(function, z.pointer, a.pointer, a.count)
    }

    override func backward(into targets: [GradientTarget<S>?]) {
        let (dz, a) = (preactivation.gradient, output.value)
        S.activationGradient(
            function, output.gradient.pointer, slopeArgument.pointer, a.pointer, dz.pointer, a.count, accumulate: false)
        if product.hasGradientBuffer {
            S.scale(1, dz.pointer, product.gradient.pointer, dz.count, accumulate: false)
        }
        matrixProduct.backward(from: dz, to: (targets[1], targets[2]), bias: targets[0])
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

import Tensors

// Fusion: around a matrix product stand a bias and an activation, each a sweep over the same numbers. Merged, they are
// one sweep forwards, and backwards the activation's slope and the sum for the bias are one. Every value and gradient
// is still written, so nothing that a probe could read goes missing; only trips to memory are saved.

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

/// `product = x W`, `z = product + bias`, `a = f(z)`: the product by BLAS, the rest in one sweep.
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
    }

    override func forward() {
        matrixProduct.forward(into: product.value)
        S.addRowAndActivate(
            function, product.value.pointer, bias.value.pointer, preactivation.value.pointer, output.value.pointer,
            rows: output.shape.rows, columns: output.shape.columns)
    }

    override func backward(into targets: [GradientTarget<S>?]) {
        let biasTarget = targets[0]!  // exists, since the initializer asked for a bias with gradient
        S.addRowAndActivateGradient(
            function, output.gradient.pointer, preactivation.value.pointer, output.value.pointer,
            preactivation.gradient.pointer, biasTarget.pointer, rows: output.shape.rows,
            columns: output.shape.columns, accumulateBias: biasTarget.accumulates)
        if product.hasGradientBuffer {
            S.scale(
                1, preactivation.gradient.pointer, product.gradient.pointer, product.value.count, accumulate: false)
        }
        matrixProduct.backward(
            from: preactivation.gradient, to: (targets[1], targets[2]))
    }
}

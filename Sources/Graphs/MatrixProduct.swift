import Tensors

/// C = op(A) op(B), where op may transpose: `[m, k]` times `[k, n]` is `[m, n]`.
///
/// Gradients: dA = dC op(B)ᵀ and dB = op(A)ᵀ dC, each transposed again where op transposed.
public final class MatrixProduct<S: Scalar>: Op<S> {
    private let transposesA: Bool
    private let transposesB: Bool

    init(_ a: Node<S>, transposed transposesA: Bool, _ b: Node<S>, transposed transposesB: Bool) {
        precondition(a.shape.rank == 2 && b.shape.rank == 2, "a matrix product of \(a.shape) and \(b.shape)")
        let (rows, inner) = transposesA ? (a.shape.columns, a.shape.rows) : (a.shape.rows, a.shape.columns)
        let (innerB, columns) = transposesB ? (b.shape.columns, b.shape.rows) : (b.shape.rows, b.shape.columns)
        precondition(
            inner == innerB,
            "a matrix product of \(a.shape)\(transposesA ? "ᵀ" : "") and \(b.shape)\(transposesB ? "ᵀ" : "")")
        self.transposesA = transposesA
        self.transposesB = transposesB
        super.init([a, b], shape: [rows, columns])
    }

    override var isRepeatable: Bool { true }

    public override func forward(into y: Tensor<S>) {
        forward(into: y, addingRow: nil)
    }

    /// The product, with `bias` added to each of its rows.
    func forward(into y: Tensor<S>, addingRow bias: Tensor<S>?) {
        y.setProduct(
            inputs[0].value, transposed: transposesA, inputs[1].value, transposed: transposesB, addingRow: bias)
    }

    public override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        backward(from: dy, to: (targets[0], targets[1]))
    }

    /// - Parameter bias: where the sum of `dy` over its rows goes, the gradient by a row that was added.
    func backward(
        from dy: Tensor<S>, to targets: (a: GradientTarget<S>?, b: GradientTarget<S>?), bias: GradientTarget<S>? = nil
    ) {
        let (a, b) = (inputs[0].value, inputs[1].value)
        // Where dy is the right factor of a product its columns can be summed on the way.
        let sums = transposesB || targets.b == nil ? nil : bias.map { (tensor: $0.tensor, accumulate: $0.accumulates) }
        if let bias, sums == nil {
            S.sumRows(
                dy.pointer, bias.pointer, rows: shape.rows, columns: shape.columns, accumulate: bias.accumulates)
        }
        if let target = targets.a {
            if transposesA {
                target.tensor.setProduct(
                    b, transposed: transposesB, dy, transposed: true, accumulate: target.accumulates)
            } else {
                target.tensor.setProduct(
                    dy, transposed: false, b, transposed: !transposesB, accumulate: target.accumulates)
            }
        }
        if let target = targets.b {
            if transposesB {
                target.tensor.setProduct(
                    dy, transposed: true, a, transposed: transposesA, accumulate: target.accumulates)
            } else {
                target.tensor.setProduct(
                    a, transposed: !transposesA, dy, transposed: false, accumulate: target.accumulates,
                    columnSums: sums)
            }
        }
    }
}

extension Node {
    /// The matrix product of this node and another, each transposed if so asked.
    public func times(_ other: Node, transposingSelf: Bool = false, transposingOther: Bool = false) -> Node {
        graph.node(MatrixProduct(self, transposed: transposingSelf, other, transposed: transposingOther))
    }
}

import Tensors

/// C = op(A) op(B), where op may transpose: `[m, k]` times `[k, n]` is `[m, n]`.
///
/// Gradients: dA = dC op(B)ᵀ and dB = op(A)ᵀ dC, each transposed again where op transposed.
public final class MatrixProduct<S: Scalar>: Op<S> {
    private let transposesA: Bool
    private let transposesB: Bool

    init(_ a: Node<S>, transposed transposesA: Bool, _ b: Node<S>, transposed transposesB: Bool) {
        expect(a.shape.rank == 2 && b.shape.rank == 2, "a matrix product of \(a.shape) and \(b.shape)")
        let (rows, inner) = transposesA ? (a.shape.columns, a.shape.rows) : (a.shape.rows, a.shape.columns)
        let (innerB, columns) = transposesB ? (b.shape.columns, b.shape.rows) : (b.shape.rows, b.shape.columns)
        expect(
            inner == innerB,
            "a matrix product of \(a.shape)\(transposesA ? "ᵀ" : "") and \(b.shape)\(transposesB ? "ᵀ" : "")")
        self.transposesA = transposesA
        self.transposesB = transposesB
        super.init([a, b], shape: [rows, columns])
    }

    override var isRecomputable: Bool { true }

    /// Whether either factor is transposed.
    var isTransposed: Bool { transposesA || transposesB }

    public override func forward(into y: Tensor<S>) {
        y.setProduct(inputs[0].value, transposed: transposesA, inputs[1].value, transposed: transposesB)
    }

    public override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        let (a, b) = (inputs[0].value, inputs[1].value)
        if let target = targets[0] {
            if transposesA {
                target.tensor.setProduct(
                    b, transposed: transposesB, dy, transposed: true, accumulate: target.accumulates)
            } else {
                target.tensor.setProduct(
                    dy, transposed: false, b, transposed: !transposesB, accumulate: target.accumulates)
            }
        }
        if let target = targets[1] {
            if transposesB {
                target.tensor.setProduct(
                    dy, transposed: true, a, transposed: transposesA, accumulate: target.accumulates)
            } else {
                target.tensor.setProduct(
                    a, transposed: !transposesA, dy, transposed: false, accumulate: target.accumulates)
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

extension Tensor {
    /// Makes this matrix the product of two: C = op(A) op(B), where op may transpose; C + op(A) op(B) if `accumulate`.
    ///
    /// Shapes: `[m, k]` times `[k, n]` is `[m, n]`, after the transpositions. Each element is one chain of fused
    /// multiply-adds in the order of the inner index. The bits thus do not depend on the processor.
    public func setProduct(
        _ a: Tensor, transposed transposedA: Bool = false, _ b: Tensor, transposed transposedB: Bool = false,
        accumulate: Bool = false
    ) {
        let (rows, inner) = transposedA ? (a.shape.columns, a.shape.rows) : (a.shape.rows, a.shape.columns)
        let (innerB, columns) = transposedB ? (b.shape.columns, b.shape.rows) : (b.shape.rows, b.shape.columns)
        expect(
            inner == innerB && shape.rows == rows && shape.columns == columns,
            "a matrix product of \(a.shape)\(transposedA ? "ᵀ" : "") and \(b.shape)\(transposedB ? "ᵀ" : "") "
                + "does not fit into \(shape)")
        S.matrixProduct(
            a.pointer, transposed: transposedA, b.pointer, transposed: transposedB, pointer, rows: rows,
            columns: columns, inner: inner, accumulate: accumulate)
    }
}

extension Tensor {
    /// Makes this matrix the product of two: C = op(A) op(B), where op may transpose; C + op(A) op(B) if `accumulate`.
    ///
    /// Shapes: `[m, k]` times `[k, n]` is `[m, n]`, after the transpositions. Each element is one chain of fused
    /// multiply-adds in the order of the inner index, so the bits do not depend on the processor.
    /// - Parameters:
    ///   - bias: of shape `[n]`, added to each row at the end.
    ///   - columnSums: of shape `[n]`, where the sums of the columns of B go, or are added; B is not transposed then.
    public func setProduct(
        _ a: Tensor, transposed transposesA: Bool = false, _ b: Tensor, transposed transposesB: Bool = false,
        accumulate: Bool = false, addingRow bias: Tensor? = nil,
        columnSums: (tensor: Tensor, accumulate: Bool)? = nil
    ) {
        let (rows, inner) = transposesA ? (a.shape.columns, a.shape.rows) : (a.shape.rows, a.shape.columns)
        let (innerB, columns) = transposesB ? (b.shape.columns, b.shape.rows) : (b.shape.rows, b.shape.columns)
        precondition(
            inner == innerB && shape.rows == rows && shape.columns == columns,
            "a matrix product of \(a.shape)\(transposesA ? "ᵀ" : "") and \(b.shape)\(transposesB ? "ᵀ" : "") "
                + "does not fit into \(shape)")
        precondition(
            (bias?.count ?? columns) == columns && (columnSums?.tensor.count ?? columns) == columns,
            "a bias and column sums of a product \(shape) are rows of \(columns)")
        precondition(columnSums == nil || !transposesB, "the columns of a transposed matrix are not summed")
        S.matrixProduct(
            a.pointer, transposed: transposesA, b.pointer, transposed: transposesB, pointer, rows: rows,
            columns: columns, inner: inner, accumulate: accumulate, bias: bias?.pointer,
            columnSums: columnSums.map { ($0.tensor.pointer, $0.accumulate) })
    }
}

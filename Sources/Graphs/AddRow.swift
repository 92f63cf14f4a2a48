import Tensors

/// x + row for each row of x: `[batch, ..., features]` and `[features]`. Gradients: dy, and the sum of the rows of dy.
final class AddRow<S: Scalar>: Op<S> {
    init(_ x: Node<S>, _ row: Node<S>) {
        expect(
            x.shape.rank >= 2 && row.shape == [x.shape.columns],
            "adding a row of shape \(row.shape) to \(x.shape); [\(x.shape.columns)] is needed")
        super.init([x, row], shape: x.shape)
    }

    override var isRecomputable: Bool { true }

    override func forward(into y: Tensor<S>) {
        S.addRow(x(0), x(1), y.pointer, rows: shape.rows, columns: shape.columns)
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        if let target = targets[0] {
            S.scale(1, dy.pointer, target.pointer, y.count, accumulate: target.accumulates)
        }
        if let target = targets[1] {
            S.sumRows(
                dy.pointer, target.pointer, rows: shape.rows, columns: shape.columns, accumulate: target.accumulates)
        }
    }
}

extension Node {
    /// This `[batch, ..., features]` node with a `[features]` node added to each of its rows.
    public func addingRow(_ row: Node) -> Node { graph.node(AddRow(self, row)) }
}

import Tensors

/// x + row for each row of x: `[batch, features]` and `[features]`. Gradients: dy, and the sum of dy over the batch.
final class AddRow<S: Scalar>: Op<S> {
    init(_ x: Node<S>, _ row: Node<S>) {
        precondition(
            x.shape.rank >= 2 && row.shape == [x.shape.columns],
            "adding a row of shape \(row.shape) to \(x.shape); [\(x.shape.columns)] is needed")
        super.init([x, row], shape: x.shape)
    }

    override var isRepeatable: Bool { true }

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

/// The sum of all elements times a factor, of shape `[]`: the sum for 1, the mean for 1 / count. Gradient: factor dy.
final class ScaledSum<S: Scalar>: Op<S> {
    private let factor: S

    init(_ x: Node<S>, factor: S) {
        self.factor = factor
        super.init([x], shape: [])
    }

    override func forward(into y: Tensor<S>) {
        y.pointer[0] = factor * S.sum(x(0), inputs[0].value.count)
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        guard let target = targets[0] else { return }
        S.fill(factor * dy.pointer[0], target.pointer, inputs[0].value.count, accumulate: target.accumulates)
    }
}

extension Node {
    /// This `[batch, features]` node with a `[features]` node added to each of its rows.
    public func addingRow(_ row: Node) -> Node { graph.node(AddRow(self, row)) }
    /// The sum of all elements, of shape `[]`.
    public func sum() -> Node { graph.node(ScaledSum(self, factor: 1)) }
    /// The mean of all elements, of shape `[]`.
    public func mean() -> Node { graph.node(ScaledSum(self, factor: 1 / S(value.count))) }
}

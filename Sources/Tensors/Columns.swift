// The columns of a tensor of rank 2, such as the units of a layer: `[batch, units]`.

extension Tensor {
    /// A copy of the first columns alone: `[rows, count]`.
    public func firstColumns(_ count: Int) -> Tensor {
        expect(count <= shape.columns, "expected at most \(shape.columns) columns, got \(count)")
        let copy = Tensor([shape.rows, count])
        for row in 0..<shape.rows {
            (copy.pointer + row * count).update(from: pointer + row * shape.columns, count: count)
        }
        return copy
    }

    /// The numbers of each column.
    public var columns: [[Double]] {
        let (elements, count) = (elements, shape.columns)
        return (0..<count).map { stride(from: $0, to: elements.count, by: count).map { Double(elements[$0]) } }
    }

    /// For each column the share of the rows in which a softmax over the row chooses the column.
    public var winShares: [Double] {
        let labels = Labels(count: shape.rows)
        return (0..<shape.columns).map { column in
            // The labels say that this column is the right choice in every row.
            labels.load(Array(repeating: column, count: shape.rows))
            let wins = S.countCorrect(pointer, labels.pointer, rows: shape.rows, columns: shape.columns)
            return Double(wins) / Double(shape.rows)
        }
    }
}

/// The labels of a table's rows: their values in the first columns, as few as tell the rows apart.
struct RowLabels {
    /// The columns that vary; none where even all columns leave rows alike.
    private let columns: [(index: Int, name: String)]

    init(_ table: Table) {
        let count = table.columns.indices.map { $0 + 1 }.first { count in
            Set(table.cells.map { $0.prefix(count) }).count == table.cells.count
        }
        columns = (0..<(count ?? 0)).compactMap { index in
            let isConstant = table.cells.count > 1 && Set(table.cells.map { $0[index] }).count == 1
            return isConstant ? nil : (index, table.columns[index])
        }
    }

    /// `activation elu, seed 1, epoch 5`, otherwise the row's number, counted from 1.
    func label(_ row: [Value], at index: Int) -> String {
        columns.isEmpty ? "row \(index + 1)" : columns.map { "\($0.name) \(row[$0.index])" }.joined(separator: ", ")
    }

    /// The counts and texts in the label. Numbers are left out: another machine may have rounded them otherwise.
    func key(_ row: [Value]) -> [Value] { exact(row).map { row[$0.index] } }

    /// The same as `activation elu, seed 1`; nil if the label has none.
    func name(_ row: [Value]) -> String? {
        let parts = exact(row).map { "\($0.name) \(row[$0.index])" }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private func exact(_ row: [Value]) -> [(index: Int, name: String)] {
        columns.filter { column in
            if case .number = row[column.index] { false } else { true }
        }
    }
}

/// The degree of agreement, from the best to the worst.
public enum Agreement: String, Sendable, Comparable, CaseIterable, Encodable {
    case identical
    case within = "within the tolerance"
    case different

    public static func < (a: Agreement, b: Agreement) -> Bool {
        a != b && (a == .identical || b == .different)
    }
}

/// The tables of one run beside those of another run with the same settings.
public struct Comparison: Sendable {
    public let tables: [TableComparison]

    public init(expected: Tables, got: Tables) {
        let known = Set(expected.all.map(\.name))
        tables =
            expected.all.map { table in
                guard let other = got.all.first(where: { $0.name == table.name }) else {
                    return TableComparison(table, defect: "the table is missing")
                }
                return TableComparison(expected: table, got: other)
            }
            + got.all.filter { !known.contains($0.name) }.map {
                TableComparison($0, defect: "a table that is not expected")
            }
    }

    public var agreement: Agreement { tables.map(\.agreement).max() ?? .identical }
}

/// One table of a run beside the same table of another run.
public struct TableComparison: Sendable {
    public let name: String
    /// The rows that are expected.
    public let rows: Int
    /// Wrong columns, and a wrong number or order of rows. The cells are then not compared.
    public let defects: [String]
    /// The worst cell of each row that is not identical, the worst row first.
    public let differences: [CellDifference]

    public var agreement: Agreement {
        defects.isEmpty ? differences.first?.agreement ?? .identical : .different
    }

    init(_ table: Table, defect: String) {
        (name, rows, defects, differences) = (table.name, table.cells.count, [defect], [])
    }

    init(expected: Table, got: Table) {
        name = expected.name
        rows = expected.cells.count
        let labels = RowLabels(expected)
        let wrongColumns = Self.defects(ofColumns: expected.columns, got.columns)
        defects = wrongColumns.isEmpty ? Self.defects(ofRows: expected.cells, got.cells, labels) : wrongColumns
        guard defects.isEmpty else {
            differences = []
            return
        }
        let tolerances = expected.columns.map(Tolerance.init(column:))
        let worst = expected.cells.indices.compactMap { row -> CellDifference? in
            let (expectedRow, gotRow) = (expected.cells[row], got.cells[row])
            return expected.columns.indices.compactMap { column in
                CellDifference(
                    row: labels.label(expectedRow, at: row), column: expected.columns[column],
                    expected: expectedRow[column], got: gotRow[column], tolerances[column])
            }.max { $1.isWorse(than: $0) }
        }
        differences = worst.enumerated().sorted { a, b in
            a.element.isWorse(than: b.element) || (!b.element.isWorse(than: a.element) && a.offset < b.offset)
        }.map(\.element)
    }

    private static func defects(ofColumns expected: [String], _ got: [String]) -> [String] {
        let missing = expected.filter { !got.contains($0) }.map { "column \($0) is missing" }
        let extra = got.filter { !expected.contains($0) }.map { "column \($0) is not expected" }
        let defects = missing + extra
        return defects.isEmpty && expected != got
            ? ["columns \(expected.joined(separator: ", ")) expected, got \(got.joined(separator: ", "))"] : defects
    }

    private static func defects(ofRows expected: [[Value]], _ got: [[Value]], _ labels: RowLabels) -> [String] {
        let count = expected.count == got.count ? [] : ["\(expected.count) rows expected, got \(got.count)"]
        let defects =
            count + surplus(expected, over: got, labels, "missing")
            + surplus(got, over: expected, labels, "not expected")
        let moved = zip(expected, got).enumerated().first { labels.key($1.0) != labels.key($1.1) }
        guard defects.isEmpty, let (index, rows) = moved else { return defects }
        let (wanted, found) = (labels.label(rows.0, at: index), labels.label(rows.1, at: index))
        return ["rows stand in another order: row \(index + 1) is to be \(wanted), got \(found)"]
    }

    /// The complaint about rows whose counts and names occur more often on one side.
    private static func surplus(
        _ rows: [[Value]], over others: [[Value]], _ labels: RowLabels, _ complaint: String
    ) -> [String] {
        var left = others.reduce(into: [:]) { $0[labels.key($1), default: 0] += 1 }
        let found = rows.filter { row in
            left[labels.key(row), default: 0] -= 1
            return left[labels.key(row), default: 0] < 0
        }
        // Rows without counts and names have no label. Another complaint tells their number.
        guard let first = found.first, let name = labels.name(first) else { return [] }
        return [
            found.count == 1
                ? "1 row is \(complaint): \(name)" : "\(found.count) rows are \(complaint), the first: \(name)"
        ]
    }
}

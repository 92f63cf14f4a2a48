/// A table that follows from those of the trials.
public protocol TableSummary: Sendable {
    /// - Throws: ``TableError`` if a table is not there.
    func table(of runs: Tables) throws -> Table
}

/// Mean, smallest and largest of some columns over the seeds, for each combination of the `keys`.
///
/// The table has the keys, then `<column>`, `<column>_lo` and `<column>_hi` for each of `values`, then `seeds`, the
/// number of rows behind them. A seed without a number leaves all three NaN. Combinations stand in order of first
/// appearance.
public struct OverSeeds<R: Row>: Tabular, TableSummary {
    public typealias Property = PartialKeyPath<R> & Sendable

    public let name: String
    private let keys: [Property]
    private let values: [Property]
    private let conditions: [Condition<R>]

    /// - Parameter conditions: which rows count; all if there are none.
    public init(_ name: String, by keys: [Property], of values: [Property], where conditions: Condition<R>...) {
        self.name = name
        self.keys = keys
        self.values = values
        self.conditions = conditions
    }

    public var kinds: [(column: String, kind: any Cell.Type)] {
        keys.map { (R.table.column($0), R.table.kind(of: $0)) }
            + values.map(R.table.column).flatMap { [$0, "\($0)_lo", "\($0)_hi"] }.map { ($0, Double.self) }
            + [("seeds", Int.self)]
    }

    public func table(of runs: Tables) throws -> Table {
        var table = try runs[R.table.name]
        for condition in conditions {
            let index = try table.index(of: condition.column)
            table = Table(
                table.name, columns: table.columns, cells: table.cells.filter { condition.accepts($0[index]) })
        }
        return try table.overSeeds(name, by: keys.map(R.table.column), of: values.map(R.table.column))
    }
}

/// What is asked of a property: `\.depth == 100`, `\.depth >= 10`.
public struct Condition<R: Row>: Sendable {
    let property: PartialKeyPath<R> & Sendable
    let value: Value
    /// Whether larger numbers will do.
    var isLowerBound = false

    var column: String { R.table.column(property) }

    /// A NaN is what is asked for where the condition has one: `\.bias == nil`.
    func accepts(_ cell: Value) -> Bool {
        guard let number = cell.double, let bound = value.double else { return cell == value }
        return number == bound || number.isNaN && bound.isNaN || isLowerBound && number >= bound
    }

    /// `depth 100`, as a claim says what it needs.
    var words: String {
        "\(column.replacing("_", with: " ")) \(value.double.map(plain) ?? value.description)"
            + (isLowerBound ? " or more" : "")
    }
}

public func == <R: Row, C: Cell>(property: KeyPath<R, C> & Sendable, value: C) -> Condition<R> {
    Condition(property: property, value: value.value)
}

public func >= <R: Row, C: Cell & Comparable & Numeric>(property: KeyPath<R, C> & Sendable, value: C) -> Condition<R> {
    Condition(property: property, value: value.value, isLowerBound: true)
}

extension Table {
    func overSeeds(_ name: String, by keys: [String], of columns: [String]) throws -> Table {
        let keyIndices = try keys.map(index(of:))
        let valueIndices = try columns.map(index(of:))
        // By text, in which a NaN is equal to another.
        var order: [[String]] = []
        var groups: [[String]: [[Value]]] = [:]
        for row in cells {
            let key = keyIndices.map { row[$0].description }
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(row)
        }
        var summary = Table(name, columns: keys + columns.flatMap { [$0, "\($0)_lo", "\($0)_hi"] } + ["seeds"])
        for key in order {
            let group = groups[key] ?? []
            let statistics = valueIndices.flatMap { index -> [Value] in
                let numbers = group.map { $0[index].double ?? .nan }
                // `min` and `max` of numbers with a NaN would depend on where it stands.
                if numbers.contains(where: \.isNaN) { return Array(repeating: .number(.nan), count: 3) }
                let mean = numbers.reduce(0, +) / Double(numbers.count)
                return [.number(mean), .number(numbers.min() ?? .nan), .number(numbers.max() ?? .nan)]
            }
            summary.append(keyIndices.map { group[0][$0] } + statistics + [.integer(group.count)])
        }
        return summary
    }
}

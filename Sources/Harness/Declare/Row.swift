/// One observation of a table, whose columns are properties.
/// ```swift
/// struct Epoch: Row {
///     static let table = RowTable<Epoch>("training", ["epoch": \.epoch, "train_loss_nats": \.trainLoss])
///     let epoch: Int
///     let trainLoss: Double
/// }
/// ```
public protocol Row: Sendable {
    static var table: RowTable<Self> { get }
}

/// A table of rows of one kind: what trials wrote, or a summary of it.
public protocol Tabular<R>: Sendable {
    associatedtype R: Row
    /// The name of the file, without `.csv`.
    var name: String { get }
    /// What the cells of each column hold.
    var kinds: [(column: String, kind: any Cell.Type)] { get }
}

/// The table that rows of one kind are written to: its name, and its columns in their order.
public struct RowTable<R: Row>: Tabular {
    public typealias Columns = KeyValuePairs<String, PartialKeyPath<R> & Sendable>

    public let name: String
    public let columns: [String]
    private let properties: [PartialKeyPath<R> & Sendable]
    private let indices: [Property: Int]

    public init(_ name: String, _ columns: Columns) {
        self.name = name
        self.columns = columns.map(\.key)
        properties = columns.map(\.value)
        indices = Dictionary(properties.enumerated().map { (Property(path: $1), $0) }) { first, _ in first }
    }

    /// A key path as a key. Swift does not know that key paths to properties may be sent.
    struct Property: Hashable, @unchecked Sendable {
        let path: PartialKeyPath<R>
    }

    /// The name of the column in which a property stands.
    public func column(_ property: PartialKeyPath<R>) -> String {
        guard let index = indices[Property(path: property)] else {
            fatalError("a property of \(R.self) is no column of table \(name)")
        }
        return columns[index]
    }

    public var kinds: [(column: String, kind: any Cell.Type)] {
        zip(columns, properties).map { ($0, kind(of: $1)) }
    }

    /// What the cells of a property's column hold.
    func kind(of property: PartialKeyPath<R>) -> any Cell.Type {
        guard let kind = type(of: property as AnyKeyPath).valueType as? any Cell.Type else {
            fatalError("column \(column(property)) of table \(name) holds no Cell")
        }
        return kind
    }

    fileprivate func cells(_ row: R) -> [Value] {
        properties.map { property in
            guard let cell = row[keyPath: property] as? any Cell else {
                fatalError("column \(column(property)) of table \(name) holds no Cell")
            }
            return cell.value
        }
    }
}

/// What a cell can hold.
public protocol Cell: Sendable {
    var value: Value { get }
    /// Nil if the cell holds something else.
    init?(value: Value)
}

extension Int: Cell {
    public var value: Value { .integer(self) }
    public init?(value: Value) {
        // Not every whole number is a Double.
        if case .integer(let integer) = value { self = integer } else { self.init(exactly: value.double ?? .nan) }
    }
}

extension Double: Cell {
    public var value: Value { .number(self) }
    public init?(value: Value) {
        guard let number = value.double else { return nil }
        self = number
    }
}

extension String: Cell {
    public var value: Value { .text(self) }
    public init?(value: Value) { self = value.description }
}

/// `1` or `0`, which a mean over seeds turns into a share.
extension Bool: Cell {
    public var value: Value { .integer(self ? 1 : 0) }
    public init?(value: Value) {
        guard let number = value.double, number == 0 || number == 1 else { return nil }
        self = number == 1
    }
}

/// NaN where there is none; figures leave it out.
extension Optional: Cell where Wrapped: Cell {
    public var value: Value { self?.value ?? .number(.nan) }
    public init?(value: Value) {
        if value.double?.isNaN == true {
            self = nil
        } else {
            guard let wrapped = Wrapped(value: value) else { return nil }
            self = wrapped
        }
    }
}

/// An enum of words.
extension Cell where Self: RawRepresentable<String> {
    public var value: Value { .text(rawValue) }
    public init?(value: Value) { self.init(rawValue: value.description) }
}

extension Table {
    /// A table without rows, for ``append(_:)``.
    public init<R: Row>(of type: R.Type) {
        self.init(R.table.name, columns: R.table.columns)
    }

    public init<R: Row>(_ rows: [R]) {
        self.init(R.table.name, columns: R.table.columns, cells: rows.map(R.table.cells))
    }

    public mutating func append<R: Row>(_ row: R) { append(R.table.cells(row)) }
}

/// A row that was read: `row.trainLoss` as the struct has it, and in a summary over seeds the mean, with
/// `row.low(\.trainLoss)` and `row.high(\.trainLoss)`.
@dynamicMemberLookup
public struct TypedRow<R: Row>: Sendable {
    /// `Tables.rows` has refused what is not of its property's kind.
    fileprivate let cells: [Value]
    fileprivate let columns: ColumnPlaces

    public subscript<C: Cell>(dynamicMember property: KeyPath<R, C>) -> C {
        let column = R.table.column(property)
        guard let cell = C(value: cells[columns[column]]) else {
            fatalError("column \(column) of table \(R.table.name) was read as \(C.self)")
        }
        return cell
    }

    /// The mean over the seeds, where the property itself is no number.
    public func mean(_ property: PartialKeyPath<R>) -> Double { number(R.table.column(property)) }
    /// The smallest of the seeds.
    public func low(_ property: PartialKeyPath<R>) -> Double { number(R.table.column(property) + "_lo") }
    /// The largest of the seeds.
    public func high(_ property: PartialKeyPath<R>) -> Double { number(R.table.column(property) + "_hi") }
    /// How many seeds a summary has here.
    public var seeds: Int { Int(number("seeds")) }

    subscript(column: String) -> Value { cells[columns[column]] }
    private func number(_ column: String) -> Double { self[column].double ?? .nan }
}

/// Where the columns of a table that was read stand, shared by its rows.
private final class ColumnPlaces: Sendable {
    let table: String
    private let places: [String: Int]

    init(_ table: Table) {
        self.table = table.name
        places = Dictionary(table.columns.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    subscript(column: String) -> Int {
        guard let place = places[column] else { fatalError("table \(table) has no column \(column)") }
        return place
    }
}

extension Tables {
    /// The rows of a table or a summary.
    ///
    /// - Throws: ``TableError`` if the table is not there, lacks a column, or has a cell that is none of its kind.
    public func rows<R: Row>(_ source: some Tabular<R>) throws -> [TypedRow<R>] {
        let table = try self[source.name]
        for (column, kind) in source.kinds {
            if let wrong = try table.values(column).first(where: { kind.init(value: $0) == nil }) {
                throw TableError(description: "table \(table.name) has \(wrong) in column \(column), not \(kind)")
            }
        }
        let places = ColumnPlaces(table)
        return table.cells.map { TypedRow(cells: $0, columns: places) }
    }
}

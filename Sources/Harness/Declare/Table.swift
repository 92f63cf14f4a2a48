import Foundation

/// One cell of a table.
public enum Value: Hashable, Sendable, CustomStringConvertible {
    case integer(Int)
    case number(Double)
    case text(String)

    /// A Float as the number that its shortest decimal names, so that a table shows `0.1` and not `0.10000000149`.
    public init(_ float: Float) {
        self = .number(Double("\(float)") ?? Double(float))
    }

    /// An integer where there is one, otherwise NaN, which tables and figures leave out.
    public static func integer(ifKnown value: Int?) -> Value { value.map(Value.integer) ?? .number(.nan) }

    /// The number that a text is from its beginning to its end; `Double` would stop at a NUL.
    static func double(_ text: String) -> Double? { text.utf8.contains(0) ? nil : Double(text) }

    /// The number in the cell, nil for text.
    public var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .text: nil
        }
    }

    /// The shortest text that reads back as the same value.
    public var description: String {
        switch self {
        case .integer(let value): "\(value)"
        case .number(let value): shortest(value)
        case .text(let value): value
        }
    }

    /// Whether two cells say the same: numbers by value, whether written `1` or `1.0`.
    func matches(_ other: Value) -> Bool {
        if let a = double, let b = other.double { return a == b }
        return self == other
    }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral {
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(stringLiteral value: String) { self = .text(value) }
}

/// A cell is encoded as one word that begins with its kind. Text that looks like a number stays text.
extension Value: Codable {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .integer: try container.encode("i\(self)")
        case .number: try container.encode("n\(self)")
        case .text: try container.encode("t\(self)")
        }
    }

    public init(from decoder: any Decoder) throws {
        let word = try decoder.singleValueContainer().decode(String.self)
        let content = String(word.unicodeScalars.dropFirst())
        switch word.unicodeScalars.first {
        case "i":
            guard let integer = Int(content) else { throw Self.unreadable(word, decoder) }
            self = .integer(integer)
        case "n":
            guard let number = Self.double(content) else { throw Self.unreadable(word, decoder) }
            self = .number(number)
        case "t": self = .text(content)
        default: throw Self.unreadable(word, decoder)
        }
    }

    private static func unreadable(_ word: String, _ decoder: any Decoder) -> DecodingError {
        .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no cell of a table: \(word)"))
    }
}

/// A named table in tidy form: one observation a row, columns in snake case with the unit at the end.
public struct Table: Hashable, Sendable, Codable {
    /// The name of the file, without `.csv`.
    public let name: String
    public let columns: [String]
    /// The cells, row by row.
    public private(set) var cells: [[Value]]

    public init(_ name: String, columns: [String], cells: [[Value]] = []) {
        guard cells.allSatisfy({ $0.count == columns.count }) else {
            fatalError("table \(name) has rows of another length")
        }
        self.name = name
        self.columns = columns
        self.cells = cells
    }

    private enum CodingKeys: CodingKey { case name, columns, cells }

    /// - Throws: `DecodingError` for a name that is none of a file, and for rows of different lengths.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        columns = try container.decode([String].self, forKey: .columns)
        cells = try container.decode([[Value]].self, forKey: .cells)
        let width = columns.count
        guard AtomicFile.isPlainName(name), cells.allSatisfy({ $0.count == width }) else {
            throw DecodingError.dataCorruptedError(
                forKey: .cells, in: container, debugDescription: "no table: \(name) of \(width) columns")
        }
    }

    public mutating func append(_ row: [Value]) {
        guard row.count == columns.count else {
            fatalError("table \(name) has \(columns.count) columns, got \(row.count) values")
        }
        cells.append(row)
    }

    /// The table with one more column, computed from the number of the row, counted from 0, and the row.
    public func adding(_ column: String, _ value: (Int, TableRow) -> Value) -> Table {
        let added = rows.enumerated().map { [value($0, $1)] }
        return Table(name, columns: columns + [column], cells: zip(cells, added).map { $0 + $1 })
    }
}

/// One observation of a table.
public struct TableRow: Sendable {
    let columns: [String]
    let cells: [Value]

    /// The number in a column; NaN, which no claim's range contains, for text and for a column that is not there.
    public subscript(column: String) -> Double {
        columns.firstIndex(of: column).flatMap { cells[$0].double } ?? .nan
    }

    /// The text in a column.
    public func text(_ column: String) -> String {
        columns.firstIndex(of: column).map { cells[$0].description } ?? ""
    }
}

/// A table lacks something that a reader needs, in one line.
public struct TableError: Error, CustomStringConvertible {
    public let description: String

    init(description: String) {
        self.description = String(description.map { $0.isNewline ? " " : $0 })
    }
}

extension Table {
    public var rows: [TableRow] { cells.map { TableRow(columns: columns, cells: $0) } }

    /// The place of a column.
    func index(of column: String) throws -> Int {
        guard let index = columns.firstIndex(of: column) else {
            throw TableError(
                description: "table \(name) has no column \(column), only \(columns.joined(separator: ", "))")
        }
        return index
    }

    /// The rows in which these columns have these values.
    public func rows(where conditions: KeyValuePairs<String, Value>) throws -> Table {
        var kept = cells
        for (column, value) in conditions {
            let index = try index(of: column)
            kept = kept.filter { $0[index].matches(value) }
        }
        return Table(name, columns: columns, cells: kept)
    }

    /// The values of a column, in the order of the rows.
    public func values(_ column: String) throws -> [Value] {
        let index = try index(of: column)
        return cells.map { $0[index] }
    }

    /// The numbers of a column; text counts as NaN.
    public func numbers(_ column: String) throws -> [Double] {
        try values(column).map { $0.double ?? .nan }
    }

    /// The number of a column in the first row, for what is the same in all of them.
    public func first(_ column: String) throws -> Double {
        guard let number = try numbers(column).first else {
            throw TableError(description: "table \(name) has no rows, one is needed")
        }
        return number
    }

    /// The number of a column in the one row where these columns have these values.
    public func number(_ column: String, where conditions: KeyValuePairs<String, Value>) throws -> Double {
        let found = try rows(where: conditions).numbers(column)
        guard found.count == 1 else {
            let wanted = conditions.map { "\($0) = \($1)" }.joined(separator: ", ")
            throw TableError(description: "table \(name) has \(found.count) rows with \(wanted), one is needed")
        }
        return found[0]
    }

    /// The values that occur in a column, in order of first appearance.
    public func distinct(_ column: String) throws -> [Value] {
        var seen: Set<Value> = []
        return try values(column).filter { seen.insert($0).inserted }
    }
}

extension Table {
    /// The rows in the order that these values of a column have, otherwise in the order they stood.
    public func ordered(by column: String, _ order: [String]) -> Table {
        guard let index = columns.firstIndex(of: column) else { return self }
        let groups = order.map { value in cells.filter { $0[index].description == value } }
        return Table(name, columns: columns, cells: groups.flatMap { $0 })
    }
}

/// The tables of an experiment, by name.
public struct Tables: Sendable {
    public private(set) var all: [Table]

    public init(_ tables: [Table]) {
        all = tables
    }

    /// The tables of all trials in the order of the trials, those of one name put together.
    init(joining trials: [[Table]]) {
        var names: [String] = []
        var joined: [String: Table] = [:]
        for table in trials.joined() {
            if let known = joined[table.name] {
                guard known.columns == table.columns else {
                    fatalError("table \(table.name) has other columns in another trial")
                }
                joined[table.name] = Table(table.name, columns: table.columns, cells: known.cells + table.cells)
            } else {
                names.append(table.name)
                joined[table.name] = table
            }
        }
        all = names.compactMap { joined[$0] }
    }

    public subscript(name: String) -> Table {
        get throws {
            guard let table = all.first(where: { $0.name == name }) else {
                throw TableError(
                    description: "there is no table \(name), only \(all.map(\.name).joined(separator: ", "))")
            }
            return table
        }
    }
}

import Foundation

/// Tables as text: a header, `\n` between lines, no comment lines, quotes only where a cell needs them.
public enum CSV {
    public static func text(of table: Table) -> String {
        var lines = [table.columns.map(quoted).joined(separator: ",")]
        for row in table.cells { lines.append(row.map { quoted($0.description) }.joined(separator: ",")) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Reads back what ``text(of:)`` wrote.
    ///
    /// - Throws: ``TableError`` if there is no header, a quote is not closed, or a row has another length.
    public static func table(_ name: String, from text: String) throws -> Table {
        let records = try records(of: text, name)
        guard let columns = records.first else {
            throw TableError(description: "\(name).csv is empty, a header is needed")
        }
        for (line, record) in records.enumerated() where record.count != columns.count {
            throw TableError(
                description: "\(name).csv: \(columns.count) cells are expected in row \(line + 1), got \(record.count)")
        }
        return Table(name, columns: columns, cells: records.dropFirst().map { $0.map(value) })
    }

    /// Writes each table to a file of its name in a folder.
    static func write(_ tables: [Table], to folder: String) throws {
        for table in tables { try AtomicFile.write(text(of: table), to: "\(folder)/\(table.name).csv") }
    }

    private static func quoted(_ cell: String) -> String {
        let special = cell.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
        return special ? "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"", options: .literal) + "\"" : cell
    }

    private static func value(_ cell: String) -> Value {
        if let integer = Int(cell) { return .integer(integer) }
        if let number = Value.double(cell) { return .number(number) }
        return .text(cell)
    }

    private static func records(of text: String, _ name: String) throws -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        var scalars = text.unicodeScalars.makeIterator()
        var next = scalars.next()
        func endCell() {
            record.append(String(cell))
            cell = String.UnicodeScalarView()
        }
        while let scalar = next {
            next = scalars.next()
            switch scalar {
            case "\"" where isQuoted && next == "\"":
                cell.append("\"")
                next = scalars.next()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: endCell()
            case "\n" where !isQuoted:
                endCell()
                records.append(record)
                record = []
            default: cell.append(scalar)
            }
        }
        guard !isQuoted, record.isEmpty, cell.isEmpty else {
            throw TableError(description: "\(name).csv ends in the middle of a row; run the experiment again")
        }
        return records
    }
}

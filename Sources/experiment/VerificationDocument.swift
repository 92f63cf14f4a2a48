import Foundation
import Harness

/// The document of `experiment verify --json`.
struct VerificationDocument: Encodable {
    struct Entry: Encodable {
        let experiment: String
        let outcome: Agreement
        let remarks: [Remark]
        let tables: [Table]
    }

    struct Remark: Encodable {
        let what, expected, got: String
        let isDecisive: Bool
    }

    struct Table: Encodable {
        let name: String
        let outcome: Agreement
        let rows: Int
        let rowsWithin: Int
        let rowsDifferent: Int
        let defects: [String]
        let worst: [Cell]
    }

    struct Cell: Encodable {
        let row, column, expected, got: String
        /// Nil where cells must be equal, as are the next three.
        let difference: Double?
        let allowed: Double?
        let isRelative: Bool?
        let reason: String?
    }

    let outcome: Agreement
    let experiments: [Entry]

    init(_ verifications: [Verification]) {
        outcome = verifications.map(\.agreement).max() ?? .identical
        experiments = verifications.map { verification in
            Entry(
                experiment: verification.experiment, outcome: verification.agreement,
                remarks: verification.remarks.map {
                    Remark(what: $0.what, expected: $0.expected, got: $0.got, isDecisive: $0.isDecisive)
                },
                tables: verification.comparison.tables.map { table in
                    Table(
                        name: table.name, outcome: table.agreement, rows: table.rows, rowsWithin: table.count(.within),
                        rowsDifferent: table.count(.different), defects: table.defects,
                        worst: table.shown.map(Cell.init))
                })
        }
    }

    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            encoder.nonConformingFloatEncodingStrategy = .convertToString(
                positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

extension VerificationDocument.Cell {
    fileprivate init(_ cell: CellDifference) {
        self.init(
            row: cell.row, column: cell.column, expected: "\(cell.expected)", got: "\(cell.got)",
            difference: cell.allowance?.difference, allowed: cell.allowance?.allowed,
            isRelative: cell.allowance?.isRelative, reason: cell.allowance?.reason)
    }
}

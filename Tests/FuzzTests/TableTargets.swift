import Foundation

@testable import Harness

/// The files of a folder of results.
enum TableTargets {
    static let all = [csv, manifest]

    private static let csv = FuzzTarget(
        name: "csv", share: 40,
        words: [
            "\"", "\"\"", ",", "\n", "\r\n", "\r", "nan", "inf", "-0.0", "\u{301}", "\u{FEFF}", "\0", "a,b\n", "1,2\n",
        ]
    ) { input in
        let original = String(decoding: input.bytes, as: UTF8.self)
        let table = try CSV.table("t", from: original)
        try demand(table.cells.allSatisfy { $0.count == table.columns.count }, "rows of different lengths")
        let text = CSV.text(of: table)
        try demand(inert(text) == inert(original), "letters are lost")
        let again = try read(text)
        try demand(again.columns == table.columns, "other columns when written and read again: \(table.columns)")
        for (row, cells) in table.cells.enumerated() {
            for (column, cell) in cells.enumerated() {
                try demand(
                    isSame(cell, again.cells[row][column]),
                    "row \(row + 1) has \(cell), written and read again \(again.cells[row][column])")
            }
        }
        try demand(CSV.text(of: again) == text, "another text when written again")
    }

    /// Letters and signs that no number is written with, of which a table has as many as its text.
    private static func inert(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !"0123456789+-._()abcdefinptxyABCDEFINPTXY\"".unicodeScalars.contains($0) }
    }

    /// What the writer wrote is never refused.
    private static func read(_ text: String) throws(Flaw) -> Table {
        do { return try CSV.table("t", from: text) } catch { throw Flaw("what was written is refused: \(error)") }
    }

    private static func isSame(_ a: Value, _ b: Value) -> Bool {
        if case .number(let a) = a, case .number(let b) = b { return a.isNaN ? b.isNaN : a.bitPattern == b.bitPattern }
        return a == b
    }

    private static let manifest = FuzzTarget(
        name: "manifest",
        words: [
            "null", "true", "false", "{}", "[]", "\"\"", "\\u0000", "\\ud800", "../", "/", "/\u{301}", "1e400", ",",
            ":", "\\",
        ]
    ) { input in
        let root = try FuzzFolder.make("results")
        let folder = ResultFolder("\(root)/results")
        try FuzzFolder.write(input.bytes, to: "\(folder.path)/\(Manifest.file)")
        let manifest = try folder.manifest()
        let text = try written(manifest)
        try FuzzFolder.write(Array(text.utf8), to: "\(folder.path)/\(Manifest.file)")
        do {
            try demand(try written(folder.manifest()) == text, "another text when written again")
        } catch {
            throw Flaw("what was written is refused: \(error)")
        }
        for file in manifest.files {
            try demand(file.utf8.allSatisfy { $0 != 0 && $0 != UInt8(ascii: "/") }, "\(file) is not in the folder")
        }
        _ = manifest.provenance(["depth 3"])
    }

    private static func written(_ manifest: Manifest) throws(Flaw) -> String {
        do { return try manifest.text } catch { throw Flaw("what was read cannot be written: \(error)") }
    }
}

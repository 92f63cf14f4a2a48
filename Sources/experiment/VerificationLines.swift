import Foundation
import Harness

extension Verification {
    /// The report for the user: the outcome, the differences in settings, then each table that is not identical.
    var lines: [String] {
        let counts = Agreement.allCases.map { agreement in
            let count = comparison.tables.count { $0.agreement == agreement }
            return "\(count) \(agreement.rawValue)"
        }
        return ["\(experiment): \(agreement.rawValue) | tables: \(counts.joined(separator: ", "))"]
            + remarks.map(\.line) + comparison.tables.flatMap(\.lines)
    }
}

extension Verification.Remark {
    var line: String { entry(isDecisive ? "different" : "note", "\(what) | expected \(expected) | got \(got)") }
}

extension TableComparison {
    /// A few rows: the five worst of a table that differs, the worst of one within the tolerance.
    var shown: [CellDifference] {
        agreement == .different
            ? Array(differences.filter { $0.agreement == .different }.prefix(5)) : Array(differences.prefix(1))
    }

    /// How many rows agree no better than this.
    func count(_ agreement: Agreement) -> Int { differences.count { $0.agreement == agreement } }

    var lines: [String] {
        switch agreement {
        case .identical: return []
        case .within:
            return [entry("within", "\(name): \(differences.count) of \(rows) rows | the worst:")] + shown.map(\.line)
        case .different:
            if !defects.isEmpty { return defects.map { entry("different", "\(name): \($0)") } }
            let more = count(.different) - shown.count
            return [entry("different", "\(name): \(count(.different)) of \(rows) rows | worst first:")]
                + shown.map(\.line) + (more > 0 ? ["    and \(more) more"] : [])
        }
    }
}

extension CellDifference {
    var line: String {
        let measured = allowance.map { allowance in
            func number(_ value: Double) -> String { String(format: "%.2g", value) }
            return "\(allowance.isRelative ? "relative " : "")difference \(number(allowance.difference)) | allowed "
                + number(allowance.allowed) + (allowance.reason.map { ": \($0)" } ?? "")
        }
        return "    \(row) | \(column) | expected \(expected) | got \(got) | \(measured ?? "must be equal")"
    }
}

/// `  within      …`, with the word where `check` has the verdict.
private func entry(_ word: String, _ text: String) -> String {
    "  " + word.padding(toLength: 12, withPad: " ", startingAt: 0) + text
}

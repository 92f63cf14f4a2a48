/// The diverged runs of a table: the rows whose column `outcome` is `diverged`.
public struct Divergence: Sendable, CustomStringConvertible {
    public struct Run: Sendable {
        /// The columns that tell the run from the others: `elu, seed 1`. Empty for a single run without a name.
        let name: String
        /// `at step 12`; empty if the table does not say.
        let place: String
    }

    public let table: String
    public let runs: [Run]
    /// The number of all runs.
    public let total: Int

    /// Nil if no run diverged, or the table does not say how runs ended.
    init?(_ table: Table) {
        guard let outcome = table.columns.firstIndex(of: "outcome") else { return nil }
        let key = table.columns[..<Self.keyLength(table.cells.map { Array($0[..<outcome]) })]
        let place = table.columns.firstIndex { $0.hasPrefix("diverged_at_") }
        self.table = table.name
        total = table.cells.count
        runs = table.cells.filter { $0[outcome] == "diverged" }.map { row in
            let words = zip(key, row).compactMap(Self.words)
            guard let place, let number = row[place].double, number.isFinite else {
                return Run(name: words.joined(separator: ", "), place: "")
            }
            let unit = table.columns[place].dropFirst("diverged_at_".count)
            return Run(name: words.joined(separator: ", "), place: "at \(unit) \(plain(number))")
        }
        if runs.isEmpty { return nil }
    }

    /// `3 of 8 runs diverged: elu, seed 1 at step 12; …`, with the first five of them.
    public var description: String {
        let few = runs.prefix(5).map { [$0.name, $0.place].filter { !$0.isEmpty }.joined(separator: " ") }
        let more = runs.count > 5 ? ["and \(runs.count - 5) more"] : []
        let list = (few + more).filter { !$0.isEmpty }.joined(separator: "; ")
        return "\(runs.count) of \(total) \(total == 1 ? "run" : "runs") diverged (\(table).csv): \(list)"
    }

    /// How many columns, from the first, tell the rows apart.
    private static func keyLength(_ rows: [[Value]]) -> Int {
        let columns = rows.first?.count ?? 0
        let enough = (1...max(1, columns)).first { count in
            Set(rows.map { $0.prefix(count).map(\.description) }).count == rows.count
        }
        return min(enough ?? columns, columns)
    }

    /// Text speaks for itself, a number needs its column: `learning rate 0.1`. What a run does not have is left out.
    private static func words(_ column: String, _ value: Value) -> String? {
        guard let number = value.double else { return value == "none" ? nil : value.description }
        return number.isNaN ? nil : "\(column.replacing("_", with: " ")) \(plain(number))"
    }
}

extension Session {
    /// The diverged runs in the folder. A summary that repeats another table's runs adds nothing.
    public func divergences() throws -> [Divergence] {
        var known: Set<String> = []
        return try folder.tables(folder.manifest()).all.compactMap(Divergence.init).filter { divergence in
            let names = Set(divergence.runs.map(\.name))
            defer { known.formUnion(names) }
            return !names.isSubset(of: known)
        }
    }
}

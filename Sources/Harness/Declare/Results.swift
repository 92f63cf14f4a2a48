/// What an experiment left: its tables, and the settings they were made with.
public struct Results<E: Experiment>: Sendable {
    public let tables: Tables
    public let settings: Settings<E>
    /// Whether the claims' ranges were made for this preset and these data.
    public let isJudged: Bool

    public init(_ tables: Tables, _ settings: Settings<E>, isJudged: Bool = false) {
        self.tables = tables
        self.settings = settings
        self.isJudged = isJudged
    }

    /// The tables of all trials, and those that follow from them.
    static func summed(_ runs: Tables, _ settings: Settings<E>) throws -> Tables {
        let summed = Tables(runs.all + (try E.summaries.map { try $0.table(of: runs) }))
        return Tables(summed.all + (try E.derive(Results(summed, settings))))
    }

    public var sweep: E.Sweep { settings.sweep }
    public var recipe: E.Recipe { settings.recipe }

    /// The rows of a table or a summary in which some properties have these values; all rows without conditions.
    ///
    /// - Throws: ``NotRun`` if nothing was run with one of these values, ``Inconclusive`` if what was run diverged,
    ///   ``TableError`` if no row has all of them.
    public func rows<R: Row>(_ source: some Tabular<R>, _ conditions: Condition<R>...) throws -> [TypedRow<R>] {
        try rows(source, conditions)
    }

    /// The one row in which some properties have these values.
    ///
    /// - Throws: ``NotRun`` if nothing was run with one of these values, ``TableError`` if not one row has all of them.
    public func row<R: Row>(_ source: some Tabular<R>, _ conditions: Condition<R>...) throws -> TypedRow<R> {
        let found = try rows(source, conditions)
        guard found.count == 1 else {
            let wanted = conditions.isEmpty ? "" : " with \(words(conditions))"
            throw TableError(
                description: "table \(source.name) has \(found.count) rows\(wanted), one is needed")
        }
        return found[0]
    }

    private func rows<R: Row>(_ source: some Tabular<R>, _ conditions: [Condition<R>]) throws -> [TypedRow<R>] {
        let all = try tables.rows(source)
        let found = all.filter { row in conditions.allSatisfy(row.satisfies) }
        if found.isEmpty, !conditions.isEmpty {
            let unmet = conditions.first { condition in !all.contains { $0.satisfies(condition) } }
            if let unmet, !all.isEmpty {
                if diverged(at: unmet) { throw Inconclusive("\(unmet.words) diverged") }
                throw NotRun(needs: unmet.words)
            }
            throw TableError(description: "table \(source.name) has no row with \(words(conditions))")
        }
        return found
    }

    /// Whether a run with this value diverged: it leaves no rows, and was run. A table without the column cannot tell, so
    /// any of its diverged runs counts.
    private func diverged<R: Row>(at condition: Condition<R>) -> Bool {
        tables.all.contains { table in
            guard Divergence(table) != nil else { return false }
            guard let index = table.columns.firstIndex(of: condition.column) else { return true }
            return table.rows.contains { $0.text("outcome") == "diverged" && $0.cells[index].matches(condition.value) }
        }
    }

    private func words<R: Row>(_ conditions: [Condition<R>]) -> String {
        conditions.map(\.words).joined(separator: ", ")
    }
}

extension Results {
    /// For a claim about certain settings: `try results.require(["epochs": "6"])`.
    ///
    /// - Throws: ``NotRun`` if one of them has another value.
    public func require(_ needed: KeyValuePairs<String, String>) throws {
        for (name, value) in needed where !settings.canonical.contains(SettingValue(name: name, value: value)) {
            throw NotRun(needs: SettingValue(name: name, value: value).words)
        }
    }
}

/// A claim is about settings that were not run.
public struct NotRun: Error, Hashable, CustomStringConvertible {
    /// `depth 100`.
    public let needs: String

    public init(needs: String) {
        self.needs = needs
    }

    public var description: String { "needs \(needs)" }
}

// MARK: - Words

extension Results {
    /// The title of a figure: a finding if the claims hold, otherwise a noun phrase. In a finding `{}` is the number that
    /// was measured for the first claim, rounded down after `at least`, up after `at most`.
    ///
    /// - Parameter shown: the number that stands in the title, such as a factor instead of its logarithm.
    public func title(
        _ claim: String, and others: [String] = [], showing shown: (Double) -> Double = { $0 }, _ finding: String,
        else phrase: String
    ) -> String {
        let judgements = ([claim] + others).map { id in
            guard let claim = E.claims.first(where: { $0.id == id }) else {
                fatalError("\(E.card.id) has no claim \(id)")
            }
            return claim.judge(self)
        }
        let number = shown(judgements[0].measured)
        guard judgements.allSatisfy({ $0.verdict == .holds }), number.isFinite else { return phrase }
        let words =
            finding.contains("at least {}")
            ? rounded(number, .down) : finding.contains("at most {}") ? rounded(number, .up) : rounded(number)
        return finding.replacing("{}", with: words)
    }

    /// What lines and bands are: `mean of 3 seeds, band from smallest to largest`.
    public func seedNote(_ source: some Tabular) throws -> String {
        let seeds = try tables[source.name].numbers("seeds").max() ?? 0
        return seeds <= 1 ? "one seed" : "mean of \(plain(seeds)) seeds, band from smallest to largest"
    }

    /// The settings that the reader must know: those that the experiment notes, and those that were changed.
    var settingsNote: [String] {
        let lecture = (try? E.settings(.lecture).canonical) ?? []
        return settings.canonical.filter { E.notedSettings.contains($0.name) || !lecture.contains($0) }.map(\.words)
    }

    /// The settings that the reader of a figure must know.
    func settingsNote(of figure: Figure) -> [String] {
        guard let noted = figure.notedSettings else { return settingsNote }
        return settings.canonical.filter { noted.contains($0.name) }.map(\.words)
    }
}

extension SettingValue {
    /// `learning rate 0.01`.
    fileprivate var words: String { "\(name.replacing("-", with: " ")) \(value)" }
}

extension TypedRow {
    func satisfies(_ condition: Condition<R>) -> Bool { condition.accepts(self[condition.column]) }
}

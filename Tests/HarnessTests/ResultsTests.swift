import Testing

@testable import Harness

@Suite("Results")
struct ResultsTests {
    private static func results(
        _ tables: [Table] = ToyResults.tables, _ arguments: [String] = [], _ preset: Preset = .lecture,
        isJudged: Bool = true
    ) throws -> Results<Toy> {
        Results(Tables(tables), try Toy.settings(preset, arguments), isJudged: isJudged)
    }

    private func notRun(_ body: () throws -> Void) -> String? { #expect(throws: NotRun.self, performing: body)?.needs }

    private func wrong(_ body: () throws -> Void) -> String? {
        #expect(throws: TableError.self, performing: body)?.description
    }

    @Test("give the rows in which all properties have the values that are asked for")
    func rows() throws {
        let results = try Self.results()
        #expect(try results.rows(Toy.summary).map(\.value) == [-1, -0.5, 0.5])
        #expect(try results.rows(Toy.summary, \.length == 2).map(\.step) == [1, 2])
        #expect(try results.rows(Toy.summary, \.step == 1).map(\.length) == [2, 3])
        #expect(try results.rows(Toy.summary, \.length == 2, \.step == 2).map(\.value) == [-0.5])
        #expect(try results.rows(Toy.summary, \.length >= 2).count == 3)
        #expect(try results.rows(Toy.summary, \.length >= 3).map(\.value) == [0.5])
        #expect(try results.rows(Toy.End.table, \.trial == "length-2, seed 3").map(\.value) == [0.3])
        #expect(try results.rows(Toy.summary, \.value >= -0.5).map(\.value) == [-0.5, 0.5])
    }

    @Test("give the one row that is meant")
    func row() throws {
        let results = try Self.results()
        let row = try results.row(Toy.summary, \.length == 2, \.step == 1)
        #expect(row.value == -1 && row.low(\.value) == -1.2 && row.high(\.value) == -0.8 && row.seeds == 3)
        #expect(
            wrong { _ = try results.row(Toy.summary, \.length == 2) }
                == "table series-summary has 2 rows with length 2, one is needed")
        #expect(wrong { _ = try results.row(Toy.summary) } == "table series-summary has 3 rows, one is needed")
    }

    @Test("of a value that no row has were not run, and say which")
    func unmet() throws {
        let results = try Self.results()
        #expect(notRun { _ = try results.row(Toy.summary, \.length == 100) } == "length 100")
        #expect(notRun { _ = try results.rows(Toy.summary, \.step == 1, \.length == 100) } == "length 100")
        #expect(notRun { _ = try results.rows(Toy.summary, \.length >= 4) } == "length 4 or more")
        #expect(notRun { _ = try results.row(Toy.summary, \.value == 0.25) } == "value 0.25")
        #expect(notRun { _ = try results.rows(Toy.End.table, \.trial == "none") } == "trial none")
        #expect(NotRun(needs: "depth 100").description == "needs depth 100")
        let everything = try Self.results([Table([Everything()])])
        #expect(notRun { _ = try everything.rows(Everything.table, \.hasConverged == false) } == "has converged 0")
    }

    @Test("of values that no row has together lack a row, which is an error")
    func missing() throws {
        #expect(
            wrong { _ = try Self.results().row(Toy.summary, \.length == 3, \.step == 2) }
                == "table series-summary has no row with length 3, step 2")
        #expect(
            wrong { _ = try Self.results().rows(Toy.summary, \.length >= 3, \.step >= 2) }
                == "table series-summary has no row with length 3 or more, step 2 or more")
        #expect(wrong { _ = try Self.results([]).rows(Toy.summary) } == "there is no table series-summary, only ")
    }

    @Test("of a run that diverged are inconclusive, and of one that left no rows lack a row: it was run")
    func diverged() throws {
        let runs = Table("runs", columns: ["length", "outcome"], cells: [[100, "diverged"]])
        let diverged = try Self.results(ToyResults.tables + [runs])
        #expect(complaint { _ = try diverged.row(Toy.summary, \.length == 100) } == "length 100 diverged")
        let finished = Table("runs", columns: ["length", "outcome"], cells: [[2, "finished"]])
        #expect(
            notRun { _ = try Self.results(ToyResults.tables + [finished]).row(Toy.summary, \.length == 100) } != nil)
        let none = try Self.results([Table(of: Everything.self)])
        #expect(
            wrong { _ = try none.rows(Everything.table, \.images == 7) } == "table everything has no row with images 7")
        #expect(try none.rows(Everything.table).isEmpty)
    }

    @Test("find what has no number where that is asked for")
    func nothing() throws {
        let rows = [nil, 0.5].map { Everything(bias: $0) }
        let results = try Self.results([Table(rows)])
        #expect(try results.rows(Everything.table, \.bias == nil).map(\.bias) == [nil])
        #expect(try results.rows(Everything.table, \.bias == 0.5).map(\.bias) == [0.5])
    }

    // MARK: - Words

    @Test(
        "give a title that is the finding of a claim that holds, with its number, and states nothing that a claim refuses"
    )
    func findings() throws {
        func title(_ claim: String, _ results: Results<Toy>) -> String {
            results.title(claim, "It is {} or {}", else: "A toy")
        }
        let results = try Self.results()
        #expect(results.title("runs", "Every trial ran", else: "A toy") == "Every trial ran")
        #expect(title("runs", results) == "It is 9 or 9")
        #expect(title("exceeds", results) == "A toy")
        #expect(results.title("runs", and: ["exceeds"], "It is {}", else: "A toy") == "A toy")
        #expect(results.title("runs", showing: { $0 + 1 }, "It is {}", else: "A toy") == "It is 10")
        for (measured, low, high) in [(0.0439, "0.043", "0.044"), (0.7824, "0.78", "0.79"), (120.6, "120", "121")] {
            func bound(_ words: String) -> String {
                results.title("runs", showing: { _ in measured }, "\(words) {} more", else: "A toy")
            }
            #expect(bound("at least") == "at least \(low) more" && bound("at most") == "at most \(high) more")
        }
        let (failing, unjudged) = (Toy.claims[1].judge(results), try Self.results(isJudged: false))
        #expect(failing.verdict == .fails)
        for claim in ["runs", "exceeds", "missing", "long"] { #expect(title(claim, unjudged) == "A toy") }
        #expect(title("missing", results) == "A toy" && title("long", results) == "A toy")
        for (end, words) in [(Double.nan, "A toy"), (.infinity, "A toy"), (1234, "It is 1234 or 1234")] {
            let table = Table([Toy.Step(length: 1, seed: 1, step: 1, value: end)])
            #expect(title("exceeds", try Self.results([table])) == words)
        }
    }

    @Test("say of a summary how many seeds its lines have")
    func seedNote() throws {
        #expect(try Self.results().seedNote(Toy.summary) == "mean of 3 seeds, band from smallest to largest")
        let one = try Toy.summary.table(of: Tables([Table([Toy.Step(length: 1, seed: 1, step: 1, value: 0)])]))
        #expect(try Self.results([one]).seedNote(Toy.summary) == "one seed")
        #expect(complaint { _ = try Self.results([]).seedNote(Toy.summary) } != nil)
    }

    @Test("note the settings that the experiment always notes, and those that are not the lecture's")
    func settingsNote() throws {
        #expect(try Self.results().settingsNote == ["steps of work 20000"])
        #expect(try Self.results([], ["--steps-of-work", "5"]).settingsNote == ["steps of work 5"])
        #expect(
            try Self.results([], ["--shade", "light"], .quick).settingsNote
                == ["lengths 2,1", "shift -0.5", "steps of work 20000", "shade light"])
    }

    @Test("note of a figure the settings that it depends on alone, where it says so")
    func settingsNoteOfFigure() throws {
        let results = try Self.results([], ["--shade", "light"])
        func note(_ noted: [String]?) -> [String] {
            results.settingsNote(of: Figure("f", title: "t", note: "", notedSettings: noted, panels: []))
        }
        #expect(note(nil) == ["steps of work 20000", "shade light"])
        #expect(note(["shift"]) == ["shift -1.5"] && note([]) == [])
    }

    @Test("of other settings than a claim is about were not run, and say which it needs")
    func required() throws {
        let results = try Self.results()
        try results.require(["steps-of-work": "20000", "shift": "-1.5", "seeds": "3"])
        #expect(notRun { try results.require(["shift": "-1.5", "steps-of-work": "5"]) } == "steps of work 5")
    }

    @Test("have their noted settings under the title of their figures")
    func provenance() throws {
        let manifest = try ToyResults.manifest()
        let note = try Self.results([], ["--shift", "7"]).settingsNote
        #expect(
            manifest.provenance(note)
                == "shift 7.0, steps of work 20000 · MNIST · other kernels · settings abcdef01")
        #expect(manifest.provenance([]) == "MNIST · other kernels · settings abcdef01")
    }
}

@Suite("An extreme")
struct ExtremesTests {
    @Test("is the largest, the smallest or the farthest number")
    func numbers() {
        #expect(largest([1, 3, -5]) == 3 && smallest([1, 3, -5]) == -5)
        #expect(largest([-2]) == -2 && smallest([-2]) == -2 && farthest(from: 1, [-2]) == -2)
        #expect(farthest(from: 1, [1.5, 3, -0.5]) == 3 && farthest(from: 1, [1.5, 2, -0.5]) == -0.5)
        // Of two that are as far the first.
        #expect(farthest(from: 0, [2, -2]) == 2 && farthest(from: 0, [-2, 2]) == -2)
        #expect(largest([1, .infinity]) == .infinity && smallest([1, -.infinity]) == -.infinity)
    }

    @Test("is NaN where a number is, wherever it stands, and where there is none", arguments: 0...2)
    func notANumber(place: Int) {
        var numbers = [1.0, 2]
        numbers.insert(.nan, at: place)
        #expect(largest(numbers).isNaN && smallest(numbers).isNaN && farthest(from: 0, numbers).isNaN)
        #expect(largest([]).isNaN && smallest([]).isNaN && farthest(from: 0, []).isNaN)
    }
}

@Suite("A number in a sentence")
struct WordingTests {
    @Test(
        "has two digits, and is a power of ten where it is very small or large",
        arguments: [
            (0, "0"), (-0.0, "0"), (1, "1"), (-0.5, "-0.5"), (0.754, "0.75"), (0.0012345, "0.0012"), (0.001, "0.001"),
            (0.000999, "1.0 · 10⁻³"), (3.21e-9, "3.2 · 10⁻⁹"), (9.96, "10"), (42.4, "42"), (99.6, "100"),
            (120.4, "120"),
            (9999.4, "9999"), (10_000, "1.0 · 10⁴"), (-12_345, "-1.2 · 10⁴"), (.nan, "nan"), (.infinity, "inf"),
        ])
    func rounding(number: Double, text: String) {
        #expect(rounded(number) == text)
    }

    @Test("that is none has no sign, which is the processor's choice")
    func noNumber() {
        #expect([plain(-.nan), rounded(-.nan), scientific(-.nan)] == ["nan", "nan", "nan"])
    }
}

import Testing

@testable import Harness

@Suite("A claim")
struct ClaimTests {
    static func claim(
        _ expected: Harness.Expectation, _ measure: @escaping @Sendable (Results<Toy>) throws -> Double
    ) -> Claim<Toy> {
        Claim("id", "a statement", expected, source: "a source", measure: measure)
    }

    static func results(_ tables: [Table] = [], isJudged: Bool = true) throws -> Results<Toy> {
        Results(Tables(tables), try Toy.settings(.lecture), isJudged: isJudged)
    }

    @Test(
        "holds inside its range, the ends included, and is inconclusive for NaN",
        arguments: [
            (.atMost(1), [-.infinity, -5, 1], [Double(1).nextUp, .infinity, .nan]),
            (.atLeast(1), [1, 5, .infinity], [Double(1).nextDown, -.infinity, .nan]),
            (.within(-1...1), [-1, -0.0, 0, 1], [Double(-1).nextDown, Double(1).nextUp, .infinity, -.infinity, .nan]),
            (.within(2...2), [2], [Double(2).nextUp, Double(2).nextDown, .nan]),
        ] as [(Harness.Expectation, [Double], [Double])])
    func range(expected: Harness.Expectation, inside: [Double], outside: [Double]) throws {
        for value in inside + outside {
            let judgement = Self.claim(expected) { _ in value }.judge(try Self.results())
            let verdict: Verdict = value.isNaN ? .inconclusive : inside.contains(value) ? .holds : .fails
            #expect(judgement.verdict == verdict, "\(value) in \(expected)")
            #expect(judgement.measured == value || value.isNaN && judgement.measured.isNaN)
            #expect(judgement.reason == (value.isNaN ? "nothing was there to measure" : nil))
        }
    }

    @Test(
        "says what it expects",
        arguments: [
            (.atMost(1e-12), "at most 1e-12"), (.atLeast(2.29), "at least 2.29"),
            (.within(3.01...3.04), "3.01 to 3.04"),
        ] as [(Harness.Expectation, String)])
    func description(expected: Harness.Expectation, text: String) {
        #expect(expected.description == text)
    }

    @Test("that cannot be measured fails, and says why")
    func failing() throws {
        let claim = Self.claim(.atMost(.infinity)) { try $0.row(Toy.Absent.table).x }
        let tables = [Table("a", columns: ["x"])]
        let judgement = claim.judge(try Self.results(tables))
        #expect(judgement.verdict == .fails)
        #expect(judgement.reason == "there is no table absent, only a")
        #expect(judgement.measured.isNaN)
        let unjudged = claim.judge(try Self.results(tables, isJudged: false))
        #expect(unjudged.verdict == .notJudged && unjudged.reason == judgement.reason && unjudged.measured.isNaN)
    }

    @Test("about settings that were not run is not run, and says what it needs, whether judged or not")
    func notRun() throws {
        let long = try #require(Toy.claims.first { $0.id == "long" })
        for isJudged in [true, false] {
            let judgement = long.judge(try Self.results(ToyResults.tables, isJudged: isJudged))
            #expect(judgement.verdict == .notRun && judgement.measured.isNaN)
            #expect(judgement.reason == "needs length 99")
        }
        // What was run with one of the values only is no reason not to look: a row is missing.
        let mixed = Self.claim(.atMost(0)) { try $0.row(Toy.summary, \.length == 3, \.step == 2).value }
        let judgement = mixed.judge(try Self.results(ToyResults.tables))
        #expect(judgement.verdict == .fails)
        #expect(judgement.reason == "table series-summary has no row with length 3, step 2")
    }

    @Test("is measured but not judged where its range was not made for it")
    func notJudged() throws {
        let judgement = Self.claim(.atMost(1)) { _ in 2 }.judge(try Self.results(isJudged: false))
        #expect(judgement.verdict == .notJudged && judgement.measured == 2 && judgement.reason == nil)
    }

    @Test("about a diverged network is inconclusive, in the words of the experiment")
    func inconclusive() throws {
        let claim = Self.claim(.atMost(1)) { _ in throw Inconclusive("1 of 3 seeds diverged") }
        let judgement = claim.judge(try Self.results())
        #expect(judgement.verdict == .inconclusive && judgement.measured.isNaN)
        #expect(judgement.explanation == "1 of 3 seeds diverged")
    }

    @Test("explains a failure, and nothing else, with its sentence why")
    func why() throws {
        let claim = Claim<Toy>(
            "id", "a statement", .atMost(1), source: "a source", postHoc: "was at most 0", why: "a short schedule"
        ) { Double($0.sweep.seeds) }
        let failing = claim.judge(try Self.results())
        #expect(failing.verdict == .fails && failing.explanation == "a short schedule")
        let unjudged = claim.judge(try Self.results(isJudged: false))
        #expect(unjudged.verdict == .notJudged && unjudged.explanation == nil)
        #expect(
            CSV.text(of: Judgement.table([failing])).split(separator: "\n")[1]
                == "id,lecture,a statement,3.0,-inf,1.0,fails,a short schedule,a source,was at most 0")
    }

    static func judgement(_ id: String, _ verdict: Verdict, _ kind: ClaimKind = .lecture) -> Judgement {
        Judgement(
            claim: ClaimText(id: id, statement: "s", expected: .atMost(1), source: "t", kind: kind), measured: 0.5,
            verdict: verdict, reason: nil)
    }

    @Test("counts if it is the lecture's: checks of our own have a count of their own")
    func score() {
        let judgements = [
            Self.judgement("a", .holds), Self.judgement("b", .inconclusive), Self.judgement("c", .fails),
            Self.judgement("d", .holds), Self.judgement("e", .notRun), Self.judgement("f", .holds, .check),
            Self.judgement("g", .fails, .check),
        ]
        #expect(judgements.score == "2 of 4 claims hold, 1 inconclusive, 1 not judged")
        #expect(judgements.checkScore == "1 of 2 checks of our own pass")
        #expect(judgements.of(.lecture).map(\.claim.id) == ["c", "b", "e", "a", "d"])
        #expect([Self.judgement("a", .holds)].score == "1 of 1 claims hold")
        #expect([Self.judgement("a", .notJudged)].score == "1 claim not judged")
        #expect([Self.judgement("a", .holds, .check)].checkScore == "all 1 checks of our own pass")
        #expect([Judgement]().score == "no claims" && [Judgement]().checkScore == nil)
    }

    @Test("stands in the table of claims with its number, range, verdict and source")
    func table() throws {
        let cases = [(Harness.Expectation.atMost(1), true), (.within(3...4), true), (.atLeast(0), false)]
        var judgements = try cases.map { expected, isJudged in
            Self.claim(expected) { _ in 0.5 }.judge(try Self.results(isJudged: isJudged))
        }
        judgements.append(Self.claim(.atMost(1)) { _ in throw NotRun(needs: "depth 100") }.judge(try Self.results()))
        #expect(
            CSV.text(of: Judgement.table(judgements)) == """
                claim,kind,statement,measured,low,high,verdict,why,source,post_hoc
                id,lecture,a statement,0.5,-inf,1.0,holds,,a source,
                id,lecture,a statement,0.5,3.0,4.0,fails,,a source,
                id,lecture,a statement,0.5,0.0,inf,not judged,,a source,
                id,lecture,a statement,nan,-inf,1.0,not run,needs depth 100,a source,

                """)
    }
}

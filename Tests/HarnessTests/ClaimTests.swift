import Testing

@testable import Harness

@Suite("A claim")
struct ClaimTests {
    static func claim(_ expected: Harness.Expectation, _ measure: @escaping @Sendable (Tables) throws -> Double)
        -> Claim
    {
        Claim("id", "a statement", expected, source: "a source", measure: measure)
    }

    @Test(
        "holds inside its range, the ends included, and never for NaN",
        arguments: [
            (.atMost(1), [-.infinity, -5, 1], [Double(1).nextUp, .infinity, .nan]),
            (.atLeast(1), [1, 5, .infinity], [Double(1).nextDown, -.infinity, .nan]),
            (.within(-1...1), [-1, -0.0, 0, 1], [Double(-1).nextDown, Double(1).nextUp, .infinity, -.infinity, .nan]),
            (.within(2...2), [2], [Double(2).nextUp, Double(2).nextDown, .nan]),
        ] as [(Harness.Expectation, [Double], [Double])])
    func range(expected: Harness.Expectation, inside: [Double], outside: [Double]) {
        for value in inside + outside {
            let judgement = Self.claim(expected) { _ in value }.judge(Tables([]), isJudged: true)
            #expect(judgement.verdict == (inside.contains(value) ? .holds : .fails), "\(value) in \(expected)")
            #expect(judgement.measured == value || value.isNaN && judgement.measured.isNaN)
            #expect(judgement.reason == nil)
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
    func failing() {
        let claim = Self.claim(.atMost(.infinity)) { try $0["nothing"].number("x", where: [:]) }
        let judgement = claim.judge(Tables([Table("a", columns: ["x"])]), isJudged: true)
        #expect(judgement.verdict == .fails)
        #expect(judgement.reason == "there is no table nothing, only a")
        #expect(judgement.measured.isNaN)
    }

    @Test("is measured but not judged where its range was not made for it")
    func notJudged() {
        let judgement = Self.claim(.atMost(1)) { _ in 2 }.judge(Tables([]), isJudged: false)
        #expect(judgement.verdict == .notJudged && judgement.measured == 2)
        let unmeasured = Self.claim(.atMost(1)) { try $0["a"].number("x", where: [:]) }
        #expect(unmeasured.judge(Tables([]), isJudged: false).verdict == .notJudged)
    }

    @Test("stands in the table of claims with its number, range, verdict and source")
    func table() {
        let judgements = [(Harness.Expectation.atMost(1), true), (.within(3...4), true), (.atLeast(0), false)].map {
            Self.claim($0) { _ in 0.5 }.judge(Tables([]), isJudged: $1)
        }
        #expect(
            CSV.text(of: Judgement.table(judgements)) == """
                claim,statement,measured,low,high,verdict,source
                id,a statement,0.5,-inf,1.0,holds,a source
                id,a statement,0.5,3.0,4.0,fails,a source
                id,a statement,0.5,0.0,inf,not judged,a source

                """)
    }
}

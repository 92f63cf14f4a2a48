import Testing

@testable import Harness

@Suite("The text of verdicts")
struct VerdictTextTests {
    static func judgement(
        _ id: String, _ verdict: Verdict, _ kind: ClaimKind = .lecture, why: String? = nil, reason: String? = nil
    ) -> Judgement {
        Judgement(
            claim: ClaimText(
                id: id, statement: "a statement of nine words that fills a line", expected: .atMost(2), source: "s",
                kind: kind, postHoc: verdict == .fails ? "was at most 1" : nil, why: why),
            measured: reason == nil ? 2.5 : .nan, verdict: verdict, reason: reason)
    }

    static let judgements = [
        judgement("good", .holds), judgement("bad", .fails, why: "the schedule is short"),
        judgement("lost", .inconclusive, reason: "1 of 3 seeds diverged"), judgement("fine", .holds, .check),
        judgement("broken", .fails, .check),
    ]

    @Test("lists checks that fail, then failures, and leaves out checks that pass")
    func order() {
        let lines = VerdictText(Self.judgements, width: nil, isColored: false).lines
        #expect(
            lines == [
                "  ✗ fails  broken: a statement of nine words that fills a line",
                "      measured 2.5, expected at most 2", "      post hoc: was at most 1",
                "  ✗ fails  bad: a statement of nine words that fills a line", "      measured 2.5, expected at most 2",
                "      why: the schedule is short", "      post hoc: was at most 1",
                "  ? inconclusive  lost: a statement of nine words that fills a line", "      expected at most 2",
                "      why: 1 of 3 seeds diverged",
                "  ✓ holds  good: a statement of nine words that fills a line",
                "      measured 2.5, expected at most 2",
            ])
    }

    @Test("fits the terminal, whatever its width, and loses no word", arguments: [1, 24, 30, 40, 80, 200])
    func width(columns: Int) {
        let lines = VerdictText(Self.judgements, width: columns, isColored: false).lines
        // A word is not broken.
        let longest = max(columns, 26)
        #expect(lines.allSatisfy { $0.columns <= longest })
        func words(_ lines: [String]) -> [Substring] { lines.flatMap { $0.split(separator: " ") } }
        #expect(words(lines) == words(VerdictText(Self.judgements, width: nil, isColored: false).lines))
    }

    @Test("colors the verdict and nothing else")
    func colors() {
        let plain = VerdictText(Self.judgements, width: 80, isColored: false).lines
        let colored = VerdictText(Self.judgements, width: 80, isColored: true).lines
        #expect(colored.contains("  ✓ \u{1B}[32mholds\u{1B}[0m  good: a statement of nine words that fills a line"))
        let escape = /\u{1B}\[\d+m/
        #expect(colored.map { $0.replacing(escape, with: "") } == plain)
    }

    @Test("says once why nothing is judged, and what was measured all the same")
    func notJudged() {
        let lines = VerdictText([Self.judgement("a", .notJudged)], width: nil, isColored: false).lines
        #expect(
            lines == [
                "  – not judged, because the ranges are made for the lecture and paper presets on real data:",
                "    a: 2.5, expected at most 2",
            ])
    }
}

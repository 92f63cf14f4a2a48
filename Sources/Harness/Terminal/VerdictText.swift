import Foundation

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The verdicts of an experiment as lines of text: failures first, claims that hold in one line each, checks of the
/// program folded into their count.
public struct VerdictText {
    let judgements: [Judgement]
    /// Columns of the terminal; nil breaks no line.
    let width: Int?
    let isColored: Bool

    init(_ judgements: [Judgement], width: Int?, isColored: Bool) {
        self.judgements = judgements
        self.width = width
        self.isColored = isColored
    }

    /// The text for stdout: colored and broken into lines on a terminal only.
    public init(forStdout judgements: [Judgement]) {
        var size = winsize()
        let isTerminal = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        let noColor = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
        self.init(
            judgements, width: isTerminal ? Int(size.ws_col) : nil, isColored: isTerminal && noColor.isEmpty)
    }

    /// One entry for each check that does not pass, then one for each claim that was judged or not run.
    public var lines: [String] {
        // In a run without verdicts a check that has nothing to measure is no news.
        let isJudged = judgements.contains(where: \.verdict.isJudged)
        let checks = judgements.of(.check).filter { $0.verdict != .holds && isJudged }
        let unjudged = judgements.of(.lecture).filter { $0.verdict == .notJudged }
        let others = judgements.of(.lecture).filter { $0.verdict != .notJudged }
        return (checks + others).flatMap(entry) + measured(unjudged)
    }

    /// A claim without a verdict is one line: the range was made for another run.
    private func measured(_ claims: [Judgement]) -> [String] {
        if claims.isEmpty { return [] }
        let reason = "not judged, because the ranges are made for the lecture and paper presets on real data:"
        return broken("  – ", reason)
            + claims.flatMap {
                broken("    ", "\($0.claim.id): \($0.measuredText), expected \($0.claim.expected.text)")
            }
    }

    private func entry(_ judgement: Judgement) -> [String] {
        let claim = judgement.claim
        let mark = "  \(judgement.verdict.mark) "
        let head = "\(judgement.verdict.rawValue)  \(claim.id): \(claim.statement)"
        let value = judgement.reason == nil ? "measured \(judgement.measuredText), " : ""
        var lines = broken(mark, head) + broken("      ", "\(value)expected \(claim.expected.text)")
        if let explanation = judgement.explanation { lines += broken("      ", "why: \(explanation)") }
        if let postHoc = claim.postHoc { lines += broken("      ", "post hoc: \(postHoc)") }
        guard isColored, let first = lines.first else { return lines }
        // The verdict alone is colored.
        let colored = "\u{1B}[\(judgement.verdict.color)m\(judgement.verdict.rawValue)\u{1B}[0m"
        lines[0] = mark + colored + first.dropFirst(mark.count + judgement.verdict.rawValue.count)
        return lines
    }

    /// The text after this beginning, broken between words, later lines indented as far.
    private func broken(_ beginning: String, _ text: String) -> [String] {
        let text = text.replacing("\u{A0}", with: " ")
        guard let width else { return [beginning + text] }
        let room = max(20, width - beginning.columns)
        var lines = [""]
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let last = lines[lines.count - 1]
            if !last.isEmpty, last.columns + 1 + String(word).columns > room {
                lines.append(String(word))
            } else {
                lines[lines.count - 1] = last.isEmpty ? String(word) : "\(last) \(word)"
            }
        }
        let indent = String(repeating: " ", count: beginning.columns)
        return lines.enumerated().map { ($0 == 0 ? beginning : indent) + $1 }
    }
}

extension Verdict {
    var mark: String {
        switch self {
        case .holds: "✓"
        case .fails: "✗"
        case .inconclusive: "?"
        case .notRun, .notJudged: "–"
        }
    }

    /// The color of a terminal: green, red, yellow, gray.
    fileprivate var color: Int {
        switch self {
        case .holds: 32
        case .fails: 31
        case .inconclusive: 33
        case .notRun, .notJudged: 90
        }
    }
}

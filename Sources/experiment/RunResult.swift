import Harness

/// The end of a run: the folder of its results, the diverged trainings, the verdicts.
struct RunResult {
    let experiment: String
    let folder: String
    let preset: String
    /// The name of the data set, nil for an experiment that reads none.
    let data: String?
    let seconds: Double
    let divergences: [Divergence]
    /// The findings, with the pictures that show them.
    let figures: [DrawnFigure]
    let judgements: [Judgement]

    /// Findings and pictures first, then verdicts.
    func printText() {
        for divergence in divergences { writeToStderr("note: \(divergence)\n") }
        print("\(experiment): \(folder), \(preset) preset\(data.map { ", \($0)" } ?? ""), \(duration(seconds))")
        for figure in figures { print(figure.lines) }
        print(judgements.score + (judgements.checkScore.map { ", \($0)" } ?? ""))
        for line in VerdictText(forStdout: judgements).lines { print(line) }
    }

    /// The same as events, one a line.
    func printEvents() {
        let results = Event(
            "results",
            [
                "experiment": .text(experiment), "folder": .text(folder), "preset": .text(preset),
                "data": data.map(Value.text) ?? .number(.nan), "seconds": .number(seconds),
            ])
        let pictures = figures.map { figure in
            Event(
                "figure",
                ["experiment": .text(experiment), "title": .text(figure.title), "picture": .text(figure.path)])
        }
        let diverged = divergences.map { divergence in
            Event(
                "diverged",
                [
                    "experiment": .text(experiment), "table": .text(divergence.table),
                    "count": .integer(divergence.runs.count), "runs": .integer(divergence.total),
                    "text": .text("\(divergence)"),
                ])
        }
        let claims = judgements.map { $0.event(of: experiment) }
        writeToStdout((diverged + [results] + pictures + claims).map(\.line).joined())
    }
}

extension DrawnFigure {
    /// The finding, and below it the picture.
    var lines: String { "  \(title)\n    \(path)" }
}

extension Judgement {
    /// The judgement as an event. A number that was not measured and an open end of a range are null.
    func event(of experiment: String) -> Event {
        Event(
            "claim",
            [
                "experiment": .text(experiment), "claim": .text(claim.id), "kind": .text(claim.kind.rawValue),
                "verdict": .text(verdict.rawValue),
                "measured": .number(measured), "low": .number(claim.expected.low), "high": .number(claim.expected.high),
                "statement": .text(claim.statement), "why": explanation.map(Value.text) ?? .number(.nan),
            ])
    }
}

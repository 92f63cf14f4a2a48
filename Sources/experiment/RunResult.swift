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
    let judgements: [Judgement]

    func printText() {
        for divergence in divergences { writeToStderr("note: \(divergence)\n") }
        print("\(experiment): \(folder), \(preset) preset\(data.map { ", \($0)" } ?? ""), \(duration(seconds))")
        for judgement in judgements { print(judgement.line) }
    }

    /// The same as events, one a line.
    func printEvents() {
        let results = Event(
            "results",
            [
                "experiment": .text(experiment), "folder": .text(folder), "preset": .text(preset),
                "data": data.map(Value.text) ?? .number(.nan), "seconds": .number(seconds),
            ])
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
        writeToStdout((diverged + [results] + claims).map(\.line).joined())
    }
}

extension Judgement {
    /// `  holds       rate: … | measured 3.029 | expected 3.01 to 3.04`
    var line: String {
        let word = verdict.rawValue.padding(toLength: 12, withPad: " ", startingAt: 0)
        // The sign of a NaN says nothing.
        let value = reason ?? "measured \(measured.isNaN ? .nan : Float(measured))"
        return "  \(word)\(claim.id): \(claim.statement) | \(value) | expected \(claim.expected)"
    }

    /// The judgement as an event. A number that was not measured and an open end of a range are null.
    func event(of experiment: String) -> Event {
        Event(
            "claim",
            [
                "experiment": .text(experiment), "claim": .text(claim.id), "verdict": .text(verdict.rawValue),
                "measured": .number(measured), "low": .number(claim.expected.low), "high": .number(claim.expected.high),
                "statement": .text(claim.statement), "reason": reason.map(Value.text) ?? .number(.nan),
            ])
    }
}

import ArgumentParser
import Harness

/// `experiment check`: judges every claim from the tables.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Judges the claims of the experiments from their tables; exit status 2 if one does not hold.")

    @Argument(help: "The experiments; all that have results if none is named.", completion: experimentNames)
    var ids: [String] = []
    @Option(folder: "The folder that holds the experiments' results.") var out = "results"
    @Flag(help: "One JSON document.") var json = false

    func run() throws {
        var answers: [Answer] = []
        func check<E: Experiment>(_ experiment: E.Type) throws {
            let folder = ResultFolder("\(out)/\(E.card.id)")
            if ids.isEmpty && !folder.exists { return }
            let judgements = try Session<E>(folder).check()
            answers.append(Answer(E.card.id, folder, judgements))
            if json { return }
            print(E.card.id)
            for judgement in judgements { print(judgement.line) }
        }
        for experiment in try ids.isEmpty ? catalog : ids.map(experiment(named:)) { try check(experiment) }
        if answers.isEmpty { throw FileError("\(out) holds no results; run: make figures") }
        if json { try printJSON(["experiments": answers]) }
        if answers.contains(where: \.hasFailed) { throw ExitCode(2) }
    }

    /// The verdicts on one experiment.
    private struct Answer: Encodable {
        let id, folder: String
        let claims: [JudgedClaim]

        init(_ id: String, _ folder: ResultFolder, _ judgements: [Judgement]) {
            self.id = id
            self.folder = folder.path
            claims = judgements.map(JudgedClaim.init)
        }

        var hasFailed: Bool { claims.contains { $0.verdict == Verdict.fails.rawValue } }
    }

    private struct JudgedClaim: Encodable {
        let id, statement, verdict, source: String
        let measured, low, high: OrNull<Double>
        /// Why nothing could be measured.
        let reason: OrNull<String>

        init(_ judgement: Judgement) {
            let claim = judgement.claim
            id = claim.id
            statement = claim.statement
            verdict = judgement.verdict.rawValue
            source = claim.source
            measured = OrNull(number: judgement.measured)
            low = OrNull(number: claim.expected.low)
            high = OrNull(number: claim.expected.high)
            reason = OrNull(judgement.reason)
        }
    }
}

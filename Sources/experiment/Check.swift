import ArgumentParser
import Harness

/// `experiment check`: judges every claim from the tables.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Judge the claims of the experiments from their tables. Exit status 2 if one does not hold.")

    @Argument(help: "The experiments; all that have results if none is named.", completion: experimentNames)
    var ids: [String] = []
    @Option(folder: "The folder that holds the experiments' results.") var out = "results"
    @Flag(help: "Print one JSON document.") var json = false

    func run() throws {
        var answers: [Answer] = []
        var all: [Judgement] = []
        func check<E: Experiment>(_ experiment: E.Type) throws {
            let folder = ResultFolder("\(out)/\(E.card.id)")
            if ids.isEmpty && !folder.exists { return }
            let judgements = try Session<E>(folder).check()
            answers.append(Answer(E.card.id, folder, judgements))
            all += judgements
            if json { return }
            print("\(E.card.id): \(Self.score(judgements))")
            for line in VerdictText(forStdout: judgements).lines { print(line) }
        }
        for experiment in try ids.isEmpty ? catalog : ids.map(experiment(named:)) { try check(experiment) }
        if answers.isEmpty { throw FileError("\(out) holds no results; run: make figures") }
        if json {
            try printJSON(["experiments": answers])
        } else {
            print("all: \(Self.score(all))")
        }
        if all.contains(where: { $0.verdict == .fails || $0.verdict == .inconclusive }) { throw ExitCode(2) }
    }

    private static func score(_ judgements: [Judgement]) -> String {
        [judgements.score, judgements.checkScore].compactMap { $0 }.joined(separator: ", ")
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
    }

    private struct JudgedClaim: Encodable {
        let id, kind, statement, verdict, source: String
        let measured, low, high: OrNull<Double>
        /// Why the claim fails, or nothing could be measured.
        let why: OrNull<String>
        let postHoc: OrNull<String>

        init(_ judgement: Judgement) {
            let claim = judgement.claim
            id = claim.id
            kind = claim.kind.rawValue
            statement = claim.statement
            verdict = judgement.verdict.rawValue
            source = claim.source
            measured = OrNull(number: judgement.measured)
            low = OrNull(number: claim.expected.low)
            high = OrNull(number: claim.expected.high)
            why = OrNull(judgement.explanation)
            postHoc = OrNull(claim.postHoc)
        }
    }
}

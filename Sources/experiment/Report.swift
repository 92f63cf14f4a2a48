import ArgumentParser
import Foundation
import Harness

/// `experiment report`: a page to look at.
struct MakeReport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write index.html, a page with the figures, claims and verdicts of all results. Trains nothing.")

    @Option(folder: "The folder that holds the experiments' results.") var out = "results"

    @Option(folder: "Another folder of results; comparison.html then shows both, side by side.")
    var compare: String?

    func run() throws {
        let gnuplot = try Gnuplot()
        func reported<E: Experiment>(_ experiment: E.Type, in out: String) throws -> ReportedExperiment {
            try ReportedExperiment(experiment, in: out)
        }
        let here = try catalog.map { try reported($0, in: out) }
        if let compare {
            let there = try catalog.map { try reported($0, in: compare) }
            try ComparisonPage(Array(zip(here, there)), in: out, with: compare).write(gnuplot)
            print("\(out)/\(ComparisonPage.file)")
        } else {
            let report = Report(here, in: out, command: command)
            try report.write(gnuplot)
            print("\(out)/\(Report.file): \(report.score)")
        }
    }

    /// The command line that makes the experiment's results for this page. The last folder of the path tells the preset or
    /// the data.
    private func command(_ card: Card) -> String {
        let kinds = ["quick": "--preset quick", "paper": "--preset paper", "digits": "--dataset digits"]
        let folders = out.split(separator: "/", omittingEmptySubsequences: false)
        let kind = folders.last.flatMap { kinds[String($0)] }
        let parent = folders.dropLast().joined(separator: "/")
        let base = kind == nil ? out : parent.isEmpty ? "." : parent
        let words = ["swift run experiment \(card.id)", kind, base == "results" ? nil : "--out \(quoted(base))"]
        return words.compactMap { $0 }.joined(separator: " ")
    }

    /// As a shell takes it for one word.
    private func quoted(_ path: String) -> String {
        let isWord = path.wholeMatch(of: /[A-Za-z0-9_.\/-]+/) != nil
        return isWord ? path : "'" + path.replacing("'", with: "'\\''") + "'"
    }
}

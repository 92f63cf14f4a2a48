import ArgumentParser
import Foundation
import Harness

/// `experiment list`: the experiments, and how long they take here.
struct ListExperiments: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the experiments: what each shows, and how long its presets take, where an earlier run tells.")

    @Option(folder: "The folder that holds the experiments' results.") var out = "results"
    @Flag(help: "Print one JSON document.") var json = false
    @Flag(help: "Print only the names, one per line.") var names = false
    @Flag(help: "With --names: print beside each the images that it reads: mnist, cifar10 or none.") var dataset = false
    @Flag(help: "Print the table of README.md, with the verdicts of the results.") var markdown = false

    func run() throws {
        if names {
            let lines = catalog.map { $0.card.id + (dataset ? " \($0.card.reads?.rawValue ?? "none")" : "") }
            return print(lines.joined(separator: "\n"))
        }
        if markdown { return print(try Self.table(out).joined(separator: "\n")) }
        let entries = catalog.map { Entry($0, out: out) }
        if json { return try printJSON(["experiments": entries]) }
        for entry in entries {
            print("\(entry.id)\n  \(entry.title). \(entry.claim)\n  Source: \(entry.sources.joined(separator: "; "))")
            for preset in entry.presets { print("  \(preset.line)") }
        }
    }

    /// The table of the README.
    static func table(_ out: String) throws -> [String] {
        func row<E: Experiment>(_ experiment: E.Type) throws -> String {
            let card = E.card
            let folder = ResultFolder("\(out)/\(card.id)")
            let verdict = folder.exists ? try Session<E>(folder).check().score : "not run"
            return "| [\(card.id)](Experiments/\(experiment.folder)/README.md) | \(card.sources.first ?? "") "
                + "| \(card.summary) | [\(verdict)](\(folder.path)/claims.csv) |"
        }
        return ["| experiment | lecture | the claim | verdict |", "| --- | --- | --- | --- |"]
            + (try catalog.map { try row($0) })
    }

    /// One experiment in the list.
    private struct Entry: Encodable {
        let id, title, claim: String
        let sources: [String]
        let dataset: OrNull<String>
        let presets: [PresetEntry]

        init(_ experiment: any Experiment.Type, out: String) {
            let card = experiment.card
            id = card.id
            title = card.title
            claim = card.claim
            sources = card.sources
            dataset = OrNull(card.reads?.rawValue)
            presets = Preset.allCases.map {
                PresetEntry(
                    name: $0.rawValue, arguments: experiment.presets[$0] ?? [],
                    timing: OrNull(Timing(of: $0, experiment: card.id, out: out).map(TimingEntry.init)))
            }
        }
    }

    private struct PresetEntry: Encodable {
        let name: String
        let arguments: [String]
        let timing: OrNull<TimingEntry>

        /// `quick    about 12 s | --steps 1000`
        var line: String {
            [
                name.padding(toLength: 9, withPad: " ", startingAt: 0) + (timing.value?.text ?? "not run yet"),
                arguments.isEmpty ? "the defaults" : arguments.joined(separator: " "),
            ].joined(separator: " | ")
        }
    }

    private struct TimingEntry: Encodable {
        let seconds: Double
        let processor: String
        let cores, jobs: Int
        /// Whether it was measured on a machine like this one, used as it is when nothing is said.
        let isOfThisMachine: Bool
        let text: String

        init(_ timing: Timing) {
            seconds = timing.seconds
            processor = timing.processor
            cores = timing.cores
            jobs = timing.jobs
            isOfThisMachine = timing.differences.isEmpty
            text = "\(timing)"
        }
    }
}

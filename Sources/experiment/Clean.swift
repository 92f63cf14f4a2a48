import ArgumentParser
import Harness

/// `experiment clean`: removes stored trials without results.
struct Clean: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Remove stored trials and checkpoints that no results refer to.",
        discussion: "After this, a run that was interrupted before its first results starts from the beginning.")

    @Option(folder: "The folder that holds the experiments' results.") var out = "results"
    @Flag(name: .customLong("dry-run"), help: "Only print what would be removed.") var isDryRun = false

    func run() throws {
        func clean<E: Experiment>(_ experiment: E.Type) throws {
            let cleaning = try Cleaning(E.self, out: out)
            if cleaning.files.isEmpty { return print("\(E.card.id): nothing to remove") }
            let size = "\(cleaning.files.count) files, \((cleaning.bytes + 999) / 1000) kB"
            print("\(E.card.id): \(isDryRun ? "would remove" : "removing") \(size)")
            if !isDryRun { try cleaning.remove() }
        }
        for experiment in catalog { try clean(experiment) }
    }
}

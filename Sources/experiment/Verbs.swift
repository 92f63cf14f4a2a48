import ArgumentParser
import Foundation
import Harness

/// `experiment list`: what there is.
struct ListExperiments: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Names the experiments and what each shows.")

    func run() {
        for experiment in catalog {
            let card = experiment.card
            print("\(card.id)\n  \(card.title). \(card.claim)\n  Source: \(card.sources.joined(separator: "; "))")
        }
    }
}

/// `experiment all`: runs them one after another.
struct All: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Runs every experiment.")

    @OptionGroup(title: "Running") var options: RunOptions
    @OptionGroup(title: "Data") var data: DataOptions

    func run() throws {
        let given = Array(CommandLine.arguments.drop { $0 != "all" }.dropFirst())
        var failed: [String] = []
        for experiment in catalog {
            do {
                var command = try Root.parseAsRoot(Main.withPreset([experiment.card.id] + given))
                try command.run()
            } catch is RunFailure where options.onFailure == .keepGoing {
                failed.append(experiment.card.id)
            }
        }
        if !failed.isEmpty {
            throw FileError("\(failed.count) of \(catalog.count) experiments failed: \(failed.joined(separator: ", "))")
        }
    }
}

/// `experiment plot <id>`: draws again.
struct Plot: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draws the figures of an experiment again, from the tables of its last run.")

    @Argument(help: "The experiment.") var id: String
    @Option(help: "The folder that holds the experiment's results.") var out = "results"

    func run() throws {
        func plot<E: Experiment>(_ experiment: E.Type) throws {
            try Session<E>(ResultFolder("\(out)/\(id)")).plot()
        }
        try plot(experiment(named: id))
    }
}

/// `experiment check`: judges every claim from the tables.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Judges the claims of the experiments from their tables; exit status 2 if one does not hold.")

    @Argument(help: "The experiments; all that have results if none is named.") var ids: [String] = []
    @Option(help: "The folder that holds the experiments' results.") var out = "results"

    func run() throws {
        var hasFailed = false
        var isEmpty = true
        func check<E: Experiment>(_ experiment: E.Type) throws {
            let folder = ResultFolder("\(out)/\(E.card.id)")
            if ids.isEmpty && !folder.exists { return }
            isEmpty = false
            print(E.card.id)
            for judgement in try Session<E>(folder).check() {
                print(judgement.line)
                if judgement.verdict == .fails { hasFailed = true }
            }
        }
        for experiment in try ids.isEmpty ? catalog : ids.map(experiment(named:)) { try check(experiment) }
        if isEmpty { throw FileError("\(out) holds no results; run: make figures") }
        if hasFailed { throw ExitCode(2) }
    }
}

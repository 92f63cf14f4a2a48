import ArgumentParser
import Foundation
import Harness

/// `experiment all`: runs them one after another.
struct All: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Run every experiment.")

    @OptionGroup(title: "Running") var options: RunOptions
    @OptionGroup(title: "Data") var data: DataOptions

    func run() throws {
        let given = Array(CommandLine.arguments.drop { $0 != "all" }.dropFirst())
        var failed: [String] = []
        for experiment in catalog {
            do {
                let arguments = experiment.card.reads != nil ? given : DataOptions.removed(from: given)
                var command = try Root.parseAsRoot(Main.withPreset([experiment.card.id] + arguments))
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
        abstract: "Draw the figures of an experiment again, from the tables of its last run.")

    @Argument(help: "The experiment.", completion: experimentNames) var id: String
    @Argument(help: "Its figures; all if none is named.") var figures: [String] = []
    @Option(folder: "The folder that holds the experiment's results.") var out = "results"

    func run() throws {
        func plot<E: Experiment>(_ experiment: E.Type) throws {
            for figure in try Session<E>(ResultFolder("\(out)/\(id)")).plot(figures) { print(figure.lines) }
        }
        try plot(experiment(named: id))
    }
}

import ArgumentParser
import Datasets
import Foundation
import Harness
import Tensors

/// The command: one subcommand for each experiment, and others that work on results.
struct Root: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "experiment",
        abstract: "Reproduce the figures that lecturers use to explain why deep networks train, or fail to.",
        discussion: guide, version: version,
        subcommands: [
            ListExperiments.self, Describe.self, All.self, Plot.self, Check.self, Verify.self, MakeReport.self,
            Clean.self,
            Doctor.self,
        ],
        groupedSubcommands: [CommandGroup(name: "Experiment", subcommands: catalog.map { $0.command })])

    private static let guide = """
        Begin with:  experiment list

        Exit status:
          0    success
          1    a run or a plot failed
          2    a claim fails or is inconclusive (check), or a number differs (verify)
          64   the command line is wrong
          65   data are damaged, or missing though asked for
          69   a tool is missing (doctor: anything needed is)
          75   interrupted; rerun to resume
          130  interrupted twice; stopped immediately
        """

    /// As our own complaints begin; the argument parser's own word is "Error".
    static let _errorLabel = "error"

    /// Every first word that the command knows.
    static var names: [String] {
        ["help"] + configuration.subcommands.map { $0.configuration.commandName ?? "\($0)".lowercased() }
    }
}

@main
enum Main {
    static func main() {
        Answer.protectStreams()
        if OpenBLAS.isMissing {
            fail(
                "expected OpenBLAS, as TRAINABILITY_OPENBLAS=1 asks for, found none; type: make setup",
                ExitCode(EX_UNAVAILABLE))
        }
        let arguments = withPreset(Array(CommandLine.arguments.dropFirst()))
        if arguments == ["--version"] {
            writeToStdout(versionLine() + "\n")
            end(.success)
        }
        if let complaint = complaintAboutName(arguments) { fail(complaint, .validationFailure) }
        do {
            var command = try Root.parseAsRoot(arguments)
            Interruption.listen()
            try command.run()
            end(.success)
        } catch {
            // Trials that failed have been named already, each when it did.
            if error is RunFailure { Foundation.exit((status(of: error) ?? .failure).rawValue) }
            if let status = status(of: error) { fail("\(error)", status) }
            let code = Root.exitCode(for: error)
            if let verdict = error as? ExitCode { end(verdict) }
            if code == .success {
                // Help, version or completions were asked for.
                writeToStdout(Root.fullMessage(for: error) + "\n")
                end(.success)
            }
            // The complaint repeats the user's text, without its control characters.
            let lines = Root.fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
            writeToStderr(lines.map { "\($0)".harmless }.joined(separator: "\n") + "\n")
            Foundation.exit(code.rawValue)
        }
    }

    /// The exit status of an error whose description is the line that the user is to read; nil for those of the argument
    /// parser.
    private static func status(of error: any Error) -> ExitCode? {
        switch error {
        case is DatasetError: ExitCode(EX_DATAERR)
        case is MissingTool: ExitCode(EX_UNAVAILABLE)
        case let error as RunFailure: error.failures.first.flatMap { status(of: $0.error) } ?? .failure
        case is Interruption.Resumable, is Interrupted: ExitCode(EX_TEMPFAIL)
        case is PlotError, is FileError, is TableError: .failure
        default: nil
        }
    }

    /// Ends the command after its answer, which must have been written for any other status than 1 to be true.
    private static func end(_ code: ExitCode) -> Never {
        if let complaint = Answer.complaint() { fail(complaint, .failure) }
        Foundation.exit(code.rawValue)
    }

    static func fail(_ message: String, _ code: ExitCode) -> Never {
        writeToStderr("error: \(message.harmless)\n")
        Foundation.exit(code.rawValue)
    }

    /// The arguments with those of the preset put after the experiment's name, so that what the user typed comes after
    /// them and wins.
    static func withPreset(_ arguments: [String]) -> [String] {
        guard let id = arguments.first, let experiment = catalog.first(where: { $0.card.id == id }),
            let preset = Preset.chosen(in: arguments)
        else { return arguments }
        return [id] + (experiment.presets[preset] ?? []) + arguments.dropFirst()
    }

    /// The complaint about an unknown first word, with the nearest name. The argument parser suggests none.
    private static func complaintAboutName(_ arguments: [String]) -> String? {
        guard let name = arguments.first, !name.hasPrefix("-"), !Root.names.contains(name) else { return nil }
        return "there is no experiment or command '\(name)'. \(suggestion(for: name, among: Root.names))"
    }
}

extension Preset {
    /// The value of the last `--preset` among the arguments, nil if there is none that names one.
    static func chosen(in arguments: [String]) -> Preset? {
        var chosen: Preset?
        for (index, argument) in arguments.enumerated() {
            if argument == "--preset", index + 1 < arguments.count { chosen = Preset(rawValue: arguments[index + 1]) }
            if argument.hasPrefix("--preset=") { chosen = Preset(rawValue: String(argument.dropFirst(9))) }
        }
        return chosen
    }
}

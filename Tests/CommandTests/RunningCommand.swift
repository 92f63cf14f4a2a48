import Foundation

/// The command while it runs.
final class RunningCommand {
    private let process: Process
    private let errors, output: URL

    init(_ arguments: [String], in folder: String) throws {
        process = try Command.process(arguments, in: folder)
        errors = URL(filePath: folder).appending(path: ".errors-\(UUID().uuidString)")
        output = URL(filePath: folder).appending(path: ".output-\(UUID().uuidString)")
        for file in [errors, output] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try Command.start(process)
    }

    var isRunning: Bool { process.isRunning }

    /// - Returns: false if it had ended by itself.
    func kill() -> Bool {
        if isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    func signal(_ signal: Int32) { Foundation.kill(process.processIdentifier, signal) }

    /// How many events of the name it has printed by now, with `--json`.
    func events(_ name: String) throws -> Int { count(ofEvents: name, in: try text(output.path)) }

    /// Its status and what it said, once it has ended.
    func wait() throws -> (status: Int32, messages: String, output: String) {
        process.waitUntilExit()
        return (process.terminationStatus, try text(errors.path), try text(output.path))
    }
}

/// How many events of the name there are in what a command with `--json` printed.
func count(ofEvents name: String, in output: String) -> Int {
    output.split(separator: "\n").count { $0.contains("\"event\":\"\(name)\"") }
}

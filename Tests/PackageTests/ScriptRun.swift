import Foundation

/// A command that has ended: what it said, and with which status.
struct ScriptRun {
    var status: Int32
    var output: String
    var messages: String

    var lastMessage: String { messages.split(separator: "\n").last.map(String.init) ?? "" }
}

/// The folder that has Package.swift.
let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// A folder for one test, removed with `remove()`.
struct ScratchFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "trainability-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    func remove() {
        try? FileManager.default.removeItem(at: url)
    }

    /// Runs a program with exactly this environment, in this folder; `started` is handed the running process.
    ///
    /// A child inherits the signals its parent's thread has blocked, and a thread of Swift's own has blocked most of
    /// them. A shell started from a terminal has none blocked; `signalsBlocked` stands for one that an experiment
    /// started.
    func run(
        _ program: String, _ arguments: [String], environment: [String: String], signalsBlocked: Bool = false,
        started: (Process) async throws -> Void = { _ in }
    ) async throws -> ScriptRun {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = url
        process.standardInput = FileHandle.nullDevice
        // Files and no pipes: a pipe that a child of the script still holds would keep us waiting for its end.
        let outputFile = url.appending(path: ".output-\(UUID().uuidString)")
        let messageFile = url.appending(path: ".messages-\(UUID().uuidString)")
        try Data().write(to: outputFile)
        try Data().write(to: messageFile)
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: messageFile)

        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in end.finish() }
        try start(process, signalsBlocked: signalsBlocked)
        try await started(process)
        for await _ in ended {}
        // A time limit ends the wait by cancelling it.
        if process.isRunning { process.terminate() }
        try Task.checkCancellation()
        return ScriptRun(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
            messages: String(decoding: try Data(contentsOf: messageFile), as: UTF8.self))
    }

    private func start(_ process: Process, signalsBlocked: Bool) throws {
        var mask = sigset_t()
        var before = sigset_t()
        if signalsBlocked { sigfillset(&mask) } else { sigemptyset(&mask) }
        pthread_sigmask(SIG_SETMASK, &mask, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try process.run()
    }
}

/// Makes a command of these lines of shell.
///
/// Another process writes the file: a child that a concurrent test has just forked would hold our own descriptor for a
/// moment, and a file that is open for writing cannot be run ("text file busy").
func writeCommand(_ lines: String, to file: URL) throws {
    let source = file.appendingPathExtension("source")
    try Data("#!/bin/sh\n\(lines)\n".utf8).write(to: source)
    defer { try? FileManager.default.removeItem(at: source) }
    let install = Process()
    install.executableURL = URL(filePath: "/usr/bin/install")
    install.arguments = ["-m", "755", source.path, file.path]
    try install.run()
    install.waitUntilExit()
}

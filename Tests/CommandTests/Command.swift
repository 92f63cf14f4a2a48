import Foundation
import Testing

/// The command after it has ended: what it said, and with which status.
struct CommandRun {
    let status: Int32
    let output: String
    let messages: String

    /// What it complains of: the first line of the messages.
    var complaint: String { messages.split(separator: "\n").first.map(String.init) ?? "" }
    var messageLines: [String] { messages.split(separator: "\n").map(String.init) }
}

/// The built command, run as a process of its own.
enum Command {
    /// The folder that has Package.swift.
    static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The data folder that tests may read: `$TRAINABILITY_DATA`, else beside the package; nil where there is no MNIST.
    static let dataFolder: String? = {
        let folders: [String?] = [
            ProcessInfo.processInfo.environment["TRAINABILITY_DATA"],
            packageRoot.appending(path: "../shared/data").standardized.path,
        ]
        return folders.compactMap { $0 }.first { !$0.isEmpty && FileManager.default.fileExists(atPath: "\($0)/mnist") }
    }()

    /// The program that `swift test` built beside the test bundle, which is a file on Linux and a folder on macOS.
    static func path() throws -> String {
        let bundle = CommandLine.arguments.drop { $0 != "--test-bundle-path" }.dropFirst().first
        let places = [
            bundle, Bundle.main.executablePath, CommandLine.arguments[0], "\(packageRoot.path)/.build/debug/tests",
        ]
        let programs = places.compactMap { $0 }.flatMap { place in
            var folder = URL(filePath: place).standardizedFileURL
            return (0..<5).map { _ -> String in
                folder.deleteLastPathComponent()
                return folder.appending(path: "experiment").path
            }
        }
        return try #require(
            programs.first(where: isProgram),
            "the built command is not beside the tests; run: swift build --product experiment")
    }

    /// The full path of a program that is on the path, nil where there is none.
    static func onPath(_ name: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
            .first(where: isProgram)
    }

    private static func isProgram(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
            && FileManager.default.isExecutableFile(atPath: path)
    }

    /// A folder for one test, deleted after it.
    static func inFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "trainability-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.path)
    }

    /// Runs the command, or another program, in a folder, with these additions to an environment that has nothing but a
    /// path.
    static func run(
        _ arguments: [String], in folder: String, environment: [String: String] = [:], program: String? = nil
    ) async throws -> CommandRun {
        let process = try process(arguments, in: folder, environment: environment, program: program)
        let scratch = FileManager.default.temporaryDirectory.appending(path: "trainability-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let files = ["output", "messages"].map { scratch.appending(path: $0) }
        for file in files { try Data().write(to: file) }
        let handles = try files.map { try FileHandle(forWritingTo: $0) }
        (process.standardOutput, process.standardError) = (handles[0], handles[1])

        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in end.finish() }
        try start(process)
        for await _ in ended {}
        if process.isRunning { process.terminate() }
        try Task.checkCancellation()
        let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return CommandRun(status: process.terminationStatus, output: texts[0], messages: texts[1])
    }

    /// The process before it is started, with nothing to read.
    static func process(
        _ arguments: [String], in folder: String, environment: [String: String] = [:], program: String? = nil
    ) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: try program ?? path())
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        let inherited = ProcessInfo.processInfo.environment.filter { name, _ in
            ["PATH", "HOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LLVM_PROFILE_FILE"].contains(name)
        }
        process.environment = inherited.merging(environment) { _, added in added }
        process.standardInput = FileHandle.nullDevice
        return process
    }

    /// A child inherits the signals that its parent's thread has blocked, and a thread of Swift's own has most of them.
    static func start(_ process: Process) throws {
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try process.run()
    }
}

/// Runs that take a second.
enum Small {
    static let chain = ["vanishing-gradient", "--steps", "50", "--depths", "3,5"]
    static let networks = [
        "activation-comparison", "--dataset", "digits", "--epochs", "1", "--seeds", "1", "--activations", "elu,relu",
        "--width", "16", "--depth", "2",
    ]
}

/// The files of a folder and what is in it, by their paths in it.
func contents(of folder: String, ending: String = "") throws -> [String: Data] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
        return !isFolder.boolValue && path.hasSuffix(ending)
    }
    return Dictionary(
        uniqueKeysWithValues: paths.map { ($0, FileManager.default.contents(atPath: "\(folder)/\($0)") ?? Data()) })
}

func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

/// What the tests read of a manifest.
struct ManifestFile: Decodable {
    struct Setting: Decodable { let name, value: String }
    struct Source: Decodable { let name, sha256: String }
    struct Checkout: Decodable { let commit: String }
    let preset: String
    let settings: [Setting]
    let data: Source?
    let isJudged: Bool
    let checkout: Checkout?

    init(_ folder: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(filePath: "\(folder)/manifest.json")))
    }

    subscript(name: String) -> String? { settings.first { $0.name == name }?.value }
}

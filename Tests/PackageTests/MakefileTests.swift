import Foundation
import Testing

/// A copy of the Makefile and the scripts, in which everything is installed and nothing has to be built.
private struct Workshop {
    let files: StandInFiles
    var folder: URL { files.scratch.url }

    init() async throws {
        files = try await StandInFiles()
        for item in ["scripts", "Makefile"] {
            try FileManager.default.copyItem(at: packageRoot.appending(path: item), to: folder.appending(path: item))
        }
        try write("scripts/setup", "")
        // Where a run looks for its data, and what it leaves.
        try write(
            ".build/debug/experiment",
            """
            case $1 in
            list) echo one ;;
            check) ;;
            *) mkdir -p "results/$1" && echo "${TRAINABILITY_DATA-unset}" >"results/$1/manifest.json" ;;
            esac
            """)
    }

    private func write(_ path: String, _ lines: String) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try writeCommand(lines, to: file)
    }

    /// Puts the four files into the data folder of this name.
    func addData(_ name: String) throws {
        let mnist = folder.appending(path: name).appending(path: "mnist")
        try FileManager.default.createDirectory(at: mnist, withIntermediateDirectories: true)
        for (name, data) in files.packed { try data.write(to: mnist.appending(path: name + ".gz")) }
    }

    func make(_ arguments: [String], data: String?) async throws -> ScriptRun {
        var environment = [
            "PATH": "/usr/bin:/bin", "TRAINABILITY_CHECKSUMS": folder.appending(path: "table").path,
            "TRAINABILITY_MIRRORS": "",
        ]
        environment["TRAINABILITY_DATA"] = data
        return try await files.scratch.run(
            "/usr/bin/env", ["make", "SWIFT=true"] + arguments, environment: environment)
    }

    func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
}

@Suite("make", .timeLimit(.minutes(5)))
struct MakefileTests {
    /// The variable, and the folder that it names.
    private static let places: [(String?, String)] = [
        (nil, "data"), ("", "data"), ("else where", "else where"), ("a b'c$d", "a b'c$d"),
        ("#1 \"$(HOME)\" `x`; y", "#1 \"$(HOME)\" `x`; y"),
    ]

    @Test("finds the data in any folder that the environment names", arguments: places)
    func data(variable: String?, folder: String) async throws {
        let workshop = try await Workshop()
        defer { workshop.files.scratch.remove() }
        try workshop.addData(folder)
        let run = try await workshop.make(["data"], data: variable)
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.lastMessage == "fetch-data: all four files are in \(folder)/mnist and check out")
    }

    @Test("draws the figures from them", arguments: places)
    func figures(variable: String?, folder: String) async throws {
        let workshop = try await Workshop()
        defer { workshop.files.scratch.remove() }
        try workshop.addData(folder)
        let run = try await workshop.make(["figures"], data: variable)
        #expect(run.status == 0 && run.messages == "", "\(run.messages)")
        #expect(try workshop.text("results/one/manifest.json") == (variable ?? "unset") + "\n")
        let stamps = try FileManager.default.contentsOfDirectory(atPath: workshop.folder.path + "/.build/stamps")
        #expect(stamps == ["lecture-mnist"])
    }
}

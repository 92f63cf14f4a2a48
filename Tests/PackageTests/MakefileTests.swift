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
            list) printf '%s\\n' 'one mnist' 'two none' 'three cifar10' ;;
            check) echo "$*" >>checked ;;
            *) echo "$1" >>drawn
                mkdir -p "results/$1" && echo "${TRAINABILITY_DATA-unset}" >"results/$1/manifest.json" ;;
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
        try addPhotographs(name)
    }

    /// Puts a part of CIFAR-10, of one image, into the data folder of this name.
    func addPhotographs(_ name: String) throws {
        let photographs = folder.appending(path: name).appending(path: "cifar-10-batches-bin")
        try FileManager.default.createDirectory(at: photographs, withIntermediateDirectories: true)
        for name in ["data_batch_1", "test_batch"] {
            try Data(count: 3073).write(to: photographs.appending(path: "\(name).bin"))
        }
    }

    func make(_ arguments: [String], data: String?) async throws -> ScriptRun {
        var environment = [
            "PATH": "/usr/bin:/bin", "TRAINABILITY_CHECKSUMS": folder.appending(path: "table").path,
            "TRAINABILITY_MIRRORS": "http://127.0.0.1:1/", "TRAINABILITY_CIFAR10_MIRRORS": "http://127.0.0.1:1/",
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
        #expect(run.messages.contains("fetch-data: all four files are in \(folder)/mnist and check out\n"))
        #expect(
            run.lastMessage
                == "fetch-cifar10: \(folder)/cifar-10-batches-bin: there already, with 1 training and 1 test "
                + "images; to have all 50000, move the folder away and run again")
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
        #expect(stamps.sorted() == ["lecture-cifar10", "lecture-mnist", "lecture-none"])
        #expect(try workshop.text("checked") == "check one two three\n")
    }

    @Test("draws each experiment from the images of its own card, and says how to go on without them")
    func withoutPhotographs() async throws {
        let workshop = try await Workshop()
        defer { workshop.files.scratch.remove() }
        try workshop.addData("data")
        try FileManager.default.removeItem(at: workshop.folder.appending(path: "data/cifar-10-batches-bin"))
        let run = try await workshop.make(["figures"], data: nil)
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.contains("downloading 170 MB from http://127.0.0.1:1/; control-C stops it"))
        #expect(
            run.lastMessage.hasSuffix(
                "without it figures of photographs show synthetic digits in color, and nothing else is to be done"))
        func stamps() throws -> [String] {
            let stamps = workshop.folder.appending(path: ".build/stamps")
            return try FileManager.default.subpathsOfDirectory(atPath: stamps.path).filter { $0.contains("/") }.sorted()
        }
        #expect(try stamps() == ["lecture-digits/three", "lecture-mnist/one", "lecture-none/two"])
        #expect(try workshop.text("checked") == "check one two\ncheck --out results/digits three\n")
        #expect(try workshop.text("drawn").split(separator: "\n").sorted() == ["one", "three", "two"])

        // With the photographs only their experiment is drawn again.
        try workshop.addPhotographs("data")
        #expect(try await workshop.make(["figures"], data: nil).status == 0)
        #expect(try workshop.text("drawn").split(separator: "\n").sorted() == ["one", "three", "three", "two"])
    }
}

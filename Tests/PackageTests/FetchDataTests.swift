import Foundation
import Testing

/// Four small files in place of MNIST, packed as a mirror has them, and the table of their checksums.
struct StandInFiles {
    static let names = [
        "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
    ]

    let scratch: ScratchFolder
    private(set) var packed: [String: Data] = [:]

    /// The folder the script is to fill.
    var folder: URL { scratch.url.appending(path: "data/mnist") }

    init() async throws {
        scratch = try ScratchFolder()
        let source = scratch.url.appending(path: "source")
        try FileManager.default.createDirectory(at: source, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in Self.names {
            try Data((0..<500).map { "\(name) \($0 * $0 % 977)\n" }.joined().utf8)
                .write(to: source.appending(path: name))
        }
        // macOS has shasum for what is sha256sum on Linux; both write the same table.
        let script = """
            cd source && { sha256sum * 2>/dev/null || shasum -a 256 *; } >../table && /usr/bin/env gzip -n *
            """
        let made = try await scratch.run("/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
        try #require(made.status == 0, "\(made.messages)")
        for name in Self.names { packed[name] = try Data(contentsOf: source.appending(path: name + ".gz")) }
    }

    /// A mirror that has all of the files, but for the answers given here by name.
    func mirror(_ others: [String: MirrorAnswer] = [:]) throws -> MirrorServer {
        var answers: [String: MirrorAnswer] = [:]
        for (name, data) in packed { answers["/\(name).gz"] = others[name] ?? .whole(data) }
        return try MirrorServer(answers)
    }

    func fetch(
        from mirrors: [String], path: String = "/usr/bin:/bin", signalsBlocked: Bool = false,
        started: (Process) async throws -> Void = { _ in }
    ) async throws -> ScriptRun {
        try await scratch.run(
            packageRoot.appending(path: "scripts/fetch-data").path, ["data"],
            environment: [
                "PATH": path, "HOME": scratch.url.path, "NO_PROXY": "*",
                "TRAINABILITY_MIRRORS": mirrors.joined(separator: " "),
                "TRAINABILITY_CHECKSUMS": scratch.url.appending(path: "table").path,
            ], signalsBlocked: signalsBlocked, started: started)
    }

    func isPresent() async throws -> ScriptRun {
        try await scratch.run(
            packageRoot.appending(path: "scripts/fetch-data").path, ["--present", "data"],
            environment: ["PATH": "/usr/bin:/bin"])
    }

    /// Everything in the folder, hidden files too.
    var found: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    }

    var allPacked: [String] { Self.names.map { $0 + ".gz" }.sorted() }

    func place(_ data: Data, as name: String) throws {
        try data.write(to: folder.appending(path: name))
    }

    func placed(_ name: String) throws -> Data {
        try Data(contentsOf: folder.appending(path: name))
    }
}

/// What a mirror may give in place of the right file, as whole as HTTP can tell.
enum Corruption: CaseIterable {
    case anotherFile, flippedByte, lacksTheEnd, page

    func body(insteadOf name: String, in files: StandInFiles) -> Data {
        let good = files.packed[name]!
        switch self {
        case .anotherFile: return files.packed.first { $0.key != name }!.value
        case .flippedByte:
            var bytes = good
            bytes[bytes.count / 2] ^= 1
            return bytes
        case .lacksTheEnd: return good.dropLast(4)
        case .page: return Data("<html>Please sign in to this network</html>".utf8)
        }
    }
}

@Suite("scripts/fetch-data", .timeLimit(.minutes(5)))
struct FetchDataTests {
    let first = StandInFiles.names[0]
    /// A port of the system's, where nothing listens.
    let refused = "http://127.0.0.1:1/"

    @Test("The four files come from the first mirror, with signals blocked too", arguments: [false, true])
    func allGood(signalsBlocked: Bool) async throws {
        let files = try await StandInFiles()
        defer { files.scratch.remove() }
        let (one, two) = (try files.mirror(), try files.mirror())
        defer { one.stop(); two.stop() }
        #expect(try await files.isPresent().status == 1)
        let run = try await files.fetch(from: [one.url, two.url], signalsBlocked: signalsBlocked)
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.isEmpty)
        #expect(try files.found == files.allPacked)
        for name in StandInFiles.names { #expect(try files.placed(name + ".gz") == files.packed[name]) }
        #expect(one.requests == StandInFiles.names.map { "/\($0).gz" })
        #expect(two.requests.isEmpty)
        let present = try await files.isPresent()
        #expect(present.status == 0)
        #expect(present.output + present.messages == "")
    }

    @Test("After a corrupt file the next mirror is asked, and stays the first one", arguments: Corruption.allCases)
    func corruptThenGood(corruption: Corruption) async throws {
        let files = try await StandInFiles()
        defer { files.scratch.remove() }
        let one = try files.mirror([first: .whole(corruption.body(insteadOf: first, in: files))])
        let two = try files.mirror()
        defer { one.stop(); two.stop() }
        let run = try await files.fetch(from: [one.url, two.url])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.contains("\(first).gz: expected SHA-256"))
        #expect(try files.found == files.allPacked)
        #expect(try files.placed(first + ".gz") == files.packed[first])
        #expect(one.requests == ["/\(first).gz"])
        #expect(two.requests.count == 4)
    }

    @Test("After half a file the next mirror is asked")
    func halfThenGood() async throws {
        let files = try await StandInFiles()
        defer { files.scratch.remove() }
        let one = try files.mirror([first: .half(files.packed[first]!)])
        let two = try files.mirror()
        defer { one.stop(); two.stop() }
        let run = try await files.fetch(from: [one.url, two.url])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.contains("curl: (18)"))
        #expect(try files.found == files.allPacked)
    }

    @Test("After a 404 the next mirror is asked, for a later file too")
    func missingThenGood() async throws {
        let files = try await StandInFiles()
        defer { files.scratch.remove() }
        let last = StandInFiles.names[3]
        let one = try files.mirror([last: .missing])
        let two = try files.mirror()
        defer { one.stop(); two.stop() }
        let run = try await files.fetch(from: [one.url, two.url])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.contains("404"))
        #expect(try files.found == files.allPacked)
        #expect(one.requests.count == 4)
        #expect(two.requests == ["/\(last).gz"])
    }

    @Test("When every mirror gives a corrupt file only the good ones stay", arguments: Corruption.allCases)
    func everyMirrorCorrupt(corruption: Corruption) async throws {
        let files = try await StandInFiles()
        defer { files.scratch.remove() }
        let second = StandInFiles.names[1]
        let bad = MirrorAnswer.whole(corruption.body(insteadOf: second, in: files))
        let (one, two) = (try files.mirror([second: bad]), try files.mirror([second: bad]))
        defer { one.stop(); two.stop() }
        try files.place(Data("bad".utf8), as: second)
        let run = try await files.fetch(from: [one.url, two.url])
        #expect(run.status == 65, "\(run.messages)")
        #expect(run.lastMessage.contains("every mirror gave bad data"))
        #expect(Set(try files.found) == [first + ".gz", second + ".rejected"])
    }

    @Test("Mirrors that can be reached but lack the file, or half of it, gave bad data", arguments: [false, true])
    func everyMirrorIncomplete(half: Bool) async throws {
        let files = try await StandInFiles()
        defer { files.scratch.remove() }
        let one = try files.mirror([first: half ? .half(files.packed[first]!) : .missing])
        defer { one.stop() }
        let run = try await files.fetch(from: [one.url])
        #expect(run.status == 65, "\(run.messages)")
        #expect(try files.found.isEmpty)
    }

    @Test("When every connection is refused the last line says what to do")
    func refusedTwice() async throws {
        let files = try await StandInFiles()
        defer { files.scratch.remove() }
        let run = try await files.fetch(from: [refused, refused + "other/"])
        #expect(run.status == 75, "\(run.messages)")
        #expect(
            run.lastMessage == "fetch-data: \(first).gz: no mirror could be reached; "
                + "put the four .gz files into data/mnist by hand, or run with synthetic digits")
        #expect(run.messages.contains(refused + "other/"))
        #expect(try files.found.isEmpty)
    }

    @Test("After a refused connection the next mirror is asked")
    func refusedThenGood() async throws {
        let files = try await StandInFiles()
        defer { files.scratch.remove() }
        let two = try files.mirror()
        defer { two.stop() }
        let run = try await files.fetch(from: [refused, two.url])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.components(separatedBy: refused).count == 3, "asked once, reported once")
        #expect(try files.found == files.allPacked)
    }

    @Test("A name that does not resolve ends the attempt")
    func noNetwork() async throws {
        let files = try await StandInFiles()
        defer { files.scratch.remove() }
        let two = try files.mirror()
        defer { two.stop() }
        let run = try await files.fetch(from: ["http://no-such-host.invalid/", two.url])
        #expect(run.status == 75, "\(run.messages)")
        #expect(run.lastMessage.contains("no network"))
        #expect(two.requests.isEmpty)
        #expect(try files.found.isEmpty)
    }

    @Test("Files that are there and check out, under either name, are not asked for")
    func presentFiles() async throws {
        let files = try await StandInFiles()
        defer { files.scratch.remove() }
        let one = try files.mirror()
        defer { one.stop() }
        for name in StandInFiles.names { try files.place(files.packed[name]!, as: name + ".gz") }
        let unpacked = try await files.scratch.run(
            "/usr/bin/env", ["gzip", "-d", "data/mnist/\(first).gz"], environment: ["PATH": "/usr/bin:/bin"])
        #expect(unpacked.status == 0)
        #expect(try await files.isPresent().status == 0)
        let before = try files.found
        let run = try await files.fetch(from: [one.url])
        #expect(run.status == 0, "\(run.messages)")
        #expect(one.requests.isEmpty)
        #expect(try files.found == before)
    }

    @Test("A corrupt file that is there is set aside and replaced, which is said", arguments: ["", ".gz"])
    func presentCorruptFile(ending: String) async throws {
        let files = try await StandInFiles()
        defer { files.scratch.remove() }
        let one = try files.mirror()
        defer { one.stop() }
        for name in StandInFiles.names where name != first { try files.place(files.packed[name]!, as: name + ".gz") }
        try files.place(Data("bad".utf8), as: first + ending)
        let run = try await files.fetch(from: [one.url])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.contains("data/mnist/\(first)\(ending): expected SHA-256"))
        #expect(one.requests == ["/\(first).gz"])
        #expect(Set(try files.found) == Set(files.allPacked + ["\(first)\(ending).rejected"]))
        #expect(try files.placed("\(first)\(ending).rejected") == Data("bad".utf8))
        #expect(try files.placed(first + ".gz") == files.packed[first])
    }

    @Test("A signal during a download leaves no temporary file", arguments: [SIGTERM, SIGINT, SIGHUP])
    func interrupted(signal: Int32) async throws {
        let files = try await StandInFiles()
        defer { files.scratch.remove() }
        let one = try files.mirror([first: .stalled(files.packed[first]!)])
        defer { one.stop() }
        let run = try await files.fetch(from: [one.url]) { process in
            while try !files.found.contains(where: { $0.hasSuffix(".gz") }) {
                try await Task.sleep(for: .milliseconds(20))
            }
            kill(process.processIdentifier, signal)
        }
        #expect(run.status == 128 + signal, "\(run.messages)")
        #expect(try files.found.isEmpty)
    }

    @Test("Without curl the remedy is named")
    func noCurl() async throws {
        let files = try await StandInFiles()
        defer { files.scratch.remove() }
        let commands = try CommandFolder(in: files.scratch)
        for name in ["bash", "gzip", "sha256sum", "shasum", "dirname", "mkdir", "awk", "cut", "cat", "rm"] {
            try commands.link(name)
        }
        let run = try await files.fetch(from: [refused], path: commands.url.path)
        #expect(run.status == 69)
        #expect(run.lastMessage == "fetch-data: expected the command curl, found none; run scripts/setup first")
    }
}

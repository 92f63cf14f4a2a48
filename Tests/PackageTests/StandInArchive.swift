import Foundation
import Testing

/// A small archive in place of CIFAR-10's, and the table of its checksum.
struct StandInArchive {
    static let name = "cifar-10-binary.tar.gz"
    static let inside = "cifar-10-batches-bin"
    static let batches = (1...5).map { "data_batch_\($0).bin" } + ["test_batch.bin"]

    let scratch: ScratchFolder
    private(set) var packed = Data()

    var data: URL { scratch.url.appending(path: "data") }
    var folder: URL { data.appending(path: Self.inside) }
    var part: URL { data.appending(path: "\(Self.name).part") }

    /// Two images that differ from batch to batch, of noise that gzip cannot shorten.
    static func images(of batch: String) -> Data {
        var state = batch.utf8.reduce(UInt64(7)) { $0 &* 131 &+ UInt64($1) }
        return (0..<2).reduce(into: Data()) { images, label in
            images.append(UInt8(label))
            for _ in 0..<3072 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                images.append(UInt8(state >> 56))
            }
        }
    }

    /// - Parameter change: what else the archive holds.
    init(_ change: (inout TarArchive) -> Void = { _ in }, without missing: String? = nil) async throws {
        scratch = try ScratchFolder()
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        var archive = TarArchive()
        archive.add("\(Self.inside)/", kind: .folder)
        for batch in Self.batches where batch != missing {
            archive.add("\(Self.inside)/\(batch)", Self.images(of: batch))
        }
        archive.add("\(Self.inside)/readme.html", Data("<html></html>".utf8))
        change(&archive)
        packed = try await archive.packed(in: scratch)
        try writeTable(for: packed)
    }

    /// The table that says that these bytes are the archive.
    func writeTable(for bytes: Data) throws {
        let file = scratch.url.appending(path: "archive")
        try bytes.write(to: file)
        let sum = Process()
        let output = Pipe()
        sum.executableURL = URL(filePath: "/bin/sh")
        sum.arguments = ["-c", "{ sha256sum || shasum -a 256; } 2>/dev/null <\"$0\" | cut -d ' ' -f 1", file.path]
        sum.standardOutput = output
        try sum.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        sum.waitUntilExit()
        try FileManager.default.removeItem(at: file)
        let digest = text.trimmingCharacters(in: .whitespacesAndNewlines)
        try Data("\(digest)  \(Self.name)  \(bytes.count)\n".utf8).write(to: scratch.url.appending(path: "table"))
    }

    func mirror(_ answer: MirrorAnswer? = nil) throws -> MirrorServer {
        try MirrorServer(["/\(Self.name)": answer ?? .whole(packed)])
    }

    func fetch(
        from mirrors: [String], arguments: [String] = ["data"], signalsBlocked: Bool = false,
        started: (Process) async throws -> Void = { _ in }
    ) async throws -> ScriptRun {
        try await scratch.run(
            packageRoot.appending(path: "scripts/fetch-cifar10").path, arguments,
            environment: [
                "PATH": "/usr/bin:/bin", "HOME": scratch.url.path, "NO_PROXY": "*",
                "TRAINABILITY_CIFAR10_MIRRORS": mirrors.joined(separator: " "),
                "TRAINABILITY_CIFAR10_CHECKSUMS": scratch.url.appending(path: "table").path,
            ], signalsBlocked: signalsBlocked, started: started)
    }

    func isPresent() async throws -> Bool {
        let run = try await fetch(from: [], arguments: ["--present", "data"])
        #expect(run.output + run.messages == "")
        return run.status == 0
    }

    /// Everything in the data folder, hidden files too.
    var found: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: data.path).sorted() }
    }

    /// Whether the folder holds the images as they were packed.
    func isUnpacked() throws -> Bool {
        try Self.batches.allSatisfy {
            try Data(contentsOf: folder.appending(path: $0)) == Self.images(of: $0)
        }
    }

    func place(_ bytes: Data, as name: String) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try bytes.write(to: folder.appending(path: name))
    }
}

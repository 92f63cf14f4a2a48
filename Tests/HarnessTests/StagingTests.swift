import Foundation
import Testing

@testable import Harness

@Suite("The next content of a result folder")
struct StagingTests {
    /// A folder on another file system than that of temporary files, nil where there is none.
    private static let elsewhere: String? = {
        func device(_ path: String) -> dev_t? {
            var status = stat()
            return stat(path, &status) == 0 && access(path, W_OK) == 0 ? status.st_dev : nil
        }
        guard let memory = device("/dev/shm"), memory != device(FileManager.default.temporaryDirectory.path) else {
            return nil
        }
        return "/dev/shm/trainability-\(UUID().uuidString)"
    }()

    private func fill(_ folder: String, _ files: [String: String], removing stale: [String] = []) throws {
        let staging = try Staging(for: ResultFolder(folder))
        defer { staging.discard() }
        for (name, text) in files { try staging.write(text, as: name) }
        try staging.publish(removing: stale)
    }

    private func texts(in folder: String) throws -> [String: String] {
        let names = try names(in: folder)
        return Dictionary(
            uniqueKeysWithValues: names.map { ($0, String(decoding: bytes(of: "\(folder)/\($0)"), as: UTF8.self)) })
    }

    @Test(
        "reaches a folder that is a link to another file system",
        .enabled(if: elsewhere != nil, "/dev/shm is no file system of its own here"))
    func otherFileSystem() throws {
        let elsewhere = try #require(Self.elsewhere)
        try makeFolder(elsewhere)
        defer { try? FileManager.default.removeItem(atPath: elsewhere) }
        try inScratchFolder { folder in
            try FileManager.default.createSymbolicLink(atPath: "\(folder)/toy", withDestinationPath: elsewhere)
            for text in ["old", "new"] {
                try fill("\(folder)/toy", [Manifest.file: text, "a.csv": text])
                #expect(try texts(in: elsewhere) == [Manifest.file: text, "a.csv": text])
            }
            #expect(try names(in: folder) == ["toy"])
        }
    }

    @Test("leaves the old one as it was if a file cannot have its place")
    func refused() throws {
        try inScratchFolder { folder in
            let old = [Manifest.file: "old", "a.csv": "old", "stale.csv": "old"]
            try fill("\(folder)/toy", old)
            try makeFolder("\(folder)/toy/b.png/full")
            let message = complaint {
                try fill(
                    "\(folder)/toy", [Manifest.file: "new", "a.csv": "new", "b.png": "new"], removing: ["stale.csv"])
            }
            #expect(message == "\(folder)/toy/b.png cannot be replaced: it is a folder")
            try FileManager.default.removeItem(atPath: "\(folder)/toy/b.png")
            #expect(try texts(in: "\(folder)/toy") == old)
            #expect(try names(in: folder) == ["toy"])
        }
    }
}

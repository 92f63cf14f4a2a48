import Foundation
import Testing

@testable import Harness

@Suite("A file that is written whole or not at all")
struct AtomicFileTests {
    @Test("replaces an older one and leaves no temporary file")
    func replaces() throws {
        try inScratchFolder { folder in
            let path = "\(folder)/table.csv"
            for text in [String(repeating: "long\n", count: 1000), "é", ""] {
                try AtomicFile.write(text, to: path)
                #expect(bytes(of: path) == Data(text.utf8))
                #expect(try names(in: folder) == ["table.csv"])
            }
        }
    }

    @Test("has a temporary name in the same folder")
    func temporaryName() {
        let name = AtomicFile.temporaryName(for: "/a/b/table.csv")
        #expect(name.hasPrefix("/a/b/.table.csv.") && name.hasSuffix(".partial"))
    }

    @Test("that cannot be written is one clear line, and leaves what was there")
    func unwritable() throws {
        try inScratchFolder { folder in
            try AtomicFile.write("", to: "\(folder)/file")
            try FileManager.default.createDirectory(atPath: "\(folder)/taken", withIntermediateDirectories: true)
            try AtomicFile.write("old", to: "\(folder)/taken/old")
            for path in ["\(folder)/absent/x.csv", "\(folder)/file/x.csv", "\(folder)/taken"] {
                try expectRefusal(of: path)
            }
            #expect(try names(in: folder) == ["file", "taken"])
            #expect(bytes(of: "\(folder)/taken/old") == Data("old".utf8))
        }
    }

    @Test("in a read-only folder is one clear line", .enabled(if: geteuid() != 0, "root may write everywhere"))
    func readOnly() throws {
        try inScratchFolder { folder in
            try AtomicFile.write("old", to: "\(folder)/x.csv")
            try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
            defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
            try expectRefusal(of: "\(folder)/x.csv")
            #expect(try names(in: folder) == ["x.csv"] && bytes(of: "\(folder)/x.csv") == Data("old".utf8))
        }
    }

    /// The line names the file and what is wrong, without the insides of an error.
    private func expectRefusal(of path: String) throws {
        let message = try #require(complaint { try AtomicFile.write("new", to: path) })
        #expect(message.hasPrefix("\(path) cannot be written: "))
        #expect(
            !message.contains("\n") && !message.contains("Domain") && message.count < path.count + 100, "\(message)")
    }

    @Test("removes what a killed process left, and nothing else")
    func leftovers() throws {
        try inScratchFolder { folder in
            // No process has a number this large; this one has its own.
            let dead = ".losses.csv.\(Int32.max).partial"
            let living = ".runs.csv.\(ProcessInfo.processInfo.processIdentifier).partial"
            let others = [living, "losses.csv", "notes.partial", ".hidden"]
            for name in [dead] + others { try AtomicFile.write("x", to: "\(folder)/\(name)") }
            AtomicFile.removeLeftovers(in: folder)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == others.sorted())
        }
    }
}

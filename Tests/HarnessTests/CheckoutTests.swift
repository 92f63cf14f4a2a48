import Foundation
import Testing

@testable import Harness

@Suite("The checkout of a program", .enabled(if: executable("git") != nil, "git is not on this machine"))
struct ProgramCheckoutTests {
    /// A repository with a package and its program, and what is below `outer` if the package is only a part of it.
    private func inRepository(package: String = ".", _ body: (_ package: String, _ program: String) throws -> Void)
        throws
    {
        try inScratchFolder { folder in
            let root = "\(folder)/\(package)"
            for path in ["Sources", "docs", ".build/release", "results"] { try makeFolder("\(root)/\(path)") }
            for path in ["Package.swift", "Sources/a.swift", "docs/a.md", "results/a.csv", ".build/release/experiment"]
            {
                try AtomicFile.write("old", to: "\(root)/\(path)")
            }
            try AtomicFile.write(".build/\n", to: "\(root)/.gitignore")
            try git(["init", "-q"], in: folder)
            try commit(in: folder)
            try body(root, "\(root)/.build/release/experiment")
        }
    }

    @discardableResult private func git(_ arguments: [String], in folder: String) throws -> String {
        let identity = ["-C", folder, "-c", "user.name=n", "-c", "user.email=e@example.org"]
        let run = try Subprocess.run(try #require(executable("git")), identity + arguments)
        try #require(run.status == 0, "\(run.errors)")
        return run.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func commit(in folder: String) throws {
        try git(["add", "."], in: folder)
        try git(["commit", "-q", "-m", "all"], in: folder)
    }

    @Test(
        "is known by its build folder, also where it is a part of a repository or linked to", arguments: [".", "part"])
    func known(package: String) throws {
        try inRepository(package: package) { package, program in
            let head = try git(["rev-parse", "HEAD"], in: package)
            #expect(Checkout(ofProgram: program) == Checkout(commit: head, hasUncommittedChanges: false))
            try inScratchFolder { folder in
                try FileManager.default.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: program)
                #expect(Checkout(ofProgram: "\(folder)/link")?.commit == head)
                try FileManager.default.copyItem(atPath: program, toPath: "\(folder)/moved")
                #expect(Checkout(ofProgram: "\(folder)/moved") == nil)
            }
        }
    }

    @Test(
        "has changed with any tracked file and with a new source, and not with results",
        arguments: [
            ("Sources/a.swift", true), ("docs/a.md", true), ("Package.swift", true), ("Sources/new.swift", true),
            ("results/a.csv", false), ("results/new.csv", false), ("own/new.csv", false),
        ])
    func changed(path: String, counts: Bool) throws {
        try inRepository { package, program in
            try makeFolder(parent(of: "\(package)/\(path)"))
            try AtomicFile.write("new", to: "\(package)/\(path)")
            #expect(Checkout(ofProgram: program)?.hasUncommittedChanges == counts)
        }
    }

    @Test("is none where the package was unpacked inside a repository that does not track it")
    func foreign() throws {
        try inRepository { outer, _ in
            let package = "\(outer)/unpacked"
            try makeFolder("\(package)/.build")
            for file in ["Package.swift", ".build/experiment"] { try AtomicFile.write("", to: "\(package)/\(file)") }
            #expect(Checkout(ofProgram: "\(package)/.build/experiment") == nil)
        }
    }
}

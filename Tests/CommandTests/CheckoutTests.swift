import Foundation
import Testing

@Suite("The commit in a manifest")
struct CheckoutTests {
    private func git(_ arguments: [String], in folder: String) async throws -> CommandRun {
        let git = try #require(Command.onPath("git"))
        let identity = ["-c", "user.name=n", "-c", "user.email=e@example.org"]
        return try await Command.run(identity + arguments, in: folder, program: git)
    }

    @Test("is the program's own, whatever repository the user stands in")
    func own() async throws {
        try await Command.inFolder { folder in
            for arguments in [["init"], ["commit", "--allow-empty", "-m", "another"]] {
                #expect(try await git(arguments, in: folder).status == 0)
            }
            let own = try await git(["rev-parse", "HEAD"], in: Command.packageRoot.path)
            let commit = own.output.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(try await Command.run(Small.chain + ["--quiet"], in: folder).status == 0)
            let manifest = try ManifestFile("\(folder)/results/custom/vanishing-gradient")
            #expect(manifest.checkout?.commit == (own.status == 0 ? commit : nil))

            let version = try await Command.run(["--version"], in: folder)
            #expect(version.status == 0 && version.output.contains(#/^experiment \d+\.\d+\.\d+/#))
            #expect(version.output.contains(", commit \(commit.prefix(7))") == (own.status == 0))
        }
    }
}

import Foundation
import Testing

@Suite(
    "An answer that cannot be written", .serialized,
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
struct AnswerTests {
    private func run(_ arguments: [String], in folder: String, to stdout: String) async throws -> CommandRun {
        try await Command.run(
            ["-c", "exec \"$0\" \"$@\" \(stdout)", try Command.path()] + arguments, in: folder, program: "/bin/sh")
    }

    @Test("ends every verb with status 1 and one line")
    func verbs() async throws {
        try await Command.inFolder { folder in
            #expect(try await Command.run(Small.chain + ["--quiet"], in: folder).status == 0)
            let out = ["--out", "results/custom"]
            let lines = [
                ["list"], ["list", "--names"], ["list", "--json"], ["list", "--markdown"],
                ["describe", "depth-sweep"], ["describe", "depth-sweep", "--json"],
                ["check"] + out, ["check", "--json"] + out, ["verify", "--against", "results/custom"] + out,
                ["verify", "--quiet", "--json"] + out, ["report"] + out, ["plot", "vanishing-gradient"] + out,
                ["clean"], ["doctor"], ["doctor", "--json"], ["--help"], ["list", "--help"], ["help", "plot"], [],
                ["--version"], ["--generate-completion-script", "bash"], ["--experimental-dump-help"],
                Small.chain + ["--quiet"], Small.chain + ["--quiet", "--json"], Small.chain + ["--dry-run"],
            ]
            for line in lines {
                let run = try await run(line, in: folder, to: ">/dev/full")
                #expect(run.status == 1, "\(line)")
                #expect(
                    run.messages == "error: the answer cannot be written: No space left on device\n",
                    "\(line): \(run.messages)")
            }
        }
    }

    @Test("as stdout is closed, ends with status 1 and one line", arguments: [["list"], ["--help"], ["clean"]])
    func closed(line: [String]) async throws {
        try await Command.inFolder { folder in
            let run = try await run(line, in: folder, to: ">&-")
            #expect(run.status == 1)
            #expect(run.messages == "error: the answer cannot be written: Bad file descriptor\n")
        }
    }

    @Test("is no excuse for an error of another kind, which keeps its status and its line")
    func otherError() async throws {
        try await Command.inFolder { folder in
            let run = try await run(["describe", "depth"], in: folder, to: ">/dev/full")
            #expect(run.status == 64 && run.complaint.hasPrefix("error: there is no experiment 'depth'."))
        }
    }
}

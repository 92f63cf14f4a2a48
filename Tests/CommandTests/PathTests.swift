import Foundation
import Testing

@Suite("A path")
struct PathTests {
    private struct Help: Decodable {
        struct Name: Decodable { let name: String }
        struct Argument: Decodable {
            let kind: String
            let names: [Name]?
            let abstract: String?
            let shouldDisplay: Bool
        }
        struct Command: Decodable {
            let commandName: String
            let arguments: [Argument]?
            let subcommands: [Command]?
        }
        let command: Command
    }

    @Test("that is empty is none: every option that takes one refuses it with status 64")
    func empty() async throws {
        try await Command.inFolder { folder in
            let dump = try await Command.run(["--experimental-dump-help"], in: folder)
            let help = try JSONDecoder().decode(Help.self, from: Data(dump.output.utf8))
            var options = 0
            for command in help.command.subcommands ?? [] {
                for option in command.arguments ?? [] where option.kind == "option" && option.shouldDisplay {
                    guard option.abstract?.contains("folder") == true, let name = option.names?.first?.name else {
                        continue
                    }
                    options += 1
                    let subject = ["plot", "describe"].contains(command.commandName) ? ["vanishing-gradient"] : []
                    // Without gnuplot no run begins, should it get that far: it would write to the root of the file system.
                    let run = try await Command.run(
                        [command.commandName] + subject + ["--\(name)", ""], in: folder, environment: ["PATH": folder])
                    #expect(run.status == 64 && run.output == "", "\(command.commandName) --\(name)")
                    #expect(
                        run.complaint
                            == "error: The value '' is invalid for '--\(name) <\(name)>': expected a path, got none")
                }
            }
            #expect(options >= 20)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }
}

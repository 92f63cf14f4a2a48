import Foundation
import Testing

@Suite("What the shell completes")
struct CompletionTests {
    /// Asks the completion script what the last word may become, as bash does when the tab key is pressed.
    private static let ask = """
        source ./completion
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
        _experiment experiment "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        echo "${COMPREPLY[*]}"
        """

    @Test(
        "in bash are verbs, experiments, settings and their values",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash"), "bash is not on this machine"),
        arguments: [
            (["va"], "vanishing-gradient"), (["desc"], "describe"), (["plot", "dep"], "depth-sweep"),
            (["check", "vanishing-gradient", "bn"], "bn-histograms"), (["describe", "act"], "activation-comparison"),
            (["vanishing-gradient", "--de"], "--depths"), (["activation-comparison", "--da"], "--data --dataset"),
            (["activation-comparison", "--pixels", ""], "unit centered standardized per-channel"),
            (["activation-comparison", "--activations", "s"], "sigmoid selu shifted-relu"),
            (["activation-comparison", "--activations", "elu,s"], "elu,sigmoid elu,selu elu,shifted-relu"),
            (["depth-sweep", "--preset", ""], "quick lecture paper"),
            (["lesions", "--preset", "quick", "--gate"], "--gate-bias"),
            (["list", "--j"], "--json"),
        ])
    func bash(words: [String], completed: String) async throws {
        try await Command.inFolder { folder in
            let script = try await Command.run(["--generate-completion-script", "bash"], in: folder)
            #expect(script.status == 0 && script.messages == "")
            try Data(script.output.utf8).write(to: URL(filePath: "\(folder)/completion"))
            let programs = URL(filePath: try Command.path()).deletingLastPathComponent().path
            let run = try await Command.run(
                ["-c", Self.ask, "bash", "experiment"] + words, in: folder,
                environment: ["PATH": "\(programs):/usr/bin:/bin"], program: "/bin/bash")
            #expect(run.messages == "")
            #expect(run.output == completed + "\n")
        }
    }

    @Test("have a script for other shells too", arguments: [("zsh", "#compdef experiment"), ("fish", "complete -c")])
    func others(shell: String, word: String) async throws {
        try await Command.inFolder { folder in
            let script = try await Command.run(["--generate-completion-script", shell], in: folder)
            #expect(script.status == 0 && script.output.contains(word) && script.output.contains("centered"))
        }
    }
}

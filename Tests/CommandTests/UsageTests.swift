import Foundation
import Testing

@testable import experiment

@Suite("What is typed wrongly")
struct UsageTests {
    @Test(
        "is answered with status 64 and what to type instead",
        arguments: [
            (
                ["vanishing-gradiant"],
                "error: there is no experiment or command 'vanishing-gradiant'. Did you mean 'vanishing-gradient'? "
                    + "'experiment list' names them all."
            ),
            (
                ["lst"],
                "error: there is no experiment or command 'lst'. Did you mean 'list'? 'experiment list' names them all."
            ),
            (
                ["qwertyuiop"],
                "error: there is no experiment or command 'qwertyuiop'. 'experiment list' names them all."
            ),
            (
                ["plot", "vanishing-gradent"],
                "error: there is no experiment 'vanishing-gradent'. Did you mean 'vanishing-gradient'? "
                    + "'experiment list' names them all."
            ),
            (
                ["check", "activation"],
                "error: there is no experiment 'activation'. Did you mean 'activation-comparison'? 'experiment list' names them all."
            ),
            (["vanishing-gradient", "--depth", "5"], "error: Unknown option '--depth'. Did you mean '--depths'?"),
            (["activation-comparison", "--epoch", "5"], "error: Unknown option '--epoch'. Did you mean '--epochs'?"),
            (["vanishing-gradient", "5"], "error: Unexpected argument '5'"),
            (
                ["vanishing-gradient", "--steps", "many"],
                "error: The value 'many' is invalid for '--steps <steps>': expected 1 to 10000000"
            ),
            (
                ["vanishing-gradient", "--depths", "5,,10"],
                "error: The value '5,,10' is invalid for '--depths <depths>': '' is not 1 to 1000"
            ),
            (
                ["activation-comparison", "--training-sample", "1500"],
                "error: The value '1500' is invalid for '--training-sample <training-sample>': "
                    + "expected 1000 to 60000, a multiple of 1000"
            ),
            (
                ["activation-comparison", "--activations", "elu,gelu"],
                "error: The value 'elu,gelu' is invalid for '--activations <activations>': 'gelu' is none of identity, "
                    + "sigmoid, tanh, relu, leaky-relu, prelu, elu, selu, shifted-relu"
            ),
            (
                ["activation-comparison", "--pixels", "gray"],
                "error: The value 'gray' is invalid for '--pixels <pixels>': 'gray' is none of unit, centered, "
                    + "standardized, per-channel"
            ),
            (["vanishing-gradient", "--jobs", "0"], "error: --jobs needs a number from 1 to 256, got 0."),
            (
                ["vanishing-gradient", "--preset", "fast"],
                "error: The value 'fast' is invalid for '--preset <preset>'. "
                    + "Please provide one of 'quick', 'lecture' or 'paper'."
            ),
            (
                ["vanishing-gradient", "--dataset", "digits"],
                "error: --dataset needs an experiment that reads images, which this one does not, got digits."
            ),
            (
                ["bn-histograms", "--data=here"],
                "error: --data needs an experiment that reads images, which this one does not, got here."
            ),
            (
                ["describe", "depth"],
                "error: there is no experiment 'depth'. Did you mean 'depth-sweep'? 'experiment list' names them all."
            ),
            (["describe"], "error: Missing expected argument '<id>'"),
            (
                ["docter"],
                "error: there is no experiment or command 'docter'. Did you mean 'doctor'? "
                    + "'experiment list' names them all."
            ),
            (
                ["activation-comparison", "--dataset", "cifar"],
                "error: The value 'cifar' is invalid for '--dataset <dataset>'. "
                    + "Please provide one of 'mnist', 'cifar10', 'digits' or 'auto'."
            ),
        ])
    func refused(arguments: [String], complaint: String) async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(arguments, in: folder)
            #expect(run.status == 64)
            #expect(run.complaint == complaint)
            #expect(run.output == "")
            #expect(try contents(of: folder).isEmpty)
        }
    }
}

@Suite("The help")
struct HelpTests {
    /// The options in a help text with the lines that describe them.
    private func options(in help: String) -> [(name: String, text: String)] {
        var options: [(name: String, text: String)] = []
        for line in help.split(separator: "\n") {
            if line.hasPrefix("  --") {
                options.append((String(line.split(separator: " ")[0].dropFirst(2)), String(line)))
            } else if line.hasPrefix("   ") && !options.isEmpty {
                options[options.count - 1].text += " " + line.trimmingCharacters(in: .whitespaces)
            }
        }
        return options
    }

    @Test(
        "of an experiment names every setting with its default",
        arguments: ["vanishing-gradient", "activation-comparison"])
    func settings(id: String) async throws {
        try await Command.inFolder { folder in
            let help = try await Command.run([id, "--help"], in: folder)
            #expect(help.status == 0 && help.messages == "")
            // Both groups of settings, up to the options of every run.
            let settings = help.output.split(separator: "\nWHAT ").dropFirst().joined(separator: "\nWHAT ").split(
                separator: "\nRUNNING:\n"
            ).first
            let options = options(in: String(try #require(settings)))
            #expect(options.count >= 6)
            for option in options { #expect(option.text.contains("default: "), "--\(option.name)") }

            let run = try await Command.run(
                (Small.chain[0] == id ? Small.chain : Small.networks) + ["--quiet"], in: folder)
            #expect(run.status == 0, "\(run.messages)")
            let path = id == Small.chain[0] ? "custom" : "digits"
            let manifest = try ManifestFile("\(folder)/results/\(path)/\(id)")
            #expect(manifest.settings.map(\.name) == options.map(\.name))
        }
    }

    @Test("names no verb or experiment that cannot be typed")
    func verbs() async throws {
        try await Command.inFolder { folder in
            let help = try await Command.run(["--help"], in: folder)
            let names = help.output.matches(of: #/\n  ([a-z][a-z-]*) /#).map { String($0.1) }
            #expect(names.count >= 11 && names.contains("doctor") && names.contains("depth-sweep"))
            for name in names {
                let run = try await Command.run([name, "--help"], in: folder)
                #expect(run.status == 0 && run.output.contains("USAGE: experiment \(name)"), "\(run.messages)")
            }
        }
    }

    @Test(
        "offers a choice of data for the experiments that read them, and for no other",
        arguments: catalog.map { ($0.card.id, $0.card.reads != nil) } + [("all", true)])
    func data(id: String, readsImages: Bool) async throws {
        try await Command.inFolder { folder in
            let help = try await Command.run([id, "--help"], in: folder)
            for text in ["\nDATA:\n", "\n  --data <data> ", "\n  --dataset <dataset> "] {
                #expect(help.output.contains(text) == readsImages, "\(text)")
            }
        }
    }

    @Test("names the experiments, and so does the list")
    func list() async throws {
        try await Command.inFolder { folder in
            let help = try await Command.run(["--help"], in: folder)
            let list = try await Command.run(["list"], in: folder)
            #expect(help.status == 0 && list.status == 0 && help.messages == "" && list.messages == "")
            let folders = try FileManager.default
                .contentsOfDirectory(atPath: Command.packageRoot.appending(path: "Experiments").path)
            let ids = list.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
            #expect(ids.count == folders.filter { !$0.hasPrefix(".") }.count)
            for id in ids { #expect(help.output.contains("\n  \(id) ")) }
            #expect(list.output.components(separatedBy: "\n  Source: ").count == ids.count + 1)
        }
    }
}

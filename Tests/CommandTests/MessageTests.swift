import Foundation
import Testing

/// A value that a setting refuses, and the first line of the answer.
private struct Refusal: CustomTestStringConvertible {
    let experiment: String
    let option: String
    let value: String
    let message: String

    /// `expected` as in `--<option> needs <expected>, got <got>.`
    init(_ experiment: String, _ option: String, _ value: String, needs expected: String, got: String? = nil) {
        (self.experiment, self.option, self.value) = (experiment, option, value)
        message = "error: --\(option) needs \(expected), got \(got ?? value)."
    }

    /// A value that is none of a few names.
    init(_ experiment: String, _ option: String, _ value: String, names: String) {
        (self.experiment, self.option, self.value) = (experiment, option, value)
        message = "error: The value '\(value)' is invalid for '--\(option) <\(option)>'. Please provide one of \(names)"
    }

    var testDescription: String { "\(experiment) --\(option)=\(value)" }
}

/// For each setting of each experiment at least one value that is not accepted.
private let refusals: [Refusal] = {
    let (chain, sweep, contours) = ("vanishing-gradient", "depth-sweep", "gradient-contours")
    let (activations, histograms) = ("activation-comparison", "bn-histograms")
    return [
        Refusal(chain, "depths", "5,1001", needs: "numbers from 1 to 1000", got: "1001"),
        Refusal(chain, "depths", "5,5", needs: "values that differ"),
        Refusal(chain, "weight", "0", needs: "a positive number", got: "0.0"),
        Refusal(chain, "target", "-inf", needs: "a finite number"),
        Refusal(chain, "sweep-depth", "1001", needs: "a number from 1 to 1000"),
        Refusal(chain, "learning-rate", "0", needs: "a positive number", got: "0.0"),
        Refusal(chain, "steps", "10000001", needs: "a number from 1 to 10000000"),

        Refusal(activations, "activations", "elu,elu", needs: "values that differ"),
        Refusal(activations, "activations", "gelu", names: "the following:"),
        Refusal(activations, "leaky-slope", "inf", needs: "a finite number"),
        Refusal(activations, "elu-alpha", "-1", needs: "a positive number", got: "-1.0"),
        Refusal(activations, "depth", "0", needs: "a number from 1 to 1000"),
        Refusal(activations, "width", "10001", needs: "a number from 1 to 10000"),
        Refusal(activations, "pixels", "gray", names: "'unit', 'centered', 'standardized' or 'per-channel'."),
        Refusal(activations, "learning-rate", "-1", needs: "a positive number", got: "-1.0"),
        Refusal(activations, "batch", "0", needs: "a number from 1 to 10000"),
        Refusal(activations, "epochs", "0", needs: "a number from 1 to 100000"),
        Refusal(activations, "seeds", "1001", needs: "a number from 1 to 1000"),
        Refusal(activations, "training-sample", "1500", needs: "whole thousands from 1000 to 60000"),
        Refusal(activations, "target-loss", "0", needs: "a positive number", got: "0.0"),

        Refusal(histograms, "depth", "1", needs: "a number from 2 to 1000"),
        Refusal(histograms, "units", "11", needs: "a number from 2 to 10"),
        Refusal(histograms, "width", "9", needs: "a number from 10 to 8192"),
        Refusal(histograms, "further-width", "8193", needs: "a number from 10 to 8192"),
        Refusal(histograms, "inputs", "1", needs: "a number from 2 to 8192"),
        Refusal(histograms, "layers", "0,1", needs: "numbers from 1 up", got: "0"),
        Refusal(histograms, "layers", "51", needs: "a layer from 1 to 50, which is the depth"),
        Refusal(histograms, "layers", "5,5", needs: "values that differ"),
        Refusal(histograms, "seeds", "0", needs: "a number from 1 to 1000"),

        Refusal(contours, "depths", "0", needs: "numbers from 1 to 1000"),
        Refusal(contours, "depths", "2,2", needs: "values that differ"),
        Refusal(contours, "width", "0", needs: "a number from 1 to 10000"),
        Refusal(contours, "learning-rate", "nan", needs: "a positive number"),
        Refusal(contours, "batch", "1", needs: "a number from 2 to 10000"),
        Refusal(contours, "epochs", "1", needs: "a number from 2 to 100000"),
        Refusal(contours, "seeds", "0", needs: "a number from 1 to 1000"),
        Refusal(contours, "samples", "0", needs: "a number from 1 to 1000"),

        Refusal(sweep, "depths", "1", needs: "numbers from 2 to 1000"),
        Refusal(sweep, "depths", "2,2", needs: "values that differ"),
        Refusal(sweep, "plain-activations", "elu", needs: "tanh or relu, as in the source"),
        Refusal(sweep, "plain-activations", "relu,relu", needs: "values that differ"),
        Refusal(sweep, "plain-learning-rates", "0", needs: "positive numbers", got: "0.0"),
        Refusal(sweep, "residual-learning-rates", "0.1,0", needs: "positive numbers", got: "0.0"),
        Refusal(sweep, "highway-learning-rates", "-1", needs: "positive numbers", got: "-1.0"),
        Refusal(sweep, "lesion-highway-learning-rates", "inf", needs: "positive numbers"),
        Refusal(sweep, "lesion-residual-learning-rates", "0.1,0.1", needs: "values that differ"),
        Refusal(sweep, "highway-gate-biases", "-101", needs: "numbers from -100 to 100", got: "-101.0"),
        Refusal(sweep, "highway-gate-biases", "-1,-1", needs: "values that differ", got: "-1.0,-1.0"),
        Refusal(sweep, "lesion-gate-bias", "101", needs: "a number from -100 to 100", got: "101.0"),
        Refusal(sweep, "highway-initializer", "she", names: "'he' and 'glorot'."),
        Refusal(sweep, "lesion-depth", "1", needs: "a number from 2 to 1000"),
        Refusal(sweep, "width", "0", needs: "a number from 1 to 10000"),
        Refusal(sweep, "highway-width", "10001", needs: "a number from 1 to 10000"),
        Refusal(sweep, "batch", "1001", needs: "a number from 1 to 1000"),
        Refusal(sweep, "epochs", "0", needs: "a number from 1 to 100000"),
        Refusal(sweep, "lesion-epochs", "0", needs: "a number from 1 to 100000"),
        Refusal(sweep, "seeds", "0", needs: "a number from 1 to 1000"),
        Refusal(sweep, "initializations", "0", needs: "a number from 1 to 1000"),
        Refusal(sweep, "images", "1500", needs: "whole thousands from 1000 to 60000"),
        Refusal(sweep, "residual-exponent", "1", needs: "a number from -2 to 0", got: "1.0"),
        Refusal(sweep, "momentum", "1", needs: "a number from 0 to below 1", got: "1.0"),
        Refusal(sweep, "decay", "0", needs: "a number above 0 and at most 1", got: "0.0"),
    ]
}()

@Suite("A setting")
struct SettingMessageTests {
    @Test("that may not be is answered with status 64 and what may", arguments: refusals)
    fileprivate func refused(refusal: Refusal) async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run([refusal.experiment, "--\(refusal.option)=\(refusal.value)"], in: folder)
            #expect(run.status == 64 && run.output == "")
            #expect(run.complaint == refusal.message)
        }
    }

    @Test("has its message among these, whichever experiment it is of")
    func complete() async throws {
        try await Command.inFolder { folder in
            let list = try await Command.run(["list"], in: folder).output
            for id in list.split(separator: "\n").filter({ !$0.hasPrefix(" ") }) {
                let help = try await Command.run(["\(id)", "--help"], in: folder).output
                let settings = try #require(
                    help.split(separator: "\nSETTINGS:\n").last?.split(separator: "\nRUNNING:\n").first)
                let options = settings.matches(of: #/^  --([a-z-]+) /#.anchorsMatchLineEndings()).map { $0.1 }
                #expect(options.count >= 6)
                let refused = Set(refusals.filter { $0.experiment == id }.map { $0.option })
                for option in options { #expect(refused.contains(String(option)), "\(id) --\(option)") }
            }
        }
    }
}

@Suite("What the command is asked for wrongly")
struct CommandMessageTests {
    @Test(
        "is answered with status 64 and one line about it",
        arguments: [
            (["plot"], "error: Missing expected argument '<id>'"),
            (["plot", "a", "b"], "error: Unexpected argument 'b'"),
            (["list", "extra"], "error: Unexpected argument 'extra'"),
            (["vanishing-gradient", "--steps"], "error: Missing value for '--steps <steps>'"),
            (["all", "--jobs", "300"], "error: --jobs needs a number from 1 to 256, got 300."),
            (["vanishing-gradient", "--jobs", "many"], "error: The value 'many' is invalid for '--jobs <jobs>'"),
            ([""], "error: there is no experiment or verb ''. Did you mean 'help'? 'experiment list' names them all."),
        ])
    func usage(arguments: [String], message: String) async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(arguments, in: folder)
            #expect(run.status == 64 && run.output == "" && run.complaint == message)
        }
    }
}

@Suite("Images that are not those of MNIST")
struct DataMessageTests {
    @Test(
        "are refused with status 65 and one line",
        arguments: [
            (
                [0, 0, 8, 3],
                "expected SHA-256 ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db, got "
                    + "9a3e8a3322632cd7355506393fa5908dce535b6a08aa7cc82d01f1a12df513ec; delete it and run make data"
            ),
            ([31, 139, 8, 0, 0], "expected one whole gzip stream, got a truncated one; delete it and run make data"),
            (nil, "expected a file, got a folder or device; name another path"),
        ] as [([UInt8]?, String)])
    func refused(bytes: [UInt8]?, message: String) async throws {
        try await Command.inFolder { folder in
            let data = "\(folder)/data/mnist"
            try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
            let first = "train-images-idx3-ubyte"
            for file in [first, "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"] {
                let path = "\(data)/\(file)"
                if file == first && bytes == nil {
                    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
                } else {
                    try Data(bytes ?? []).write(to: URL(filePath: path))
                }
            }
            let run = try await Command.run(["activation-comparison"], in: folder)
            #expect(run.status == 65 && run.output == "")
            #expect(run.messages == "error: data/mnist/\(first): \(message)\n")
        }
    }
}

@Suite("A gnuplot that does not draw")
struct GnuplotMessageTests {
    @Test(
        "ends the run with status 1 and how to see it",
        arguments: [
            (
                "echo 'plot x nonsense' >&2; echo '         ^' >&2; echo '\"x.gp\" line 7: made up' >&2; exit 3",
                "gnuplot drew no png (status 3: \"x.gp\" line 7: made up)"
            ),
            ("echo 'warning: made up' >&2", "gnuplot drew no png (status 0: warning: made up)"),
            ("exit 0", "gnuplot drew no png (status 0: no picture came)"),
        ])
    func complaint(script: String, message: String) async throws {
        try await run("#!/bin/sh\n[ \"$1\" = --version ] && exit 0\n\(script)\n") { _, run in
            #expect(run.status == 1 && run.output == "")
            #expect(
                run.messages
                    == "error: gradient-by-layer.gp: \(message); what it needs and lacks says: make doctor\n")
        }
    }

    @Test("as it is no program, ends the run with status 1 and why")
    func noProgram() async throws {
        try await run("") { folder, run in
            #expect(run.status == 1 && run.output == "")
            #expect(run.messages == "error: \(folder)/bin/gnuplot cannot be started: Exec format error\n")
        }
    }

    /// A small run with this file for gnuplot.
    private func run(_ gnuplot: String, _ body: (String, CommandRun) throws -> Void) async throws {
        try await Command.inFolder { folder in
            try FileManager.default.createDirectory(atPath: "\(folder)/bin", withIntermediateDirectories: true)
            let path = "\(folder)/bin/gnuplot"
            try Data(gnuplot.utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
            try body(
                folder,
                await Command.run(Small.chain + ["--quiet"], in: folder, environment: ["PATH": "\(folder)/bin"]))
        }
    }
}

@Suite("A damaged table")
struct TableMessageTests {
    @Test(
        "is named by what draws and judges from it",
        arguments: [
            ("", "slopes.csv is empty, a header is needed"),
            ("x,sigmoid\n1\n", "slopes.csv: 2 cells are expected in row 2, got 1"),
            ("x,sigmoid\n1,2", "slopes.csv ends in the middle of a row; run the experiment again"),
            ("y,sigmoid,slope\n1,2,3\n", "table slopes has no column x, only y, sigmoid, slope"),
            (nil, "results/custom/vanishing-gradient/slopes.csv is missing; run the experiment again"),
        ])
    func damaged(text: String?, message: String) async throws {
        try await Command.inFolder { folder in
            #expect(try await Command.run(Small.chain + ["--quiet"], in: folder).status == 0)
            let table = "\(folder)/results/custom/vanishing-gradient/slopes.csv"
            try FileManager.default.removeItem(atPath: table)
            if let text { try Data(text.utf8).write(to: URL(filePath: table)) }
            let run = try await Command.run(["plot", "vanishing-gradient", "--out", "results/custom"], in: folder)
            #expect(run.status == 1 && run.output == "" && run.messages == "error: \(message)\n")
        }
    }
}

@Suite("A run that diverges")
struct DivergedRunTests {
    @Test("is a result: status 0, a note of what diverged, and figures without it")
    func activations() async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(
                Small.networks + ["--learning-rate", "1e6", "--activations", "elu,relu,sigmoid", "--quiet"], in: folder)
            #expect(run.status == 0)
            #expect(run.messages == "note: 2 of 3 runs diverged (runs.csv): elu at step 3; relu at step 3\n")
            let pictures = try contents(of: "\(folder)/results/digits/activation-comparison", ending: ".png").keys
            #expect(pictures.sorted() == ["accuracy.png", "loss.png", "median-activation.png"])
        }
    }

    @Test("of one network says at which step")
    func chain() async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(Small.chain + ["--learning-rate", "1e300", "--quiet"], in: folder)
            #expect(run.status == 0)
            #expect(run.messages == "note: 1 of 1 run diverged (learning-outcome.csv): at step 2\n")
        }
    }

    @Test("leaves claims that cannot be measured, which say why")
    func claims() async throws {
        try await Command.inFolder { folder in
            let rates = ["plain", "residual", "lesion-highway", "lesion-residual"].flatMap {
                ["--\($0)-learning-rates", "1e30"]
            }
            let small = [
                "--depths", "2", "--lesion-depth", "2", "--images", "1000", "--epochs", "1", "--lesion-epochs", "1",
                "--seeds", "1", "--initializations", "1", "--width", "8", "--highway-width", "8", "--dataset", "digits",
            ]
            let run = try await Command.run(["depth-sweep", "--quiet"] + small + rates, in: folder)
            #expect(run.status == 0)
            #expect(
                run.messages
                    == "note: 2 of 7 runs diverged (runs.csv): plain, depth 2, relu, learning rate 1e+30 at step 2; "
                    + "residual, depth 2, relu, learning rate 1e+30 at step 2\n"
                    + "note: 2 of 2 runs diverged (lesion-networks.csv): highway at step 2; residual at step 2\n")
            for (claim, reason) in [
                ("early-lesion", "1 of 1 highway networks diverged at every rate"),
                ("residual-lesion", "1 of 1 residual networks diverged at every rate"),
                ("residual-depth", "all settings of residual 2 diverged, all settings of residual 2 diverged; "),
            ] {
                let line = run.output.split(separator: "\n").first { $0.hasPrefix("  not judged  \(claim): ") }
                #expect(line?.contains(" | \(reason)") == true, "\(line ?? "")")
            }
            #expect(!run.output.contains("-nan"))
        }
    }
}

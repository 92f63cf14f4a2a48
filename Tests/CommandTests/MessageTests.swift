import Foundation
import Testing

@Suite("A setting")
struct SettingMessageTests {
    @Test(
        "that may not be is answered with status 64 and one line: expected, got",
        arguments: [
            ("--depths=5,1001", "'5,1001' is invalid for '--depths <depths>': '1001' is not 1 to 1000"),
            ("--depths=5,5", "'5,5' is invalid for '--depths <depths>': expected values that differ, got 5 twice"),
            ("--weight=0", "'0' is invalid for '--weight <weight>': expected a positive number"),
            ("--target=-inf", "'-inf' is invalid for '--target <target>': expected a finite number"),
            ("--steps=10000001", "'10000001' is invalid for '--steps <steps>': expected 1 to 10000000"),
        ])
    func refused(argument: String, complaint: String) async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(["vanishing-gradient", argument], in: folder)
            #expect(run.status == 64 && run.output == "")
            #expect(run.complaint == "error: The value \(complaint)")
        }
    }
}

@Suite("What the command is asked for wrongly")
struct CommandMessageTests {
    @Test(
        "is answered with status 64 and one line about it",
        arguments: [
            (["plot"], "error: Missing expected argument '<id>'"),
            (["describe", "a", "b"], "error: Unexpected argument 'b'"),
            (["list", "extra"], "error: Unexpected argument 'extra'"),
            (["vanishing-gradient", "--steps"], "error: Missing value for '--steps <steps>'"),
            (["all", "--jobs", "300"], "error: --jobs needs a number from 1 to 256, got 300."),
            (["vanishing-gradient", "--jobs", "many"], "error: The value 'many' is invalid for '--jobs <jobs>'"),
            (
                [""],
                "error: there is no experiment or command ''. Did you mean 'help'? 'experiment list' names them all."
            ),
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
            (nil, "expected a file, got a folder; name another path"),
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
            #expect(
                pictures.sorted() == [
                    "accuracy-slide.png", "accuracy.png", "loss-slide.png", "loss.png", "median-activation-slide.png",
                    "median-activation.png",
                ])
        }
    }

    @Test("of one network says at which step")
    func chain() async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(Small.chain + ["--learning-rate", "1e300", "--quiet"], in: folder)
            #expect(run.status == 0)
            #expect(run.messages == "note: 1 of 1 run diverged (runs.csv): learning at step 2\n")
        }
    }

    @Test("leaves claims that cannot be measured, which say why")
    func claims() async throws {
        try await Command.inFolder { folder in
            let rates = ["--highway-learning-rate", "1e30", "--residual-learning-rate", "1e30"]
            let small = [
                "lesions", "--depth", "2", "--images", "1000", "--epochs", "1", "--seeds", "1", "--width", "8",
                "--highway-width", "8", "--dataset", "digits", "--quiet",
            ]
            let run = try await Command.run(small + rates, in: folder)
            #expect(run.status == 0)
            #expect(
                run.messages
                    == "note: 2 of 2 runs diverged (lesion-networks.csv): highway at step 2; residual at step 2\n")
            for kind in ["highway", "residual"] {
                let claims = try text("\(folder)/results/digits/lesions/claims.csv")
                #expect(claims.contains(",not judged,1 of 1 \(kind) networks diverged,"), "\(claims)")
            }
            #expect(!run.output.contains("-nan"))
        }
    }

    @Test("says of the depths that were not run that they are needed")
    func search() async throws {
        try await Command.inFolder { folder in
            let small = [
                "depth-sweep", "--depths", "2", "--images", "1000", "--epochs", "1", "--seeds", "1", "--width", "8",
                "--highway-width", "8", "--dataset", "digits", "--quiet", "--plain-learning-rates", "1e30",
                "--residual-learning-rates", "1e30",
            ]
            let run = try await Command.run(small, in: folder)
            #expect(run.status == 0)
            #expect(
                run.messages
                    == "note: 3 of 8 runs diverged (runs.csv): plain, depth 2, relu, learning rate 1e+30 at step 2; "
                    + "one-matrix residual, depth 2, relu, learning rate 1e+30 at step 2; "
                    + "residual, depth 2, relu, learning rate 1e+30 at step 2\n")
            for (claim, depth) in [("highway-50", 50), ("residual-100", 100)] {
                let lines = run.output.split(separator: "\n").drop { !$0.hasPrefix("  – not run  \(claim): ") }
                #expect(lines.prefix(3).last == "      why: needs depth \(depth)", "\(run.output)")
            }
        }
    }
}

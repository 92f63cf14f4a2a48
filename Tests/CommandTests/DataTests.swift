import Foundation
import Testing

@Suite("The data of a run")
struct DataTests {
    private static let files = [
        "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
    ]

    @Test(
        "that are asked for and absent end it with status 65 and one line",
        arguments: [
            ["--dataset", "mnist", "--data", "absent"], ["--data", "absent"], ["--dataset", "mnist"],
        ])
    func absent(arguments: [String]) async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(["activation-comparison"] + arguments, in: folder)
            #expect(run.status == 65)
            let data = arguments.contains("absent") ? "absent" : "data"
            #expect(
                run.messages == "error: \(data)/mnist/train-images-idx3-ubyte: expected the file, with or without .gz, "
                    + "got neither; run make data or name the data folder with --data\n")
            #expect(run.output == "")
            #expect(try contents(of: folder).isEmpty)
        }
    }

    @Test("are looked for in one place by a run and by doctor", arguments: [nil, "", "elsewhere"])
    func place(variable: String?) async throws {
        try await Command.inFolder { folder in
            let environment = variable.map { ["TRAINABILITY_DATA": $0] } ?? [:]
            let place = variable == "elsewhere" ? "elsewhere" : "data"
            // Without gnuplot the run ends once it has its images.
            let nothing = environment.merging(["PATH": folder]) { _, new in new }
            let run = try await Command.run(["activation-comparison"], in: folder, environment: nothing)
            #expect(
                run.complaint.hasPrefix("note: there is no MNIST in \(place)/mnist, so this run"), "\(run.complaint)")
            let doctor = try await Command.run(["doctor"], in: folder, environment: environment)
            #expect(
                doctor.output.contains("\n! warning  MNIST: expected the four files in \(place)/mnist, found not all"))
        }
    }

    @Test("that --data promises are an error for a run and for doctor", arguments: [nil, "elsewhere"])
    func promised(variable: String?) async throws {
        try await Command.inFolder { folder in
            let environment = variable.map { ["TRAINABILITY_DATA": $0] } ?? [:]
            let data = ["--data", "absent"]
            let run = try await Command.run(["activation-comparison"] + data, in: folder, environment: environment)
            let doctor = try await Command.run(["doctor"] + data, in: folder, environment: environment)
            #expect(run.status == 65 && doctor.status == 69)
            let complaint = try #require(run.complaint.split(separator: "error: ").last)
            #expect(doctor.output.contains("\n✗ missing  MNIST: \(complaint)\n"), "\(doctor.output)")
        }
    }

    @Test("that are truncated end it with status 65 and one line", arguments: [true, false])
    func truncated(isCompressed: Bool) async throws {
        try await Command.inFolder { folder in
            try FileManager.default.createDirectory(atPath: "\(folder)/data/mnist", withIntermediateDirectories: true)
            let name = Self.files[0] + (isCompressed ? ".gz" : "")
            for file in [name] + Self.files.dropFirst() {
                // The beginning of a gzip stream, or of images in IDX format.
                let bytes: [UInt8] = isCompressed ? [31, 139, 8, 0, 0, 0, 0, 0, 2, 3] : [0, 0, 8, 3, 0, 0, 234, 96]
                try Data(bytes).write(to: URL(filePath: "\(folder)/data/mnist/\(file)"))
            }
            let run = try await Command.run(["activation-comparison"], in: folder)
            #expect(run.status == 65 && run.messageLines.count == 1 && run.output == "")
            let expected =
                isCompressed
                ? "one whole gzip stream, got a truncated one" : "SHA-256 ba891046e6505d7aadcbbe25680a0738ad16ae"
            #expect(run.complaint.hasPrefix("error: data/mnist/\(name): expected \(expected)"), "\(run.complaint)")
            #expect(run.complaint.hasSuffix("; delete it and run make data"))
        }
    }

    @Test("that are synthetic digits are announced, and named in tables, figures and manifest")
    func syntheticDigits() async throws {
        try await Command.inFolder { folder in
            let arguments = Small.networks.filter { !["--dataset", "digits"].contains($0) }
            let run = try await Command.run(arguments, in: folder)
            #expect(run.status == 0, "\(run.messages)")
            #expect(
                run.complaint == "note: there is no MNIST in data/mnist, so this run uses SYNTHETIC DIGITS. "
                    + "For the real thing: make data")
            let results = "\(folder)/results/digits/activation-comparison"
            #expect(
                run.output.hasPrefix(
                    "activation-comparison: results/digits/activation-comparison, custom preset, synthetic digits, "))
            let manifest = try ManifestFile(results)
            #expect(
                manifest.data?.name == "synthetic digits" && manifest.data?.sha256.count == 64 && !manifest.isJudged)
            let tables = try contents(of: results, ending: ".csv").filter { $0.key != "claims.csv" }
            #expect(tables.count >= 2)
            for (name, table) in tables {
                let lines = String(decoding: table, as: UTF8.self).split(separator: "\n")
                #expect(
                    lines[0].hasSuffix(",dataset")
                        && lines.dropFirst().allSatisfy { $0.hasSuffix(",synthetic digits") },
                    "\(name)")
            }
            let scripts = try contents(of: results, ending: ".gp")
            #expect(scripts.count >= 3)
            for (name, script) in scripts {
                #expect(String(decoding: script, as: UTF8.self).contains("synthetic digits"), "\(name)")
            }
        }
    }

    /// Without gnuplot each experiment ends as soon as its arguments are understood, and the first reads no data.
    @Test(
        "may be chosen for all experiments, though some read none",
        arguments: [["--dataset", "digits"], ["--data=absent", "--dataset=digits"], ["--data", "absent"]])
    func all(arguments: [String]) async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(["all"] + arguments, in: folder, environment: ["PATH": folder])
            #expect(run.status == 69)
            #expect(run.messages.hasPrefix("error: gnuplot is needed to draw the figures"))
        }
    }

    /// Writes so many records of CIFAR-10, each with the label that its number ends in.
    private static func writePhotographs(_ files: [String: Int], in folder: String) throws {
        let directory = "\(folder)/data/cifar-10-batches-bin"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        for (name, count) in files {
            let records = (0..<count).reduce(into: Data()) { records, index in
                records.append(UInt8(index % 10))
                records.append(contentsOf: (0..<3072).map { UInt8(truncatingIfNeeded: index * ($0 % 37)) })
            }
            try records.write(to: URL(filePath: "\(directory)/\(name).bin"))
        }
    }

    @Test("are photographs if that is asked for, with results in a folder of their own that no claim is judged by")
    func photographs() async throws {
        try await Command.inFolder { folder in
            try Self.writePhotographs(["data_batch_1": 600, "data_batch_2": 400, "test_batch": 1000], in: folder)
            let arguments = Small.networks.map { $0 == "digits" ? "cifar10" : $0 } + ["--quiet"]
            let enough = try await Command.run(arguments + ["--training-sample", "1000"], in: folder)
            #expect(enough.status == 0 && enough.messages == "")
            #expect(
                enough.output.hasPrefix(
                    "activation-comparison: results/cifar10/activation-comparison, custom preset, CIFAR-10, "))
            let results = "\(folder)/results/cifar10/activation-comparison"
            let manifest = try ManifestFile(results)
            #expect(manifest.data?.name == "CIFAR-10" && !manifest.isJudged)
            #expect(try text("\(results)/manifest.json").contains("--dataset cifar10"))

            // One worker: of trials that fail at the same moment only one is named.
            let tooMany = try await Command.run(arguments + ["--training-sample", "2000", "--jobs", "1"], in: folder)
            #expect(tooMany.status == 65)
            #expect(
                tooMany.messageLines.last
                    == "error: elu, seed 1: CIFAR-10: expected at least 2000 training images, got 1000; "
                    + "take the whole data set, or settings that need fewer")
        }
    }

    @Test("that are photographs and absent end it with status 65 and one line")
    func absentPhotographs() async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(["depth-sweep", "--dataset", "cifar10"], in: folder)
            #expect(run.status == 65)
            #expect(
                run.messages == "error: data/cifar-10-batches-bin/data_batch_1.bin: expected the file, got none; "
                    + "run make data or name the data folder with --data\n")
            #expect(try contents(of: folder).isEmpty)
        }
    }

    @Test(
        "that are of another size than the networks read end it with status 65 and one line",
        arguments: ["conv-depth", "resnet"],
        [Command.dataFolder].compactMap { $0 })
    func otherSize(experiment: String, data: String) async throws {
        try await Command.inFolder { folder in
            let arguments = [experiment, "--preset", "quick", "--dataset", "mnist", "--data", data, "--jobs", "1"]
            let run = try await Command.run(arguments + ["--quiet"], in: folder)
            #expect(run.status == 65 && run.messageLines.count == 1)
            #expect(
                run.complaint.hasSuffix(
                    "MNIST: expected images of 32 x 32 pixels in 3 colors, got 28 x 28 pixels in 1 color; "
                        + "leave --dataset out"), "\(run.complaint)")
        }
    }

    @Test("that were asked for as synthetic digits need no announcement")
    func askedFor() async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(Small.networks + ["--quiet"], in: folder)
            #expect(run.status == 0 && run.messages == "")
        }
    }

    @Test(
        "are MNIST where it is, found through the environment",
        .enabled(if: Command.dataFolder != nil, "MNIST is not on this machine"))
    func real() async throws {
        try await Command.inFolder { folder in
            let arguments = Small.networks.map { $0 == "digits" ? "auto" : $0 } + ["--quiet"]
            let data = ["TRAINABILITY_DATA": try #require(Command.dataFolder)]
            let run = try await Command.run(arguments, in: folder, environment: data)
            #expect(run.status == 0 && run.messages == "")
            let manifest = try ManifestFile("\(folder)/results/custom/activation-comparison")
            #expect(manifest.data?.name == "MNIST")
            #expect(manifest.data?.sha256 == "b2d8f5bf39174ee5ffeefa97e42d673c35432b411bb5d1f74fbbeddae7f1690a")
        }
    }
}

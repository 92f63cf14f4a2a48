import Foundation
import Testing

@testable import experiment

@Suite("The doctor")
struct DoctorTests {
    /// A folder to be the whole PATH, with programs that do what these lines of shell do.
    private func pretend(_ programs: [String: String], in folder: String) throws -> [String: String] {
        try FileManager.default.createDirectory(atPath: "\(folder)/commands", withIntermediateDirectories: true)
        for (name, lines) in programs {
            let path = "\(folder)/commands/\(name)"
            try Data("#!/bin/sh\n\(lines)\n".utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
        return ["PATH": "\(folder)/commands"]
    }

    /// The real one, of another version.
    private static let gnuplot =
        "case $1 in --version) echo gnuplot 9.9 patchlevel 1;; *) exec '\(Command.onPath("gnuplot") ?? "")' \"$@\";; esac"
    private static let font = "echo DejaVu Sans"
    private static let noData =
        "! warning  MNIST: expected the four files in data/mnist, found not all; runs use synthetic digits, but for "
        + catalog.filter { $0.card.reads == nil }.map { $0.card.id }.joined(separator: " and ")
        + ", which read none; type: make data"

    private static let noPhotographs =
        "! warning  CIFAR-10: expected training and test images in data/cifar-10-batches-bin, found not both; runs on "
        + "photographs use synthetic digits in color; type: make data"

    @Test("finds everything, and says that runs draw digits where MNIST is not")
    func complete() async throws {
        try await Command.inFolder { folder in
            let tools = try pretend(["gnuplot": Self.gnuplot, "fc-match": Self.font], in: folder)
            let run = try await Command.run(["doctor"], in: folder, environment: tools)
            #expect(run.status == 0 && run.messages == "", "\(run.output)")
            let lines = run.output.split(separator: "\n").map(String.init)
            try #require(lines.count == 9)
            #expect(lines[0].hasPrefix("✓ ok       products: the engine's own, with "))
            #expect(
                lines[1...5] == [
                    "✓ ok       gnuplot: 9.9 patchlevel 1", "✓ ok       font: DejaVu Sans", Self.noData,
                    Self.noPhotographs,
                    "✓ ok       results: results can be made",
                ])
            #expect(lines[6].contains(#/disk: .*[\d.]+ GB free for results/#))
            // On an idle machine what it means for a run, on a busy one that it means nothing.
            let rates = #/.*: \d+ GF/s and \d+ training steps/s on one core, \d+ on \d+; .*/#
            let isIdle = lines[7].hasPrefix("✓ ok       speed: ")
            let prefix = isIdle ? "✓ ok       speed: " : "! warning  speed: expected idle cores, got "
            let end =
                isIdle
                ? "; activation-comparison then trains for about " : "; look again when the other programs are done"
            #expect(lines[7].hasPrefix(prefix) && lines[7].contains(end), "\(lines[7])")
            #expect(lines[7].wholeMatch(of: rates) != nil, "\(lines[7])")
            #expect(lines[8] == "Everything needed is installed.")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["commands"])
        }
    }

    @Test("says what to type for what is missing, and ends with status 69")
    func missing() async throws {
        try await Command.inFolder { folder in
            let nothing = try pretend([:], in: folder)
            try Data().write(to: URL(filePath: "\(folder)/results"))
            let run = try await Command.run(["doctor"], in: folder, environment: nothing)
            #expect(run.status == 69 && run.messages == "")
            let lines = run.output.split(separator: "\n").map(String.init)
            try #require(lines.count == 9)
            #expect(
                lines[1...5] == [
                    "✗ missing  gnuplot: expected the command, which draws the figures, found none; type: make setup",
                    "✗ missing  font: expected fc-match to find DejaVu Sans, found no fc-match; type: make setup",
                    Self.noData, Self.noPhotographs,
                    "✗ missing  results: expected the folder results, got the file results; type: --out DIR with "
                        + "another folder",
                ])
            #expect(lines[8] == "3 of 8 are missing")
        }
    }

    @Test("is not content with a gnuplot that cannot draw nor with another font")
    func useless() async throws {
        try await Command.inFolder { folder in
            let tools = try pretend(
                [
                    "gnuplot": "case $1 in --version) echo gnuplot 9.9 patchlevel 1;; "
                        + "*) echo 'line 0: unknown or ambiguous terminal type' >&2; exit 1;; esac",
                    "fc-match": "echo Courier",
                ], in: folder)
            let run = try await Command.run(["doctor"], in: folder, environment: tools)
            #expect(run.status == 69)
            #expect(
                run.output.contains(
                    """

                    ✗ missing  gnuplot: expected a picture, got: sample.gp: gnuplot drew no png (status 1: line 0: \
                    unknown or ambiguous terminal type); type: make setup
                    ✗ missing  font: expected DejaVu Sans, found Courier; type: make setup

                    """))
        }
    }

    @Test("tells damaged data from absent ones")
    func damaged() async throws {
        try await Command.inFolder { folder in
            let tools = try pretend(["gnuplot": Self.gnuplot, "fc-match": Self.font], in: folder)
            try FileManager.default.createDirectory(atPath: "\(folder)/mine/mnist", withIntermediateDirectories: true)
            for name in ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"] {
                try Data("no images".utf8).write(to: URL(filePath: "\(folder)/mine/mnist/\(name)-ubyte"))
            }
            let run = try await Command.run(["doctor", "--data", "mine"], in: folder, environment: tools)
            #expect(run.status == 69)
            let line = try #require(run.output.split(separator: "\n").first { $0.contains(" MNIST: ") })
            #expect(
                line.hasPrefix(
                    "✗ missing  MNIST: mine/mnist/train-images-idx3-ubyte: expected SHA-256 ba891046e6505d7aadcbbe2568"),
                "\(line)")
            #expect(line.hasSuffix("; delete it and run make data"))
            #expect(run.output.hasSuffix("\n1 of 8 is missing\n"))
        }
    }

    @Test("counts the photographs that are there, and tells damaged ones", arguments: [true, false])
    func photographs(isWhole: Bool) async throws {
        try await Command.inFolder { folder in
            let tools = try pretend(["gnuplot": Self.gnuplot, "fc-match": Self.font], in: folder)
            let place = "\(folder)/data/cifar-10-batches-bin"
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            try Data(count: 3 * 3073).write(to: URL(filePath: "\(place)/data_batch_2.bin"))
            try Data(count: isWhole ? 3073 : 3072).write(to: URL(filePath: "\(place)/test_batch.bin"))
            let run = try await Command.run(["doctor"], in: folder, environment: tools)
            #expect(run.status == (isWhole ? 0 : 69))
            let expected =
                isWhole
                ? "✓ ok       CIFAR-10: 3 training and 1 test images in data/cifar-10-batches-bin"
                : "✗ missing  CIFAR-10: data/cifar-10-batches-bin/test_batch.bin: expected whole records of 3073 bytes, got "
                    + "3072 bytes; delete its folder and run make data"
            #expect(run.output.contains("\n\(expected)\n"), "\(run.output)")
        }
    }

    @Test(
        "knows the published data", .enabled(if: Command.dataFolder != nil, "MNIST is not on this machine"))
    func data() async throws {
        try await Command.inFolder { folder in
            let data = try #require(Command.dataFolder)
            let run = try await Command.run(["doctor"], in: folder, environment: ["TRAINABILITY_DATA": data])
            #expect(run.output.contains("\n✓ ok       MNIST: \(data)/mnist is whole, SHA-256 b2d8f5bf…\n"))
        }
    }

    /// What is read of `doctor --json`.
    private struct Answer: Decodable {
        struct Check: Decodable { let subject, state, found: String, remedy: String? }
        struct Speed: Decodable {
            let productGigaflops, stepsPerSecond, stepsPerSecondOnAllCores, shareOfCores: Double
        }
        let checks: [Check]
        let speed: Speed
        let isComplete: Bool
    }

    @Test("answers in one JSON document on demand")
    func json() async throws {
        try await Command.inFolder { folder in
            let tools = try pretend(["gnuplot": Self.gnuplot], in: folder)
            let run = try await Command.run(
                ["doctor", "--json"], in: folder,
                environment: tools.merging(["TRAINABILITY_OPENBLAS": "1"]) { _, new in new })
            #expect(run.status == 69 && run.messages == "")
            let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
            #expect(!answer.isComplete && answer.speed.productGigaflops > 0 && answer.speed.stepsPerSecond > 0)
            #expect(answer.speed.stepsPerSecondOnAllCores > 0 && 0...1.1 ~= answer.speed.shareOfCores)
            let subjects = ["products", "gnuplot", "font", "MNIST", "CIFAR-10", "results", "disk", "speed"]
            try #require(answer.checks.map(\.subject) == subjects)
            #expect(answer.checks[0].state == "warning")
            #expect(answer.checks[0].remedy == "type: unset TRAINABILITY_OPENBLAS")
            #expect(answer.checks[1].state == "ok" && answer.checks[1].remedy == nil)
            #expect(answer.checks[2].state == "missing" && answer.checks[2].remedy == "type: make setup")
        }
    }
}

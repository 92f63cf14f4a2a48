import ArgumentParser
import Datasets
import Foundation
import Harness
import Tensors

/// `experiment doctor`: checks everything that runs need.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Check that everything needed is installed, and print the commands that install what is missing. Exit status "
            + "69 if something is.")

    @Option(folder: "The folder that holds mnist/ and cifar-10-batches-bin/. (default: $TRAINABILITY_DATA, else data)")
    var data: String?
    @Option(folder: "The folder for results.") var out = "results"
    @Flag(help: "Print one JSON document.") var json = false

    func run() throws {
        let speed = SpeedTest(cores: Machine.cores)
        let findings: [Finding] = [
            .products(), .gnuplot(out: out), .font(), .mnist(DataFolder(data)), .photographs(DataFolder(data)),
            .folder(out), .disk(out), .speed(speed),
        ]
        let missing = findings.filter { $0.state == .missing }.count
        if json {
            try printJSON(Answer(findings: findings, speed: speed, isComplete: missing == 0))
        } else {
            for finding in findings { print(finding.line) }
            print(
                missing == 0
                    ? "Everything needed is installed."
                    : "\(missing) of \(findings.count) \(missing == 1 ? "is" : "are") missing")
        }
        if missing > 0 { throw ExitCode(EX_UNAVAILABLE) }
    }

    private struct Answer: Encodable {
        let checks: [Entry]
        let speed: SpeedTest
        let isComplete: Bool

        init(findings: [Finding], speed: SpeedTest, isComplete: Bool) {
            checks = findings.map(Entry.init)
            self.speed = speed
            self.isComplete = isComplete
        }
    }

    private struct Entry: Encodable {
        let subject, state, found: String
        let remedy: OrNull<String>

        init(_ finding: Finding) {
            subject = finding.subject
            state = finding.state.rawValue
            found = finding.found
            remedy = OrNull(finding.remedy)
        }
    }
}

extension Finding {
    /// The matrix product in use: the engine's own, or OpenBLAS.
    fileprivate static func products() -> Finding {
        guard let kernels = OpenBLAS.kernels else {
            return Finding("products", .ok, "the engine's own, with \(Processor.instructions)")
        }
        return Finding(
            "products", .warning, "\(kernels); last digits may differ from those in results",
            remedy: "type: unset TRAINABILITY_OPENBLAS")
    }

    /// Whether runs that name no data set have MNIST. Where nobody promises it, they use synthetic digits instead.
    fileprivate static func mnist(_ folder: DataFolder) -> Finding {
        guard folder.usual(.mnist) == .mnist else {
            let others = catalog.filter { $0.card.reads == nil }.map { $0.card.id }
            return Finding(
                "MNIST", .warning,
                "expected the four files in \(folder.path)/mnist, found not all; runs use synthetic digits, but for "
                    + "\(others.joined(separator: " and ")), which read none", remedy: "type: make data")
        }
        do {
            let digits = try MNIST.load(from: folder.path)
            return Finding("MNIST", .ok, "\(folder.path)/mnist is whole, SHA-256 \(digits.checksum.prefix(8))…")
        } catch {
            return Finding(
                "MNIST", .missing, "\(error.file): expected \(error.expected), got \(error.got)", remedy: error.remedy)
        }
    }

    /// Whether runs on photographs have CIFAR-10, or a part of it, which is enough for most presets.
    fileprivate static func photographs(_ folder: DataFolder) -> Finding {
        let place = "\(folder.path)/\(ImageKind.cifar10.folder)"
        guard CIFAR10.isPresent(in: folder.path) else {
            return Finding(
                "CIFAR-10", .warning,
                "expected training and test images in \(place), found not both; runs on photographs use synthetic digits "
                    + "in color", remedy: "type: make data")
        }
        do {
            let images = try CIFAR10.load(from: folder.path)
            return Finding(
                "CIFAR-10", .ok,
                "\(images.training.count) training and \(images.test.count) test images in \(place)")
        } catch {
            return Finding(
                "CIFAR-10", .missing, "\(error.file): expected \(error.expected), got \(error.got)",
                remedy: error.remedy)
        }
    }

    /// The speed, and the time of the first experiment that tells its number of steps.
    fileprivate static func speed(_ speed: SpeedTest) -> Finding {
        let found =
            "\(Int(speed.productGigaflops.rounded())) GF/s and \(Int(speed.stepsPerSecond)) training steps/s on one "
            + "core, \(Int(speed.stepsPerSecondOnAllCores)) on \(Machine.cores)"
        guard speed.shareOfCores >= 0.8 else {
            let share = Int((speed.shareOfCores * 100).rounded())
            return Finding(
                "speed", .warning, "expected idle cores, got \(share) % of their time: \(found)",
                remedy: "look again when the other programs are done")
        }
        let estimates = catalog.filter { $0.card.reads != nil }.map { (id: $0.card.id, steps: $0.lectureSteps) }
        guard let first = estimates.first(where: { $0.steps > 0 }) else { return Finding("speed", .ok, found) }
        let time = Timing.about(Double(first.steps) / speed.stepsPerSecondOnAllCores)
        return Finding("speed", .ok, "\(found); \(first.id) then trains for \(time)")
    }
}

extension Experiment {
    /// The training steps of all trials under the lecture preset.
    fileprivate static var lectureSteps: Int {
        guard let settings = try? settings(.lecture) else { return 0 }
        return trials(settings.sweep).reduce(0) { $0 + steps($1.arm, settings.recipe) }
    }
}

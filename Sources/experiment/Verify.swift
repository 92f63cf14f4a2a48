import ArgumentParser
import Datasets
import Foundation
import Harness
import Tensors
import Trainings

/// `experiment verify`: whether the same settings still give the same numbers.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run experiments again with the settings of their results and compare every number. Exit status 2 if "
            + "one differs.")

    @Argument(help: "The experiments; all that have results if none is named.") var ids: [String] = []
    @Option(folder: "The folder that holds the experiments' results.") var out = "results"

    @Option(folder: "Run nothing: compare with the results in this folder, such as those of another machine.")
    var against: String?

    @Option(folder: "The folder that holds mnist/ or cifar-10-batches-bin/. (default: $TRAINABILITY_DATA, else data)")
    var data: String?

    @Option(help: "Trials to run at once. (default: the number of cores)")
    var jobs: Int?

    @Flag(help: "Print no progress on stderr.") var quiet = false
    @Flag(help: "Print one JSON document instead of lines.") var json = false

    func validate() throws {
        if let jobs { try require(1...256 ~= jobs, "jobs", "a number from 1 to 256", got: jobs) }
    }

    func run() throws {
        var verifications: [Verification] = []
        func verify<E: Experiment>(_ experiment: E.Type) throws {
            let results = Session<E>(ResultFolder("\(out)/\(E.card.id)"))
            if ids.isEmpty && !results.folder.exists { return }
            let other = against.map { ResultFolder("\($0)/\(E.card.id)") }
            let verification = try other.map(results.compare(with:)) ?? repeating(results)
            if !json { print(verification.lines.joined(separator: "\n")) }
            verifications.append(verification)
        }
        for experiment in try ids.isEmpty ? catalog : ids.map(experiment(named:)) { try verify(experiment) }
        if verifications.isEmpty { throw FileError("\(out) holds no results; run: make figures") }
        if json { print(try VerificationDocument(verifications).text) }
        if verifications.contains(where: { $0.agreement == .different }) { throw ExitCode(2) }
    }

    /// Compares results with those of the same run, done again in a folder that is removed afterwards.
    private func repeating<E: Experiment>(_ results: Session<E>) throws -> Verification {
        let manifest = try results.folder.manifest()
        let settings = try results.settings()
        let source = try manifest.data.map { try self.source($0, E.excerpt(settings.recipe), of: results.folder) }
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("experiment-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let conditions = Conditions(
            preset: manifest.preset, isJudged: manifest.isJudged, command: manifest.command, data: source,
            kernels: OpenBLAS.kernels, versions: OpenBLAS.versions, pace: Pace(jobs: jobs ?? Machine.cores),
            progress: ProgressLine.suitableStyle(quiet: quiet, json: false))
        // The store is a new one, so every trial really runs again.
        let tables = try results.compute(settings, conditions, Store(scratch.path)).tables
        return try results.compare(with: tables, settings, conditions)
    }

    /// The images that results were made from.
    ///
    /// - Throws: `DatasetError` if they are not there, or others are.
    private func source(_ data: Manifest.Data, _ excerpt: Excerpt?, of results: ResultFolder) throws -> DataSource {
        // Images of an unknown name have another checksum than MNIST.
        let source = ImageSource(rawValue: data.name) ?? .mnist
        let isSynthetic = source == .syntheticDigits || source == .colorDigits
        let images = try source.load(from: DataFolder(self.data), excerpt)
        guard images.checksum == data.sha256 else {
            throw DatasetError(
                file: "\(results.path)/manifest.json", expected: "\(data.name) of SHA-256 \(data.sha256)",
                got: "\(images.name) of \(images.checksum)",
                remedy: isSynthetic
                    ? "run the experiment again" : "name their folder with --data or run the experiment again")
        }
        return DataSource(images)
    }
}

import ArgumentParser
import Foundation

import Tensors

@testable import Harness
@testable import Networks

/// What is kept of trials: sealed files.
enum StoreTargets {
    static let all = [storedTrial, checkpoint]

    private static let storedTrial = FuzzTarget(
        name: "stored-trial",
        seeds: { [try sealed(trial)] }, words: words,
        rebuild: { seed, mutator in try rebuilt(seed, "trial", &mutator) },
        content: { try opened("trial", $0) }
    ) { input in
        try demandSeal("trial", input)
        let path = try "\(store.folder)/\(trial.key.fileName()).trial"
        try FuzzFolder.write(input.bytes, to: path)
        guard let found = try store.find(trial.key) else { throw Unusable() }
        try demand(found.key == trial.key, "a trial with another key")
        for table in found.tables {
            try demand(table.cells.allSatisfy { $0.count == table.columns.count }, "rows of different lengths")
            let name = table.name.utf8
            try demand(name.allSatisfy { $0 != 0 && $0 != UInt8(ascii: "/") }, "\(table.name) is not in the folder")
            _ = CSV.text(of: table)
        }
        let text = try Seal.encoder.encode(found)
        try demand(try Seal.encoder.encode(Seal.decoder.decode(StoredTrial.self, from: text)) == text, "another text")
        _ = store.outdated(trial.key)
    }

    /// The state of a training, with all that a state may have in it.
    private struct State: Codable {
        let training: TrainingState<Float>
        let table: Table
        let outcome: TrainingOutcome?
    }

    private static let checkpoint = FuzzTarget(
        name: "checkpoint",
        seeds: { try [nil, .finished, .diverged(step: 3)].map { try sealed(state($0)) } },
        words: words,
        rebuild: { seed, mutator in try rebuilt(seed, "checkpoint", &mutator) },
        content: { try opened("checkpoint", $0) }
    ) { input in
        try demandSeal("checkpoint", input)
        let path = "\(store.folder)/state.checkpoint"
        try FuzzFolder.write(input.bytes, to: path)
        guard let found = Lab(checkpoint: Checkpoint(path, every: 0) { false }).resumed(State.self) else {
            throw Unusable()
        }
        try demand(
            found.table.cells.allSatisfy { $0.count == found.table.columns.count }, "rows of different lengths")
        // Another network than its own is told; its own goes on.
        try? found.training.restore(trainer)
    }

    /// A file that is as good as not there.
    private struct Unusable: Error, CustomStringConvertible {
        let description = "unusable"
    }

    private static let words = [
        "\"", "null", "[]", "{}", "\"n1\"", "\"tx\"", "\"i1\"", "nan", "-1", "1e400", ",", "../", "/\u{301}", "[",
        "\\u0000",
    ]

    /// What a seal lets through is what was sealed.
    private static func demandSeal(_ kind: String, _ input: FuzzInput) throws {
        let content = try opened(kind, input.bytes)
        try demand(input.contents?.contains(content) != false, "the checksum is not looked at")
    }

    private static func opened(_ kind: String, _ bytes: [UInt8]) throws -> [UInt8] {
        [UInt8](try Seal.open(kind, Data(bytes)))
    }

    /// The content mutated and sealed again, as no accident does it: behind the seal nothing may crash either.
    private static func rebuilt(_ seed: [UInt8], _ kind: String, _ mutator: inout Mutator) throws -> FuzzInput {
        let content = try opened(kind, seed)
        let changed = mutator.mutate(content, with: content, changes: 1)
        return FuzzInput(bytes: [UInt8](Seal.close(kind, Data(changed))), contents: [changed])
    }

    private static func sealed(_ trial: StoredTrial) throws -> [UInt8] {
        try store.save(trial)
        return [UInt8](try Data(contentsOf: URL(filePath: "\(store.folder)/\(trial.key.fileName()).trial")))
    }

    private static func sealed(_ state: State) throws -> [UInt8] {
        let path = "\(store.folder)/seed.checkpoint"
        let checkpoint = Checkpoint(path, every: 0) { false }
        try Lab(checkpoint: checkpoint).keep { state }
        return [UInt8](try Data(contentsOf: URL(filePath: path)))
    }

    private static let store: Store = {
        let root = (try? FuzzFolder.make("store")) ?? ""
        return Store("\(root)/store")
    }()

    private static let table = Table(
        "learning", columns: ["layer", "a \"quoted\", column"],
        cells: [
            [1, .number(.nan)], [.text("1"), -0.0], [.text("naïve\n"), .number(-.infinity)], [.integer(.min), 0.1],
        ])

    private static let trial: StoredTrial = {
        StoredTrial(
            key: TrialKey(
                experiment: "toy", codeVersion: 2, trial: TrialName(arm: "sigmoid/../1", seed: 2), arm: "{}",
                recipe: [SettingValue(name: "steps", value: "7")], data: "b2d8", kernels: nil),
            tables: [table, Table("empty", columns: ["x"])], seconds: 1.5,
            origin: Checkout(commit: "b0cad80", hasUncommittedChanges: true))
    }()

    private static func state(_ outcome: TrainingOutcome?) -> State {
        State(
            training: TrainingPosition(trainer, epoch: 2, step: 1, lossSum: 0.5).state, table: table, outcome: outcome)
    }

    nonisolated(unsafe) private static let network = Sequential<Float>.perceptron(
        [3, 2, 2], .relu, initializer: .heNormal, stream: RandomStream(key: 1))
    nonisolated(unsafe) private static let classifier = Classifier(network, batch: 2, features: 3, mode: .training)
    nonisolated(unsafe) private static let trainer = Trainer(
        classifier.loss, Optimizer(.adam(), of: network.parameters, learningRate: .constant(0.1)))
}

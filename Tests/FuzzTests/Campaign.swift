import Foundation
import Tensors

/// Many mutated inputs for one target.
struct Campaign {
    let target: FuzzTarget
    let seed: Int
    private let corpus: Corpus
    /// What the seeds hold under their checksums.
    private let contents: [[UInt8]]?

    /// How the inputs of a campaign fared.
    struct Outcome {
        var accepted = 0
        var refused = 0
        /// Inputs that showed a flaw, with what is wrong.
        var flaws: [String] = []
    }

    init(_ target: FuzzTarget, seed: Int) throws {
        self.target = target
        self.seed = seed
        let corpus = try Corpus.of(target)
        self.corpus = corpus
        contents = try target.content.map { try corpus.seeds.map($0) }
    }

    /// The seeds, which must be accepted, and the reproducers of past defects.
    func runCorpus() -> Outcome {
        var outcome = Outcome()
        for (index, seed) in corpus.seeds.enumerated() {
            run(FuzzInput(bytes: seed, contents: contents), "seed \(index)", &outcome)
        }
        if outcome.refused > 0 { outcome.flaws.append("\(outcome.refused) seeds are refused") }
        for (name, bytes) in corpus.reproducers {
            run(FuzzInput(bytes: bytes), name, &outcome)
        }
        return outcome
    }

    /// So many mutated inputs; ends at the fifth flaw.
    func run(inputs: Int) -> Outcome {
        var outcome = Outcome()
        guard !corpus.seeds.isEmpty else {
            outcome.flaws.append("there are no seeds")
            return outcome
        }
        for number in 0..<inputs where outcome.flaws.count < 5 {
            do {
                run(try input(number), "input \(number)", &outcome)
            } catch {
                outcome.flaws.append("input \(number) cannot be made: \(error)")
            }
        }
        return outcome
    }

    /// A function of the seed, the target and the number.
    func input(_ number: Int) throws -> FuzzInput {
        let stream = RandomStream(experiment: "fuzz", seed: seed)[target.name]
        var mutator = Mutator(stream[number], words: target.words)
        let seed = mutator.one(of: corpus.seeds)
        if let rebuild = target.rebuild, mutator.below(target.oneRebuiltOf) == 0 { return try rebuild(seed, &mutator) }
        let bytes = mutator.mutate(seed, with: mutator.one(of: corpus.seeds))
        return FuzzInput(bytes: bytes, contents: contents)
    }

    private func run(_ input: FuzzInput, _ name: String, _ outcome: inout Outcome) {
        let label = "\(target.name), \(name), TRAINABILITY_FUZZ_SEED=\(seed)"
        do {
            if try Watch.over(input.bytes, label, { () throws(Flaw) in try target.accepts(input) }) {
                outcome.accepted += 1
            } else {
                outcome.refused += 1
            }
        } catch {
            let path = "\(FileManager.default.temporaryDirectory.path)/fuzz-\(target.name)-\(outcome.flaws.count).input"
            try? Data(input.bytes).write(to: URL(filePath: path))
            outcome.flaws.append("\(label): \(error); its input is in \(path)")
        }
    }
}

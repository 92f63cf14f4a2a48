import Foundation
import Testing

@Suite("Bad input", .serialized)
struct FuzzTests {
    static let all =
        DatasetTargets.all + TableTargets.all + ResultTargets.all + StoreTargets.all + SettingsTargets.all
        + KernelTargets.all
        + [CommandLineTarget.target]
    /// Those whose name has $TRAINABILITY_FUZZ_TARGET in it, all without it.
    static let targets = all.filter { $0.name.contains(environment["TRAINABILITY_FUZZ_TARGET"] ?? $0.name) }
    private static let environment = ProcessInfo.processInfo.environment

    /// How many inputs in all: $TRAINABILITY_FUZZ_INPUTS, a few seconds' worth without it.
    static let inputs = number("TRAINABILITY_FUZZ_INPUTS") ?? 2000
    static let seed = number("TRAINABILITY_FUZZ_SEED") ?? 1

    private static func number(_ variable: String) -> Int? {
        environment[variable].flatMap(Int.init)
    }

    @Test("that is valid or once did harm", arguments: targets)
    func corpus(target: FuzzTarget) throws {
        let outcome = try Campaign(target, seed: Self.seed).runCorpus()
        #expect(outcome.flaws.isEmpty, "\(outcome.flaws.joined(separator: "\n"))")
        #expect(outcome.accepted > 0)
    }

    @Test("is refused or harmless, with no crash, no hang and no wrong acceptance", arguments: targets)
    func campaign(target: FuzzTarget) throws {
        let shares = Self.targets.reduce(0) { $0 + $1.share }
        let count = (Self.inputs * target.share + shares - 1) / shares
        let start = ContinuousClock.now
        let outcome = try Campaign(target, seed: Self.seed).run(inputs: count)
        let time = (ContinuousClock.now - start) / .milliseconds(1)
        print(
            "fuzz: \(target.name): \(outcome.accepted + outcome.refused) inputs, \(outcome.accepted) accepted, "
                + "\(outcome.refused) refused, \(outcome.flaws.count) flaws, \(Int(time)) ms")
        #expect(outcome.flaws.isEmpty, "\(outcome.flaws.joined(separator: "\n"))")
        // Otherwise the mutations are too wild, or too tame, to show anything.
        #expect(count < 100 || outcome.accepted > 0 && outcome.refused > 0)
    }
}

extension FuzzTarget: CustomTestStringConvertible {
    var testDescription: String { name }
}

import ArgumentParser

@testable import Harness

/// An experiment with the kinds of settings that the toy does not have; it is never run.
enum Wordy: Experiment {
    static let card = Card(id: "wordy", title: "Words", claim: "They are read.", summary: "", sources: [])

    struct Sweep: ExperimentSettings {
        @Option("Shades.") var shades: List<Toy.Shade> = [.dark, .light]
    }

    struct Recipe: ExperimentSettings {
        @Option("Images.", 1000...60_000, multipleOf: 1000) var images = 10_000
    }

    static let presets: [Preset: [String]] = [:]
    static let claims: [Claim<Wordy>] = []
    static func trials(_ sweep: Sweep) -> [Trial<String>] { Trial.every(sweep.shades.map(\.rawValue), seeds: 1) }
    static func measure(_ arm: String, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] { [] }
    static func figures(_ results: Results<Wordy>) throws -> [Figure] { [] }
}

import ArgumentParser

@testable import Harness

/// An experiment that computes at once what the tests of the harness look at.
enum Toy: Experiment {
    static let card = Card(
        id: "toy", title: "A toy", claim: "It runs.", summary: "it runs", sources: ["nowhere"], codeVersion: 3)

    enum Shade: String, CaseIterable, LosslessStringConvertible, Cell {
        case light, dark, veryDark
        init?(_ name: String) { self.init(rawValue: name) }
        var description: String { rawValue }
    }

    struct Sweep: ExperimentSettings {
        @Option("Lengths of the series.", each: 1...1000) var lengths: List<Int> = [3, 1, 2]
        @Option("Series of each length.", 1...100) var seeds = 3
    }

    struct Recipe: ExperimentSettings {
        @Option("Added to every value.", .finite) var shift = -1.5
        @Option("Random numbers for each value.", 1...1_000_000) var stepsOfWork = 20_000
        @Option("A shade.") var shade = Choice(Shade.dark)
        @Option("A name for the run, which changes no number.", Limits("any text") { _ in true }) var label = ""
    }

    struct Length: Codable, Hashable, CustomStringConvertible {
        let length: Int
        var description: String { "length-\(length)" }
    }

    static let presets: [Preset: [String]] = [
        .quick: ["--lengths", "2,1", "--shift=-0.5"], .paper: ["--steps-of-work", "30000"],
    ]
    static let notedSettings = ["steps-of-work"]

    static func trials(_ sweep: Sweep) -> [Trial<Length>] {
        Trial.every(sweep.lengths.map(Length.init), seeds: sweep.seeds)
    }

    static func steps(_ arm: Length, _ recipe: Recipe) -> Int { arm.length * recipe.stepsOfWork }

    static func measure(_ arm: Length, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] {
        let trial = Trial(arm, seed: seed).name
        started.withLock { $0[recipe.label, default: []].append("\(trial)") }
        if failing.withLock({ $0[recipe.label] }) == trial.arm {
            throw Failure(description: "\(trial) failed, as it was told to")
        }
        var series = Table(of: Step.self)
        var value = 0.0
        var state = UInt64(seed * 100 + arm.length)
        for step in 1...arm.length {
            // The longer the seed's number, the sooner it ends, so that trials end in another order than they began.
            for _ in 0..<recipe.stepsOfWork / seed {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            }
            value = Double(state >> 11) / 0x1p53 + recipe.shift
            series.append(Step(length: arm.length, seed: seed, step: step, value: value))
            lab.report(Double(step) / Double(arm.length), "step \(step)")
        }
        return [series, Table([End(trial: "\(trial)", value: value)])]
    }

    // MARK: - Rows

    struct Step: Row {
        static let table = RowTable<Step>(
            "series", ["length": \.length, "seed": \.seed, "step": \.step, "value": \.value])
        let length, seed, step: Int
        let value: Double
    }

    struct End: Row {
        static let table = RowTable<End>("ends", ["trial": \.trial, "value": \.value])
        let trial: String
        let value: Double
    }

    /// Of a table that no trial writes.
    struct Absent: Row {
        static let table = RowTable<Absent>("absent", ["x": \.x])
        let x: Double
    }

    static let summary = OverSeeds<Step>("series-summary", by: [\.length, \.step], of: [\.value])
    static let summaries: [any TableSummary] = [summary]

    // MARK: - Figures and claims

    static func figures(_ results: Results<Toy>) throws -> [Figure] {
        let lines = try Lines(summary, in: results, x: \.step, by: \.length, named: { "length \($0)" })
        let panel = Panel(
            x: Axis("step", from: 0, to: 4), y: Axis("value", from: -2, to: 2), series: lines.series(\.value))
        return [
            Figure(
                "series",
                title: results.title("runs", "{} trials left rows", else: "Values of one length after another"),
                note: try results.seedNote(summary), width: 300, height: 200, panels: [panel])
        ]
    }

    static let claims: [Claim<Toy>] = [
        Claim("runs", "Every trial left rows", .atLeast(9), source: "counting") { results in
            Double(try results.rows(End.table).count)
        },
        Claim("exceeds", "The largest value is above one", .atLeast(1), source: "wrong on purpose") { results in
            largest(try results.rows(Step.table).map(\.value))
        },
        Claim("missing", "A table says so", .atMost(0), source: "nowhere") { results in
            try results.row(Absent.table).x
        },
        Claim("long", "A long series ends below zero", .atMost(0), source: "a longer toy") { results in
            try results.row(summary, \.length == 99, \.step == 99).value
        },
    ]

    // MARK: - What a test does to a run

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// From a run's label, which no other test has, to the arm that fails.
    private static let failing = Locked<[String: String]>([:])
    private static let started = Locked<[String: [String]]>([:])

    /// From now on the trials of an arm fail, in runs of this label.
    static func fail(_ arm: String, labeled label: String) { failing.withLock { $0[label] = arm } }

    /// The trials that were measured in runs of this label, in the order in which they began.
    static func started(labeled label: String) -> [String] { started.withLock { $0[label] ?? [] } }
}

import ArgumentParser
import Harness

/// An experiment that computes at once what the tests of the harness look at.
enum Toy: Experiment {
    static let card = Card(id: "toy", title: "A toy", claim: "It runs.", sources: ["nowhere"], codeVersion: 3)

    enum Shade: String, CaseIterable, LosslessStringConvertible {
        case light, dark, veryDark
        init?(_ name: String) { self.init(rawValue: name) }
        var description: String { rawValue }
    }

    struct Settings: ExperimentSettings {
        @Option(help: "Lengths of the series.")
        var lengths: List<Int> = [3, 1, 2]

        @Option(parsing: .unconditional, help: "Added to every value.")
        var shift = -1.5

        @Option(help: "Random numbers for each value.")
        var stepsOfWork = 20_000

        @Option(help: "A shade.")
        var shade = Choice(Shade.dark)

        @Option(help: "The trial that fails.")
        var failing = ""

        init() {}

        func validate() throws {
            try requireDistinct(lengths, "lengths")
            try require(shift.isFinite, "shift", "a finite number", got: shift)
            try require(1...1_000_000 ~= stepsOfWork, "steps-of-work", "a number from 1 to 1000000", got: stepsOfWork)
        }
    }

    static let presets: [Preset: [String]] = [
        .quick: ["--lengths", "2,1", "--shift=-0.5"], .paper: ["--steps-of-work", "30000"],
    ]

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The longest work comes first, so that with several workers the trials end in another order than they began.
    static func trials(_ settings: Settings) -> [Trial] {
        (1...3).flatMap { seed in settings.lengths.map { Trial(variant: "length-\($0)", seed: seed) } }
    }

    /// Other lengths do not matter to one; and a trial that fails leaves nothing, so that which one does not matter either.
    static func inputs(of trial: Trial, _ settings: Settings) -> [SettingValue] {
        settings.canonical.without("lengths", "failing")
    }

    static func measure(_ trial: Trial, _ settings: Settings, in lab: Lab) throws -> [Table] {
        if trial.variant == settings.failing { throw Failure(description: "\(trial) failed, as it was told to") }
        guard let length = Int(trial.variant.dropFirst("length-".count)) else { return [] }
        var series = Table("series", columns: ["length", "seed", "step", "value"])
        var state = UInt64(trial.seed * 100 + length)
        for step in 1...length {
            for _ in 0..<settings.stepsOfWork / trial.seed {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            }
            let value = Double(state >> 11) / 0x1p53 + settings.shift
            series.append([.integer(length), .integer(trial.seed), .integer(step), .number(value)])
            lab.report(Double(step) / Double(length), "step \(step)")
        }
        let ends = Table(
            "ends", columns: ["trial", "value"], cells: [[.text("\(trial)"), series.cells[length - 1][3]]])
        return [series, ends]
    }

    static func summarize(_ runs: Tables, _ settings: Settings) throws -> [Table] {
        [try runs["series"].overSeeds("series-summary", by: ["length", "step"], of: ["value"])]
    }

    static func figures(_ tables: Tables) throws -> [Figure] {
        let table = try tables["series-summary"]
        let series = try table.distinct("length").enumerated().map { index, length in
            Series(
                "series-summary", x: "step", y: "value", rows: ["length": length], as: .linePoints,
                color: .category(index), name: "length \(length)")
        }
        let panel = Panel(x: Axis("step", from: 0, to: 4), y: Axis("value", from: -2, to: 2), series: series)
        return [Figure("series", title: "A toy runs", note: "three seeds", width: 300, height: 200, panels: [panel])]
    }

    static let tolerances = [
        Tolerance(table: "series-summary", column: "value", absolute: 0.5, because: "it is only a toy")
    ]

    static let claims: [Claim] = [
        Claim("runs", "Every trial left rows", .atLeast(9), source: "counting") { tables in
            Double(try tables["ends"].cells.count)
        },
        Claim("exceeds", "The largest value is above one", .atLeast(1), source: "wrong on purpose") { tables in
            try tables["series"].numbers("value").max() ?? .nan
        },
        Claim("missing", "A table says so", .atMost(0), source: "nowhere") { tables in
            try tables["absent"].number("x", where: [:])
        },
    ]
}

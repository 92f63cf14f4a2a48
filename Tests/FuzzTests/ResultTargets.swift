import Foundation
import ActivationComparison
import BNHistograms
import DepthSweep
import GradientContours
import VanishingGradient

@testable import Harness

/// The tables of a folder of results, as `plot` and `check` read them: all tables of an experiment, each after a line
/// `=== name`.
enum ResultTargets {
    static let all = [
        target(VanishingGradient.self, "--steps 20 --depths 3,5 --sweep-depth 5"),
        target(
            ActivationComparison.self,
            "--activations elu,leaky-relu,relu,sigmoid --epochs 2 --seeds 1 --depth 2 --width 8 --training-sample 1000 "
                + "--batch 1000"),
        target(
            BNHistograms.self,
            "--depth 3 --width 16 --inputs 16 --further-width 16 --layers 1,3 --units 3 --seeds 2"),
        target(GradientContours.self, "--depths 2,3 --width 8 --epochs 2 --seeds 1 --samples 1 --batch 1000"),
        target(
            DepthSweep.self,
            "--depths 3,4 --images 1000 --epochs 1 --seeds 1 --width 8 --highway-width 8 --lesion-depth 3 "
                + "--lesion-epochs 1 --initializations 1"),
    ]

    private static func target<E: Experiment>(_ experiment: E.Type, _ arguments: String) -> FuzzTarget {
        FuzzTarget(
            name: "results-\(E.card.id)", share: 1,
            seeds: {
                let settings = try E.settings(.lecture, arguments.split(separator: " ").map(String.init))
                let runs = Tables(joining: try E.trials(settings).map { try E.measure($0, settings, in: Lab()) })
                return [text(of: thinned(runs.all + (try E.summarize(runs, settings))))]
            }, words: ["nan", "inf", "-1", "0", "\n", ",", "\"", "1e300", "finished", "diverged"]
        ) { input in
            let tables = try Tables(read(String(decoding: input.bytes, as: UTF8.self)))
            let judgements = E.claims.map { $0.judge(tables, isJudged: true) }
            _ = CSV.text(of: Judgement.table(judgements))
            for figure in try E.figures(tables) {
                _ = try GnuplotScript(figure: figure, tables: tables, provenance: "a").text()
            }
        }
    }

    /// Of tables of hundreds of rows, in which nothing but numbers differs, every eighth row.
    private static func thinned(_ tables: [Table]) -> [Table] {
        tables.map { table in
            guard table.cells.count > 100 else { return table }
            let places = stride(from: 0, to: table.cells.count, by: 8)
            return Table(table.name, columns: table.columns, cells: places.map { table.cells[$0] })
        }
    }

    private static func text(of tables: [Table]) -> [UInt8] {
        Array(tables.map { "=== \($0.name)\n\(CSV.text(of: $0))" }.joined().utf8)
    }

    private static func read(_ text: String) throws -> [Table] {
        try text.components(separatedBy: "=== ").dropFirst().map { part in
            let parts = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            return try CSV.table(String(parts[0]), from: parts.count > 1 ? String(parts[1]) : "")
        }
    }
}

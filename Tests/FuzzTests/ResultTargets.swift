import Datasets
import Foundation
import TestSupport
import Trainings

@testable import Harness
@testable import experiment

/// The tables of a folder of results, as `plot` and `check` read them: all tables of an experiment, each after a line
/// `=== name`.
enum ResultTargets {
    static let all = SmallRuns.lines.compactMap { id, arguments in
        catalog.first { $0.card.id == id }.map { target($0, arguments) }
    }

    private static let digits = DataSource(SyntheticDigits.make())
    /// In place of photographs.
    private static let colorDigits = Result { DataSource(try ImageSource.colorDigits.load(from: ".")) }

    private static func target<E: Experiment>(_ experiment: E.Type, _ arguments: [String]) -> FuzzTarget {
        FuzzTarget(
            name: "results-\(E.card.id)", share: 1,
            seeds: {
                let settings = try E.settings(.lecture, arguments)
                let lab = Lab(
                    data: E.card.reads == .cifar10 ? try colorDigits.get() : E.card.reads == nil ? nil : digits)
                let runs = try E.trials(settings.sweep).map {
                    try E.measure($0.arm, seed: $0.seed, settings.recipe, in: lab)
                }
                return [text(of: thinned(try Results<E>.summed(Tables(joining: runs), settings).all))]
            }, words: ["nan", "inf", "-1", "0", "\n", ",", "\"", "1e300", "finished", "diverged"]
        ) { input in
            let tables = try Tables(read(String(decoding: input.bytes, as: UTF8.self)))
            let results = Results<E>(tables, try E.settings(.lecture, arguments), isJudged: true)
            _ = CSV.text(of: Judgement.table(E.claims.map { $0.judge(results) }))
            for figure in try E.figures(results) {
                _ = try GnuplotScript(figure: figure, tables: tables, provenance: "a").text()
            }
        }
    }

    /// Of tables of hundreds of rows, in which nothing but numbers differs, every eighth row; of images a corner.
    private static func thinned(_ tables: [Table]) -> [Table] {
        tables.map { table in
            guard table.cells.count > 100 else { return table }
            let places = ["row", "column"].compactMap { table.columns.firstIndex(of: $0) }
            let cells = table.cells.enumerated().filter { index, cells in
                places.count == 2
                    ? places.allSatisfy { (cells[$0].double ?? 0) < 5 } : index % 8 == 0
            }
            return Table(table.name, columns: table.columns, cells: cells.map(\.element))
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

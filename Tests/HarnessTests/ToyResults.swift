import Foundation

@testable import Harness

/// A folder as a run of the toy leaves it, with a manifest that can be made to say anything.
enum ToyResults {
    static let seriesSummary = Table(
        "series-summary", columns: ["length", "step", "value", "value_lo", "value_hi", "seeds"],
        cells: [[2, 1, -1, -1.2, -0.8, 3], [2, 2, -0.5, -0.6, -0.4, 3], [3, 1, 0.5, 0.4, 0.6, 3]])

    static var tables: [Table] {
        let series = Table(
            "series", columns: ["length", "seed", "step", "value"], cells: [[2, 1, 1, -1], [2, 1, 2, -0.5]])
        let ends = Table(
            "ends", columns: ["trial", "value"],
            cells: (1...9).map { [.text("length-2, seed \($0)"), .number(Double($0) / 10)] })
        return [series, ends, seriesSummary]
    }

    static func manifest(
        _ text: (String) -> String = { $0 }, isJudged: Bool = true, settings: [String: String] = [:],
        tables names: [String] = tables.map(\.name)
    ) throws -> Manifest {
        let defaults = try Toy.settings(.lecture).canonical
        let values = defaults.map { ["name": $0.name, "value": settings[$0.name] ?? $0.value] }
        let fields: [String: Any] = [
            "command": text("swift run experiment toy"), "experiment": "toy", "codeVersion": 3,
            "preset": text("lecture"), "settings": values,
            "trials": [["name": text("length-2, seed 1"), "seconds": 1.5]], "figures": ["series"],
            "tables": names, "data": ["name": text("MNIST"), "sha256": text("0123456789abcdef")],
            "kernels": text("other kernels"), "isJudged": isJudged, "fingerprint": text("abcdef01"),
            "versions": ["swift": text("6.3"), text("gnuplot"): text("gnuplot 5.4")],
            "processor": text("a processor"), "cores": 2, "jobs": 1, "startedAt": text("2026-11-21T07:30:51Z"),
            "duration_s": 61.2,
            "checkout": ["commit": text("0123456789abcdef"), "hasUncommittedChanges": true],
        ]
        return try JSONDecoder().decode(Manifest.self, from: JSONSerialization.data(withJSONObject: fields))
    }

    /// Writes tables and manifest, and draws the figures where that is wanted.
    static func write(_ manifest: Manifest, to out: String, isDrawn: Bool = true) throws {
        let folder = ResultFolder("\(out)/toy")
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        try CSV.write(tables, to: folder.path)
        try AtomicFile.write(manifest.text, to: "\(folder.path)/manifest.json")
        if isDrawn { try draw(manifest, in: folder.path) }
    }

    private static func draw(_ manifest: Manifest, in folder: String) throws {
        let results = try Session<Toy>(ResultFolder(folder)).results()
        for figure in try Toy.figures(results) {
            let script = GnuplotScript(
                figure: figure, tables: results.tables,
                provenance: manifest.provenance(results.settingsNote(of: figure)))
            try AtomicFile.write(script.text(), to: "\(folder)/\(figure.name).gp")
            try Gnuplot().draw(figure.name, in: folder)
        }
    }
}

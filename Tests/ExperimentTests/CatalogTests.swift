import Foundation
import TestSupport
import Testing

@testable import Harness
@testable import experiment

/// What the rest of the package asks of every experiment in the catalog.
@Suite("Every experiment")
struct CatalogTests {
    private static let ids = catalog.map { $0.card.id }

    @Test("has a small run, and nothing else has one")
    func smallRuns() {
        #expect(SmallRuns.lines.map(\.id) == Self.ids)
    }

    @Test("has golden tables of its quick preset")
    func golden() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../Golden/quick").standardized.path
        #expect(try Set(FileManager.default.contentsOfDirectory(atPath: folder)) == Set(Self.ids))
    }

    @Test("tells its trials apart by their names, under every preset", arguments: ids)
    func trials(id: String) throws {
        func trials<E: Experiment>(_ experiment: E.Type) throws {
            for preset in Preset.allCases {
                let names = E.trials(try E.settings(preset).sweep).map(\.name)
                #expect(!names.isEmpty && Set(names).count == names.count, "\(preset)")
            }
        }
        try trials(experiment(named: id))
    }

    @Test("notes settings that it has, and tells its settings and claims apart", arguments: ids)
    func names(id: String) throws {
        func names<E: Experiment>(_ experiment: E.Type) throws {
            let settings = try E.settings(.lecture).canonical.map(\.name)
            #expect(Set(settings).count == settings.count)
            #expect(Set(E.notedSettings).isSubset(of: settings))
            #expect(Set(E.claims.map(\.id)).count == E.claims.count && !E.claims.isEmpty)
            #expect(Settings<E>.help.map(\.name) == settings)
        }
        try names(experiment(named: id))
    }

    @Test("refuses values outside the range that the help of a setting states, and other words", arguments: ids)
    func ranges(id: String) throws {
        func ranges<E: Experiment>(_ experiment: E.Type) throws {
            for setting in Settings<E>.help {
                let range = StatedRange.range(in: setting.meaning)
                let isText = range == nil && setting.values.isEmpty
                #expect(!isText, "the help of --\(setting.name) states neither a range nor words")
                let beyond = range.map { [$0.lowerBound - 1, $0.upperBound + 1] } ?? []
                let wrong = beyond.filter { range?.contains($0) == false }.map {
                    Int(exactly: $0)?.description ?? "\($0)"
                }
                for value in wrong + ["no-such-word"] {
                    let error = #expect(throws: (any Error).self, "--\(setting.name)=\(value)") {
                        try E.settings(.lecture, ["--\(setting.name)=\(value)"])
                    }
                    // The parser takes its time for a message.
                    guard value == "no-such-word" else { continue }
                    let message = error.map { Settings<E>.message(for: $0) } ?? ""
                    #expect(message.hasPrefix("The value '\(value)' is invalid for '--\(setting.name)"), "\(message)")
                    #expect(message.contains(#/: (?:expected |'.*' is (?:not|none of) )/#), "\(message)")
                }
            }
        }
        try ranges(experiment(named: id))
    }

    @Test("gives every figure and measures or explains every claim of a small run", arguments: SmallRun.all)
    func presentation(run: SmallRun) throws {
        func present<E: Experiment>(_ experiment: E.Type) throws {
            let settings = try E.settings(.lecture, run.arguments)
            let trials = try E.trials(settings.sweep).map {
                try E.measure($0.arm, seed: $0.seed, settings.recipe, in: Lab(data: E.images()))
            }
            let tables = try Results<E>.summed(Tables(joining: trials), settings)
            let results = Results<E>(tables, settings)
            for figure in try E.figures(results) {
                #expect(figure.title.count <= 110, "\(figure.title)")
                let script = try GnuplotScript(figure: figure, tables: tables, provenance: "").text()
                #expect(script.contains("plot"), "\(figure.name)")
            }
            for judgement in E.claims.map({ $0.judge(results) }) {
                #expect([.notJudged, .notRun].contains(judgement.verdict), "\(judgement.claim.id)")
            }
        }
        try present(run.experiment)
    }

    @Test("takes as many lines as these, which nobody must keep to")
    func sizes() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../Experiments").standardized
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)
            let lines = try files.filter { $0.hasSuffix(".swift") }.map {
                try String(contentsOf: folder.appending(path: "\(name)/\($0)"), encoding: .utf8).split(
                    separator: "\n", omittingEmptySubsequences: false
                ).count - 1
            }
            print("size: \(name) \(lines.reduce(0, +)) lines in \(lines.count) files")
        }
    }
}

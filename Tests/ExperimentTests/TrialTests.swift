import Foundation
import Harness
import Testing

@Suite("A trial of an experiment")
struct TrialTests {
    /// As text, in which a NaN is equal to another.
    private func texts(_ tables: [Table]) -> [String] { tables.map { "\($0.name)\n\(CSV.text(of: $0))" } }

    @Test("that is stopped after any step and goes on gives the same tables", arguments: SmallRuns.all)
    func resumes(runs: SmallRuns) throws {
        try resumes(runs.experiment, runs.lines[0])
    }

    private func resumes<E: Experiment>(_ experiment: E.Type, _ line: [String]) throws {
        let settings = try E.small(line)
        let path = FileManager.default.temporaryDirectory.appending(path: "trainability-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        for trial in E.trials(settings) {
            let whole = texts(try E.measure(trial, settings, in: Lab(data: E.images())))
            var stops = 0
            while true {
                // Stops at the first place where it may, so that the next run begins from there.
                let lab = Lab(data: try E.images(), checkpoint: Checkpoint(path, every: 1000) { true })
                do {
                    // What does not stop gives its tables, which must be those of the undisturbed trial.
                    #expect(texts(try E.measure(trial, settings, in: lab)) == whole, "\(trial) after \(stops) stops")
                    break
                } catch is Interrupted {
                    stops += 1
                    try #require(stops < 1000)
                }
            }
            try? FileManager.default.removeItem(atPath: path)
            // Tables of closed forms are computed at once.
            let isLong = E.card.id != "vanishing-gradient" || trial.variant == "learning"
            #expect(stops >= (isLong ? 2 : 0), "\(trial) stopped \(stops) times")
        }
    }

    @Test("depends on no setting that it says it does not depend on", arguments: SmallRuns.all)
    func inputs(runs: SmallRuns) throws {
        try inputs(runs.experiment, runs.lines)
    }

    private func inputs<E: Experiment>(_ experiment: E.Type, _ lines: [[String]]) throws {
        var seen: [[SettingValue]: [Trial: [String]]] = [:]
        var (equal, leftOut) = (0, Set<String>())
        for line in lines {
            let settings = try E.small(line)
            for trial in E.trials(settings) {
                let inputs = E.inputs(of: trial, settings)
                leftOut.formUnion(Set(settings.canonical.map(\.name)).subtracting(inputs.map(\.name)))
                let tables = texts(try E.measure(trial, settings, in: Lab(data: E.images())))
                if let before = seen[inputs]?[trial] {
                    #expect(before == tables, "\(trial) with \(line)")
                    equal += 1
                }
                seen[inputs, default: [:]][trial] = tables
            }
        }
        #expect(equal >= 2)
        // Every setting that is left out somewhere is one in which the command lines differ.
        let all = try lines.map { try E.small($0).canonical }
        for name in leftOut {
            let values = Set(all.map { $0.first { $0.name == name }?.value })
            #expect(values.count > 1, "no two command lines differ in --\(name)")
        }
    }

    @Test("has settings of its own names only", arguments: SmallRuns.all)
    func names(runs: SmallRuns) throws {
        try names(runs.experiment, runs.lines[0])
    }

    /// A misspelled name in the list of those that do not matter would leave the setting in, one in the list of those
    /// that do would leave it out.
    private func names<E: Experiment>(_ experiment: E.Type, _ line: [String]) throws {
        let settings = try E.small(line)
        let known = Set(settings.canonical.map(\.name))
        let used = Set(E.trials(settings).flatMap { E.inputs(of: $0, settings) }.map(\.name))
        let derived: Set<String> = ["deepest", "is-deepest"]
        #expect(used.subtracting(known).isSubset(of: derived))
        // What decides which trials there are matters to none of them by itself.
        let selecting: Set<String> = ["activations", "seeds", "depths"]
        #expect(known.subtracting(used).isSubset(of: selecting), "\(known.subtracting(used)) are inputs of no trial")
    }
}

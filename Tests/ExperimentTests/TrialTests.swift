import Foundation
import Testing

@testable import Harness

@Suite("A trial of an experiment")
struct TrialTests {
    /// As text, in which a NaN is equal to another.
    private func texts(_ tables: [Table]) -> [String] { tables.map { "\($0.name)\n\(CSV.text(of: $0))" } }

    @Test("that is stopped after any step and goes on gives the same tables", arguments: SmallRun.all)
    func resumes(run: SmallRun) throws {
        try resumes(run.experiment, run.arguments)
    }

    private func resumes<E: Experiment>(_ experiment: E.Type, _ arguments: [String]) throws {
        let settings = try E.settings(.lecture, arguments)
        let path = FileManager.default.temporaryDirectory.appending(path: "trainability-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        for trial in E.trials(settings.sweep) {
            func measure(_ lab: Lab) throws -> [String] {
                texts(try E.measure(trial.arm, seed: trial.seed, settings.recipe, in: lab))
            }
            let whole = try measure(Lab(data: E.images()))
            var stops = 0
            while true {
                // Stops at the first place where it may, so that the next run begins from there.
                let lab = Lab(data: E.images(), checkpoint: Checkpoint(path, every: 1000) { true })
                do {
                    // A trial that does not stop gives its tables, which must be those of the undisturbed trial.
                    #expect(try measure(lab) == whole, "\(trial.name) after \(stops) stops")
                    break
                } catch is Interrupted {
                    stops += 1
                    try #require(stops < 1000)
                }
            }
            try? FileManager.default.removeItem(atPath: path)
            // Tables of closed forms are computed at once, and say that they cost no step.
            let isLong = E.steps(trial.arm, settings.recipe) > 0
            #expect(stops >= (isLong ? 2 : 0), "\(trial.name) stopped \(stops) times")
        }
    }
}

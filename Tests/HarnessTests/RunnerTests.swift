import Foundation
import Testing

@testable import Harness

@Suite("Running trials")
struct RunnerTests {
    private func conditions(jobs: Int = 2, forces: Bool = false, keepsGoing: Bool = false) -> Conditions {
        Conditions(
            preset: "quick", isJudged: false, command: "", data: nil,
            pace: Pace(jobs: jobs, checkpointInterval: 0, isForced: forces, keepsGoing: keepsGoing), progress: .quiet)
    }

    private func run(_ arguments: [String], in folder: String, _ conditions: Conditions? = nil) throws -> [StoredTrial]
    {
        let settings = try Toy.settings(.quick, arguments)
        return try Session<Toy>(ResultFolder("\(folder)/toy"))
            .compute(settings, conditions ?? self.conditions(), Store("\(folder)/store")).trials
    }

    private func plan(_ arguments: [String], in folder: String, _ conditions: Conditions? = nil) throws -> [String] {
        try Session<Toy>.plan(
            Toy.settings(.quick, arguments), conditions ?? self.conditions(), Store("\(folder)/store")
        ).map { "\($0.trial): \($0.plan)" }
    }

    @Test("takes from the store what is there and runs only the rest")
    func cached() throws {
        try inScratchFolder { folder in
            let first = try run(["--lengths", "1,2"], in: folder)
            // Trials of length 1 would fail if they were run.
            let more = try run(["--lengths", "3,1,2", "--failing", "length-1"], in: folder)
            #expect(more.count == 9)
            for trial in first {
                let same = more.filter { $0.key == trial.key }
                #expect(same.count == 1 && same[0].tables == trial.tables && same[0].seconds == trial.seconds)
            }
            let origin = try #require(first[0].origin?.description)
            #expect(
                try plan(["--lengths", "1,4"], in: folder)
                    == (1...3).flatMap {
                        ["length-1, seed \($0): cached, made by \(origin)", "length-4, seed \($0): to run"]
                    })
        }
    }

    @Test("runs everything again when it is forced to")
    func forced() throws {
        try inScratchFolder { folder in
            _ = try run(["--lengths", "1"], in: folder)
            let forced = conditions(forces: true)
            #expect(
                complaint { _ = try run(["--lengths", "1", "--failing", "length-1"], in: folder, forced) }?
                    .contains("failed, as it was told to") == true)
            #expect(try plan(["--lengths", "1"], in: folder, forced).allSatisfy { $0.hasSuffix(": to run") })
            #expect(try run(["--lengths", "1"], in: folder, forced).count == 3)
        }
    }

    @Test("says why a trial that is there does not count")
    func stale() throws {
        try inScratchFolder { folder in
            _ = try run(["--lengths", "1", "--shift=0"], in: folder)
            _ = try run(["--lengths", "1", "--shift=0", "--shade", "light"], in: folder)
            #expect(
                try plan(["--lengths", "1", "--shift=1", "--shade", "light"], in: folder)
                    == (1...3).map { "length-1, seed \($0): stale: shift 0.0 -> 1.0" })
            let older = TrialKey(
                experiment: "toy", codeVersion: 2, trial: Trial(variant: "length-9", seed: 1), settings: [],
                data: "abc", kernels: "Zen")
            try Store("\(folder)/store").save(StoredTrial(key: older, tables: [], seconds: 0, origin: nil))
            #expect(
                try plan(["--lengths", "9", "--shift=0", "--steps-of-work", "5"], in: folder)[0]
                    == "length-9, seed 1: stale: code version 2 -> 3, other data, other kernels, "
                    + "shift none -> 0.0, steps-of-work none -> 5, shade none -> dark")
        }
    }

    @Test("with a trial that fails names the first one that did", arguments: [1, 2, 8])
    func failure(jobs: Int) throws {
        try inScratchFolder { folder in
            let message = complaint {
                _ = try run(["--failing", "length-1"], in: folder, conditions(jobs: jobs))
            }
            // With several workers a later trial may have failed before the first one did.
            let expected = (1...3).map { "length-1, seed \($0): length-1, seed \($0) failed, as it was told to" }
            #expect(expected.contains { message?.hasSuffix($0) == true }, "\(message ?? "nothing")")
            if jobs == 1 { #expect(message == expected[0]) }
        }
    }

    @Test("goes on with the others where it is told to, and keeps what they gave")
    func keepsGoing() throws {
        try inScratchFolder { folder in
            let message = complaint {
                _ = try run(
                    ["--lengths", "1,2", "--failing", "length-1"], in: folder, conditions(keepsGoing: true))
            }
            #expect(
                message
                    == "3 trials failed, the first being length-1, seed 1: length-1, seed 1 failed, as it was told to")
            let plans = try plan(["--lengths", "1,2"], in: folder)
            #expect(
                plans.filter { $0.contains(": cached") }.map { $0.prefix(8) } == ["length-2", "length-2", "length-2"])
            #expect(plans.filter { $0.hasSuffix(": to run") }.count == 3)
        }
    }

    @Test("waits for a trial that another process is running, and takes what that made of it")
    func waits() throws {
        try inScratchFolder { folder in
            let store = Store("\(folder)/store")
            try store.create()
            let settings = try Toy.settings(.quick, ["--lengths", "1", "--failing", "length-1"])
            let key = conditions().key(Toy.self, Toy.trials(settings)[0], settings)
            let lock = Locked(try store.lock(key))
            #expect(lock.withLock { $0 } != nil)
            DispatchQueue.global().asyncAfter(deadline: .now() + 0.3) {
                for trial in Toy.trials(settings) {
                    let key = conditions().key(Toy.self, trial, settings)
                    try? store.save(
                        StoredTrial(
                            key: key,
                            tables: [
                                Table(
                                    "series", columns: ["length", "seed", "step", "value"], cells: [[1, 1, 1, 0.5]]),
                                Table("ends", columns: ["trial", "value"], cells: [["from the other", 0.5]]),
                            ], seconds: 0, origin: nil))
                }
                lock.withLock { $0 = nil }
            }
            // All would fail if they were run here; seeds 2 and 3 are not locked, so the first is taken up last.
            let trials = try run(["--lengths", "1", "--failing", "none"], in: folder, conditions(jobs: 1))
            #expect(trials.count == 3)
            #expect(trials[0].tables[1].cells == [["from the other", 0.5]])
        }
    }
}

@Suite("A checkpoint")
struct CheckpointTests {
    private struct State: Codable, Equatable {
        var step: Int
        var loss: Double
        var rows: [[Value]] = []
    }

    private func lab(_ path: String, every interval: Double, stops: Bool = false) -> Lab {
        Lab(checkpoint: Checkpoint(path, every: interval) { stops })
    }

    @Test("gives back what was kept last, bit for bit")
    func resumes() throws {
        try inScratchFolder { folder in
            let path = "\(folder)/x.checkpoint"
            #expect(lab(path, every: 0).resumed(State.self) == nil)
            let kept = lab(path, every: 0)
            for state in [State(step: 1, loss: 0.1), State(step: 2, loss: 1 / 3, rows: [["1", 1, 1.5]])] {
                try kept.keep { state }
                #expect(lab(path, every: 0).resumed(State.self) == state)
            }
            #expect(lab(path, every: 0).resumed([String].self) == nil)
            try kept.keep { State(step: 3, loss: .nan) }
            #expect(lab(path, every: 0).resumed(State.self)?.loss.isNaN == true)
        }
    }

    @Test("is written when it is due, and at once when the run is to stop")
    func due() throws {
        try inScratchFolder { folder in
            let path = "\(folder)/x.checkpoint"
            let patient = lab(path, every: 1000)
            for step in 0..<100 { try patient.keep { State(step: step, loss: 0) } }
            #expect(try names(in: folder).isEmpty)
            #expect(throws: Interrupted.self) {
                try lab(path, every: 1000, stops: true).keep { State(step: 7, loss: 0) }
            }
            #expect(patient.resumed(State.self)?.step == 7)
        }
    }

    @Test("that is damaged is none")
    func damaged() throws {
        try inScratchFolder { folder in
            let path = "\(folder)/x.checkpoint"
            try lab(path, every: 0).keep { State(step: 1, loss: 0.1) }
            let whole = bytes(of: path)
            for place in whole.indices {
                var changed = whole
                changed[place] ^= 4
                try changed.write(to: URL(filePath: path))
                #expect(lab(path, every: 0).resumed(State.self) == nil, "byte \(place)")
            }
        }
    }
}

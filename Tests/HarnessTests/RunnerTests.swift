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

    private func run(
        _ arguments: [String], in folder: String, _ conditions: Conditions? = nil
    ) throws -> [StoredTrial] {
        let settings = try Toy.settings(.quick, arguments + ["--label", folder])
        return try Session<Toy>(ResultFolder("\(folder)/toy"))
            .compute(settings, conditions ?? self.conditions(), Store("\(folder)/store")).trials
    }

    private func plan(_ arguments: [String], in folder: String, _ conditions: Conditions? = nil) throws -> [String] {
        try Session<Toy>.plan(
            Toy.settings(.quick, arguments + ["--label", folder]), conditions ?? self.conditions(),
            Store("\(folder)/store")
        ).map { "\($0.trial): \($0.plan)" }
    }

    @Test("takes from the store what is there and runs only the rest")
    func cached() throws {
        try inScratchFolder { folder in
            let first = try run(["--lengths", "1,2"], in: folder)
            // Trials of length 1 would fail if they were run.
            Toy.fail("length-1", labeled: folder)
            let more = try run(["--lengths", "3,1,2"], in: folder)
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
            #expect(try plan(["--lengths", "1"], in: folder, forced).allSatisfy { $0.hasSuffix(": to run") })
            #expect(try run(["--lengths", "1"], in: folder, forced).count == 3)
            #expect(Toy.started(labeled: folder).count == 6)
            Toy.fail("length-1", labeled: folder)
            #expect(
                complaint { _ = try run(["--lengths", "1"], in: folder, forced) }?
                    .contains("failed, as it was told to") == true)
        }
    }

    @Test("calls a trial stale that other code, data or kernels made, and names them")
    func stale() throws {
        try inScratchFolder { folder in
            let settings = try Toy.settings(.quick, ["--lengths", "9", "--label", folder])
            let trial = Toy.trials(settings.sweep)[0]
            let key = conditions().key(Toy.self, trial, settings.recipe)
            func save(codeVersion: Int = 3, data: String? = nil, kernels: String? = nil) throws {
                let older = TrialKey(
                    experiment: "toy", codeVersion: codeVersion, trial: key.trial, arm: key.arm, recipe: key.recipe,
                    data: data, kernels: kernels)
                let store = Store("\(folder)/store")
                try store.create()
                try store.save(StoredTrial(key: older, tables: [], seconds: 0, origin: nil))
            }
            func first() throws -> String { try plan(["--lengths", "9"], in: folder)[0] }
            #expect(try first() == "length-9, seed 1: to run")
            try save(codeVersion: 2, data: "abc", kernels: "Zen")
            #expect(try first() == "length-9, seed 1: stale: code version 2 -> 3, other data, other kernels")
            // Of several the one that differs in least.
            try save(data: "abc", kernels: "Zen")
            #expect(try first() == "length-9, seed 1: stale: other data, other kernels")
            try save(kernels: "Zen")
            #expect(try first() == "length-9, seed 1: stale: other kernels")
        }
    }

    @Test(
        "has a trial of another setting, seed or length to run, and calls none of them stale",
        arguments: [["--shift=1"], ["--shade", "light"], ["--lengths", "4"], ["--steps-of-work", "5"]])
    func otherSettings(arguments: [String]) throws {
        try inScratchFolder { folder in
            _ = try run(["--lengths", "1", "--seeds", "1"], in: folder)
            let plans = try plan(["--lengths", "1", "--seeds", "1"] + arguments, in: folder)
            #expect(plans == ["length-\(arguments[0] == "--lengths" ? 4 : 1), seed 1: to run"])
            #expect(
                try plan(["--lengths", "1", "--seeds", "2"], in: folder).map { $0.hasSuffix(": to run") }
                    == [false, true])
        }
    }

    @Test("goes on with a trial from its checkpoint")
    func toContinue() throws {
        try inScratchFolder { folder in
            let settings = try Toy.settings(.quick, ["--lengths", "1", "--label", folder])
            let store = Store("\(folder)/store")
            try store.create()
            let key = conditions().key(Toy.self, Toy.trials(settings.sweep)[1], settings.recipe)
            try AtomicFile.write("anything", to: store.checkpoint(key))
            #expect(
                try plan(["--lengths", "1"], in: folder) == [
                    "length-1, seed 1: to run", "length-1, seed 2: to continue from its checkpoint",
                    "length-1, seed 3: to run",
                ])
        }
    }

    @Test(
        "begins with the most expensive trial, and gives the tables in the order of the trials", arguments: [1, 2, 8])
    func order(jobs: Int) throws {
        try inScratchFolder { folder in
            let trials = try run(["--lengths", "2,4,1,3"], in: folder, conditions(jobs: jobs))
            let names = (1...3).flatMap { seed in [2, 4, 1, 3].map { "length-\($0), seed \(seed)" } }
            #expect(trials.map { "\($0.key.trial)" } == names)
            #expect(trials.map { $0.tables[1].cells[0][0].description } == names)
            let started = Toy.started(labeled: folder)
            let expensiveFirst = [4, 3, 2, 1].flatMap { length in (1...3).map { "length-\(length), seed \($0)" } }
            // Several workers note in any order what they began in this one.
            #expect(jobs == 1 ? started == expensiveFirst : started.sorted() == names.sorted())
        }
    }

    @Test("with a trial that fails names the first one that did", arguments: [1, 2, 8])
    func failure(jobs: Int) throws {
        try inScratchFolder { folder in
            Toy.fail("length-1", labeled: folder)
            let message = complaint { _ = try run([], in: folder, conditions(jobs: jobs)) }
            // With several workers a later trial may have failed before the first one did.
            let expected = (1...3).map { "length-1, seed \($0): length-1, seed \($0) failed, as it was told to" }
            #expect(expected.contains { message?.hasSuffix($0) == true }, "\(message ?? "nothing")")
            if jobs == 1 { #expect(message == expected[0]) }
        }
    }

    @Test("goes on with the others where it is told to, and keeps what they gave")
    func keepsGoing() throws {
        try inScratchFolder { folder in
            Toy.fail("length-1", labeled: folder)
            let message = complaint {
                _ = try run(["--lengths", "1,2"], in: folder, conditions(keepsGoing: true))
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
            let settings = try Toy.settings(.quick, ["--lengths", "1", "--label", folder])
            let trials = Toy.trials(settings.sweep)
            let keys = trials.map { conditions().key(Toy.self, $0, settings.recipe) }
            let lock = Locked(try store.lock(keys[0]))
            #expect(lock.withLock { $0 } != nil)
            DispatchQueue.global().asyncAfter(deadline: .now() + 0.3) {
                let tables = [
                    Table([Toy.Step(length: 1, seed: 1, step: 1, value: 0.5)]),
                    Table([Toy.End(trial: "from the other", value: 0.5)]),
                ]
                try? store.save(StoredTrial(key: keys[0], tables: tables, seconds: 0, origin: nil))
                lock.withLock { $0 = nil }
            }
            // Seeds 2 and 3 are not locked, so the first is taken up last.
            let stored = try run(["--lengths", "1"], in: folder, conditions(jobs: 1))
            #expect(stored.count == 3)
            #expect(stored[0].tables[1].cells == [["from the other", 0.5]])
            #expect(Toy.started(labeled: folder) == ["length-1, seed 2", "length-1, seed 3"])
        }
    }
}

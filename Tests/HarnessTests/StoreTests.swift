import Foundation
import TestSupport
import Testing

@testable import Harness

@Suite("The store of trials")
struct StoreTests {
    private let key = TrialKey(
        experiment: "toy", codeVersion: 3, trial: TrialName(arm: "length-2", seed: 1), arm: #"{"length":2}"#,
        recipe: [SettingValue(name: "shift", value: "0.5"), SettingValue(name: "shade", value: "dark")],
        data: "abc", kernels: nil)

    /// What text alone would not tell apart, and what JSON has no word for.
    private static let cells: [Value] = [
        .integer(1), .number(1), .text("1"), .integer(.min), .number(-0.0), .number(0.1),
        .number(.leastNonzeroMagnitude),
        .number(.greatestFiniteMagnitude), .number(1e-5), .number(.infinity), .number(-.infinity), .text("nan"),
        .text(""), .text("i1"), .text("e\u{301}\n\"quoted\", \\ and \0"), .text("\u{301}"), .text("日本語 👩‍🔬"),
    ]

    private func stored(_ key: TrialKey) -> StoredTrial {
        let table = Table("cells", columns: ["a"], cells: Self.cells.map { [$0] })
        return StoredTrial(
            key: key, tables: [table, Table("empty", columns: ["x", "y"])], seconds: 1.5,
            origin: Checkout(commit: "0123456789", hasUncommittedChanges: true))
    }

    @Test("gives back every cell as it was")
    func exact() throws {
        try inScratchFolder { folder in
            let store = Store("\(folder)/a/b")
            try store.create()
            #expect(try store.find(key) == nil)
            try store.save(stored(key))
            let found = try #require(try store.find(key))
            #expect(found.tables == stored(key).tables)
            #expect(found.tables[0].cells.map { "\($0[0])" } == Self.cells.map { "\($0)" })
            #expect(found.seconds == 1.5 && found.origin?.description == "commit 0123456 with uncommitted changes")
            let nan = Table("nan", columns: ["x"], cells: [[.number(.nan)]])
            let again = try Seal.decoder.decode(Table.self, from: Seal.encoder.encode(nan))
            #expect(again.cells[0][0].double?.isNaN == true)
        }
    }

    @Test("tells trials apart by everything that their numbers depend on")
    func keys() throws {
        let (trial, recipe) = (key.trial, key.recipe)
        func with(
            experiment: String = "toy", codeVersion: Int = 3, trial: TrialName = trial, arm: String = key.arm,
            recipe: [SettingValue] = recipe, data: String? = "abc", kernels: String? = nil
        ) -> TrialKey {
            TrialKey(
                experiment: experiment, codeVersion: codeVersion, trial: trial, arm: arm, recipe: recipe, data: data,
                kernels: kernels)
        }
        let others = [
            with(experiment: "toi"), with(codeVersion: 4), with(trial: TrialName(arm: "length-2", seed: 2)),
            with(trial: TrialName(arm: "length_2", seed: 1)), with(arm: #"{"length":2.5}"#), with(recipe: []),
            with(recipe: [SettingValue(name: "shift", value: "0.25"), recipe[1]]),
            with(recipe: [SettingValue(name: "shift=0.5,shade", value: "dark")]), with(data: nil), with(data: "abd"),
            with(kernels: "Zen"),
        ]
        #expect(with() == key)
        let names = try ([key] + others).map { try $0.fileName() }
        #expect(Set(names).count == names.count)
        try inScratchFolder { folder in
            try Store(folder).save(stored(key))
            for other in others { #expect(try Store(folder).find(other) == nil) }
        }
    }

    @Test("knows a trial by every parameter of its arm, its seed, the recipe, code, data and kernels")
    func ofExperiment() throws {
        let settings = try Toy.settings(.quick, ["--lengths", "2", "--shift", "0.5"])
        let trial = Trial(Toy.Length(length: 2), seed: 1)
        let key = TrialKey(Toy.self, trial, settings.recipe, data: "abc", kernels: "Zen")
        #expect(key.experiment == "toy" && key.codeVersion == 3 && key.trial == trial.name)
        #expect(key.arm == #"{"length":2}"# && key.recipe == settings.recipe.canonical)
        #expect(key.data == "abc" && key.kernels == "Zen")
    }

    @Test("has a harmless file name for every arm", arguments: HostileTexts.all)
    func fileName(arm: String) throws {
        let key = TrialKey(
            experiment: "toy", codeVersion: 1, trial: TrialName(arm: arm, seed: 1), arm: arm, recipe: [], data: nil,
            kernels: nil)
        let name = try key.fileName()
        #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        #expect(name.count <= 70 && !name.hasPrefix("."))
    }

    @Test("takes a file that is damaged, wherever it is, as none")
    func damaged() throws {
        try inScratchFolder { folder in
            let store = Store(folder)
            try store.save(stored(key))
            let path = try "\(folder)/\(key.fileName()).trial"
            let whole = bytes(of: path)
            for place in whole.indices {
                var changed = whole
                changed[place] ^= 1 << (place % 8)
                try changed.write(to: URL(filePath: path))
                #expect(try store.find(key) == nil, "byte \(place)")
            }
            for length in stride(from: 0, to: whole.count, by: 7) {
                try whole.prefix(length).write(to: URL(filePath: path))
                #expect(try store.find(key) == nil, "\(length) bytes")
            }
            try (whole + Data("x".utf8)).write(to: URL(filePath: path))
            #expect(try store.find(key) == nil)
            try whole.write(to: URL(filePath: path))
            #expect(try store.find(key) != nil)
        }
    }

    @Test("names what is not used and not being run")
    func unused() throws {
        try inScratchFolder { folder in
            let store = Store(folder)
            let other = TrialKey(
                experiment: "toy", codeVersion: 2, trial: key.trial, arm: key.arm, recipe: [], data: nil, kernels: nil)
            for key in [key, other] { try store.save(stored(key)) }
            try AtomicFile.write("12345", to: store.checkpoint(other))
            let unused = try store.unused(besides: [key])
            let name = try other.fileName()
            #expect(unused == ["\(name).checkpoint", "\(name).trial"])
            let lock = try store.lock(other)
            #expect(try lock != nil && store.unused(besides: [key]).isEmpty)
            withExtendedLifetime(lock) {}
            #expect(try store.unused(besides: [key, other]).isEmpty)
        }
    }
}

@Suite("A lock")
struct FileLockTests {
    @Test("is had by one at a time, and leaves no file")
    func exclusive() throws {
        try inScratchFolder { folder in
            var lock = try FileLock.taken("\(folder)/x.lock")
            #expect(lock != nil)
            #expect(try FileLock.taken("\(folder)/x.lock") == nil)
            #expect(try FileLock.taken("\(folder)/y.lock") != nil)
            withExtendedLifetime(lock) {}
            lock = nil
            #expect(try names(in: folder).isEmpty)
            #expect(try FileLock.taken("\(folder)/x.lock") != nil)
        }
    }

    @Test("is had by one at a time however many ask for it")
    func contended() throws {
        try inScratchFolder { folder in
            nonisolated(unsafe) var holders = 0
            nonisolated(unsafe) var turns = 0
            DispatchQueue.concurrentPerform(iterations: 4) { _ in
                var mine = 0
                while mine < 25 {
                    guard let lock = try? FileLock.taken("\(folder)/x.lock") else { continue }
                    holders += 1
                    if holders == 1 { turns += 1 }
                    holders -= 1
                    mine += 1
                    withExtendedLifetime(lock) {}
                }
            }
            #expect(turns == 100)
        }
    }

    @Test("in a folder that is not there is one line")
    func absent() throws {
        #expect(
            complaint { _ = try FileLock.taken("/nowhere/x.lock") }
                == "/nowhere/x.lock cannot be written: No such file or directory")
    }
}

import Foundation
import Testing

@testable import Harness

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

@Suite("A part of a trial")
struct PartTests {
    /// What a trial did, with a checkpoint that stops it at one of its steps.
    private final class Run {
        private(set) var done: [String] = []
        private(set) var progress: [(fraction: Double, message: String)] = []
        private let path: String
        /// The number of the step that is the last, counted from 1; nil to go on to the end.
        private let last: Int?
        private let steps = Locked(0)
        private let seen = Locked<[(Double, String)]>([])

        init(_ path: String, last: Int? = nil) {
            self.path = path
            self.last = last
        }

        /// Two trainings, of which the first has a part of its own, and then a sum.
        func trial() throws -> Double {
            let lab = Lab(checkpoint: Checkpoint(path, every: 1000) { [steps, last] in steps.withLock { $0 == last } })
            {
                [seen] fraction, message in seen.withLock { $0.append((fraction, message)) }
            }
            defer { progress = seen.withLock { $0 } }
            let first = try lab.once("first", share: 0...0.5) { lab in
                let inner = try lab.once("inner", share: 0.5...1) { try training("first/inner", $0, steps: 3) }
                return try inner + training("first", lab, steps: 2)
            }
            let second = try lab.once("second", share: 0.5...1) { try training("second", $0, steps: 3) }
            return try first + second * training("sum", lab, steps: 2)
        }

        /// Adds a number that has no short decimal in each step.
        private func training(_ name: String, _ lab: Lab, steps count: Int) throws -> Double {
            var (step, sum) = lab.resumed(State.self).map { ($0.step, $0.sum) } ?? (0, 0)
            while step < count {
                step += 1
                sum += 1 / Double(step + 6)
                done.append("\(name) \(step)")
                lab.report(Double(step) / Double(count), name)
                steps.withLock { $0 += 1 }
                try lab.keep { State(step: step, sum: sum) }
            }
            return sum
        }

        private struct State: Codable {
            let step: Int
            let sum: Double
        }
    }

    private static let steps = [
        "first/inner 1", "first/inner 2", "first/inner 3", "first 1", "first 2", "second 1", "second 2", "second 3",
        "sum 1", "sum 2",
    ]

    @Test("leaves the same result after a stop at any step, and does no step twice", arguments: 1...10)
    func stops(at step: Int) throws {
        try inScratchFolder { folder in
            let whole = Run("\(folder)/whole")
            let result = try whole.trial()
            #expect(whole.done == Self.steps)
            let stopped = Run("\(folder)/stopped", last: step)
            #expect(throws: Interrupted.self) { try stopped.trial() }
            let resumed = Run("\(folder)/stopped")
            #expect(try resumed.trial() == result)
            #expect(stopped.done + resumed.done == Self.steps)
        }
    }

    @Test("leaves the same result after a stop at every step")
    func stopsAlways() throws {
        try inScratchFolder { folder in
            let result = try Run("\(folder)/whole").trial()
            var done: [String] = []
            var got: Double?
            for _ in 0...Self.steps.count where got == nil {
                let run = Run("\(folder)/stopped", last: 1)
                got = try? run.trial()
                done += run.done
            }
            #expect(got == result && done == Self.steps)
        }
    }

    @Test("has its share of the trial's progress, and a part of it a share of that")
    func share() throws {
        try inScratchFolder { folder in
            let run = Run("\(folder)/x")
            _ = try run.trial()
            #expect(run.progress.map(\.message) == Self.steps.map { String($0.dropLast(2)) })
            // In twelfths: the part of the first training is from a quarter to a half of the way.
            let expected: [Double] = [4, 5, 6, 3, 6, 8, 10, 12, 6, 12]
            #expect(run.progress.map { ($0.fraction * 12).rounded() } == expected)
        }
    }

    @Test("that has ended is not run again where the trial was stopped behind it, whatever its result is")
    func ended() throws {
        struct Curve: Codable, Equatable {
            let table: Table
            let best: Double?
        }
        try inScratchFolder { folder in
            let curve = Curve(table: Table("curve", columns: ["x"], cells: [[1], [0.1], ["a"]]), best: nil)
            func lab(stops: Bool) -> Lab { Lab(checkpoint: Checkpoint("\(folder)/x", every: 1000) { stops }) }
            #expect(throws: Interrupted.self) { try lab(stops: true).once("curve") { _ in curve } }
            let again = try lab(stops: false).once("curve") { _ in
                Issue.record("the part was run again")
                return Curve(table: Table("", columns: []), best: 0)
            }
            #expect(again == curve)
            // A part of another name, and one of another kind, begin anew.
            #expect(try lab(stops: false).once("other") { _ in 2 } == 2)
            #expect(try lab(stops: false).once("curve") { _ in [7] } == [7])
        }
    }

    @Test("without a checkpoint is run, and run again")
    func none() throws {
        var count = 0
        for _ in 1...2 {
            #expect(
                try Lab().once("x") { _ in
                    count += 1; return 5
                } == 5)
        }
        #expect(count == 2)
    }
}

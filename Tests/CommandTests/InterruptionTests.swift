import Foundation
import Testing

@Suite("A run that is interrupted", .serialized)
struct InterruptionTests {
    private static let long = [
        "vanishing-gradient", "--steps", "10000000", "--sweep-depth", "3", "--depths", "3", "--jobs", "1", "--quiet",
    ]
    private static let short = [
        "activation-comparison", "--dataset", "digits", "--epochs", "3", "--seeds", "1", "--activations", "elu,relu",
        "--width", "32", "--depth", "3", "--batch", "500", "--training-sample", "1000", "--jobs", "1",
    ]

    @Test("keeps its state, ends with status 75 and says how to go on", arguments: [SIGINT, SIGTERM])
    func resumable(signal: Int32) async throws {
        try await Command.inFolder { folder in
            let whole = try await Command.run(Self.short + ["--out", "whole"], in: folder)
            #expect(whole.status == 0, "\(whole.messages)")
            let interrupted = Self.short + ["--json"]
            let running = try RunningCommand(interrupted + ["--out", "it's"], in: folder)
            while running.isRunning, try running.events("started") < 2 { usleep(1000) }
            running.signal(signal)
            let (status, messages, _) = try running.wait()
            #expect(status == 75)
            let program = try Command.path()
            #expect(
                messages
                    == "error: interrupted; what was computed is kept. To go on, type: \(program) "
                    + interrupted.joined(separator: " ") + " --out 'it'\\''s'\n")
            #expect(try stored("\(folder)/it's", ".trial").count == 1)
            #expect(try stored("\(folder)/it's", ".checkpoint").count == 1)
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/it's/digits"))

            let plan = try await Command.run(Self.short + ["--out", "it's", "--dry-run"], in: folder)
            #expect(plan.output.hasPrefix("elu, seed 1: cached, made by "))
            #expect(plan.output.hasSuffix("\nrelu, seed 1: to continue from its checkpoint\n"))
            let again = try await Command.run(Self.short + ["--out", "it's"], in: folder)
            #expect(again.status == 0, "\(again.messages)")
            #expect(
                try contents(of: "\(folder)/it's/digits", ending: ".csv")
                    == contents(of: "\(folder)/whole/digits", ending: ".csv"))
            #expect(try stored("\(folder)/it's", ".checkpoint").isEmpty)
        }
    }

    @Test("twice ends at once with status 130")
    func twice() async throws {
        try await Command.inFolder { folder in
            let running = try RunningCommand(Self.long, in: folder)
            while running.isRunning, try stored("\(folder)/results", ".trial").count < 3 {}
            // The process is stopped between the two, so that it cannot end by itself.
            for signal in [SIGSTOP, SIGINT] { running.signal(signal) }
            running.signal(SIGTERM)
            running.signal(SIGCONT)
            #expect(try running.wait().status == 130)
        }
    }

    private func stored(_ out: String, _ suffix: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: "\(out)/.trials") else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: "\(out)/.trials").filter { $0.hasSuffix(suffix) }
    }
}

@Suite("Two commands on one store", .serialized)
struct TwoCommandsTests {
    @Test("run each trial once, and both give the tables")
    func shared() async throws {
        try await Command.inFolder { folder in
            let line = [
                "activation-comparison", "--dataset", "digits", "--epochs", "2", "--seeds", Soak.isOn ? "8" : "2",
                "--activations", "elu,relu,tanh", "--width", "32", "--depth", "3", "--batch", "500",
                "--training-sample", "1000", "--jobs", "2", "--json",
            ]
            let alone = try await Command.run(line + ["--out", "alone"], in: folder)
            #expect(alone.status == 0, "\(alone.messages)")
            let both = try (0..<2).map { _ in try RunningCommand(line + ["--out", "shared"], in: folder) }
            var measured = 0
            for running in both {
                let (status, messages, output) = try running.wait()
                #expect(status == 0 && messages == "", "\(messages)")
                measured += count(ofEvents: "measured", in: output)
            }
            #expect(measured == 3 * (Soak.isOn ? 8 : 2))
            let tables = try contents(of: "\(folder)/alone/digits", ending: ".csv")
            #expect(tables.count == 6)
            #expect(try contents(of: "\(folder)/shared/digits", ending: ".csv") == tables)
            // Nothing but the trials is left: no lock, no checkpoint, no half-written file.
            let left = try contents(of: "\(folder)/shared/.trials").keys
            #expect(left.count == 3 * (Soak.isOn ? 8 : 2) && left.allSatisfy { $0.hasSuffix(".trial") }, "\(left)")
        }
    }
}

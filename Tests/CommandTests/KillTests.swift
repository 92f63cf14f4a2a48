import Foundation
import Testing

/// How many times the kill test kills, and how long the two-commands test runs: the long forms are behind `make soak`.
enum Soak {
    static let isOn = ProcessInfo.processInfo.environment["TRAINABILITY_SOAK"] == "1"
    static let kills = ProcessInfo.processInfo.environment["TRAINABILITY_KILLS"].flatMap { Int($0) } ?? 12
}

@Suite("A run that is killed", .serialized)
struct KillTests {
    /// Long enough to be killed often, with a checkpoint after nearly every step.
    private static let line = [
        "activation-comparison", "--dataset", "digits", "--epochs", "2", "--seeds", "1", "--activations",
        "elu,relu,prelu", "--width", "32", "--depth", "3", "--batch", "500", "--training-sample", "1000", "--jobs", "2",
        "--checkpoint-every", "0.02", "--quiet",
    ]

    /// When the command is killed: at a random moment, as soon as a file of this kind is being written, or as soon as
    /// files are moved to where they belong.
    private enum Moment: CaseIterable {
        case any, checkpoint, trial, table, picture, moving

        /// What the name of a half-written file of the kind contains.
        var mark: String {
            switch self {
            case .any: ""
            case .checkpoint: ".checkpoint."
            case .trial: ".trial."
            case .table: ".csv."
            case .picture: ".svg."
            case .moving: "digits/activation-comparison/"
            }
        }
    }

    @Test("gives, when the same command is typed again, the same tables, and never leaves a half-written file")
    func killed() async throws {
        try await Command.inFolder { folder in
            let whole = try await Command.run(Self.line + ["--out", "whole"], in: folder)
            #expect(whole.status == 0, "\(whole.messages)")
            let expected = try contents(of: "\(folder)/whole/digits")
            var (kills, kinds) = (0, [Moment: Int]())
            var numbers = SystemRandomNumberGenerator()
            let wanted = Soak.kills
            var attempts = 0
            while kills < wanted {
                attempts += 1
                try #require(attempts < 6 * wanted, "only \(kills) of \(attempts) runs could be killed: \(kinds)")
                let moment = Moment.allCases[kills % Moment.allCases.count]
                let running = try RunningCommand(Self.line + ["--out", "killed"], in: folder)
                if moment == .any {
                    usleep(UInt32.random(in: 0...700_000, using: &numbers))
                } else {
                    while running.isRunning, !isWriting(moment, below: "\(folder)/killed") { usleep(300) }
                }
                if running.kill() {
                    kills += 1
                    kinds[moment, default: 0] += 1
                }
                try expectWhole("\(folder)/killed/digits", as: expected)
                // A finished run begins anew; the store of the others goes on.
                if FileManager.default.fileExists(
                    atPath: "\(folder)/killed/digits/activation-comparison/manifest.json")
                {
                    try FileManager.default.removeItem(atPath: "\(folder)/killed")
                } else if moment == .moving {
                    // So that the next moves of files are seen as such.
                    try? FileManager.default.removeItem(atPath: "\(folder)/killed/digits")
                }
            }
            for moment in Moment.allCases { #expect(kinds[moment, default: 0] >= wanted / 12, "\(kinds)") }
            let last = try await Command.run(Self.line + ["--out", "killed"], in: folder)
            #expect(last.status == 0, "\(last.messages)")
            let tables = try contents(of: "\(folder)/killed/digits")
            for (name, content) in expected where !name.hasSuffix("manifest.json") {
                #expect(tables[name] == content, "\(name) after \(kills) kills")
            }
            #expect(tables.keys.sorted() == expected.keys.sorted())
            print("killed \(kills) times: \(kinds.map { "\($0.value) \($0.key)" }.sorted().joined(separator: ", "))")
        }
    }

    private func isWriting(_ moment: Moment, below folder: String) -> Bool {
        let paths = FileManager.default.enumerator(atPath: folder)
        while let path = paths?.nextObject() as? String {
            let isHidden = path.contains("/.results.")
            if moment == .moving ? !isHidden : path.hasSuffix(".partial"), path.contains(moment.mark) { return true }
        }
        return false
    }

    /// Every file that has its own name is the one of an undisturbed run; a manifest, which tells the time, is whole.
    private func expectWhole(_ folder: String, as expected: [String: Data]) throws {
        guard FileManager.default.fileExists(atPath: folder) else { return }
        for (name, content) in try contents(of: folder) where !name.contains(".partial") && !name.hasSuffix(".lock") {
            if name.hasSuffix("manifest.json") {
                #expect(throws: Never.self, "\(name)") { try JSONDecoder().decode(AnyManifest.self, from: content) }
            } else {
                #expect(expected[name] == content, "\(name), \(content.count) bytes")
            }
        }
    }

    private struct AnyManifest: Decodable { let fingerprint: String }
}

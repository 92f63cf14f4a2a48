import Foundation
import Testing

/// A reader with every kind of defect, each behind a byte of its own.
private let defective = FuzzTarget(name: "defective", seeds: { [[1, 2, 3, 4]] }, content: { $0 }) { input in
    guard input.bytes.count == 4 else { throw CocoaError(.fileReadCorruptFile) }
    switch input.bytes[0] {
    case 1 where input.bytes[1] == 2: try demand(input.contents?.contains(input.bytes) == true, "the wrong is accepted")
    case 0xC0: preconditionFailure("planted")
    case 0xA0: while input.bytes[0] != 0 { hangs += 1 }
    case 0xB0: while input.bytes[0] != 0 { sleep(1) }
    case 0xE0:
        let much = [UInt8](repeating: 1, count: 1 << 27)
        while much[0] != 0 { sleep(1) }
    default: throw CocoaError(.fileReadCorruptFile)
    }
}

nonisolated(unsafe) private var hangs = 0

@Suite("The fuzzer")
struct FuzzerTests {
    private static func enter(_ bytes: [UInt8], _ limits: Watch.Limits = Watch.Limits()) throws(Flaw) -> Bool {
        let input = FuzzInput(bytes: bytes, contents: [[1, 2, 3, 4]])
        return try Watch.over(bytes, "the label", within: limits) { () throws(Flaw) in try defective.accepts(input) }
    }

    @Test("finds a wrong acceptance, and says by which input")
    func wrongAcceptance() async throws {
        // In a process of its own, as only one input is watched at a time.
        await #expect(processExitsWith: .success) {
            let harmless = FuzzTarget(name: "harmless", seeds: defective.seeds, content: { $0 }) { input in
                if input.bytes != [1, 2, 3, 4] { throw CocoaError(.fileReadCorruptFile) }
            }
            #expect(try Campaign(harmless, seed: 1).run(inputs: 300).flaws == [])
            let careless = FuzzTarget(name: "careless", seeds: defective.seeds, content: { $0 }) { input in
                try demand(input.contents?.contains(input.bytes) == true, "the wrong is accepted")
            }
            let flaws = try Campaign(careless, seed: 1).run(inputs: 300).flaws
            #expect(flaws.count == 5)
            let flaw = try #require(flaws.first)
            #expect(flaw.contains(#/^careless, input \d+, TRAINABILITY_FUZZ_SEED=1: the wrong is accepted; its input/#))
            let path = try #require(flaw.split(separator: " ").last.map(String.init))
            let bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
            #expect(bytes != [1, 2, 3, 4])
        }
    }

    @Test("takes a refusal of several lines for a flaw")
    func lines() throws {
        struct Talkative: Error, CustomStringConvertible { let description = "one line\nand another" }
        let target = FuzzTarget(name: "talkative") { _ in throw Talkative() }
        #expect(throws: Flaw.self) { () throws in _ = try target.accepts(FuzzInput(bytes: [])) }
    }

    @Test("accepts the right and refuses the wrong")
    func right() async {
        await #expect(processExitsWith: .success) {
            let (right, wrong) = (try Self.enter([1, 2, 3, 4]), try Self.enter([1]))
            #expect(right && !wrong)
            #expect(throws: Flaw.self) { () throws in _ = try Self.enter([1, 2, 3, 5]) }
        }
    }

    @Test("tells a crash, a hang, a wait and too much memory, with the bytes at fault, before the process ends")
    func ends() async throws {
        let crash = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = try Self.enter([0xC0, 2, 3, 4])
        }
        try expectReport(crash, "fuzz: a crash by the label; its input is in ", "c0020304")
        let hang = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = try Self.enter([0xA0, 2, 3, 4])
        }
        try expectReport(hang, "fuzz: a hang of more than a second by the label; its input is in ", "a0020304")
        let wait = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = try Self.enter([0xB0, 2, 3, 4], Watch.Limits(nanosecondsOfWaiting: 500_000_000))
        }
        try expectReport(wait, "fuzz: a hang of more than a second by the label; its input is in ", "b0020304")
        let memory = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = try Self.enter([0xE0, 2, 3, 4], Watch.Limits(bytes: 1 << 26))
        }
        try expectReport(memory, "fuzz: a lot of memory taken by the label; its input is in ", "e0020304")
    }

    private func expectReport(_ result: ExitTest.Result?, _ report: String, _ bytes: String) throws {
        let text = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
        let lines = text.split(separator: "\n").map(String.init)
        let place = try #require(lines.firstIndex { $0.hasPrefix(report) }, "\(text)")
        #expect(lines[place + 1] == bytes)
        let path = String(lines[place].dropFirst(report.count).dropLast())
        #expect(FileManager.default.contents(atPath: path)?.map { String(format: "%02x", $0) }.joined() == bytes)
        try? FileManager.default.removeItem(atPath: path)
    }

    @Test("makes the same inputs from the same seed, and others from another")
    func deterministic() throws {
        func inputs(_ seed: Int) throws -> [[UInt8]] {
            let target = FuzzTarget(name: "recording", seeds: { [[1, 2, 3, 4, 5, 6, 7, 8]] }) { _ in }
            let campaign = try Campaign(target, seed: seed)
            return try (0..<100).map { try campaign.input($0).bytes }
        }
        #expect(try inputs(1) == inputs(1))
        #expect(try inputs(1) != inputs(2))
        #expect(try Set(inputs(1)).count > 80)
    }
}

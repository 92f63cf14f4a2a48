import Foundation
import Synchronization
import Testing

@testable import Harness

@Suite("The progress line")
struct ProgressLineTests {
    /// What a run of two trials in a hundred steps writes.
    private func texts(_ style: ProgressLine.Style) -> [String] {
        let written = Mutex<[String]>([])
        let progress = ProgressLine("toy", trials: ["a", "b"], style: style) { text in
            written.withLock { $0.append(text) }
        }
        for trial in 0..<2 {
            for step in 1...100 { progress.update(trial, Double(step) / 100, "trial \(trial), step \(step)") }
        }
        progress.finish()
        return written.withLock { $0 }
    }

    @Test("in a file is one line for each tenth, upwards to 100 %")
    func lines() throws {
        let texts = texts(.lines)
        // The first update writes too, as nothing was written in the 30 seconds before it.
        let percents = try texts.map { try #require(Int($0.split(separator: " ")[1])) }
        #expect(percents == [0] + (1...10).map { $0 * 10 })
        #expect(texts.allSatisfy { $0.hasPrefix("toy ") && $0.hasSuffix("\n") && !$0.dropLast().contains("\n") })
        #expect(texts.last?.contains("100 %  trial 1, step 100") == true)
    }

    @Test("on a terminal is one line, redrawn, short enough for it and cleared at the end")
    func terminal() {
        let texts = texts(.terminal)
        #expect(texts.count >= 2 && texts.allSatisfy { $0.hasPrefix("\r\u{1B}[K") && !$0.contains("\n") })
        #expect(texts.last == "\r\u{1B}[K")
        #expect(texts.dropLast().last?.contains("toy 100 %") == true)
    }

    @Test("is silent if asked to be")
    func quiet() {
        #expect(texts(.quiet).isEmpty)
    }

    @Test("takes fractions beyond 0 and 1 for 0 and 1")
    func clamped() {
        let written = Mutex<[String]>([])
        let progress = ProgressLine("toy", trials: ["a"], style: .lines) { text in written.withLock { $0.append(text) }
        }
        for fraction in [-3, 7.0] { progress.update(0, fraction, "") }
        #expect(written.withLock { $0.map { String($0.prefix(9)) } } == ["toy 0 %  ", "toy 100 %"])
    }

    @Test(
        "names durations",
        arguments: [(0.04, "0.0 s"), (0.44, "0.4 s"), (42.4, "42 s"), (60, "1 min 0 s"), (200, "3 min 20 s")])
    func durations(seconds: Double, text: String) {
        #expect(duration(seconds) == text)
    }
}

import Dispatch
import Testing

@testable import Harness

@Suite("The progress in a file")
struct LineProgressTests {
    @Test("is one line for each tenth, upwards to 100 %")
    func tenths() throws {
        let stage = Stage(.lines)
        for trial in 0..<4 {
            stage.line.started(trial)
            for step in 1...100 {
                stage.wait(0.1)
                stage.line.update(trial, Double(step) / 100, "step \(step)")
            }
            stage.line.ended(trial, .measured(seconds: 10))
        }
        stage.line.finish()
        let percents = try stage.texts.map { try #require(Int($0.split(separator: " ")[1])) }
        #expect(percents == (1...10).map { $0 * 10 })
        #expect(stage.texts.first == "toy 10 %  0/4 trials  a, seed 1: step 40  4.0 s, 36 s left\n")
        #expect(stage.texts.last == "toy 100 %  3/4 trials  b, seed 2: step 100  40 s\n")
    }

    @Test("is one line each 30 seconds where little moves")
    func slow() {
        let stage = Stage(.lines)
        stage.line.started(0)
        for step in 1...100 {
            stage.wait(1)
            stage.line.update(0, Double(step) / 10_000, "step \(step)")
        }
        #expect(
            stage.texts == [
                "toy 0 %  0/4 trials  a, seed 1: step 30  30 s, 11 h 6 min left\n",
                "toy 0 %  0/4 trials  a, seed 1: step 60  1 min 0 s, 11 h 5 min left\n",
                "toy 0 %  0/4 trials  a, seed 1: step 90  1 min 30 s, 11 h 5 min left\n",
            ])
    }

    @Test("names the cached trials in one line for each maker, and failures at once and at the end")
    func cachedAndFailed() {
        let stage = Stage(.lines)
        stage.line.ended(0, .cached(from: "commit 1a2b3c4"))
        stage.line.started(2)
        stage.line.ended(1, .cached(from: "commit 1a2b3c4"))
        stage.line.ended(3, .cached(from: "commit 5d6e7f8"))
        stage.line.ended(2, .failed("it cannot"))
        #expect(stage.texts == ["error: a, seed 2: it cannot\n"])
        stage.line.finish()
        #expect(
            stage.texts.dropFirst() == [
                "toy: 2 of 4 trials cached, made by commit 1a2b3c4\n",
                "toy: 1 of 4 trials cached, made by commit 5d6e7f8\n",
            ])
    }

    @Test("says failures again at the end where something was said or done after them", arguments: [true, false])
    func failedAgain(fails: Bool) {
        let stage = Stage(.lines)
        for trial in [0, 1] { stage.line.started(trial) }
        stage.line.ended(0, .failed("it cannot"))
        stage.line.ended(1, fails ? .failed("nor can it") : .measured(seconds: 1))
        stage.line.finish()
        let again = ["error: \(fails ? 2 : 1) of 4 trials failed:\n", "  a, seed 1: it cannot\n"]
        #expect(stage.texts.suffix(fails ? 3 : 2) == again + (fails ? ["  b, seed 1: nor can it\n"] : []))
    }

    @Test(
        "waits with that line until no more cached trials come",
        arguments: [ProgressLine.Style.lines, .terminal(color: false)])
    func burst(style: ProgressLine.Style) {
        let stage = Stage(style)
        stage.line.started(0)
        for trial in 1..<4 {
            stage.line.ended(trial, .cached(from: "commit 1a2b3c4"))
            stage.wait(0.3)
            stage.line.update(0, 0.1, "")
        }
        #expect(!stage.all.contains("cached"))
        stage.wait(0.5)
        stage.line.update(0, 0.5, "")
        #expect(stage.all.contains("toy: 3 of 4 trials cached, made by commit 1a2b3c4\n"))
    }

    @Test("says once that a trial waits")
    func waiting() {
        let stage = Stage(.lines)
        for _ in 0..<3 { stage.line.ended(0, .waiting("process 12 is at it")) }
        #expect(stage.texts == ["a, seed 1: process 12 is at it\n"])
    }

    @Test("takes fractions beyond 0 and 1, and none at all, for 0 and 1")
    func clamped() {
        let stage = Stage(.lines, trials: ["a"])
        stage.line.started(0)
        for fraction in [-3, Double.nan, -.infinity, .infinity] {
            stage.wait(31)
            stage.line.update(0, fraction, "")
        }
        #expect(stage.texts.map { $0.prefix(9) } == ["toy 0 %  ", "toy 0 %  ", "toy 0 %  ", "toy 100 %"])
    }

    @Test("of no trials is nothing")
    func none() {
        let stage = Stage(.lines, trials: [])
        stage.line.finish()
        #expect(stage.texts.isEmpty)
    }

    @Test("that is not wanted is failures and nothing else")
    func quiet() {
        let stage = Stage(.quiet)
        stage.line.ended(0, .cached(from: "commit 1a2b3c4"))
        for trial in 1..<4 {
            stage.line.started(trial)
            stage.wait(60)
            stage.line.update(trial, 0.5, "half")
        }
        stage.line.ended(1, .measured(seconds: 1))
        stage.line.ended(2, .waiting("x"))
        stage.line.ended(3, .failed("it cannot"))
        stage.line.note("x")
        stage.line.finish()
        #expect(stage.texts == ["error: b, seed 2: it cannot\n"])
    }

    @Test("loses nothing and mixes nothing where many threads report at once")
    func threads() {
        let stage = Stage(.json, trials: (0..<8).map { "trial \($0)" })
        DispatchQueue.concurrentPerform(iterations: 8) { index in
            stage.line.started(index)
            for step in 1...2000 {
                stage.wait(0.001)
                stage.line.update(index, Double(step) / 2000, "step \(step)")
            }
            stage.line.ended(index, index == 3 ? .failed("x") : .measured(seconds: 1))
        }
        stage.line.finish()
        #expect(stage.texts.allSatisfy { $0.hasPrefix("{\"event\":") && $0.hasSuffix("}\n") })
        #expect(stage.texts.last?.contains("\"measured\":7,\"cached\":0,\"failed\":1") == true)
    }
}

@Suite("The progress as events")
struct EventProgressTests {
    @Test("is one object a line, at most one a second for each trial while it runs")
    func events() {
        let stage = Stage(.json)
        stage.line.ended(0, .cached(from: "commit 1a2b3c4"))
        stage.line.started(1)
        for step in 1...20 {
            stage.wait(0.125)
            stage.line.update(1, Double(step) / 32, "step \(step)")
        }
        stage.line.ended(1, .measured(seconds: 2.5))
        stage.line.ended(2, .failed("no \"x\"\n"))
        stage.line.ended(3, .waiting("process 12 is at it"))
        stage.line.ended(3, .interrupted)
        stage.line.note("enough")
        stage.line.finish()
        let subject = { (index: Int, trial: String) in
            "\"experiment\":\"toy\",\"trial\":\"\(trial)\",\"index\":\(index)"
        }
        let (a1, b1, a2, b2) = (
            subject(0, "a, seed 1"), subject(1, "b, seed 1"), subject(2, "a, seed 2"), subject(3, "b, seed 2")
        )
        #expect(
            stage.texts == [
                "{\"event\":\"cached\",\(a1),\"from\":\"commit 1a2b3c4\"}\n",
                "{\"event\":\"started\",\(b1)}\n",
                "{\"event\":\"progress\",\(b1),\"fraction\":0.03125,\"message\":\"step 1\"}\n",
                "{\"event\":\"progress\",\(b1),\"fraction\":0.28125,\"message\":\"step 9\"}\n",
                "{\"event\":\"progress\",\(b1),\"fraction\":0.53125,\"message\":\"step 17\"}\n",
                "{\"event\":\"measured\",\(b1),\"seconds\":2.5}\n",
                "{\"event\":\"failed\",\(a2),\"message\":\"no \\\"x\\\"\\n\"}\n",
                "{\"event\":\"waiting\",\(b2),\"message\":\"process 12 is at it\"}\n",
                "{\"event\":\"interrupted\",\(b2)}\n",
                "{\"event\":\"note\",\"experiment\":\"toy\",\"text\":\"enough\"}\n",
                "{\"event\":\"finished\",\"experiment\":\"toy\",\"trials\":4,\"measured\":1,\"cached\":1,"
                    + "\"failed\":1,\"interrupted\":1,\"seconds\":2.5}\n",
            ])
    }

    @Test("has null for what JSON has no number for")
    func null() {
        let event = Event(
            "x", ["a": .number(.nan), "b": .number(-.infinity), "c": 1e-5, "d": 2, "e": "é/\u{2028}\u{1}"])
        #expect(
            event.line == "{\"event\":\"x\",\"a\":null,\"b\":null,\"c\":1e-05,\"d\":2,\"e\":\"é/\u{2028}\\u0001\"}\n")
    }
}

@Suite("The style of the progress")
struct ProgressStyleTests {
    @Test("is that of the terminal and of what was asked for; NO_COLOR takes the color and leaves the bar")
    func suitable() {
        func style(
            quiet: Bool = false, json: Bool = false, terminal: String? = "xterm", noColor: String? = nil,
            isTerminal: Bool = true
        ) -> ProgressLine.Style {
            ProgressLine.suitableStyle(
                quiet: quiet, json: json, isTerminal: isTerminal, terminal: terminal, noColor: noColor)
        }
        #expect(style() == .terminal(color: true) && style(noColor: "") == .terminal(color: true))
        #expect(style(noColor: "0") == .terminal(color: false))
        #expect(style(isTerminal: false) == .lines)
        #expect(style(terminal: "dumb") == .lines && style(terminal: nil) == .lines)
        #expect(style(json: true) == .json && style(quiet: true) == .quiet)
        #expect(style(quiet: true, json: true) == .quiet)
    }

    @Test(
        "names durations",
        arguments: [
            (0.04, "0.0 s"), (0.44, "0.4 s"), (42.4, "42 s"), (60, "1 min 0 s"), (200, "3 min 20 s"),
            (7530, "2 h 5 min"),
        ])
    func durations(seconds: Double, text: String) {
        #expect(duration(seconds) == text)
    }
}

import Foundation
import Testing

@testable import Harness

/// A progress line with a clock and a width that the test sets, and everything that it wrote.
final class Stage: Sendable {
    private let written = Locked<[String]>([])
    private let time = Locked(1000.0)
    private let columns = Locked(100)
    let line: ProgressLine

    init(_ style: ProgressLine.Style, trials: [String] = ["a, seed 1", "b, seed 1", "a, seed 2", "b, seed 2"]) {
        // The closures need the stage, which is whole only with the line.
        let box = Box()
        line = ProgressLine(
            "toy", trials: trials, style: style, write: { text in box.stage?.written.withLock { $0.append(text) } },
            now: { box.stage?.time.withLock { $0 } ?? 1000 }, width: { box.stage?.columns.withLock { $0 } ?? 100 })
        box.set(self)
    }

    private final class Box: Sendable {
        private let held = Locked<Stage?>(nil)
        var stage: Stage? { held.withLock { $0 } }
        func set(_ stage: Stage) { held.withLock { $0 = stage } }
    }

    func wait(_ seconds: Double) { time.withLock { $0 += seconds } }
    func resize(_ width: Int) { columns.withLock { $0 = width } }
    var texts: [String] { written.withLock { $0 } }
    var all: String { texts.joined() }

    /// What was written since, without the escape sequences; a carriage return is `|`.
    func shown(since count: Int = 0) -> [String] { texts.dropFirst(count).map(plainText) }
}

private func plainText(_ text: String) -> String {
    text.replacing(#/\u{1B}\[[0-9;?]*[A-Za-z]/#, with: "").replacing("\r", with: "|")
}

@Suite("The progress line on a terminal")
struct TerminalProgressTests {
    @Test("has title, bar, percent, trials, who speaks and what, time passed and time left")
    func parts() {
        let stage = Stage(.terminal(color: false))
        stage.resize(120)
        stage.line.started(0)
        stage.wait(60)
        stage.line.update(0, 0.5, "epoch 3/6, loss 0.231")
        #expect(
            stage.shown().last
                == "|toy [###.....................]  12 % 0/4 a, seed 1: epoch 3/6, loss 0.231              1:00,  7:00 left"
        )
        #expect(stage.texts.allSatisfy { $0.hasPrefix("\r\u{1B}[K") && !$0.contains("\n") })
    }

    @Test("is redrawn at most ten times a second, and says then how far all are")
    func rate() {
        let stage = Stage(.terminal(color: false))
        for trial in 0..<2 { stage.line.started(trial) }
        let before = stage.texts.count
        for step in 1...1000 {
            stage.wait(0.001)
            stage.line.update(step % 2, Double(step) / 1000, "step \(step)")
        }
        let drawn = stage.texts.count - before
        #expect(drawn == 9 || drawn == 10)
        // The last redraw was at 0.9 or 1.0 of both; neither trial's part is lost, whoever spoke.
        #expect(stage.shown().last?.contains(" 45 % ") == true || stage.shown().last?.contains(" 50 % ") == true)
    }

    @Test("asks for the width at each redraw")
    func resize() {
        let stage = Stage(.terminal(color: false))
        stage.line.started(0)
        for (width, text) in [(10, "| 25 % 0/4"), (20, "|[#......]  25 % 0/4"), (7, "| 25 %"), (4, "|...")] {
            stage.resize(width)
            stage.wait(1)
            stage.line.update(0, 1, "epoch 1")
            #expect(stage.shown().last == text)
        }
    }

    @Test("prints a failure at once, above the line, and once more at the end")
    func failure() {
        let stage = Stage(.terminal(color: true))
        for trial in 0..<4 { stage.line.started(trial) }
        let before = stage.texts.count
        stage.line.ended(1, .failed("data/x: expected the file, got none\nof it"))
        #expect(
            stage.texts.dropFirst(before).prefix(2) == [
                "\r\u{1B}[K",
                "\u{1B}[1;31merror:\u{1B}[0m b, seed 1: data/x: expected the file, got none of it\n",
            ])
        // The line is back below it.
        #expect(stage.texts.count == before + 3 && stage.shown().last?.hasPrefix("|toy [") == true)
        stage.wait(1)
        for trial in [0, 2, 3] { stage.line.ended(trial, .measured(seconds: 1)) }
        let end = stage.texts.count
        stage.line.finish()
        #expect(
            stage.texts.dropFirst(end).joined()
                == "\r\u{1B}[K\u{1B}[1;31merror:\u{1B}[0m 1 of 4 trials failed:\n"
                + "  b, seed 1: data/x: expected the file, got none of it\n")
        stage.line.finish()
        #expect(stage.texts.count == end + 3)
    }

    @Test("is cleared at the end, and nothing else is left of it")
    func cleared() {
        let stage = Stage(.terminal(color: false))
        stage.line.started(0)
        stage.line.finish()
        #expect(stage.texts.last == "\r\u{1B}[K" && !stage.all.contains("\n"))
    }

    @Test("has notes above it")
    func note() {
        let stage = Stage(.terminal(color: false))
        stage.line.note("before\u{7}")
        stage.line.started(0)
        stage.line.note("between")
        #expect(stage.shown().map { $0.prefix(9) } == ["before \n", "|toy [...", "|", "between\n", "|toy [..."])
    }

    @Test("has colors only if they are wanted")
    func color() {
        for isColored in [true, false] {
            let stage = Stage(.terminal(color: isColored))
            stage.line.started(0)
            stage.line.ended(0, .failed("x"))
            #expect(stage.all.contains("\u{1B}[32m") == isColored && stage.all.contains("\u{1B}[1;31m") == isColored)
            #expect(stage.shown().contains("error: a, seed 1: x\n"))
        }
    }

    @Test("shows what would command a terminal as spaces")
    func harmless() {
        let stage = Stage(.terminal(color: false), trials: ["a\u{1B}[2J"])
        stage.line.started(0)
        stage.wait(1)
        stage.line.update(0, 0.5, "x\r\n\u{9B}31m\u{202E}y\u{7F}")
        #expect(stage.texts.last?.contains("a [2J: x   31my ") == true)
    }
}

@Suite("The time left")
struct TimeLeftTests {
    @Test("is that of the work left, at the speed of the work done in this run; cached trials are no work")
    func cached() {
        let stage = Stage(.terminal(color: false))
        for trial in 0..<2 { stage.line.ended(trial, .cached(from: "commit 1a2b3c4")) }
        stage.line.started(2)
        stage.wait(30)
        stage.line.update(2, 0.5, "half")
        // Half a trial in 30 s; one and a half are left.
        #expect(stage.shown().last?.contains(" 62 % 2/4 ") == true)
        #expect(stage.shown().last?.hasSuffix("1:30 left") == true)
    }

    @Test("does not count what a checkpoint brought")
    func checkpoint() {
        let stage = Stage(.terminal(color: false), trials: ["a"])
        stage.line.started(0, at: 0.8)
        stage.wait(30)
        stage.line.update(0, 0.9, "on")
        #expect(stage.shown().last?.contains(" 90 % ") == true)
        #expect(stage.shown().last?.hasSuffix("0:30 left") == true)
    }

    @Test("counts the time that a failed trial took, and nothing more to do for it")
    func failed() {
        let stage = Stage(.terminal(color: false), trials: ["a", "b"])
        stage.line.started(0)
        stage.wait(30)
        stage.line.update(0, 0.5, "half")
        stage.line.ended(0, .failed("x"))
        stage.line.started(1)
        stage.wait(30)
        stage.line.update(1, 0.5, "half")
        #expect(stage.shown().last?.hasSuffix("0:30 left") == true)
    }

    @Test("is not known before anything was done")
    func unknown() {
        let stage = Stage(.terminal(color: false))
        stage.line.started(0)
        stage.wait(30)
        stage.line.update(0, 0, "nothing")
        #expect(!stage.all.contains("left"))
    }
}

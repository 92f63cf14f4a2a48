import Dispatch
import Foundation
import Synchronization

/// The progress of a run: one redrawn line on a terminal, a line now and then in a file, or events.
public final class ProgressLine: Sendable {
    public enum Style: Sendable, Hashable {
        case terminal(color: Bool), lines, json
        /// Nothing but failures.
        case quiet
    }

    /// The end of a trial, or its wait.
    public enum Ending: Sendable {
        case measured(seconds: Double)
        /// The trial was in the store, with its origin: `commit 1a2b3c4`.
        case cached(from: String)
        case failed(String)
        case interrupted
        /// The trial waits, with the reason.
        case waiting(String)
    }

    private let title: String
    private let trials: [String]
    private let style: Style
    private let write: @Sendable (String) -> Void
    private let now: @Sendable () -> Double
    private let width: @Sendable () -> Int

    /// The progress of each trial, written by its thread without a lock.
    private let readings: [Reading]
    /// The time of the next write, in seconds.
    private let due = Atomic<Double>(-.infinity)
    private let state: Locked<State>

    /// - Parameters:
    ///   - trials: their names; each counts the same.
    ///   - write: nil for stdout with events, and stderr otherwise.
    ///   - now: a clock, in seconds.
    ///   - width: the columns of the terminal, asked before each redraw.
    public init(
        _ title: String, trials: [String], style: Style, write: (@Sendable (String) -> Void)? = nil,
        now: @escaping @Sendable () -> Double = secondsOfUptime,
        width: @escaping @Sendable () -> Int = { ProgressLine.terminalWidth }
    ) {
        // JSON has its own way to make a text harmless.
        let isShown = style != .json
        self.title = isShown ? title.harmless : title
        self.trials = isShown ? trials.map(\.harmless) : trials
        self.style = style
        self.write = write ?? (style == .json ? writeToStdout : writeToStderr)
        self.now = now
        self.width = width
        readings = trials.map { _ in Reading() }
        state = Locked(State(trials: trials.count, start: now()))
    }

    /// Trial `index` begins, where a checkpoint left it.
    public func started(_ index: Int, at fraction: Double = 0) {
        if style == .quiet { return }
        let time = now()
        readings[index].fraction.store(clamped(fraction), ordering: .relaxed)
        state.withLock { state in
            state.start(index, at: clamped(fraction), time)
            if style == .json { return event("started", index) }
            // In a file that is no news.
            if style != .lines { say("begins", of: index, time, &state) }
        }
    }

    /// Reports the progress of trial `index`, from 0 to 1. The call is cheap while no write is due.
    public func update(_ index: Int, _ fraction: Double, _ message: String) {
        if style == .quiet { return }
        readings[index].fraction.store(clamped(fraction), ordering: .relaxed)
        let time = now()
        let due = style == .json ? readings[index].due.load(ordering: .relaxed) : self.due.load(ordering: .relaxed)
        guard time >= due else { return }
        state.withLock { state in
            if style == .json {
                guard time >= readings[index].due.load(ordering: .relaxed) else { return }
                readings[index].due.store(time + Interval.event, ordering: .relaxed)
                return event(
                    "progress", index, [("fraction", .number(clamped(fraction))), ("message", .text(message))])
            }
            say(message.harmless, of: index, time, &state)
        }
    }

    /// Reports the end of trial `index`, or its wait.
    public func ended(_ index: Int, _ ending: Ending) {
        let time = now()
        state.withLock { state in
            state.end(index, ending, fraction: readings[index].fraction.load(ordering: .relaxed), time)
            if style == .json { return event(of: ending, index) }
            if case .failed(let message) = ending {
                return announce("\(error) \(trials[index]): \(message.harmless)", time, &state)
            }
            if style == .quiet { return }
            switch ending {
            case .measured(let seconds): say("done in \(duration(seconds))", of: index, time, &state)
            case .waiting(let reason):
                let text = "\(trials[index]): \(reason.harmless)"
                if state.waits.insert(text).inserted { announce(text, time, &state) }
            default: break
            }
        }
    }

    /// A line that stays, above the one that is redrawn.
    public func note(_ text: String) {
        state.withLock { state in
            switch style {
            case .json: write(Event("note", ["experiment": .text(title), "text": .text(text)]).line)
            case .quiet: break
            default: announce(text.harmless, now(), &state)
            }
        }
    }

    /// Clears the line and repeats the failures. Further calls do nothing.
    public func finish() {
        let time = now()
        state.withLock { state in
            guard !state.isFinished else { return }
            state.isFinished = true
            if style == .json { return write(finished(state, time).line) }
            if style == .quiet { return }
            clear(&state)
            writeCached(&state)
            // A single failure that was just printed is not repeated.
            guard state.failures.count > 1 || state.hasEndedAfterFailure else { return }
            write("\(error) \(state.failures.count) of \(trials.count) trials failed:\n")
            for (index, message) in state.failures { write("  \(trials[index]): \(message.harmless)\n") }
        }
    }
}

extension ProgressLine {
    /// Seconds between two writings.
    private enum Interval {
        static let redraw = 0.1
        static let line = 30.0
        static let event = 1.0
        /// Without another cached trial, after which those before it are told of.
        static let pause = 0.5
    }

    private var error: String { style == .terminal(color: true) ? "\u{1B}[1;31merror:\u{1B}[0m" : "error:" }

    /// The number, limited to 0 … 1.
    private func clamped(_ fraction: Double) -> Double { fraction > 0 ? min(fraction, 1) : 0 }

    /// Writes the message of a trial if a write is due.
    private func say(_ message: String, of index: Int, _ time: Double, _ state: inout State) {
        state.message = "\(trials[index]): \(message)"
        let isOver = state.open == 0
        guard time >= due.load(ordering: .relaxed) || (style == .lines && isOver) else { return }
        due.store(time + Interval.redraw, ordering: .relaxed)
        let work = state.work(readings, time)
        if style == .lines {
            guard state.isLineDue(work, time, every: Interval.line) else { return }
            if state.isCacheSearched(time, Interval.pause) { writeCached(&state) }
            let times = "\(duration(work.elapsed))\(work.left.map { ", \(duration($0)) left" } ?? "")"
            write("\(title) \(percentage(work.fraction)) %  \(state.count) trials  \(state.message)  \(times)\n")
        } else {
            if state.isCacheSearched(time, Interval.pause) {
                clear(&state)
                writeCached(&state)
            }
            draw(work, &state)
        }
    }

    /// Writes a line that stays. A terminal's own line follows at once, as nobody knows when the next is due.
    private func announce(_ text: String, _ time: Double, _ state: inout State) {
        let wasDrawn = state.isDrawn
        clear(&state)
        write(text + "\n")
        if wasDrawn && !state.isFinished { draw(state.work(readings, time), &state) }
    }

    private func draw(_ work: Work, _ state: inout State) {
        guard case .terminal(let isColored) = style else { return }
        let line = TerminalLine(
            title: title, fraction: work.fraction, count: state.count, message: state.message, elapsed: work.elapsed,
            left: work.left)
        // Without wrapping, as the width may have changed, and terminals differ in how wide they draw a character.
        let text = line.text(width: max(2, width()), isColored: isColored)
        write("\r\u{1B}[K\u{1B}[?7l\(text)\u{1B}[?7h")
        state.isDrawn = true
    }

    private func clear(_ state: inout State) {
        if state.isDrawn { write("\r\u{1B}[K") }
        state.isDrawn = false
    }

    /// A line for all that one commit made, as most trials of an unchanged experiment are such.
    private func writeCached(_ state: inout State) {
        for (maker, count) in state.cached {
            write("\(title): \(count) of \(trials.count) trials cached, made by \(maker.harmless)\n")
        }
        state.cached = []
    }

    private func event(_ name: String, _ index: Int, _ fields: [(String, Value)] = []) {
        let subject: [(String, Value)] = [
            ("experiment", .text(title)), ("trial", .text(trials[index])), ("index", .integer(index)),
        ]
        write(Event(name, subject + fields).line)
    }

    private func event(of ending: Ending, _ index: Int) {
        switch ending {
        case .measured(let seconds): event("measured", index, [("seconds", .number(seconds))])
        case .cached(let maker): event("cached", index, [("from", .text(maker))])
        case .failed(let message): event("failed", index, [("message", .text(message))])
        case .interrupted: event("interrupted", index)
        case .waiting(let reason): event("waiting", index, [("message", .text(reason))])
        }
    }

    private func finished(_ state: State, _ time: Double) -> Event {
        func count(_ phase: Phase) -> Value { .integer(state.phases.count { $0 == phase }) }
        return Event(
            "finished",
            [
                "experiment": .text(title), "trials": .integer(trials.count), "measured": count(.measured),
                "cached": count(.cached), "failed": count(.failed), "interrupted": count(.interrupted),
                "seconds": .number(state.work(readings, time).elapsed),
            ])
    }

    /// The style for stderr as it is, and for what the user asked for. `NO_COLOR` takes away colors and nothing else.
    ///
    /// Source: no-color.org.
    public static func suitableStyle(quiet: Bool, json: Bool) -> Style {
        let environment = ProcessInfo.processInfo.environment
        return suitableStyle(
            quiet: quiet, json: json, isTerminal: isatty(STDERR_FILENO) == 1, terminal: environment["TERM"],
            noColor: environment["NO_COLOR"])
    }

    static func suitableStyle(
        quiet: Bool, json: Bool, isTerminal: Bool, terminal: String?, noColor: String?
    ) -> Style {
        if quiet { return .quiet }
        if json { return .json }
        guard isTerminal, let terminal, terminal != "dumb" else { return .lines }
        return .terminal(color: (noColor ?? "").isEmpty)
    }

    /// The columns of the terminal at stderr; 80 where it does not know.
    public static var terminalWidth: Int {
        var size = winsize()
        return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }
}

/// A monotonic clock.
@Sendable public func secondsOfUptime() -> Double { Double(DispatchTime.now().uptimeNanoseconds) * 1e-9 }

/// Seconds as `0.4 s`, `42 s`, `3 min 20 s` or `2 h 5 min`.
public func duration(_ seconds: Double) -> String {
    if seconds < 10 { return "\((seconds * 10).rounded() / 10) s" }
    let whole = Int(min(seconds, 1e9).rounded())
    if whole < 60 { return "\(whole) s" }
    return whole < 3600 ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole / 60 % 60) min"
}

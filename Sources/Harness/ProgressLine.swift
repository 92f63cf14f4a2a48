import Foundation
import Synchronization

/// How far a run is: one line redrawn on a terminal, otherwise a line now and then.
public final class ProgressLine: Sendable {
    public enum Style: Sendable { case terminal, lines, quiet }

    private struct State {
        var fractions: [Double]
        var lastPercent = 0
        var lastPrint = Date.distantPast
    }

    private let style: Style
    private let title: String
    private let start = Date()
    private let state: Mutex<State>
    private let write: @Sendable (String) -> Void

    /// - Parameter trials: how many trials there are, each counting the same.
    public init(
        _ title: String, trials names: [String], style: Style,
        write: @escaping @Sendable (String) -> Void = writeToStderr
    ) {
        self.title = title
        self.style = style
        self.write = write
        state = Mutex(State(fractions: names.map { _ in 0 }))
    }

    public enum Ending: Sendable {
        case measured(seconds: Double), cached(from: String), failed(String), interrupted, waiting(String)
    }
    public func started(_ index: Int) {}
    public func ended(_ index: Int, _ ending: Ending) {}

    /// Trial `index` is this far, from 0 to 1.
    public func update(_ index: Int, _ fraction: Double, _ message: String) {
        if style == .quiet { return }
        state.withLock { state in
            state.fractions[index] = min(max(fraction, 0), 1)
            let done = state.fractions.reduce(0, +) / Double(state.fractions.count)
            let now = Date()
            let percent = Int(done * 100)
            let isDue: Bool
            switch style {
            case .terminal: isDue = now.timeIntervalSince(state.lastPrint) > 0.1 || done == 1
            case .lines:
                isDue = percent / 10 > state.lastPercent / 10 || now.timeIntervalSince(state.lastPrint) > 30
            case .quiet: isDue = false
            }
            guard isDue else { return }
            state.lastPrint = now
            state.lastPercent = percent
            let text = "\(title) \(percent) %  \(message)  \(remaining(done, now))"
            write(style == .terminal ? "\r\u{1B}[K" + String(text.prefix(Self.terminalWidth - 1)) : text + "\n")
        }
    }

    /// Clears the line, so that results stand alone.
    public func finish() {
        if style == .terminal { write("\r\u{1B}[K") }
    }

    private func remaining(_ done: Double, _ now: Date) -> String {
        guard done > 0.01 else { return "" }
        let elapsed = now.timeIntervalSince(start)
        return "\(duration(elapsed)), \(duration(elapsed / done * (1 - done))) left"
    }

    private static var terminalWidth: Int {
        var size = winsize()
        return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20 ? Int(size.ws_col) : 80
    }

    /// A terminal gets the redrawn line, a file or a pipe gets lines.
    public static var suitableStyle: Style { isatty(STDERR_FILENO) == 1 ? .terminal : .lines }
}

@Sendable public func writeToStderr(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
}

/// Seconds as `0.4 s`, `42 s` or `3 min 20 s`.
public func duration(_ seconds: Double) -> String {
    if seconds < 10 { return "\((seconds * 10).rounded() / 10) s" }
    let whole = Int(seconds.rounded())
    return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
}

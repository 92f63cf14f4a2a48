/// The progress line of a terminal, made for its present width.
///
/// Narrow ones have percent, then trials, time left and bar; then who speaks and what; wide ones the title and the time
/// passed. What is shown depends on the width, hardly on the texts, so that nothing jumps from one redraw to the next.
struct TerminalLine {
    var title: String
    /// From 0 to 1.
    var fraction: Double
    /// Trials done, of how many: `3/54`.
    var count: String
    /// Who speaks and what: `elu, seed 1: epoch 3/25, loss 0.231`.
    var message: String
    /// In seconds.
    var elapsed: Double
    /// In seconds; nil as long as nothing is known.
    var left: Double?

    private static let smallestBar = 6
    private static let widestBar = 24
    /// With less room a message would say nothing.
    private static let smallestMessage = 12
    /// With less room a message loses its end, which is the loss; title and time passed are not worth that.
    private static let fullMessage = 44

    /// The line in less than `width` columns: the last one makes some terminals begin another line.
    func text(width: Int, isColored: Bool) -> String {
        var room = width - 1
        /// Takes room for a part and the space before it, if so much is left after it.
        func take(_ columns: Int, leaving rest: Int = 0) -> Bool {
            guard room - columns - 1 >= rest else { return false }
            room -= columns + 1
            return true
        }
        let percent = "\(percentage(fraction)) %".padded(to: 5, atStart: true)
        guard room >= percent.columns else { return percent.trimmed.cut(to: room) }
        room -= percent.columns
        let left = (left.map { "\(clock($0)) left" } ?? "").padded(to: 10, atStart: true)
        let hasCount = take(count.columns)
        let hasLeft = take(left.columns)
        var bar = Self.smallestBar
        let hasBar = take(bar + 2)
        let hasMessage = hasBar && room > Self.smallestMessage
        let hasTitle = hasMessage && take(title.columns, leaving: 1 + Self.fullMessage)
        let elapsed = clock(elapsed) + (self.left == nil ? "" : ",")
        let hasElapsed = hasLeft && hasMessage && take(max(6, elapsed.columns), leaving: 1 + Self.fullMessage)
        let rest = room - (hasMessage ? 1 + Self.fullMessage : 0)
        if hasBar && rest > 0 {
            let more = min(rest, Self.widestBar - bar)
            bar += more
            room -= more
        }
        let parts: [String?] = [
            hasTitle ? title : nil,
            hasBar ? drawn(bar, isColored) : nil,
            percent,
            hasCount ? count : nil,
            hasMessage ? message.cut(to: room - 1).padded(to: min(room - 1, Self.fullMessage)) : nil,
            hasElapsed ? elapsed.padded(to: 6, atStart: true) : nil,
            hasLeft ? left : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: " ")
    }

    private func drawn(_ cells: Int, _ isColored: Bool) -> String {
        let full = Int(fraction * Double(cells))
        let done = String(repeating: "#", count: full)
        return "[" + (isColored ? "\u{1B}[32m\(done)\u{1B}[0m" : done) + String(repeating: ".", count: cells - full)
            + "]"
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}

/// Whole percent; not 100 before everything is done.
func percentage(_ fraction: Double) -> Int { Int(fraction * 100 + 1e-9) }

/// Seconds as `0:42` or `1:02:03`.
func clock(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded())
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
    let (hours, minutes) = (whole / 3600, whole / 60 % 60)
    return (hours > 0 ? "\(hours):\(two(minutes))" : "\(minutes)") + ":" + two(whole % 60)
}

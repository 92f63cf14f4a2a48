import Foundation

/// What a look at one thing that runs need has found.
public struct Finding: Hashable, Sendable {
    public enum State: String, Sendable {
        case ok
        /// Everything runs, but not as somebody may expect.
        case warning
        /// Without it runs end with an error.
        case missing

        var symbol: String {
            switch self {
            case .ok: "✓"
            case .warning: "!"
            case .missing: "✗"
            }
        }
    }

    public let subject: String
    public let state: State
    /// What is there, or what was expected and what came instead.
    public let found: String
    /// What to do about it, mostly something to type; nil where all is well.
    public let remedy: String?

    public init(_ subject: String, _ state: State, _ found: String, remedy: String? = nil) {
        self.subject = subject
        self.state = state
        self.found = found
        self.remedy = remedy
    }

    /// `✗ missing  gnuplot: expected the command, found none; type: make setup`
    public var line: String {
        let word = state.rawValue.padding(toLength: 9, withPad: " ", startingAt: 0)
        return "\(state.symbol) \(word)\(subject): \(found)" + (remedy.map { "; \($0)" } ?? "")
    }
}

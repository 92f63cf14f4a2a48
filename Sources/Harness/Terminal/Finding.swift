import Foundation

/// A check of the doctor: its subject, its result and the remedy.
public struct Finding: Hashable, Sendable {
    public enum State: String, Sendable {
        case ok
        /// Runs work, but not as the user may expect.
        case warning
        /// Runs end with an error.
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
    /// The thing that was found, or `expected …, found …`.
    public let found: String
    /// The remedy, mostly a line to type; nil if nothing is wrong.
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

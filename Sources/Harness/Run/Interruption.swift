import Foundation
import Synchronization

/// The signals with which the user or the system ends a run.
///
/// The first SIGINT or SIGTERM asks the trials to keep their state; the second ends the process at once.
public enum Interruption {
    private static let signals = Atomic(0)

    public static var isRequested: Bool { signals.load(ordering: .relaxed) > 0 }

    /// Called once, before anything runs: the counter must exist when the first signal comes.
    public static func listen() {
        _ = isRequested
        for signal in [SIGINT, SIGTERM] {
            Foundation.signal(signal) { _ in
                if Interruption.signals.add(1, ordering: .relaxed).newValue > 1 { _exit(130) }
            }
        }
    }

    /// The message after an interrupted run, with the command that resumes the run.
    public struct Resumable: Error, CustomStringConvertible {
        public let description: String

        public init(command: [String]) {
            description =
                "interrupted; what was computed is kept. To go on, type: "
                + command.map(shellQuoted).joined(separator: " ")
        }
    }
}

/// The word, quoted for a shell.
func shellQuoted(_ word: String) -> String {
    let isPlain =
        !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=,:+".contains($0)) }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
}

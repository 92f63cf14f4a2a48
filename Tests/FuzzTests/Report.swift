import Foundation

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What is said about the input that ended the process: its name, its bytes, and the file that holds it.
///
/// Everything lies ready before the input is tried, since the handler of a signal may do little but write.
enum Report {
    private struct State {
        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: Mutator.longest)
        var length = 0
        let label = UnsafeMutablePointer<CChar>.allocate(capacity: 256)
        let path = strdup("\(FileManager.default.temporaryDirectory.path)/fuzz-\(getpid()).input")
        var thread = pthread_self()
        var isWritten = false
    }

    nonisolated(unsafe) private static var state = State()
    /// Whether an input is being tried: other crashes are no affair of ours.
    nonisolated(unsafe) static var isDue = false

    static func prepare(_ label: String, _ bytes: [UInt8]) {
        state.length = min(bytes.count, Mutator.longest)
        bytes.withUnsafeBufferPointer {
            if let base = $0.baseAddress { state.bytes.update(from: base, count: state.length) }
        }
        _ = label.withCString { strncpy(state.label, $0, 255) }
        state.thread = pthread_self()
        isDue = true
    }

    /// A crash of the thread that tries an input is reported before it takes its course.
    static func handleSignals() {
        _ = state.length
        for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
            signal(number) { number in
                signal(number, SIG_DFL)
                if Report.isDue && pthread_equal(pthread_self(), Report.state.thread) != 0 { Report.tell("a crash") }
                raise(number)
            }
        }
    }

    static func tell(_ what: StaticString) {
        guard !state.isWritten else { return }
        state.isWritten = true
        let file = open(state.path ?? state.label, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        if file >= 0 {
            _ = write(file, state.bytes, state.length)
            close(file)
        }
        say("fuzz: ")
        say(what)
        say(" by ")
        _ = write(2, state.label, strlen(state.label))
        say("; its input is in ")
        _ = write(2, state.path, strlen(state.path ?? state.label))
        say(":\n")
        for index in 0..<min(state.length, 400) {
            let digits: StaticString = "0123456789abcdef"
            let byte = Int(state.bytes[index])
            _ = write(2, digits.utf8Start + byte >> 4, 1)
            _ = write(2, digits.utf8Start + byte & 15, 1)
        }
        say("\n")
    }

    private static func say(_ text: StaticString) { _ = write(2, text.utf8Start, text.utf8CodeUnitCount) }
}

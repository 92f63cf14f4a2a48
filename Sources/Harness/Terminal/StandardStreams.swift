import Synchronization

// The C libraries declare the buffer of stdout as a variable, which nobody assigns to.
#if canImport(Darwin)
    @preconcurrency import Darwin
#else
    @preconcurrency import Glibc
#endif

/// Writes to the stream of progress and complaints.
@Sendable public func writeToStderr(_ text: String) { write(text, to: STDERR_FILENO) }

/// Writes to the stream of results. ``Answer/complaint()`` tells whether all of it could be written.
@Sendable public func writeToStdout(_ text: String) {
    if let failure = write(text, to: STDOUT_FILENO) { Answer.fail(failure) }
}

/// The text on stdout, written by ``writeToStdout(_:)`` or by `print`, which reports no failure.
public enum Answer {
    /// The first error of the system, 0 as long as there is none.
    private static let failure = Atomic<Int32>(0)

    fileprivate static func fail(_ number: Int32) {
        _ = failure.compareExchange(expected: 0, desired: number, ordering: .relaxed)
    }

    /// Called before anything is opened. Where stdout or stderr is closed, the next file would take its place, and the
    /// answer would be written to that file.
    public static func protectStreams() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free number is this one.
            _ = open("/dev/null", O_RDONLY)
        }
    }

    /// Writes what is still in the buffer; the complaint if the answer is not whole, in one line.
    public static func complaint() -> String? {
        if fflush(stdout) != 0 { fail(errno) }
        let number = failure.load(ordering: .relaxed)
        // Of an earlier write that failed, the buffer keeps only that it did.
        guard number != 0 || ferror(stdout) != 0 else { return nil }
        return "the answer cannot be written: "
            + (number == 0 ? "see what stdout leads to" : String(cString: strerror(number)))
    }
}

/// Writes without a throw: `FileHandle` would end the run if the disk behind the stream is full.
///
/// - Returns: the error of the system, nil if all was written.
@discardableResult private func write(_ text: String, to descriptor: Int32) -> Int32? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count >= 0 {
            rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
            // A terminal that another program left in non-blocking mode.
            var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            poll(&waiting, 1, 100)
        } else if errno != EINTR {
            return errno
        }
    }
    return nil
}

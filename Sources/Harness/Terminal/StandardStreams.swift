import Foundation

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Writes to the stream of progress and complaints.
@Sendable public func writeToStderr(_ text: String) { write(text, to: STDERR_FILENO) }

/// Writes to the stream of results.
@Sendable public func writeToStdout(_ text: String) { write(text, to: STDOUT_FILENO) }

/// Writes without an error: `FileHandle` would end the run if the disk behind the stream is full.
private func write(_ text: String, to descriptor: Int32) {
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
            return
        }
    }
}

import Foundation

/// A value that one thread at a time gets at. Like `Mutex`, but with a lock that the thread sanitizer knows: on Linux it
/// takes every access under a contended `Mutex` for a race.
final class Locked<Value>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) {
        self.value = value
    }

    func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}

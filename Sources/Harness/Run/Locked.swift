import Foundation

/// A value behind a lock, like `Mutex`. The thread sanitizer knows this lock; on Linux it reports every access under a
/// contended `Mutex` as a race.
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

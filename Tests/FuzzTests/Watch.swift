import Foundation
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Watches the input that is being worked on: if it crashes the process or does not come to an end, the process ends, and
/// says by which input.
enum Watch {
    /// What an input may take.
    struct Limits {
        /// Of the thread's own time: another program on the same cores is no hang. In a debug build the argument parser
        /// takes 0.2 s for an experiment with many settings, and some times as long under the address sanitizer.
        var nanoseconds: UInt64 = 3_000_000_000
        /// Waiting for something takes no time of one's own, and must not last long either.
        var nanosecondsOfWaiting: UInt64 = 10_000_000_000
        /// Of the whole process, in which other tests run, hence so many. Under the address sanitizer the limit of a
        /// single allocation is lower.
        var bytes = 1 << 30
    }

    /// Whose turn it is, for the thread that watches and for the handler of a crash.
    private static let isBusy = Atomic(false)
    private static let latest = Atomic<UInt64>(0)
    private static let latestOnTheWall = Atomic<UInt64>(0)
    private static let mostMemory = Atomic<Int>(0)
    private static let clock = Atomic<Int>(0)
    private static let input = Atomic<Int>(0)

    /// Does what `body` does with an input, of which `label` is the name.
    static func over(
        _ bytes: [UInt8], _ label: String, within limits: Limits = Limits(), _ body: () throws(Flaw) -> Bool
    ) throws(Flaw) -> Bool {
        _ = isReady
        Report.prepare(label, bytes)
        let own = ownClock()
        let start = time(own)
        clock.store(Int(own), ordering: .relaxed)
        mostMemory.store(residentMemory() + limits.bytes, ordering: .relaxed)
        latest.store(start + limits.nanoseconds, ordering: .relaxed)
        latestOnTheWall.store(time(CLOCK_MONOTONIC) + limits.nanosecondsOfWaiting, ordering: .relaxed)
        input.wrappingAdd(1, ordering: .relaxed)
        isBusy.store(true, ordering: .releasing)
        defer {
            isBusy.store(false, ordering: .releasing)
            Report.isDue = false
        }
        let isAccepted = try body()
        let taken = time(own) - start
        try demand(taken < limits.nanoseconds, "it took \(Double(taken) / 1e9) s")
        return isAccepted
    }

    /// The handlers and the watching thread, once in a process.
    private static let isReady: Bool = {
        Report.handleSignals()
        Thread.detachNewThread {
            while true {
                usleep(20_000)
                complainIfBeyond()
            }
        }
        return true
    }()

    private static func complainIfBeyond() {
        let number = input.load(ordering: .relaxed)
        guard isBusy.load(ordering: .acquiring) else { return }
        let own = time(clockid_t(clock.load(ordering: .relaxed))), now = time(CLOCK_MONOTONIC)
        let isLate = own > latest.load(ordering: .relaxed) || now > latestOnTheWall.load(ordering: .relaxed)
        let isLarge = residentMemory() > mostMemory.load(ordering: .relaxed)
        // The numbers above belong together only if the same input is still being worked on.
        guard isLate || isLarge, isBusy.load(ordering: .acquiring), input.load(ordering: .relaxed) == number else {
            return
        }
        Report.tell(isLate ? "a hang of more than a second" : "a lot of memory taken")
        abort()
    }

    /// The clock of the time that the calling thread takes; on a system that has none for others to read, the wall's.
    private static func ownClock() -> clockid_t {
        #if canImport(Glibc)
            var clock = clockid_t()
            if pthread_getcpuclockid(pthread_self(), &clock) == 0 { return clock }
        #endif
        return CLOCK_MONOTONIC
    }

    /// Nanoseconds; 0 for the clock of a thread that is gone.
    private static func time(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        guard clock_gettime(clock, &time) == 0 else { return 0 }
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private static let memoryFile = open("/proc/self/statm", O_RDONLY)

    /// What the process takes at present, in bytes; 0 where the system does not say it in this way. The most that it took
    /// is of no use: a child begins with what its parent took.
    private static func residentMemory() -> Int {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { text in
            let length = pread(memoryFile, text.baseAddress, text.count - 1, 0)
            guard length > 0 else { return 0 }
            text[length] = 0
            // The second number is that of resident pages.
            guard let start = text.baseAddress, let space = strchr(start, 0x20) else { return 0 }
            return strtol(space, nil, 10) * Int(sysconf(Int32(_SC_PAGESIZE)))
        }
    }
}

#if canImport(Darwin)
    // There a clock is no number.
    extension clockid_t {
        fileprivate init(_ number: Int) { self.init(rawValue: UInt32(number)) }
    }

    extension Int {
        fileprivate init(_ clock: clockid_t) { self.init(clock.rawValue) }
    }
#endif

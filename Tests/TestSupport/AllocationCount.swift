import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Counts what the Swift runtime allocates, for tests that run in a process of their own: other threads count too.
public enum AllocationCount {
    /// Whether this system's runtime can be asked.
    public static var isAvailable: Bool { hookAddress != 0 && switchAddress != 0 }

    /// Expects `step`, called with 0 ... 100, to allocate nothing after call 0 but the objects that `unrelated` makes.
    ///
    /// Call it in a process of its own, from an exit test.
    public static func expectNone(
        unrelated: (_ number: Int) -> Void = { _ in }, in step: (_ number: Int) -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        // The first call plans, and the first questions load what they need for the answer.
        #expect(objects { step(0) } > 0, "the count counts nothing", sourceLocation: sourceLocation)
        _ = bytesInUse
        let bytes = bytesInUse
        let made = objects { for number in 1...100 { step(number) } }
        if let bytes, let bytesAfter = bytesInUse {
            // Less than the smallest piece of memory, 32 bytes, every third step.
            #expect((bytesAfter - bytes).magnitude < 1000, "bytes in use changed", sourceLocation: sourceLocation)
        }
        let expected = objects { for number in 1...100 { unrelated(number) } }
        #expect(made == expected, "objects", sourceLocation: sourceLocation)
    }

    /// How many objects `body` makes: instances of classes, arrays, boxes and closures. A ``Tensor`` is one.
    private static func objects(during body: () throws -> Void) rethrows -> Int {
        guard let hook = UnsafeMutablePointer<Allocate>(bitPattern: hookAddress),
            let hookSwitch = UnsafeMutablePointer<Bool>(bitPattern: switchAddress)
        else { preconditionFailure("the runtime does not count objects here") }
        original = hook.pointee
        count = 0
        hook.pointee = allocateAndCount
        hookSwitch.pointee = true
        defer {
            hookSwitch.pointee = false
            hook.pointee = original
        }
        try body()
        return count
    }

    /// Bytes that the process has allocated and not yet freed, give or take one for each piece of free memory; nil where
    /// the system does not say.
    private static var bytesInUse: Int? {
        // glibc's report on all heaps: what it has from the system less what it could give out.
        typealias Report = @convention(c) (CInt, UnsafeMutablePointer<FILE>) -> CInt
        guard let report = symbol("malloc_info").map({ unsafeBitCast($0, to: Report.self) }), let file = tmpfile()
        else { return nil }
        defer { fclose(file) }
        _ = report(0, file)
        rewind(file)
        var line = [CChar](repeating: 0, count: 256)
        var totals: [Substring: Int] = [:]
        // Every heap has such lines; the last ones are of all together.
        while let start = fgets(&line, CInt(line.count), file) {
            guard let match = String(cString: start).firstMatch(of: /type="(\w+)".* size="(\d+)"/) else { continue }
            totals[match.1] = Int(match.2)
        }
        guard let system = totals["current"], let free = totals["rest"], let fast = totals["fast"] else { return nil }
        return system - free - fast + totals["mmap", default: 0]
    }
}

private typealias Allocate = @convention(c) (UnsafeRawPointer?, Int, Int) -> UnsafeMutableRawPointer?

// The hook that the runtime offers to instruments: the function that makes every object, and a switch for it.
private let hookAddress = UInt(bitPattern: symbol("_swift_allocObject"))
private let switchAddress = UInt(
    bitPattern: symbol("_swift_enableSwizzlingOfAllocationAndRefCountingFunctions_forInstrumentsOnly"))
nonisolated(unsafe) private var original: Allocate = { _, _, _ in nil }
nonisolated(unsafe) private var count = 0

private func allocateAndCount(_ type: UnsafeRawPointer?, _ size: Int, _ mask: Int) -> UnsafeMutableRawPointer? {
    count += 1
    return original(type, size, mask)
}

private func symbol(_ name: String) -> UnsafeMutableRawPointer? {
    dlsym(dlopen(nil, RTLD_NOW), name)
}

/// Stops the program with a message if a condition does not hold: wrong use of the engine, such as shapes that do not fit.
/// `precondition` would lose its message in optimized builds.
@inlinable @inline(__always)
public func expect(
    _ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String = "wrong use",
    file: StaticString = #file,
    line: UInt = #line
) {
    if !condition() { fatalError(message(), file: file, line: line) }
}

import Tensors
import Testing

/// Whether two numbers are the same but for rounding, and what to say if not; nil if they are.
///
/// A NaN is never close to anything, and neither are numbers of opposite signs, unless both are below `absolute`:
/// a tolerance must not hide a wrong sign.
public func difference<S: Scalar>(
    _ actual: S, _ expected: S, relative: S, absolute: S = 0
) -> String? {
    if actual == expected { return nil }
    let error = (actual - expected).magnitude
    if error <= absolute { return nil }
    if (actual < 0) != (expected < 0) { return "\(actual) has not the sign of \(expected)" }
    if error <= relative * expected.magnitude { return nil }
    return "\(actual) is \(error / expected.magnitude) (relative) from \(expected)"
}

/// Expects the numbers of two lists to be the same but for rounding; lists of different lengths never are.
///
/// - Parameters:
///   - relative: allowed error in terms of the expected number.
///   - absolute: allowed error of any number, for results of cancellation.
public func expectClose<S: Scalar>(
    _ actual: [S], _ expected: [S], relative: S, absolute: S = 0, _ subject: @autoclosure () -> String = "",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    guard actual.count == expected.count else {
        Issue.record("\(subject()): \(actual.count) numbers, not \(expected.count)", sourceLocation: sourceLocation)
        return
    }
    for index in actual.indices {
        guard let fault = difference(actual[index], expected[index], relative: relative, absolute: absolute) else {
            continue
        }
        // One is enough to know: the others are mostly wrong for the same reason.
        Issue.record("\(subject()), element \(index): \(fault)", sourceLocation: sourceLocation)
        return
    }
}

/// Expects two tensors of the same shape to hold the same numbers but for rounding.
public func expectClose<S: Scalar>(
    _ actual: Tensor<S>, _ expected: Tensor<S>, relative: S, absolute: S = 0, _ subject: @autoclosure () -> String = "",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    guard actual.shape == expected.shape else {
        Issue.record("\(subject()): shape \(actual.shape), not \(expected.shape)", sourceLocation: sourceLocation)
        return
    }
    expectClose(
        actual.elements, expected.elements, relative: relative, absolute: absolute, subject(),
        sourceLocation: sourceLocation)
}

/// Expects one number to be another but for rounding.
public func expectClose<S: Scalar>(
    _ actual: S, _ expected: S, relative: S, absolute: S = 0, _ subject: @autoclosure () -> String = "",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    expectClose(
        [actual], [expected], relative: relative, absolute: absolute, subject(), sourceLocation: sourceLocation)
}

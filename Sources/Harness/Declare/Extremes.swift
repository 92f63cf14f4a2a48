/// The largest number; NaN, which no range contains, if one is NaN or there is none.
public func largest(_ numbers: some Sequence<Double>) -> Double { extreme(numbers, >) }

/// The smallest number; NaN, which no range contains, if one is NaN or there is none.
public func smallest(_ numbers: some Sequence<Double>) -> Double { extreme(numbers, <) }

/// The number that is farthest from another; NaN if one is NaN or there is none.
public func farthest(from center: Double, _ numbers: some Sequence<Double>) -> Double {
    extreme(numbers) { abs($0 - center) > abs($1 - center) }
}

private func extreme(_ numbers: some Sequence<Double>, _ isFirst: (Double, Double) -> Bool) -> Double {
    var result: Double?
    for number in numbers {
        if number.isNaN { return .nan }
        if result.map({ isFirst(number, $0) }) ?? true { result = number }
    }
    return result ?? .nan
}

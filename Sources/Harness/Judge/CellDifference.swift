/// A cell that differs from the expected one.
public struct CellDifference: Sendable {
    /// The label of the row.
    public let row: String
    public let column: String
    public let expected: Value
    public let got: Value
    /// The allowance of the column; nil for counts, labels and numbers that are not finite: those must be equal.
    public let allowance: Allowance?
    public let agreement: Agreement
    /// The order of severity: counts and labels first, then signs, then distances.
    private let rank: Int
    /// The distance in allowed distances.
    private let excess: Double

    /// The distance from the expected number and the allowed distance, both relative or both absolute.
    public struct Allowance: Sendable {
        public let isRelative: Bool
        public let difference: Double
        public let allowed: Double
        /// Why numbers of this kind may differ.
        public let reason: String?
    }

    /// Nil if the cells are identical: numbers by value, and NaN is NaN.
    init?(row: String, column: String, expected: Value, got: Value, _ tolerance: Tolerance) {
        if Self.isSame(expected, got) { return nil }
        (self.row, self.column, self.expected, self.got) = (row, column, expected, got)
        guard case .number(let a) = expected, case .number(let b) = got, a.isFinite, b.isFinite else {
            allowance = nil
            agreement = .different
            rank = 2
            let distance = abs((got.double ?? .nan) - (expected.double ?? .nan))
            excess = distance.isNaN ? .infinity : distance
            return
        }
        let distance = abs(b - a)
        let relative = tolerance.relative * abs(a)
        let absolute = tolerance.absolute
        let isRelative = relative >= absolute
        allowance = Allowance(
            isRelative: isRelative, difference: isRelative ? distance / abs(a) : distance,
            allowed: isRelative ? tolerance.relative : absolute, reason: tolerance.reason)
        excess = distance / max(relative, absolute)
        agreement = excess <= 1 ? .within : .different
        rank = agreement == .different && a != 0 && b != 0 && a.sign != b.sign ? 1 : 0
    }

    private static func isSame(_ a: Value, _ b: Value) -> Bool {
        if case .integer(let a) = a, case .integer(let b) = b { return a == b }
        return a.matches(b) || (a.double?.isNaN == true && b.double?.isNaN == true)
    }

    func isWorse(than other: CellDifference) -> Bool {
        if agreement != other.agreement { return agreement > other.agreement }
        return (rank, excess) > (other.rank, other.excess)
    }
}

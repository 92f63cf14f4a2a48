/// What a number must be for a claim to hold. It comes from the source or from theory, and is written down before the
/// run that it judges.
public struct Expectation: Hashable, Sendable, CustomStringConvertible {
    public let low: Double
    public let high: Double

    public static func atMost(_ high: Double) -> Expectation { Expectation(low: -.infinity, high: high) }
    public static func atLeast(_ low: Double) -> Expectation { Expectation(low: low, high: .infinity) }
    public static func within(_ range: ClosedRange<Double>) -> Expectation {
        Expectation(low: range.lowerBound, high: range.upperBound)
    }

    /// Whether the number lies in the range; a NaN never does.
    public func contains(_ value: Double) -> Bool { low <= value && value <= high }

    public var description: String {
        if low == -.infinity { return "at most \(high)" }
        if high == .infinity { return "at least \(low)" }
        return "\(low) to \(high)"
    }
}

/// A statement of the lecture, with the number that decides it.
public struct Claim: Sendable {
    /// Short and kebab case, unique in its experiment.
    public let id: String
    public let statement: String
    public let expected: Expectation
    /// Where the range comes from.
    public let source: String
    let measure: @Sendable (Tables) throws -> Double

    public init(
        _ id: String, _ statement: String, _ expected: Expectation, source: String,
        measure: @escaping @Sendable (Tables) throws -> Double
    ) {
        self.id = id
        self.statement = statement
        self.expected = expected
        self.source = source
        self.measure = measure
    }

    /// - Parameter isJudged: false under presets and data for which the range was not made.
    public func judge(_ tables: Tables, isJudged: Bool) -> Judgement {
        let measured: Double
        do {
            measured = try measure(tables)
        } catch {
            return Judgement(claim: self, measured: .nan, verdict: isJudged ? .fails : .notJudged, reason: "\(error)")
        }
        let verdict: Verdict = !isJudged ? .notJudged : expected.contains(measured) ? .holds : .fails
        return Judgement(claim: self, measured: measured, verdict: verdict, reason: nil)
    }
}

public enum Verdict: String, Sendable {
    case holds
    case fails
    case notJudged = "not judged"
}

/// A claim with what was measured.
public struct Judgement: Sendable {
    public let claim: Claim
    public let measured: Double
    public let verdict: Verdict
    /// Why nothing could be measured, where that is so.
    public let reason: String?

    /// The judgements as the table `claims`.
    public static func table(_ judgements: [Judgement]) -> Table {
        var table = Table("claims", columns: ["claim", "statement", "measured", "low", "high", "verdict", "source"])
        for judgement in judgements {
            let claim = judgement.claim
            table.append([
                .text(claim.id), .text(claim.statement), .number(judgement.measured), .number(claim.expected.low),
                .number(claim.expected.high), .text(judgement.verdict.rawValue), .text(claim.source),
            ])
        }
        return table
    }
}

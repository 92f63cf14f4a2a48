/// What a number must be for a claim to hold. The range comes from the source or from theory, and is written down before
/// the run that it judges.
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
public struct Claim<E: Experiment>: Sendable {
    public let text: ClaimText
    let measure: @Sendable (Results<E>) throws -> Double

    /// - Parameters:
    ///   - id: short and kebab case, unique in its experiment.
    ///   - source: where the range comes from.
    ///   - measure: throws ``NotRun`` where the settings that the claim is about were not run.
    public init(
        _ id: String, _ statement: String, _ expected: Expectation, source: String,
        measure: @escaping @Sendable (Results<E>) throws -> Double
    ) {
        text = ClaimText(id: id, statement: statement, expected: expected, source: source)
        self.measure = measure
    }

    public var id: String { text.id }

    public func judge(_ results: Results<E>) -> Judgement {
        func judgement(_ measured: Double, _ verdict: Verdict, _ reason: String? = nil) -> Judgement {
            Judgement(claim: text, measured: measured, verdict: verdict, reason: reason)
        }
        do {
            let measured = try measure(results)
            if !results.isJudged { return judgement(measured, .notJudged) }
            return judgement(measured, text.expected.contains(measured) ? .holds : .fails)
        } catch let error as NotRun {
            return judgement(.nan, .notRun, "\(error)")
        } catch {
            return judgement(.nan, results.isJudged ? .fails : .notJudged, "\(error)")
        }
    }
}

/// What a claim says, whatever experiment makes it.
public struct ClaimText: Hashable, Sendable {
    public let id: String
    public let statement: String
    public let expected: Expectation
    /// Where the range comes from.
    public let source: String
}

public enum Verdict: String, Sendable {
    case holds
    case fails
    /// The settings that the claim is about were not run.
    case notRun = "not run"
    /// The range was made for another preset or other data.
    case notJudged = "not judged"

    /// Whether the range was asked.
    var isJudged: Bool { self == .holds || self == .fails }
}

/// A claim with what was measured.
public struct Judgement: Sendable {
    public let claim: ClaimText
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

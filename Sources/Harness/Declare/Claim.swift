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

/// Whose statement a claim is.
public enum ClaimKind: String, Sendable {
    /// A statement of the lecture or of the paper that it shows. These are counted.
    case lecture
    /// A statement of ours. Arithmetic, theory and the definition of a lesion check the program; a number with a range from
    /// a calibration is a finding that the lecture does not have.
    case check
}

/// A statement, with the number that decides it.
public struct Claim<E: Experiment>: Sendable {
    public let text: ClaimText
    let measure: @Sendable (Results<E>) throws -> Double

    /// - Parameters:
    ///   - id: short and kebab case, unique in its experiment.
    ///   - statement: the thing measured, in the direction measured.
    ///   - source: where the range comes from.
    ///   - postHoc: what was changed after a first run, with the old verdict; nil for a claim that is older than its runs.
    ///   - why: why the claim does not hold, in a sentence. It stands beside a failing verdict.
    ///   - measure: throws ``NotRun`` where the settings that the claim is about were not run, and ``Inconclusive`` where
    ///     a network that it needs diverged.
    public init(
        _ id: String, _ statement: String, _ expected: Expectation, source: String, kind: ClaimKind = .lecture,
        postHoc: String? = nil, why: String? = nil, measure: @escaping @Sendable (Results<E>) throws -> Double
    ) {
        text = ClaimText(
            id: id, statement: statement, expected: expected, source: source, kind: kind, postHoc: postHoc, why: why)
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
            if measured.isNaN { return judgement(.nan, .inconclusive, "nothing was there to measure") }
            return judgement(measured, text.expected.contains(measured) ? .holds : .fails)
        } catch let error as NotRun {
            return judgement(.nan, .notRun, "\(error)")
        } catch let error as Inconclusive {
            return judgement(.nan, results.isJudged ? .inconclusive : .notJudged, "\(error)")
        } catch {
            // A table that is damaged, or a fault of the program.
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
    public let kind: ClaimKind
    public let postHoc: String?
    public let why: String?

    init(
        id: String, statement: String, expected: Expectation, source: String, kind: ClaimKind = .lecture,
        postHoc: String? = nil, why: String? = nil
    ) {
        (self.id, self.statement, self.expected, self.source) = (id, statement, expected, source)
        (self.kind, self.postHoc, self.why) = (kind, postHoc, why)
    }
}

/// In the order in which verdicts are listed: failures first.
public enum Verdict: String, Sendable, CaseIterable {
    case fails
    /// A network that the claim needs diverged, so that no number can be measured.
    case inconclusive
    /// The settings that the claim is about were not run.
    case notRun = "not run"
    /// The range was made for another preset or other data.
    case notJudged = "not judged"
    case holds

    /// Whether the range was asked.
    public var isJudged: Bool { self == .holds || self == .fails || self == .inconclusive }
}

/// A claim about networks of all seeds cannot be measured, because one of them diverged.
public struct Inconclusive: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}

/// A claim with what was measured.
public struct Judgement: Sendable {
    public let claim: ClaimText
    public let measured: Double
    public let verdict: Verdict
    /// Why nothing could be measured, where that is so.
    public let reason: String?

    /// The sentence beside the verdict: why nothing was measured, or why the claim fails; nil if there is nothing to
    /// explain.
    public var explanation: String? { reason ?? (verdict == .fails ? claim.why : nil) }

    /// The judgements as the table `claims`.
    public static func table(_ judgements: [Judgement]) -> Table {
        var table = Table(
            "claims",
            columns: ["claim", "kind", "statement", "measured", "low", "high", "verdict", "why", "source", "post_hoc"])
        for judgement in judgements {
            let claim = judgement.claim
            table.append([
                .text(claim.id), .text(claim.kind.rawValue), .text(claim.statement), .number(judgement.measured),
                .number(claim.expected.low), .number(claim.expected.high), .text(judgement.verdict.rawValue),
                .text(judgement.explanation ?? ""), .text(claim.source), .text(claim.postHoc ?? ""),
            ])
        }
        return table
    }
}

extension Sequence<Judgement> {
    /// The lecture's claims, or the checks of our own; failures first.
    public func of(_ kind: ClaimKind) -> [Judgement] {
        let own = filter { $0.claim.kind == kind }
        return Verdict.allCases.flatMap { verdict in own.filter { $0.verdict == verdict } }
    }

    /// The verdicts on the lecture's claims: `8 of 10 claims hold, 1 inconclusive`; `10 claims not judged`.
    public var score: String {
        let claims = of(.lecture)
        if claims.isEmpty { return "no claims" }
        func count(_ verdict: Verdict) -> Int { claims.count { $0.verdict == verdict } }
        let judged = claims.count { $0.verdict.isJudged }
        let (held, unjudged) = (count(.holds), claims.count - judged)
        var parts: [String] = []
        if judged > 0 { parts.append("\(held) of \(judged) claims hold") }
        if count(.inconclusive) > 0 { parts.append("\(count(.inconclusive)) inconclusive") }
        if unjudged > 0 {
            parts.append("\(unjudged)\(judged == 0 ? unjudged == 1 ? " claim" : " claims" : "") not judged")
        }
        return parts.joined(separator: ", ")
    }

    /// The checks of our own: `all 5 checks of our own pass`; nil without a judged check.
    public var checkScore: String? {
        let checks = of(.check).filter(\.verdict.isJudged)
        if checks.isEmpty { return nil }
        let passed = checks.count { $0.verdict == .holds }
        return passed == checks.count
            ? "all \(passed) checks of our own pass"
            : "\(passed) of \(checks.count) checks of our own pass"
    }
}

import Harness
import Networks
import Trainings

extension DepthSweep {
    private static let highwayPaper = "Srivastava et al. (2015)"
    private static let residualPaper = "He et al., \"Deep Residual Learning\" (2015)"

    static let claims: [Claim<DepthSweep>] = [
        Claim(
            "highway-50", "At depth 50 the best plain network's training loss is at least 5 times the highway's",
            .atLeast(5), source: "\(highwayPaper), figure 1; calibration runs gave 11",
            measure: ratio(.plain, 50, to: .highway, 50)),
        Claim(
            "highway-100", "At depth 100 the best plain network's training loss is at least 10 times the highway's",
            .atLeast(10), source: "\(highwayPaper), section 4.1: \"more than 2 orders of magnitude\" after 400 epochs",
            measure: ratio(.plain, 100, to: .highway, 100)),
        Claim(
            "no-gap-at-10", "At depth 10 plain and highway networks train alike (ratio of training losses)",
            .within(0.3...3), source: "\(highwayPaper), section 4.1: plain networks of 10 layers train well",
            measure: ratio(.plain, 10, to: .highway, 10)),
        Claim(
            "highway-depth", "The highway's training loss at depth 100 is at most 4 times that at depth 50", .atMost(4),
            source: "\(highwayPaper), section 4.1: 50 and 100 layers train about as well as 10 and 20",
            measure: ratio(.highway, 100, to: .highway, 50)),
        Claim(
            "residual-50", "At depth 50 the best plain network's training loss is at least 5 times the residual's",
            .atLeast(5), source: "the highway's range: residual blocks carry x entirely, as closed gates do",
            measure: ratio(.plain, 50, to: .residual, 50)),
        Claim(
            "residual-100", "At depth 100 the best plain network's training loss is at least 10 times the residual's",
            .atLeast(10), source: "the highway's range: residual blocks carry x entirely, as closed gates do",
            measure: ratio(.plain, 100, to: .residual, 100)),
        Claim(
            "residual-depth", "The residual training loss at depth 100 is at most 4 times that at depth 50", .atMost(4),
            source: "\(residualPaper): no degradation with depth; the highway's range, because the schedule is short",
            measure: ratio(.residual, 100, to: .residual, 50)),
    ]

    /// The ratio of two training losses, each of the best setting of a kind and depth and the mean over its seeds.
    ///
    /// - Throws: ``Diverged`` if not all of these networks finished.
    private static func ratio(
        _ kind: Kind, _ depth: Int, to other: Kind, _ otherDepth: Int
    ) -> @Sendable (Results<DepthSweep>) throws -> Double {
        { results in
            let sides = [(kind, depth), (other, otherDepth)]
            let diverged = try sides.compactMap { try divergence($0, $1, results) }
            let losses = try sides.map { try bestNetwork($0, $1, results)?.trainLoss ?? .nan }
            guard diverged.isEmpty else {
                let names = diverged.joined(separator: ", ")
                throw Diverged(description: "\(names); the others give \(losses[0] / losses[1])")
            }
            return losses[0] / losses[1]
        }
    }

    /// How many networks of the best setting diverged, in words; nil if none did.
    ///
    /// - Throws: ``NotRun`` if the depth was not run.
    private static func divergence(_ kind: Kind, _ depth: Int, _ results: Results<DepthSweep>) throws -> String? {
        let chosen = try results.rows(Run.table, \.kind == kind, \.depth == depth).filter { $0.isBest }
        if chosen.isEmpty { return "all settings of \(kind) \(depth) diverged" }
        let diverged = chosen.count { $0.outcome.isDiverged }
        return diverged == 0 ? nil : "\(diverged) of \(chosen.count) seeds of \(kind) \(depth) diverged"
    }

    /// The best of a kind and depth; nil if every setting diverged.
    static func bestNetwork(_ kind: Kind, _ depth: Int, _ results: Results<DepthSweep>) throws -> TypedRow<Run>? {
        try results.rows(best).first { $0.kind == kind && $0.depth == depth }
    }
}

import Harness
import Networks
import Trainings

extension DepthSweep {
    private static let highwayPaper = "Srivastava et al. (2015)"
    private static let residualPaper = "He et al., \"Deep Residual Learning\" (2015)"
    private static func changed(from old: String) -> String {
        "the same range failed (\(old)) for the slide's block of one matrix, which then stood for residual networks"
    }
    private static func begunOtherwise(_ old: String) -> String {
        "the same range held (\(old)) with He's weights in H and settings chosen by one seed"
    }

    static let claims: [Claim<DepthSweep>] = [
        Claim(
            "highway-50", "At depth 50 the best plain network's training loss is at least 5 times the highway's",
            .atLeast(5), source: "\(highwayPaper), figure 1; calibration runs gave 11",
            postHoc: begunOtherwise("14.8"),
            measure: ratio(.plain, 50, to: .highway, 50)),
        Claim(
            "highway-100", "At depth 100 the best plain network's training loss is at least 10 times the highway's",
            .atLeast(10), source: "\(highwayPaper), section 4.1: \"more than 2 orders of magnitude\" after 400 epochs",
            postHoc: begunOtherwise("17.9"),
            measure: ratio(.plain, 100, to: .highway, 100)),
        Claim(
            "no-gap-at-10",
            "At depth 10 the best plain network's training loss is within a factor of 3 of the highway's",
            .within(0.3...3), source: "\(highwayPaper), section 4.1: plain networks of 10 layers train well",
            postHoc: begunOtherwise("2.86"),
            why:
                "in 12 epochs highway networks get far below plain ones at any depth; the source trains for 400 epochs, "
                + "which the paper preset judges",
            measure: ratio(.plain, 10, to: .highway, 10)),
        Claim(
            "highway-depth", "The highway's training loss at depth 100 is at most 4 times that at depth 50", .atMost(4),
            source: "\(highwayPaper), section 4.1: 50 and 100 layers train about as well as 10 and 20",
            postHoc: begunOtherwise("2.4"),
            why: "after 12 of the source's 400 epochs 100 layers are still behind 50; calibration runs gave 5",
            measure: ratio(.highway, 100, to: .highway, 50)),
        Claim(
            "residual-50", "At depth 50 the best plain network's training loss is at least 5 times the residual's",
            .atLeast(5), source: "the highway's range: residual blocks carry x entirely, as closed gates do",
            postHoc: changed(from: "0.68"), measure: ratio(.plain, 50, to: .residual, 50)),
        Claim(
            "residual-100", "At depth 100 the best plain network's training loss is at least 10 times the residual's",
            .atLeast(10), source: "the highway's range: residual blocks carry x entirely, as closed gates do",
            postHoc: changed(from: "0.30"), measure: ratio(.plain, 100, to: .residual, 100)),
        Claim(
            "residual-depth", "The residual training loss at depth 100 is at most 4 times that at depth 50", .atMost(4),
            source: "\(residualPaper): no degradation with depth; the highway's range, because the schedule is short",
            postHoc: changed(from: "6.5"), measure: ratio(.residual, 100, to: .residual, 50)),
    ]

    /// The ratio of two training losses, each of the best setting of a kind and depth and the mean over its seeds.
    ///
    /// - Throws: ``Inconclusive`` if not all of these networks finished.
    private static func ratio(
        _ kind: Kind, _ depth: Int, to other: Kind, _ otherDepth: Int
    ) -> @Sendable (Results<DepthSweep>) throws -> Double {
        { results in
            let sides = [(kind, depth), (other, otherDepth)]
            let diverged = try sides.compactMap { try divergence($0, $1, results) }
            let losses = try sides.map { kind, depth in
                try results.rows(best).first { $0.kind == kind && $0.depth == depth }?.trainLoss ?? .nan
            }
            let ratio = losses[0] / losses[1]
            guard diverged.isEmpty else {
                let others = ratio.isFinite ? ["the others give \(rounded(ratio))"] : []
                throw Inconclusive((diverged + others).joined(separator: "; "))
            }
            return ratio
        }
    }

    /// How many networks of the best setting diverged, in words; nil if none did.
    ///
    /// - Throws: ``NotRun`` if the depth was not run.
    private static func divergence(_ kind: Kind, _ depth: Int, _ results: Results<DepthSweep>) throws -> String? {
        let chosen = try results.rows(Run.table, \.kind == kind, \.depth == depth).filter { $0.isBest }
        if chosen.isEmpty { return "every setting of \(kind.rawValue) \(depth) diverged" }
        let diverged = chosen.count { $0.outcome.isDiverged }
        return diverged == 0 ? nil : "\(diverged) of \(chosen.count) seeds of \(kind.rawValue) \(depth) diverged"
    }
}

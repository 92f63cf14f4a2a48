import Harness

extension BNHistograms {
    private static let page = "D. Page, \"How to Train Your ResNet 7: Batch Norm\""

    // Shares at layer 50 are asked of the networks of every seed.
    static let claims: [Claim<BNHistograms>] = [
        Claim(
            "share-falls-on-the-slide",
            "ReLU: the share of variance within units falls from each of the slide's layers to the next (largest ratio)",
            .atMost(1), source: page,
            postHoc:
                "asked of every single layer it failed (1.04): a single layer, even of 2048 units, scatters by some percent"
        ) { results in
            let shares = try slide.map { try ofSeeds($0, .relu, results).map(\.withinShare) }
            return largest((0..<results.sweep.seeds).map { seed in largestRatio(shares.map { $0[seed] }) })
        },
        Claim(
            "share-at-the-end", "ReLU: at layer 50 at most 5 % of all variance is within units (largest of the seeds)",
            .atMost(0.05), source: "theory: 0.0126 for infinite width; twice to four times that for 512 units"
        ) { largest(try ofSeeds(50, .relu, $0).map(\.withinShare)) },
        Claim(
            "share-at-layer-2", "ReLU, full width: the share of variance within units at layer 2 is the theory's",
            .within(0.662...0.702), source: "theory: 1 - 1/π = 0.682 for infinite width", kind: .check
        ) { try $0.row(Layer.table, \.kind == .relu, \.seed == 1, \.layer == 2).withinShare },
        Claim(
            "two-win",
            "ReLU, untrained: at layer 50 two of ten units win for at least 85 % of the inputs (smallest of the seeds)",
            .atLeast(0.85), source: "\(page): most inputs go to one unit, a small number to a second"
        ) { smallest(try ofSeeds(50, .relu, $0).map(\.topTwoShare)) },
        Claim(
            "batch-norm-winner",
            "Batch norm, untrained: at layer 50 no unit of ten wins for more than 20 % of the inputs (largest of the seeds)",
            .atMost(0.2), source: "a tenth each if all are alike, and the scatter of 512 inputs"
        ) { largest(try ofSeeds(50, .batchNorm, $0).map(\.topOneShare)) },
        Claim(
            "analytic-winner",
            "Shifted and scaled ReLU, untrained: at layer 50 no unit of ten wins for more than 20 % of the inputs",
            .atMost(0.2), source: "a tenth each if all are alike, and the scatter of 512 inputs",
            postHoc: "asked of the source's width alone, after networks of a quarter of it failed (29 %)"
        ) { try $0.row(Layer.table, \.kind == .analytic, \.seed == 1, \.layer == 50).topOneShare },
        Claim(
            "linear-share",
            "Linear: at every layer at least 98 % of all variance is within units (smallest of layers and seeds)",
            .atLeast(0.98), source: "\(page): it takes the non-zero mean behind a ReLU"
        ) { smallest(try $0.rows(Layer.table, \.kind == .linear).map(\.withinShare)) },
        Claim(
            "theory", "The theory's shares at layers 1, 2, 5, 10, 20, 50 are those of the source (largest difference)",
            .atMost(5e-5), source: "1, .6817, .3190, .1452, .0555, .0126, each rounded to four digits", kind: .check
        ) { results in
            let known = zip(slide, [1, 0.6817, 0.3190, 0.1452, 0.0555, 0.0126])
            return largest(try known.map { abs($1 - (try results.row(Theory.table, \.layer == $0).withinShare)) })
        },
    ]

    /// A layer of the network of every seed, in their order.
    ///
    /// - Throws: ``NotRun`` if a network does not come so far.
    private static func ofSeeds(_ layer: Int, _ kind: Kind, _ results: Results<Self>) throws -> [TypedRow<Layer>] {
        try (1...results.sweep.seeds).map {
            try results.row(Layer.table, \.kind == kind, \.seed == $0, \.layer == layer)
        }
    }

    /// The largest ratio of a number to the one before.
    private static func largestRatio(_ numbers: [Double]) -> Double {
        largest(zip(numbers.dropFirst(), numbers).map { $0 / $1 })
    }
}

import Harness

extension BNHistograms {
    private static let page = "D. Page, \"How to Train Your ResNet 7: Batch Norm\""

    // Shares at the last layer, which is the fiftieth of the lecture preset, are asked of the networks of every seed.
    public static let claims: [Claim] = [
        Claim(
            "share-falls",
            "ReLU, full width: the share of variance within units falls from every layer to the next (largest ratio)",
            .atMost(1), source: page
        ) { tables in
            try largestRatio(fullWidth(.relu, tables).numbers("within_share"))
        },
        Claim(
            "share-falls-on-the-slide",
            "ReLU, every seed: it falls from each layer on the slide to the next one there (largest ratio)",
            .atMost(1), source: page
        ) { tables in
            let drawn = try tables["units"].distinct("layer").compactMap(\.double)
            let ratios = try tables["runs"].distinct("seed").map { seed in
                let rows = try tables["layers"].rows(where: ["arm": .text(Arm.relu.rawValue), "seed": seed])
                return try largestRatio(drawn.map { try rows.number("within_share", where: ["layer": .number($0)]) })
            }
            return ratios.contains(where: \.isNaN) ? .nan : ratios.max() ?? .nan
        },
        Claim(
            "share-at-the-end", "ReLU: of all variance, this share is within units at layer 50 (largest of the seeds)",
            .atMost(0.05), source: "theory: 0.0126 for infinite width; twice to four times that for 512 units"
        ) { tables in
            try ofSeeds("within_share", .relu, tables).max() ?? .nan
        },
        Claim(
            "share-at-layer-2", "ReLU, full width: the share of variance within units at layer 2",
            .within(0.662...0.702), source: "theory: 1 - 1/π = 0.682 for infinite width"
        ) { tables in
            try fullWidth(.relu, tables).number("within_share", where: ["layer": 2])
        },
        Claim(
            "two-win", "ReLU: two of ten units win for this share of the inputs at layer 50 (smallest of the seeds)",
            .atLeast(0.85), source: "\(page): most inputs go to one unit, a small number to a second"
        ) { tables in
            try ofSeeds("top_two_share", .relu, tables).min() ?? .nan
        },
        Claim(
            "batch-norm-winner",
            "Batch norm: no unit of ten wins for more than this share of the inputs at layer 50 (largest of the seeds)",
            .atMost(0.2), source: "a tenth each if all are alike, and the scatter of 512 inputs"
        ) { tables in
            try ofSeeds("top_one_share", .batchNorm, tables).max() ?? .nan
        },
        Claim(
            "analytic-winner",
            "Shifted and scaled ReLU, full width: no unit of ten wins for more than this share at layer 50",
            .atMost(0.2), source: "a tenth each if all are alike, and the scatter of 512 inputs"
        ) { tables in
            try fullWidth(.analytic, tables).rows.last?["top_one_share"] ?? .nan
        },
        Claim(
            "analytic-winner-narrow",
            "Shifted and scaled ReLU, a quarter of the width: the same (largest of the further seeds)",
            .atMost(0.2), source: "the same, although its scale is known to drift at smaller widths"
        ) { tables in
            let shares = try ofSeeds("top_one_share", .analytic, tables).dropFirst()
            return shares.max() ?? .nan
        },
        Claim(
            "linear-share",
            "Linear: nearly all variance is within units at every layer (smallest share of layers and seeds)",
            .atLeast(0.98), source: "\(page): it takes the non-zero mean behind a ReLU"
        ) { tables in
            let shares = try tables["layers"].rows(where: ["arm": .text(Arm.linear.rawValue)]).numbers("within_share")
            return shares.contains(where: \.isNaN) ? .nan : shares.min() ?? .nan
        },
        Claim(
            "theory", "The theory's shares at layers 1, 2, 5, 10, 20, 50 are those of the source (largest difference)",
            .atMost(5e-5), source: "1, .6817, .3190, .1452, .0555, .0126, each rounded to four digits"
        ) { tables in
            let known: [Double: Double] = [1: 1, 2: 0.6817, 5: 0.3190, 10: 0.1452, 20: 0.0555, 50: 0.0126]
            let theory = try tables["theory"]
            let differences = theory.rows.compactMap { row in
                known[row["layer"]].map { abs($0 - row["within_share"]) }
            }
            return differences.max() ?? .nan
        },
    ]

    /// The layers of the network of the first seed.
    private static func fullWidth(_ arm: Arm, _ tables: Tables) throws -> Table {
        try tables["layers"].rows(where: ["arm": .text(arm.rawValue), "seed": 1])
    }

    /// A share at the last layer, seed by seed; nothing if a network did not come so far.
    private static func ofSeeds(_ column: String, _ arm: Arm, _ tables: Tables) throws -> [Double] {
        let last = Value.number(try tables["theory"].numbers("layer").max() ?? .nan)
        let shares = try tables["layers"].rows(where: ["arm": .text(arm.rawValue), "layer": last]).numbers(column)
        return try shares.count == tables["runs"].distinct("seed").count ? shares : []
    }

    /// The largest ratio of a number to the one before it.
    private static func largestRatio(_ numbers: [Double]) -> Double {
        zip(numbers.dropFirst(), numbers).map { $0 / $1 }.max() ?? .nan
    }
}

import Harness

extension DepthSweep {
    private static let highwayPaper = "Srivastava et al. (2015)"
    private static let residualPaper = "He et al., \"Deep Residual Learning\" (2015)"

    public static let claims: [Claim] = [
        Claim(
            "highway-50", "At depth 50 the best plain network's training loss is at least 5 times the highway's",
            .atLeast(5), source: "\(highwayPaper), figure 1; calibration runs gave 11"
        ) { tables in
            try ratio(.plain, 50, to: .highway, 50, tables)
        },
        Claim(
            "highway-100", "At depth 100 the best plain network's training loss is at least 10 times the highway's",
            .atLeast(10), source: "\(highwayPaper), section 4.1: \"more than 2 orders of magnitude\" after 400 epochs"
        ) { tables in
            try ratio(.plain, 100, to: .highway, 100, tables)
        },
        Claim(
            "no-gap-at-10", "At depth 10 plain and highway networks train alike (ratio of training losses)",
            .within(0.3...3), source: "\(highwayPaper), section 4.1: plain networks of 10 layers train well"
        ) { tables in
            try ratio(.plain, 10, to: .highway, 10, tables)
        },
        Claim(
            "highway-depth", "The highway's training loss at depth 100 is at most 4 times that at depth 50", .atMost(4),
            source: "\(highwayPaper), section 4.1: 50 and 100 layers train about as well as 10 and 20"
        ) { tables in
            try ratio(.highway, 100, to: .highway, 50, tables)
        },
        Claim(
            "residual-50", "At depth 50 the best plain network's training loss is at least 5 times the residual's",
            .atLeast(5), source: "the highway's range: residual blocks carry x entirely, as closed gates do"
        ) { tables in
            try ratio(.plain, 50, to: .residual, 50, tables)
        },
        Claim(
            "residual-100", "At depth 100 the best plain network's training loss is at least 10 times the residual's",
            .atLeast(10), source: "the highway's range: residual blocks carry x entirely, as closed gates do"
        ) { tables in
            try ratio(.plain, 100, to: .residual, 100, tables)
        },
        Claim(
            "residual-depth", "The residual training loss at depth 100 is at most 4 times that at depth 50", .atMost(4),
            source: "\(residualPaper): no degradation with depth; the highway's range, because the schedule is short"
        ) { tables in
            try ratio(.residual, 100, to: .residual, 50, tables)
        },
        Claim(
            "lesion-is-identity", "A layer that is switched off passes on its input bit for bit (share of the lesions)",
            .atLeast(1), source: "sigmoid(-10000) = 0 and relu(0) = 0"
        ) { tables in
            let lesions = try tables["layers"].numbers("is_identity")
            return lesions.reduce(0, +) / Double(lesions.count)
        },
        Claim(
            "early-lesion",
            "The worst lesion among the highway's layers 2 to 15 multiplies the training loss by at least 4",
            .atLeast(4), source: "\(highwayPaper), figure 4: early layers matter; a calibration run gave 11"
        ) { tables in
            let layers = try lesionsOfAllSeeds(.highway, tables).filter { $0["layer"] <= 15 }
            return largest(layers.map(lossRatio))
        },
        Claim(
            "idle-layers", "Share of the highway's layers whose lesion at most doubles the training loss",
            .atLeast(0.6), source: "\(highwayPaper), section 4.3: about 60 % of the layers are idle"
        ) { tables in
            let ratios = try lesionsOfAllSeeds(.highway, tables).map(lossRatio)
            return Double(ratios.count { $0 <= 2 }) / Double(ratios.count)
        },
        Claim(
            "residual-lesion",
            "The median lesion of the residual network costs at most 0.05 of the accuracy on the training images",
            .atMost(0.05), source: "Veit et al. (2016): deleting one block hardly changes the error"
        ) { tables in
            let drops = try lesionsOfAllSeeds(.residual, tables).map { $0["base_accuracy"] - $0["lesioned_accuracy"] }
            guard !drops.isEmpty, drops.allSatisfy(\.isFinite) else { return .nan }
            let sorted = drops.sorted()
            return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        },
        Claim(
            "highway-gradient",
            "Before training, 100 highway layers leave the first layer at least 0.1 of the gradient that 10 leave it",
            .atLeast(0.1), source: "theory: the carry path alone leaves (1 - sigmoid(-4))^90 = 0.19"
        ) { tables in
            let gradients = try tables["initial-gradients-summary"].rows(where: ["network": "highway"])
            func norm(_ wanted: Double) throws -> Double {
                try gradients.number(
                    "gradient_norm", where: ["depth": .number(nearest(wanted, try gradients.numbers("depth")))])
            }
            return try norm(100) / norm(10)
        },
    ]

    /// The ratio of two training losses, each of the best setting of a kind and depth and the mean over its seeds.
    ///
    /// - Throws: ``Diverged`` if not all of these networks finished.
    private static func ratio(
        _ kind: Kind, _ depth: Double, to other: Kind, _ otherDepth: Double, _ tables: Tables
    ) throws -> Double {
        let depths = try tables["runs"].numbers("depth")
        let sides = [(kind, nearest(depth, depths)), (other, nearest(otherDepth, depths))]
        let losses = try sides.map { try best($0, $1, tables)?["train_loss_nats"] ?? .nan }
        let diverged = try sides.compactMap { kind, depth in try divergence(kind, depth, tables) }
        guard diverged.isEmpty else {
            throw Diverged(description: "\(diverged.joined(separator: ", ")); the others give \(losses[0] / losses[1])")
        }
        return losses[0] / losses[1]
    }

    /// Why a claim about all seeds cannot be measured.
    struct Diverged: Error, CustomStringConvertible {
        let description: String
    }

    /// The best of a kind and depth; nil if every setting diverged.
    static func best(_ kind: Kind, _ depth: Double, _ tables: Tables) throws -> TableRow? {
        try tables["best"].rows(where: ["kind": .text(kind.rawValue), "depth": .number(depth)]).rows.first
    }

    /// How many networks of the best setting diverged, in words; nil if none did.
    static func divergence(_ kind: Kind, _ depth: Double, _ tables: Tables) throws -> String? {
        let runs = try tables["runs"].rows(where: ["kind": .text(kind.rawValue), "depth": .number(depth)])
        let chosen = try runs.rows(where: ["is_best": 1])
        if chosen.rows.isEmpty { return "all settings of \(kind) \(plain(depth)) diverged" }
        let diverged = try chosen.rows(where: ["outcome": "diverged"]).rows.count
        return diverged == 0 ? nil : "\(diverged) of \(chosen.rows.count) seeds of \(kind) \(plain(depth)) diverged"
    }

    /// The depth itself, or the nearest in a run without it, whose claims are not judged.
    private static func nearest(_ wanted: Double, _ depths: [Double]) -> Double {
        depths.min { abs($0 - wanted) < abs($1 - wanted) } ?? .nan
    }

    /// - Throws: ``Diverged`` if a seed has none.
    private static func lesionsOfAllSeeds(_ kind: Kind, _ tables: Tables) throws -> [TableRow] {
        let rows: KeyValuePairs<String, Value> = ["kind": .text(kind.rawValue)]
        let seeds = try tables["lesion-networks"].rows(where: rows).distinct("seed").count
        let measured = try tables["layers"].rows(where: rows).distinct("seed").count
        guard measured == seeds else {
            throw Diverged(description: "\(seeds - measured) of \(seeds) \(kind) networks diverged at every rate")
        }
        return try lesions(kind, tables)
    }

    static func lesions(_ kind: Kind, _ tables: Tables) throws -> [TableRow] {
        try tables["layers-summary"].rows(where: ["kind": .text(kind.rawValue)]).rows
    }

    /// What a lesion multiplies the loss by; both are means over seeds.
    static func lossRatio(_ row: TableRow) -> Double { row["lesioned_loss_nats"] / row["base_loss_nats"] }

    /// The largest; NaN, which no range contains, if one is NaN or there is none.
    static func largest(_ numbers: [Double]) -> Double {
        numbers.contains(where: \.isNaN) ? .nan : numbers.max() ?? .nan
    }
}

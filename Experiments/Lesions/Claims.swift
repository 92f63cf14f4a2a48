import Harness
import Networks
import Tensors
import Trainings

extension Lesions {
    private static let highwayPaper = "Srivastava et al. (2015)"

    private static func changed(from old: String) -> String {
        "\(old) with b_T = -3, He's weights in H and blocks of one matrix"
    }

    static let claims: [Claim<Lesions>] = [
        Claim(
            "early-lesion",
            "The worst lesion among the highway's layers 2 to 15 multiplies the training loss by at least 4",
            .atLeast(4), source: "\(highwayPaper), figure 4: early layers matter; a calibration run gave 11",
            postHoc: changed(from: "the same range gave no number, as networks diverged,")
                + "; after 12 epochs instead of 25 it failed (2.0), with networks at 0.014 to 0.031 nats"
        ) { results in
            largest(try lesionsOfAllSeeds(.highway, results).filter { $0.layer <= 15 }.map(lossRatio))
        },
        Claim(
            "early-share",
            "Of all that single lesions add to the highway's training loss, layers 2 to 15 hold at least 0.8",
            .atLeast(0.8), source: "\(highwayPaper), figure 4: early layers matter; all layers alike would give 0.29",
            postHoc: "made after a first run of other networks"
        ) { results in
            let rises = try lesionsOfAllSeeds(.highway, results).map { ($0.layer, $0.lesionedLoss - $0.baseLoss) }
            func sum(_ rises: [(Int, Double)]) -> Double { rises.map(\.1).reduce(0, +) }
            return sum(rises.filter { $0.0 <= 15 }) / sum(rises)
        },
        Claim(
            "idle-layers",
            "At least 0.6 of the highway's layers are idle: their lesion at most doubles the training loss",
            .atLeast(0.6), source: "\(highwayPaper), section 4.3: about 60 % of the layers are idle",
            postHoc: changed(from: "the same range gave no number, as networks diverged,")
        ) { results in
            let ratios = try lesionsOfAllSeeds(.highway, results).map(lossRatio)
            return Double(ratios.count { $0 <= 2 }) / Double(ratios.count)
        },
        Claim(
            "residual-lesion",
            "The median lesion of a residual block costs at most 0.05 of the accuracy on the training images",
            .atMost(0.05), source: "Veit et al. (2016): deleting one block hardly changes the error",
            postHoc: changed(from: "the same range held (0.0022)")
        ) { results in
            median(try lesionsOfAllSeeds(.residual, results).map { $0.baseAccuracy - $0.lesionedAccuracy })
        },
        Claim(
            "networks-are-trained", "The training loss of every whole network is at most 0.02 nats", .atMost(0.02),
            source:
                "a lesion says something about networks that have learned; calibration runs gave at most 0.005 nats",
            kind: .check, postHoc: "made after a first run of other networks"
        ) { results in
            largest(
                try [Kind.highway, .residual].flatMap { try lesionsOfAllSeeds($0, results).map { $0.high(\.baseLoss) } }
            )
        },
        Claim(
            "lesion-is-identity",
            "A part that is switched off passes on the last batch of its inputs bit for bit (share of the lesions)",
            .atLeast(1), source: "sigmoid(-10000) = 0, and a branch without weights and biases adds 0", kind: .check
        ) { results in
            let lesions = try results.rows(Layer.table)
            return Double(lesions.count { $0.isIdentity }) / Double(lesions.count)
        },
    ]

    /// - Throws: ``Inconclusive`` if a seed has none.
    private static func lesionsOfAllSeeds(_ kind: Kind, _ results: Results<Lesions>) throws -> [TypedRow<Layer>] {
        let networks = try results.rows(Network.table, \.kind == kind)
        let diverged = networks.count { $0.outcome != .finished }
        guard diverged == 0 else {
            throw Inconclusive("\(diverged) of \(networks.count) \(kind) networks diverged")
        }
        return try results.rows(layers, \.kind == kind)
    }

    /// What a lesion multiplies the loss by; both are means over seeds.
    private static func lossRatio(_ row: TypedRow<Layer>) -> Double { row.lesionedLoss / row.baseLoss }
}

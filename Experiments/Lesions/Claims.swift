import Harness
import Networks
import Tensors
import Trainings

extension Lesions {
    private static let highwayPaper = "Srivastava et al. (2015)"

    static let claims: [Claim<Lesions>] = [
        Claim(
            "lesion-is-identity", "A layer that is switched off passes on its input bit for bit (share of the lesions)",
            .atLeast(1), source: "sigmoid(-10000) = 0 and relu(0) = 0"
        ) { results in
            let lesions = try results.rows(Layer.table)
            return Double(lesions.count { $0.isIdentity }) / Double(lesions.count)
        },
        Claim(
            "early-lesion",
            "The worst lesion among the highway's layers 2 to 15 multiplies the training loss by at least 4",
            .atLeast(4), source: "\(highwayPaper), figure 4: early layers matter; a calibration run gave 11"
        ) { results in
            largest(try lesionsOfAllSeeds(.highway, results).filter { $0.layer <= 15 }.map(lossRatio))
        },
        Claim(
            "idle-layers", "Share of the highway's layers whose lesion at most doubles the training loss",
            .atLeast(0.6), source: "\(highwayPaper), section 4.3: about 60 % of the layers are idle"
        ) { results in
            let ratios = try lesionsOfAllSeeds(.highway, results).map(lossRatio)
            return Double(ratios.count { $0 <= 2 }) / Double(ratios.count)
        },
        Claim(
            "residual-lesion",
            "The median lesion of the residual network costs at most 0.05 of the accuracy on the training images",
            .atMost(0.05), source: "Veit et al. (2016): deleting one block hardly changes the error"
        ) { results in
            median(try lesionsOfAllSeeds(.residual, results).map { $0.baseAccuracy - $0.lesionedAccuracy })
        },
    ]

    /// - Throws: ``Diverged`` if a seed has none.
    private static func lesionsOfAllSeeds(_ kind: Kind, _ results: Results<Lesions>) throws -> [TypedRow<Layer>] {
        let networks = try results.rows(Network.table, \.kind == kind)
        let seeds = Set(networks.map { $0.seed }).count
        let finished = networks.count { $0.outcome == .finished }
        guard finished == seeds else {
            throw Diverged(description: "\(seeds - finished) of \(seeds) \(kind) networks diverged at every rate")
        }
        return try results.rows(layers, \.kind == kind)
    }

    /// What a lesion multiplies the loss by; both are means over seeds.
    private static func lossRatio(_ row: TypedRow<Layer>) -> Double { row.lesionedLoss / row.baseLoss }
}

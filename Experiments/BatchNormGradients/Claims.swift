import Foundation
import Harness

extension BatchNormGradients {
    static let claims: [Claim<BatchNormGradients>] = [
        Claim(
            "batch-norm-level",
            "With batch norm the median gradients of the hidden layers are within a factor of 10 (the worst network)",
            .atMost(10), source: "Ioffe, Szegedy (2015), section 3.3: magnitudes are preserved; no number is given",
            postHoc: "made after a run that gave 3.9"
        ) { results in largest(try Network.all.filter { $0.batchNorm == .yes }.map { try spread($0, results) }) },
        Claim(
            "sigmoid-shrinks",
            "Without batch norm the median gradients of nine layers of sigmoid are at least 4096-fold apart (least)",
            .atLeast(4096), source: "theory: slopes of at most 1/4 and weights that gain at most √2 give (4/√2)^8",
            postHoc: "made after a run that gave 51,000"
        ) { results in
            let sigmoids = Network.all.filter { $0.activation == .sigmoid && $0.batchNorm == .no }
            return smallest(try sigmoids.map { try spread($0, results) })
        },
    ]

    /// The largest of the hidden layers' medians by the smallest.
    private static func spread(_ network: Network, _ results: Results<BatchNormGradients>) throws -> Double {
        let layers = try results.rows(
            Median.table, \.network.activation == network.activation, \.network.start == network.start,
            \.network.batchNorm == network.batchNorm)
        let medians = layers.filter { $0.layer <= results.recipe.depth }.map(\.log2)
        return exp2(largest(medians) - smallest(medians))
    }
}

import Harness

extension Convolution {
    private static let lecture = "IE 534, lecture 4, pages 14-19"
    private static let calibration = "ours, a calibration in NumPy before the first run"

    static let claims: [Claim<Convolution>] = [
        Claim(
            "gradients",
            "Backpropagation gives the gradients of eq. (14), written out as loops (largest difference, relative)",
            .atMost(1e-12), source: "\(lecture), eq. (14); the two are the same sums in exact arithmetic"
        ) { try largest($0.rows(Gradient.table).map { $0.fromLoops }) },
        Claim(
            "gradients-difference", "Backpropagation gives the central difference (largest difference, relative)",
            .atMost(1e-6), source: "the error of the difference, about h² = 1e-10, and rounding", kind: .check
        ) { try largest($0.rows(Gradient.table).map { $0.fromCentral }) },
        Claim(
            "equivariance",
            "Without padding the response to a shifted image is the shifted response, bit for bit (largest difference)",
            .atMost(0), source: "theory: both are the same sum over the same pixels", kind: .check
        ) { try largest($0.rows(Shift.table, \.setup == .valid).map { $0.difference }) },
        Claim(
            "padding-breaks",
            "With zero padding a shift of 1 to 8 pixels changes responses by at least 0.01 of the largest (smallest change)",
            .atLeast(0.01), source: "theory: the filter reads zeros at the border in place of the image", kind: .check
        ) { try smallest($0.rows(Shift.table, \.setup == .padded, \.shift >= 1).map { $0.difference }) },
        Claim(
            "padding-inside",
            "Where the filter does not reach the padding, the shifted response is the same, bit for bit (largest difference)",
            .atMost(0), source: "theory: both are the same sum over the same pixels", kind: .check
        ) { try largest($0.rows(Shift.table, \.setup == .padded).map { $0.inside }) },
        Claim(
            "pooling-even",
            "After 2 x 2 max-pooling a shift by an even number of pixels changes nothing, bit for bit (largest difference)",
            .atMost(0), source: "theory: windows move onto windows", kind: .check
        ) { results in
            let rows = try results.rows(Shift.table, \.setup == .pooled)
            return largest(rows.filter { $0.shift % 2 == 0 }.map { $0.difference })
        },
        Claim(
            "pooling-odd",
            "After 2 x 2 max-pooling a shift by an odd number of pixels changes responses by at least 0.01 of the largest",
            .atLeast(0.01), source: "theory: windows do not move onto windows", kind: .check
        ) { results in
            let rows = try results.rows(Shift.table, \.setup == .pooled)
            return smallest(rows.filter { $0.shift % 2 == 1 }.map { $0.difference })
        },
        Claim(
            "one-filter-first-epoch",
            "After one epoch at 0.01, one image a step, one filter has a test accuracy of .89 to .935 (the worst seed)",
            .within(0.89...0.935), source: "\(calibration): .912 to .915", kind: .check
        ) { try farthest(from: 0.9125, $0.accuracies(filters: 1, epoch: 1)) },
        Claim(
            "one-filter",
            "After a second epoch at 0.001 one filter has a test accuracy of .91 to .95 (the worst seed)",
            .within(0.91...0.95), source: "\(calibration): .927 to .935", kind: .check
        ) { try farthest(from: 0.93, $0.accuracies(filters: 1)) },
        Claim(
            "schedule",
            "With one filter, the second epoch's lower rate adds at least .005 to the test accuracy (the worst seed)",
            .atLeast(0.005), source: "\(calibration): .019", kind: .check
        ) { results in
            try smallest(
                gains(results.accuracies(filters: 1), over: results.accuracies(filters: 1, hasConstantRate: true)))
        },
        Claim(
            "one-filter-is-softmax",
            "After two epochs one filter adds at most .025 to the test accuracy of softmax regression (the largest of the seeds)",
            .atMost(0.025), source: "\(calibration): .927 to .935; softmax regression is known to reach about .92",
            kind: .check
        ) { try largest(gains($0.accuracies(filters: 1), over: $0.accuracies(filters: 0))) },
        Claim(
            "four-filters",
            "After two epochs four filters add at least .025 to the test accuracy of one (the worst seed)",
            .atLeast(0.025), source: "\(calibration): at least .0395", kind: .check
        ) { try smallest(gains($0.accuracies(filters: 4), over: $0.accuracies(filters: 1))) },
        Claim(
            "eight-filters", "After two epochs eight filters have a test accuracy of at least .97 (the worst seed)",
            .atLeast(0.97),
            source: "\(calibration): .982", kind: .check
        ) { try smallest($0.accuracies(filters: 8)) },
    ]

    /// What each seed gains.
    private static func gains(_ accuracies: [Double], over base: [Double]) throws -> [Double] {
        guard accuracies.count == base.count else { throw Inconclusive("a network diverged") }
        return zip(accuracies, base).map { $0 - $1 }
    }
}

extension Results<Convolution> {
    /// The test accuracy of each seed after an epoch, in the setting of the calibration. Later epochs do not change it.
    fileprivate func accuracies(filters: Int, epoch: Int = 2, hasConstantRate: Bool = false) throws -> [Double] {
        try require(["size": "5", "images": "60000", "learning-rate": "0.01", "decay": "0.1"])
        let network = Convolution.Network(filters: filters, decay: hasConstantRate ? 1 : sweep.decay)
        return try rows(Convolution.Epoch.table, \.network == network.name, \.epoch == epoch).map { $0.testAccuracy }
    }
}

import Harness
import Networks

extension Resnet {
    private static let paper = "He et al. (2015)"
    private static let small = "calibration: like networks in PyTorch, two other seeds, gave"

    static let claims: [Claim<Resnet>] = [
        // Ranges for 4,000 images of 16 x 16 pixels and 6 epochs at a rate of 0.03.
        Claim(
            "degradation", "After 6 epochs plain 56 layers have a higher training loss than plain 20 (nats)",
            .atLeast(0.2), source: "\(paper), figure 6, left; \(small) 0.39 and 0.43"
        ) { try $0.small(56, .none) - $0.small(20, .none) },
        Claim(
            "residual-56-beats-plain-20",
            "After 6 epochs residual 56 layers have a lower training loss than plain 20 (nats)",
            .atLeast(0.1), source: "\(paper), figure 6, middle; \(small) 0.37 and 0.25"
        ) { try $0.small(20, .none) - $0.small(56, .zeros) },
        Claim(
            "residual-56", "After 6 epochs the residual training loss is at most 0.8 times the plain one at 56 layers",
            .atMost(0.8), source: "\(paper), figure 6; \(small) 0.66 and 0.70"
        ) { try $0.small(56, .zeros) / $0.small(56, .none) },
        Claim(
            "residual-20", "After 6 epochs the residual training loss is at most 0.88 times the plain one at 20 layers",
            .atMost(0.88), source: "\(paper), figure 6; \(small) 0.80 and 0.79"
        ) { try $0.small(20, .zeros) / $0.small(20, .none) },
        Claim(
            "responses",
            "The mean standard deviation of responses at 56 layers is smaller with shortcuts (ratio to plain)",
            .atMost(1), source: "\(paper), figure 7"
        ) { try $0.meanDeviation(56, .zeros) / $0.meanDeviation(56, .none) },
        // The paper's own setting.
        Claim(
            "degradation-in-full", "After 64,000 steps plain 56 has a higher training loss than plain 20 (nats)",
            .atLeast(0), source: "\(paper), figure 6, left"
        ) { try $0.full(56, .none).trainLoss - $0.full(20, .none).trainLoss },
        Claim(
            "deeper-is-better", "After 64,000 steps residual 56 has a lower training loss than residual 20 (ratio)",
            .atMost(1), source: "\(paper), figure 6, middle; a short schedule does not show it"
        ) { try $0.full(56, .zeros).trainLoss / $0.full(20, .zeros).trainLoss },
        Claim(
            "test-error-20", "After 64,000 steps the test error of residual 20 is the paper's, to 1 point",
            .within(0.0775...0.0975), source: "\(paper), table 6: 8.75 %"
        ) { 1 - (try $0.full(20, .zeros)).testAccuracy },
        Claim(
            "test-error-56", "After 64,000 steps the test error of residual 56 is the paper's, to 1 point",
            .within(0.0597...0.0797), source: "\(paper), table 6: 6.97 %"
        ) { 1 - (try $0.full(56, .zeros)).testAccuracy },
        // Sizes.
        parameters(20, 269_722, "0.27 M"), parameters(32, 464_154, "0.46 M"), parameters(56, 853_018, "0.85 M"),
        Claim(
            "bottleneck-ratio", "At equal width a basic block has 16.9 times the weights of a bottleneck",
            .within(16.9...17),
            source: "ours, an identity: 18 J J against 2 J K + 9 K K with K = J / 4, 288 / 17 = 16.94", kind: .check
        ) { try $0.weights(.basic, 256) / $0.weights(.bottleneck, 256) },
        Claim(
            "bottleneck-complexity",
            "A bottleneck of 256 channels has about the weights of a basic block of 64 (ratio)", .within(0.9...1.1),
            source: "\(paper), figure 5: \"similar time complexity\""
        ) { try $0.weights(.bottleneck, 256) / $0.weights(.basic, 64) },
        Claim(
            "block-formulas", "The built blocks have the weights of the formulas (largest difference)", .atMost(0),
            source: "arithmetic", kind: .check
        ) { results in largest(try results.rows(BlockSize.table).map { abs(Double($0.weights - $0.formula)) }) },
        Claim(
            "multiply-adds", "The network of 20 layers needs 40.6 million multiply-adds an image",
            .within(40.5e6...40.7e6),
            source: "arithmetic over \(paper), section 4.2", kind: .check
        ) { Double(try $0.row(NetworkSize.table, \.depth == 20).multiplyAdds) },
        // Spatial batch normalization.
        Claim(
            "spatial-mean", "After spatial batch normalization the channel has mean 0 (distance)", .atMost(1e-3),
            source: "definition; rounding of single precision", kind: .check
        ) { abs(try $0.row(ChannelMoments.table, \.stage == .after).mean(\.mean)) },
        Claim(
            "spatial-deviation", "After spatial batch normalization the channel has deviation 1 (distance)",
            .atMost(1e-3), source: "definition; epsilon 1e-5 beside the variance", kind: .check
        ) { abs(try $0.row(ChannelMoments.table, \.stage == .after).deviation - 1) },
        Claim(
            "divisor",
            "The variances with 1/(B X Y - 1) and 1/(B X Y) differ by 1/(B X Y - 1) (largest relative difference)",
            .atMost(1e-6), source: "arithmetic; rounding of double precision", kind: .check
        ) { results in
            largest(try results.rows(Correction.table).map { abs($0.varianceExcess / $0.formula - 1) })
        },
        Claim(
            "divisor-of-images",
            "For 128 images of 16 x 16 pixels the divisor B X Y - 1 changes the variance by at most 0.01 %",
            .atMost(1e-4),
            source: "ours, arithmetic with the 1/(B X Y - 1) of D. McAllester's slides: 1/32767 = 3.1e-5", kind: .check
        ) { try $0.row(Correction.table, \.batch == 128, \.side == 16).varianceExcess },
    ]

    private static func parameters(_ depth: Int, _ count: Int, _ words: String) -> Claim<Resnet> {
        Claim(
            "parameters-\(depth)", "At full size the network of \(depth) layers has \(count) parameters",
            .within(Double(count)...Double(count)),
            source: "\(paper), table 6: \(words); recounted with biases, gammas and betas"
        ) { Double(try $0.row(NetworkSize.table, \.depth == depth).parameters) }
    }
}

extension Results<Resnet> {
    /// Training loss after the last epoch in the setting for which the ranges were written.
    fileprivate func small(_ depth: Int, _ shortcut: ImageShortcut) throws -> Double {
        try require(["epochs": "6", "side": "16", "images": "4000", "learning-rate": "0.03"])
        return try last(depth, shortcut).trainLoss
    }

    /// What was measured after the last epoch of the source's own setting.
    fileprivate func full(_ depth: Int, _ shortcut: ImageShortcut) throws -> TypedRow<Resnet.Epoch> {
        try require(["epochs": "164", "side": "32", "images": "50000", "batch": "128"])
        return try last(depth, shortcut)
    }

    private func last(_ depth: Int, _ shortcut: ImageShortcut) throws -> TypedRow<Resnet.Epoch> {
        try row(Resnet.curves, \.depth == depth, \.shortcut == shortcut, \.epoch == recipe.epochs)
    }

    /// The mean over layers and seeds.
    func meanDeviation(
        _ depth: Int, _ shortcut: ImageShortcut, _ deviation: KeyPath<Resnet.Response, Double> & Sendable = \.deviation
    ) throws -> Double {
        let responses = try rows(Resnet.Response.table, \.depth == depth, \.shortcut == shortcut)
        let deviations = responses.map { $0[dynamicMember: deviation] }
        return deviations.reduce(0, +) / Double(deviations.count)
    }

    fileprivate func weights(_ kind: Resnet.BlockKind, _ width: Int) throws -> Double {
        Double(try row(Resnet.BlockSize.table, \.kind == kind, \.width == width).weights)
    }
}

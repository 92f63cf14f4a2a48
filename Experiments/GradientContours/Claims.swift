import Harness

extension GradientContours {
    private static let lecture = "IE 534, lecture 4"

    // Ranges and the words before, after, peak and end (see Escape) were written down before the first run.
    public static let claims: [Claim] = [
        Claim(
            "deeper-is-later",
            "The onset of learning is never earlier in a deeper network of the same seed (smallest difference, epochs)",
            .atLeast(0), source: "\(lecture), page 8: onsets 0, 0, 2, 5, 18, 69"
        ) { tables in
            let onsets = try onsets(tables)
            let differences = onsets.values.flatMap { bySeed in
                zip(bySeed, bySeed.dropFirst()).map { $1.epoch - $0.epoch }
            }
            return smallest(differences)
        },
        Claim(
            "onset-7", "Seven hidden layers reach a test accuracy of 0.5 in epoch 3, counted from 0, or later",
            .atLeast(3), source: "\(lecture), page 8: epoch 5"
        ) { tables in
            try smallest(onsets(tables).values.map { onset(7, $0) })
        },
        Claim(
            "onset-8", "Eight hidden layers take at least 1.5 times as many epochs as seven (smallest ratio)",
            .atLeast(1.5), source: "\(lecture), page 8: epochs 18 and 5"
        ) { tables in
            try smallest(onsets(tables).values.map { onset(8, $0) / onset(7, $0) })
        },
        Claim(
            "plateau-accuracy", "Before the escape a network answers with one class (accuracy farthest from 0.1135)",
            .within(0.1115...0.1155), source: "\(lecture), page 8; 1,135 of MNIST's 10,000 test images are ones"
        ) { tables in
            let accuracies = try tables["escapes"].numbers("plateau_accuracy").filter { !$0.isNaN }
            return accuracies.max { abs($0 - 0.1135) < abs($1 - 0.1135) } ?? .nan
        },
        Claim(
            "plateau-gradient",
            "On the plateau the mean gradient of the hidden layers is at most 1/20 of its later peak (largest ratio)",
            .atMost(0.05), source: "\(lecture), page 8"
        ) { tables in
            let ended = try tables["escapes"].rows.filter { !$0["plateau_gradient_mean"].isNaN }
            let escaped = ended.filter { !$0["onset_epoch"].isNaN }
            // Networks that have not escaped have no later peak; a run too short for any escape is not judged.
            let ratios = (escaped.isEmpty ? ended : escaped).map { row in
                row["plateau_gradient_mean"] / row["peak_gradient_mean"]
            }
            return -smallest(ratios.map { -$0 })
        },
        Claim(
            "end-accuracy", "Every network that has escaped ends at a test accuracy of at least 0.95 (lowest)",
            .atLeast(0.95), source: "\(lecture), page 8, at 100 epochs; here at the last epoch of the run"
        ) { tables in
            let escaped = try tables["escapes"].rows.filter { !$0["onset_epoch"].isNaN }
            return smallest(escaped.map { $0["end_accuracy"] })
        },
        Claim(
            "before-9-to-5", "Before the escape the mean gradient of layer 9 is at least 8 times that of layer 5",
            .atLeast(8), source: "\(lecture), page 9: 2.3e-5 and 1e-6"
        ) { tables in
            try layer(9, "before_gradient_mean", tables) / layer(5, "before_gradient_mean", tables)
        },
        Claim(
            "before-1-to-4", "Before the escape the mean gradients of layers 1 to 4 are within a factor of 3",
            .atMost(3), source: "\(lecture), page 9: flat near 0.3e-6"
        ) { tables in
            try spread((1...4).map { try layer($0, "before_gradient_mean", tables) })
        },
        Claim(
            "after-spread", "After the escape the mean gradients of all layers are within a factor of 5",
            .atMost(5), source: "\(lecture), page 9: 0.72e-3 to 1.57e-3"
        ) { tables in
            try spread(tables["layer-escapes"].numbers("after_gradient_mean"))
        },
        Claim(
            "octaves-before", "Before the escape the median gradients of layers 9 and 1 are at least 5 octaves apart",
            .atLeast(5), source: "\(lecture), pages 10-11: modal bins 14 and at most 1, two an octave"
        ) { tables in
            try layer(9, "before_median_log2", tables) - layer(1, "before_median_log2", tables)
        },
        Claim(
            "octaves-end", "At the end the median gradients of layers 9 and 1 are at most 3 octaves apart",
            .atMost(3), source: "\(lecture), pages 10-11: modal bins 18 and 14.5, two an octave"
        ) { tables in
            try layer(9, "end_median_log2", tables) - layer(1, "end_median_log2", tables)
        },
        Claim(
            "octaves-risen", "Across the escape the median gradient of every layer rises by at least 3 octaves (least)",
            .atLeast(3), source: "\(lecture), pages 10-11: from bins 1 to 14 up to bins 20 to 22"
        ) { tables in
            try smallest(tables["layer-escapes"].rows.map { $0["after_median_log2"] - $0["before_median_log2"] })
        },
    ]

    private typealias Onset = (depth: Double, epoch: Double)

    /// The onsets of each seed's networks, shallowest first. A network that has not escaped counts with the number of
    /// epochs of the run, less than its onset can be.
    private static func onsets(_ tables: Tables) throws -> [Double: [Onset]] {
        let rows = try tables["escapes"].rows
        return Dictionary(grouping: rows) { $0["seed"] }.mapValues { rows in
            rows.map { ($0["depth"], $0["onset_epoch"].isNaN ? $0["epochs"] : $0["onset_epoch"]) }
        }
    }

    private static func onset(_ depth: Double, _ onsets: [Onset]) -> Double {
        onsets.first { $0.depth == depth }?.epoch ?? .nan
    }

    private static func layer(_ layer: Int, _ column: String, _ tables: Tables) throws -> Double {
        try tables["layer-escapes"].number(column, where: ["layer": .integer(layer)])
    }

    /// Largest by smallest.
    private static func spread(_ values: [Double]) -> Double { -smallest(values.map { -$0 }) / smallest(values) }

    /// NaN, which no range contains, if one of the values is NaN or there is none.
    private static func smallest(_ values: [Double]) -> Double {
        values.contains(where: \.isNaN) ? .nan : values.min() ?? .nan
    }
}

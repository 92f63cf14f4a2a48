import Harness
import Networks

extension ActivationComparison {
    private static let paper = "Clevert et al. (2015), figure 2"

    public static let claims: [Claim] = [
        Claim(
            "elu-median",
            "The median over units of the mean activation is smaller with ELU than with ReLU at every epoch (largest ratio)",
            .atMost(0.75), source: "\(paper)a"
        ) { tables in
            let summary = try tables["training-summary"]
            let ratios = try summary.distinct("epoch").map { epoch in
                try mean("median_activation", .elu, epoch, summary) / mean("median_activation", .relu, epoch, summary)
            }
            return ratios.contains(where: \.isNaN) ? .nan : ratios.max() ?? .nan
        },
        Claim(
            "elu-training-loss",
            "After 5 epochs ELU's training loss is at most 0.9 times the smaller of ReLU's and leaky ReLU's",
            .atMost(0.9), source: "\(paper)b"
        ) { tables in
            try ratio("train_loss_nats", .elu, to: [.relu, .leakyReLU], at: 5, tables)
        },
        Claim(
            "elu-test-loss",
            "After 10 epochs ELU's test loss is the lowest of ELU, leaky ReLU and ReLU (ratio to the next)",
            .atMost(1), source: "\(paper)b"
        ) { tables in
            try ratio("test_loss_nats", .elu, to: [.relu, .leakyReLU], at: 10, tables)
        },
        Claim(
            "sigmoid-accuracy", "After 5 epochs eight layers of sigmoid are no better than guessing (test accuracy)",
            .atMost(0.12), source: "a constant answer is right for 0.1135 of MNIST's test images"
        ) { tables in
            let summary = try tables["training-summary"]
            return try mean("test_accuracy", .sigmoid, epoch(5, summary), summary)
        },
        Claim(
            "sigmoid-loss",
            "After 5 epochs eight layers of sigmoid have learned the class frequencies only (training loss)",
            .atLeast(2.29), source: "ln 10 = 2.303, less what MNIST's uneven classes give away"
        ) { tables in
            let summary = try tables["training-summary"]
            return try mean("train_loss_nats", .sigmoid, epoch(5, summary), summary)
        },
    ]

    /// The epoch, or the last one in a shorter run, whose claims are not judged.
    private static func epoch(_ wanted: Int, _ summary: Table) throws -> Value {
        .number(min(Double(wanted), try summary.numbers("epoch").max() ?? .nan))
    }

    /// The mean over seeds of a column.
    private static func mean(
        _ column: String, _ function: ActivationFunction, _ epoch: Value, _ summary: Table
    ) throws -> Double {
        try summary.number(column, where: ["activation": .text(function.rawValue), "epoch": epoch])
    }

    /// The mean of one function by the smallest of others.
    private static func ratio(
        _ column: String, _ function: ActivationFunction, to others: [ActivationFunction], at wanted: Int,
        _ tables: Tables
    ) throws -> Double {
        let summary = try tables["training-summary"]
        let epoch = try epoch(wanted, summary)
        let smallest = try others.map { try mean(column, $0, epoch, summary) }.min() ?? .nan
        return try mean(column, function, epoch, summary) / smallest
    }
}

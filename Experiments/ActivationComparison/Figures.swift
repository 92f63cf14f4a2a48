import Harness
import Networks

extension ActivationComparison {
    public static func figures(_ tables: Tables) throws -> [Figure] {
        [try lossFigure(tables), try medianFigure(tables), try accuracyFigure(tables)]
    }

    /// The four of the paper's figure and the others, so that no panel has more lines than colors that stay apart.
    private static func groups(_ tables: Tables) throws -> [(title: String, functions: [ActivationFunction])] {
        let present = try tables["runs"].distinct("activation").compactMap { ActivationFunction($0.description) }
        let paper: [ActivationFunction] = [.elu, .leakyReLU, .relu, .shiftedReLU]
        let others = present.filter { !paper.contains($0) }
        let chunks = stride(from: 0, to: others.count, by: 4).map { Array(others[$0..<min($0 + 4, others.count)]) }
        let groups =
            [("the four of the ELU paper", paper.filter(present.contains))]
            + chunks.map { ("the lectures' other functions", $0) }
        return groups.filter { !$0.1.isEmpty }
    }

    private static func color(_ function: ActivationFunction, in group: [ActivationFunction]) -> Color {
        .category(group.firstIndex(of: function) ?? 0)
    }

    private static func rows(_ function: ActivationFunction) -> KeyValuePairs<String, Value> {
        ["activation": .text(function.rawValue)]
    }

    /// Mean and band over seeds of one column, for each function.
    private static func curves(_ column: String, _ group: [ActivationFunction], _ tables: Tables) throws -> [Series] {
        let name = "training-summary"
        // So few epochs make no line that could be seen.
        let shape: Series.Shape = try lastEpoch(tables) < 5 ? .linePoints : .line
        let bands = group.map {
            Series(
                name, x: "epoch", y: column, rows: rows($0), as: .band(low: "\(column)_lo", high: "\(column)_hi"),
                color: color($0, in: group))
        }
        let lines = group.map {
            Series(name, x: "epoch", y: column, rows: rows($0), as: shape, color: color($0, in: group), name: $0.title)
        }
        return bands + lines
    }

    private static func seedNote(_ tables: Tables) throws -> String {
        let seeds = try tables["runs"].distinct("seed").count
        return seeds == 1 ? "one seed" : "mean of \(seeds) seeds, band from smallest to largest"
    }

    private static func lastEpoch(_ tables: Tables) throws -> Double {
        try tables["training"].numbers("epoch").max() ?? 1
    }

    /// Who is first, who does not learn, and whose loss became infinite.
    private static func lossTitle(_ tables: Tables, _ functions: [ActivationFunction]) throws -> String {
        let runs = try tables["runs"]
        let final = try tables["training-summary"].rows(where: ["epoch": .number(try lastEpoch(tables))])
        func loss(_ function: ActivationFunction) throws -> Double {
            try final.rows(where: rows(function)).numbers("train_loss_nats").first ?? .nan
        }
        let diverged = try functions.filter {
            try !runs.rows(where: rows($0)).rows(where: ["outcome": "diverged"]).rows.isEmpty
        }
        // A network that answers with the frequencies of the classes has a loss of 2.30.
        let stuck = try functions.filter { try loss($0) > 2.2 && !diverged.contains($0) }
        let best = try functions.filter { try loss($0) <= 2.2 }.min { try loss($0) < loss($1) }
        func names(_ functions: [ActivationFunction], _ predicate: String) -> String? {
            functions.isEmpty ? nil : functions.map(\.title).joined(separator: ", ") + predicate
        }
        let parts = [
            best.map { "\($0.title) reaches the lowest training loss" } ?? "No network learns",
            names(stuck, stuck.count == 1 ? " does not learn at all" : " do not learn at all"),
            names(diverged, diverged.count == 1 ? " diverges" : " diverge"),
        ]
        return parts.compactMap { $0 }.joined(separator: "; ")
    }

    private static func lossFigure(_ tables: Tables) throws -> Figure {
        let groups = try groups(tables)
        let summary = try tables["training-summary"]
        let losses = try (summary.numbers("train_loss_nats_lo") + summary.numbers("test_loss_nats_lo")).filter {
            $0 > 0
        }
        let highest = try summary.numbers("train_loss_nats_hi").filter(\.isFinite).max() ?? 1
        let title = try lossTitle(tables, groups.flatMap(\.functions))
        let panels = try groups.map { group -> Panel in
            let validation = group.functions.map {
                Series(
                    "training-summary", x: "epoch", y: "test_loss_nats", rows: rows($0), as: .dottedLine,
                    color: color($0, in: group.functions))
            }
            return Panel(
                group.title, x: Axis("epoch", from: 0, to: try lastEpoch(tables)),
                y: Axis(
                    "cross-entropy (nats)", .logarithmic, from: (losses.min() ?? 1e-3) / 2, to: max(8, highest * 2)),
                key: .bottomLeft,
                series: try curves("train_loss_nats", group.functions, tables) + validation
                    + [.keyOnly("training"), .keyOnly("test set", as: .dottedLine)])
        }
        return Figure(
            "loss", title: title,
            note: "\(try seedNote(tables)); dotted: the test set, which the paper calls validation",
            width: 1000, height: 460, columns: panels.count, sharesY: true, panels: panels)
    }

    private static func medianFigure(_ tables: Tables) throws -> Figure {
        let groups = try groups(tables)
        let values = try tables["training-summary"].numbers("median_activation_hi").filter(\.isFinite)
        let lows = try tables["training-summary"].numbers("median_activation_lo").filter(\.isFinite)
        let panels = try groups.map { group in
            try Panel(
                group.title, x: Axis("epoch", from: 0, to: lastEpoch(tables)),
                y: Axis(
                    "median over units of the mean activation", from: min(0, (lows.min() ?? 0) * 1.1),
                    to: (values.max() ?? 1) * 1.4),
                key: .topRight, annotations: [.horizontal(0)],
                series: try curves("median_activation", group.functions, tables))
        }
        let summary = try tables["training-summary"].rows(where: ["epoch": .number(try lastEpoch(tables))])
        let final = try [ActivationFunction.elu, .relu].compactMap { function in
            try summary.rows(where: rows(function)).numbers("median_activation").first.map {
                ($0 * 100).rounded() / 100
            }
        }
        return Figure(
            "median-activation",
            title: final.count == 2 && final[0] < final[1]
                ? "ELU keeps its units nearer to zero than ReLU: a median of \(final[0]) against \(final[1]) at the end"
                : "How far from zero the activation functions keep their units",
            note: "over a fixed part of the training images; \(try seedNote(tables))",
            width: 1000, height: 440, columns: panels.count, sharesY: true, panels: panels)
    }

    private static func accuracyFigure(_ tables: Tables) throws -> Figure {
        let groups = try groups(tables)
        let last = try lastEpoch(tables)
        let final = try tables["training-summary"].rows(where: ["epoch": .number(last)])
        // Networks that do not learn are named instead of drawn: they would press all others into a line.
        let trained = try final.numbers("test_accuracy").filter { $0 > 0.5 }
        let low = (((trained.min() ?? 0) - 0.03) * 100).rounded(.down) / 100
        let high = (trained.max() ?? 1) + 0.003
        let panels = try groups.map { group -> Panel in
            let stuck = try group.functions.compactMap { function -> String? in
                let accuracy = try final.rows(where: rows(function)).numbers("test_accuracy").first ?? .nan
                return accuracy < low ? "\(function.title) stays at \((accuracy * 1000).rounded() / 1000)" : nil
            }
            let note = stuck.map { Annotation.text($0, x: last * 0.98, y: low + (high - low) * 0.3, .right) }
            return Panel(
                group.title, x: Axis("epoch", from: 0, to: last),
                y: Axis("test accuracy", from: low, to: high, tics: 0.01), key: .bottomRight,
                annotations: note, series: try curves("test_accuracy", group.functions, tables))
        }
        let fastest = try tables["target-summary"].rows.filter { $0["epochs_to_target"] > 0 }
            .min { $0["epochs_to_target"] < $1["epochs_to_target"] }
        let target = try tables["runs"].first("target_loss_nats")
        let first = fastest.flatMap { ActivationFunction($0.text("activation"))?.title }
        return Figure(
            "accuracy",
            title: first.map { "\($0) is the first to reach a training loss of \(target)" }
                ?? "No network reaches a training loss of \(target)",
            note: try seedNote(tables),
            width: 1000, height: 420, columns: panels.count + 1,
            panels: panels + [try targetPanel(tables, last, target)])
    }

    /// Epochs until the training loss is at most the target, one line an activation.
    private static func targetPanel(_ tables: Tables, _ last: Double, _ target: Double) throws -> Panel {
        let summary = try tables["target-summary"]
        let names = summary.rows.map { row in
            (place: row["place"], name: ActivationFunction(row.text("activation"))?.title ?? row.text("activation"))
        }
        let never = summary.rows.filter { $0["epochs_to_target"].isNaN }.map {
            Annotation.text("not within \(plain(last))", x: last * 0.04, y: $0["place"], color: .gray)
        }
        return Panel(
            "epochs to a training loss of \(target)", x: Axis("epoch", from: 0, to: last),
            y: Axis("", from: Double(names.count) - 0.5, to: -0.5, names: names), key: .none, annotations: never,
            series: [
                Series(
                    "target-summary", x: "epochs_to_target", y: "place",
                    as: .horizontalRange(low: "epochs_to_target_lo", high: "epochs_to_target_hi"), color: .category(0))
            ])
    }
}

import Foundation
import Harness
import Networks

extension DepthSweep {
    public static func figures(_ tables: Tables) throws -> [Figure] {
        [try curveFigure(tables), try depthFigure(tables), try lesionFigure(tables), try gradientFigure(tables)]
    }

    private static func color(_ kind: Kind) -> Color {
        switch kind {
        case .plain: .category(1)
        case .residual: .category(2)
        case .highway: .category(0)
        }
    }

    private static func seedNote(_ tables: Tables) throws -> String {
        let seeds = try tables["runs"].distinct("seed").count
        return seeds == 1 ? "one seed" : "mean of \(seeds) seeds, band from smallest to largest"
    }

    private static func depths(_ tables: Tables) throws -> [Double] {
        try tables["runs"].distinct("depth").compactMap(\.double).sorted()
    }

    /// A number as it stands in a title or a key, with two digits.
    private static func short(_ number: Double) -> String {
        guard number.isFinite else { return "none" }
        guard 0.001...1000 ~= abs(number) else { return scientific(number) }
        return plain(Double(String(format: "%.2g", number)) ?? number)
    }

    /// What the bands are, and who is missing in them.
    private static func bandNote(_ tables: Tables) throws -> String {
        let diverged = try Kind.allCases.flatMap { kind in
            try depths(tables).compactMap { try divergence(kind, $0, tables) }
        }
        return ([try seedNote(tables)] + diverged).joined(separator: "; ")
    }

    // MARK: - Loss against epoch

    /// The line of one kind, named with the setting that the search found.
    private static func name(_ kind: Kind, _ depth: Double, _ tables: Tables) throws -> String {
        guard let best = try best(kind, depth, tables) else { return "\(kind): all diverged" }
        let setting =
            switch kind {
            case .plain: " " + (ActivationFunction(best.text("activation"))?.title ?? "")
            case .residual: ""
            case .highway: " b_T \(plain(best["gate_bias"]))"
            }
        return "\(kind)\(setting), lr \(plain(best["learning_rate"]))"
    }

    /// The losses of all kinds at one depth, in words.
    private static func losses(at depth: Double, _ tables: Tables) throws -> String {
        let parts = try Kind.allCases.map { kind in
            "\(kind) \(try best(kind, depth, tables).map { short($0["train_loss_nats"]) } ?? "diverged")"
        }
        return parts.joined(separator: ", ")
    }

    private static func curveFigure(_ tables: Tables) throws -> Figure {
        let depths = try depths(tables)
        let table = try tables["best-curves"]
        let lows = try table.numbers("train_loss_nats_lo").filter { $0.isFinite && $0 > 0 }
        let last = try tables["curves"].numbers("epoch").max() ?? 1
        let panels = try depths.enumerated().map { index, depth -> Panel in
            func series(_ kind: Kind, as shape: Series.Shape, name: String? = nil) -> Series {
                Series(
                    "best-curves", x: "epoch", y: "train_loss_nats",
                    rows: ["kind": .text(kind.rawValue), "depth": .number(depth)], as: shape, color: color(kind),
                    name: name)
            }
            let bands = Kind.allCases.map {
                series($0, as: .band(low: "train_loss_nats_lo", high: "train_loss_nats_hi"))
            }
            // So few epochs make no line that could be seen.
            let lines = try Kind.allCases.map {
                series($0, as: last < 5 ? .linePoints : .line, name: try name($0, depth, tables))
            }
            // The key stands below the curves: a decade and a half is left free for it.
            return Panel(
                "depth \(plain(depth))", x: Axis("epoch", from: 0, to: last),
                y: Axis("training loss (nats)", .logarithmic, from: (lows.min() ?? 1e-3) / 30, to: 10),
                key: .bottomLeft, series: bands + lines)
        }
        let deepest = depths.last ?? 0
        return Figure(
            "loss", title: "\(plain(deepest)) layers, training loss at the end: \(try losses(at: deepest, tables))",
            note:
                "each kind at its best setting (in the key; lr: learning rate), chosen by the loss of seed 1; "
                + (try bandNote(tables)),
            width: 1000, height: 420, columns: panels.count, sharesY: true, panels: panels)
    }

    // MARK: - Where depth leads

    private static func depthFigure(_ tables: Tables) throws -> Figure {
        let depths = try depths(tables)
        let names = depths.map { (place: $0, name: plain($0)) }
        let (first, last) = (depths.first ?? 1, depths.last ?? 1)
        let x = Axis("depth", .logarithmic, from: first / 1.15, to: last * 1.15, names: names)
        func series(_ column: String) -> [Series] {
            Kind.allCases.map { kind in
                Series(
                    "best", x: "depth", y: column, rows: ["kind": .text(kind.rawValue)],
                    as: .band(low: "\(column)_lo", high: "\(column)_hi"), color: color(kind))
            }
                + Kind.allCases.map { kind in
                    Series(
                        "best", x: "depth", y: column, rows: ["kind": .text(kind.rawValue)], as: .linePoints,
                        color: color(kind), name: kind.rawValue)
                }
        }
        let lows = try tables["best"].numbers("train_loss_nats_lo").filter { $0.isFinite && $0 > 0 }
        let growth = try Kind.allCases.compactMap { kind -> String? in
            guard let shallow = try best(kind, first, tables), let deep = try best(kind, last, tables) else {
                return nil
            }
            return "\(kind) by \(short(deep["train_loss_nats"] / shallow["train_loss_nats"]))"
        }
        return Figure(
            "depth",
            title: "From depth \(plain(first)) to \(plain(last)) the training loss is multiplied: "
                + growth.joined(separator: ", "),
            note: "each kind at its best setting; \(try bandNote(tables))",
            width: 900, height: 420, columns: 2,
            panels: [
                Panel(
                    "training loss (nats)", x: x,
                    y: Axis("", .logarithmic, from: (lows.min() ?? 1e-3) / 2, to: 10), key: .topLeft,
                    series: series("train_loss_nats")),
                Panel(
                    "test accuracy", x: x, y: Axis("", from: 0, to: 1.02, tics: 0.2), key: .none,
                    series: series("test_accuracy")),
            ])
    }

    // MARK: - Lesions

    private static func lesionFigure(_ tables: Tables) throws -> Figure {
        let networks = try tables["lesion-networks"]
        let depth = try networks.numbers("depth").first ?? 0
        let summary = try tables["layers-summary"]
        let losses = try (summary.numbers("lesioned_loss_nats_hi") + summary.numbers("base_loss_nats_lo")).filter {
            $0.isFinite && $0 > 0
        }
        let x = Axis("layer", from: 0, to: depth + 1, tics: depth > 20 ? 10 : 5)
        let y = Axis(
            "", .logarithmic, from: (losses.min() ?? 1e-3) / 2, to: (losses.max() ?? 1) * 2)
        func series(_ kind: Kind, _ column: String) -> [Series] {
            let rows: KeyValuePairs<String, Value> = ["kind": .text(kind.rawValue)]
            return [
                Series(
                    "layers-summary", x: "layer", y: column, rows: rows,
                    as: .band(low: "\(column)_lo", high: "\(column)_hi"), color: color(kind)),
                Series("layers-summary", x: "layer", y: column, rows: rows, as: .linePoints, color: color(kind)),
            ]
        }
        func lesionPanel(_ kind: Kind, _ title: String) throws -> Panel {
            let base = try lesions(kind, tables).first?["base_loss_nats"] ?? .nan
            let marks: [Annotation] =
                base.isFinite
                ? [.horizontal(base), .text("whole network: \(short(base))", x: depth, y: base / 1.35, .right)] : []
            return Panel(title, x: x, y: y, key: .none, annotations: marks, series: series(kind, "lesioned_loss_nats"))
        }
        let seeds = try networks.distinct("seed").count
        // Networks that diverged at every rate have no lesions.
        let fewer = try Kind.allCases.compactMap { kind -> String? in
            let kept = try summary.rows(where: ["kind": .text(kind.rawValue)]).numbers("seeds").first ?? 0
            return kept > 0 && kept < Double(seeds) ? ", \(kind) \(plain(kept)) of them" : nil
        }
        let gateBias = try networks.rows(where: ["kind": "highway"]).numbers("gate_bias").first ?? .nan
        return Figure(
            "lesions", title: try lesionTitle(tables),
            note:
                "depth \(plain(depth)), b_T = \(plain(gateBias)) at the start, \(try rateNote(tables)); idle: at most doubled; "
                + (seeds == 1 ? "one seed" : "\(seeds) seeds\(fewer.joined()), band from smallest to largest"),
            width: 1000, height: 400, columns: 3,
            panels: [
                Panel(
                    "highway: mean transform gate T", x: x, y: Axis("", from: 0), key: .none,
                    series: series(.highway, "mean_gate")),
                try lesionPanel(.highway, "highway: loss with one layer's T = 0"),
                try lesionPanel(.residual, "residual: loss with one layer's F = 0"),
            ])
    }

    /// The learning rates with which the networks did not diverge.
    private static func rateNote(_ tables: Tables) throws -> String {
        let finished = try tables["lesion-networks"].rows(where: ["outcome": "finished"])
        let parts = try [Kind.highway, .residual].map { kind in
            let rates = try finished.rows(where: ["kind": .text(kind.rawValue)]).distinct("learning_rate")
            return "\(kind) " + rates.compactMap(\.double).map(plain).joined(separator: " or ")
        }
        return "learning rate " + parts.joined(separator: ", ")
    }

    private static func lesionTitle(_ tables: Tables) throws -> String {
        let rows = try lesions(.highway, tables)
        let ratios = rows.map(lossRatio)
        guard let worst = rows.max(by: { lossRatio($0) < lossRatio($1) }), !largest(ratios).isNaN else {
            return "All highway networks for lesions diverged"
        }
        let idle = Double(ratios.count { $0 <= 2 }) / Double(ratios.count)
        return
            "Without layer \(plain(worst["layer"])) the highway's loss is \(short(lossRatio(worst))) times as large; "
            + "\(plain((100 * idle).rounded())) % of its layers are idle"
    }

    // MARK: - Gradients before training

    private static func gradientFigure(_ tables: Tables) throws -> Figure {
        let summary = try tables["initial-gradients-summary"]
        let networks = try summary.distinct("network").map(\.description)
        let depths = try depths(tables)
        let (first, last) = (depths.first ?? 1, depths.last ?? 1)
        func color(_ network: String) -> Color {
            switch network {
            case "highway": Self.color(.highway)
            case "residual": Self.color(.residual)
            case networks.first: Self.color(.plain)
            default: .category(3)
            }
        }
        func series(_ network: String, as shape: Series.Shape, name: String? = nil) -> Series {
            Series(
                "initial-gradients-summary", x: "depth", y: "gradient_norm", rows: ["network": .text(network)],
                as: shape, color: color(network), name: name)
        }
        let changes = try networks.map { network -> String in
            let rows = try summary.rows(where: ["network": .text(network)])
            let ratio =
                try rows.number("gradient_norm", where: ["depth": .number(last)])
                / rows.number("gradient_norm", where: ["depth": .number(first)])
            return "\(network) \(short(ratio))"
        }
        let bias = try tables["initial-gradients"].rows(where: ["network": "highway"]).numbers("gate_bias").first
        let count = try tables["initial-gradients"].distinct("seed").count
        return Figure(
            "initial-gradient",
            title: "First-layer gradient at depth \(plain(last)) against depth \(plain(first)): "
                + changes.joined(separator: "; "),
            note: "1000 training images, before training; mean of \(count) initializations, band from smallest to "
                + "largest; highway with b_T = \(plain(bias ?? .nan))",
            panels: [
                Panel(
                    x: Axis(
                        "depth", .logarithmic, from: first / 1.15, to: last * 1.15,
                        names: depths.map { (place: $0, name: plain($0)) }),
                    y: Axis("norm of the gradient by the first layer's weights", .logarithmic), key: .right,
                    series: networks.map {
                        series($0, as: .band(low: "gradient_norm_lo", high: "gradient_norm_hi"))
                    } + networks.map { series($0, as: .linePoints, name: $0) })
            ])
    }
}

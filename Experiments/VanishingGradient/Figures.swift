import Harness

extension VanishingGradient {
    public static func figures(_ tables: Tables) throws -> [Figure] {
        // A training that diverges in its first step leaves nothing to draw.
        let learning = try tables["learning"].rows.isEmpty ? [] : [learningFigure(tables)]
        return try [gradientFigure(tables), saturationFigure(tables)] + learning
    }

    private static func gradientFigure(_ tables: Tables) throws -> Figure {
        let table = try tables["gradients"]
        let depths = try table.distinct("depth").compactMap(\.double)
        let (weight, target) = (try table.first("weight"), try table.first("target"))
        let lowest = try table.numbers("gradient").filter { $0 > 0 }.min() ?? 1e-3
        let panels = depths.enumerated().map { index, depth in
            let rows: KeyValuePairs<String, Value> = ["depth": .number(depth)]
            return Panel(
                "L = \(plain(depth))",
                x: Axis("layer ℓ", from: 0, to: depth + 1, tics: depth > 20 ? 10 : depth > 5 ? 5 : 1),
                y: Axis("|∂ρ/∂Wˡ|", .logarithmic, from: lowest / 100, to: 10, tics: 1e5),
                key: index == 0 ? .bottomRight : .none,
                series: [
                    Series(
                        "gradients", x: "layer", y: "bound_lecture", rows: rows, as: .dashedLine, color: .category(1),
                        name: "bound C 2⁻⁽ᴸ⁻ˡ⁾"),
                    Series(
                        "gradients", x: "layer", y: "bound_true", rows: rows, as: .thinLine, color: .category(2),
                        name: "bound C 8⁻⁽ᴸ⁻ˡ⁾"),
                    Series(
                        "gradients", x: "layer", y: "gradient", rows: rows, as: .points, color: .category(0),
                        name: "gradient"),
                ])
        }
        return Figure(
            "gradient-by-layer",
            title:
                "In a chain of sigmoids the gradient shrinks \(try shrinkage(table))-fold per layer; the lecture's bound is loose",
            note:
                "chain of L one-unit layers, W = \(plain(weight)), b = 0, x = 1, y = \(plain(target)), before training; C = |U − y| / 4",
            width: 1000, height: 420, columns: panels.count, sharesY: true, panels: panels)
    }

    /// By what factor the gradient of the deepest chain falls in the middle, to one decimal.
    private static func shrinkage(_ table: Table) throws -> Double {
        let depth = try table.numbers("depth").max() ?? .nan
        let gradients = try table.rows(where: ["depth": .number(depth)]).numbers("gradient")
        guard gradients.count > 2 else { return .nan }
        let middle = gradients.count / 2
        return (10 * gradients[middle] / gradients[middle - 1]).rounded() / 10
    }

    private static func saturationFigure(_ tables: Tables) throws -> Figure {
        let depth = try tables["sweep"].first("depth")
        let slopes = Panel(
            "the sigmoid and its slope", x: Axis("x", from: -8, to: 8, tics: 2),
            y: Axis("", from: 0, to: 1.05, tics: 0.25),
            key: .none,
            annotations: [
                .shaded(from: -8, to: -4), .shaded(from: 4, to: 8),
                .text("σ′ < 0.018", x: 6, y: 0.07, .center), .text("σ′ < 0.018", x: -6, y: 0.07, .center),
                .text("σ(x)", x: 2.3, y: 0.83, color: .category(0)),
                .text("σ′(x)", x: 1.3, y: 0.2, color: .category(1)),
            ],
            series: [
                Series("slopes", x: "x", y: "sigmoid", color: .category(0)),
                Series("slopes", x: "x", y: "slope", color: .category(1)),
            ])
        let names = [("sigmoid", "sigmoid"), ("tanh", "tanh"), ("relu", "ReLU")]
        let sweep = Panel(
            "how far the first of \(plain(depth)) layers moves the output",
            x: Axis("initial weight W of every layer", .logarithmic, from: 0.01, to: 100),
            y: Axis("|∂U/∂W¹|", .logarithmic, from: 1e-30, to: 1e10, tics: 1e5), key: .bottomRight,
            series: names.enumerated().map { index, name in
                Series(
                    "sweep", x: "weight", y: "gradient", rows: ["activation": .text(name.0)], color: .category(index),
                    name: name.1)
            })
        return Figure(
            "saturation", title: "Small and large weights both kill the gradient of saturating units",
            note: "left: shaded where |x| > 4; right: sigmoid and tanh fade on both sides, ReLU fades or explodes",
            width: 1000, height: 420, columns: 2, panels: [slopes, sweep])
    }

    private static func learningFigure(_ tables: Tables) throws -> Figure {
        let table = try tables["learning"]
        let layers = try table.distinct("layer").compactMap(\.double)
        let depth = layers.max() ?? 1
        let lastStep = try table.numbers("step").max() ?? 1
        let (weight, target) = (
            try tables["gradients"].first("weight"), try tables["gradients"].first("target")
        )
        let end = try table.rows(where: ["step": .number(lastStep)])
        let ratio =
            try end.number("weight_change_relative", where: ["layer": 1])
            / end.number("weight_change_relative", where: ["layer": .number(depth)])
        let changes = try table.numbers("weight_change_relative").filter { $0 > 0 }
        let shown = layers.filter { $0 == depth || $0.remainder(dividingBy: 2) != 0 || depth <= 5 }
        let labels = try shown.map { layer -> Annotation in
            let height = try end.number("weight_change_relative", where: ["layer": .number(layer)])
            return .text("layer \(plain(layer))", x: lastStep * 1.15, y: height, .left, color: color(layer, of: depth))
        }
        return Figure(
            "learning",
            title:
                "The upper layers solve the task; layer 1 moves \(scientific(ratio)) times as far as layer \(plain(depth))",
            note:
                "gradient descent on (y − U)², y = \(plain(target)), W = \(plain(weight)) at the start, L = \(plain(depth))",
            panels: [
                Panel(
                    x: Axis("step", .logarithmic, from: 1, to: lastStep * 3),
                    y: Axis(
                        "relative change |W(t) − W(0)| / W(0)", .logarithmic, from: (changes.min() ?? 1e-9) / 3,
                        to: max(10, (changes.max() ?? 1) * 3), tics: 100),
                    key: .none, annotations: labels,
                    series: shown.map { layer in
                        Series(
                            "learning", x: "step", y: "weight_change_relative", rows: ["layer": .number(layer)],
                            color: color(layer, of: depth))
                    })
            ])
    }

    private static func color(_ layer: Double, of depth: Double) -> Color {
        .ordered(depth > 1 ? (layer - 1) / (depth - 1) : 0)
    }
}

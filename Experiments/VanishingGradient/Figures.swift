import Harness

extension VanishingGradient {
    static func figures(_ results: Results<VanishingGradient>) throws -> [Figure] {
        // A training that diverges in its first step leaves nothing to draw.
        let learning = try results.rows(Change.table).isEmpty ? [] : [learningFigure(results)]
        return try [gradientFigure(results), saturationFigure(results)] + learning
    }

    private static func gradientFigure(_ results: Results<VanishingGradient>) throws -> Figure {
        let lowest = try results.rows(Layer.table).map(\.gradient).filter { $0 > 0 }.min() ?? 1e-3
        let panels = results.recipe.depths.enumerated().map { index, depth in
            func series(_ y: PartialKeyPath<Layer>, _ shape: Series.Shape, _ color: Int, _ name: String) -> Series {
                Series(
                    Layer.table, x: \.layer, y: y, where: [\.depth == depth], as: shape, color: .category(color),
                    name: name)
            }
            return Panel(
                "L = \(depth)",
                x: Axis("layer ℓ", from: 0, to: Double(depth + 1), tics: depth > 20 ? 10 : depth > 5 ? 5 : 1),
                y: Axis("|∂ρ/∂Wˡ|", .logarithmic, from: lowest / 100, to: 10, tics: 1e5),
                key: index == 0 ? .bottomRight : .none,
                series: [
                    series(\.lectureBound, .dashedLine, 1, "bound C 2⁻⁽ᴸ⁻ˡ⁾"),
                    series(\.trueBound, .thinLine, 2, "bound C 8⁻⁽ᴸ⁻ˡ⁾"),
                    series(\.gradient, .points, 0, "gradient"),
                ])
        }
        return Figure(
            "gradient-by-layer",
            title: results.title(
                "rate", "In a chain of sigmoids the gradient halves {} times from each layer to the one below",
                else: "The gradient of every layer in chains of sigmoids"),
            note: "chain of L one-unit layers, b = 0, x = 1, before training; C = |U − y| / 4",
            width: 1000, height: 420, columns: panels.count, sharesY: true, panels: panels)
    }

    private static func saturationFigure(_ results: Results<VanishingGradient>) throws -> Figure {
        let sigmoid = Panel(
            "the sigmoid and its slope", x: Axis("x", from: -8, to: 8, tics: 2),
            y: Axis("", from: 0, to: 1.05, tics: 0.25), key: .none,
            annotations: [
                .shaded(from: -8, to: -4), .shaded(from: 4, to: 8),
                .text("σ′ < 0.018", x: 6, y: 0.07, .center), .text("σ′ < 0.018", x: -6, y: 0.07, .center),
                .text("σ(x)", x: 2.3, y: 0.83, color: .category(0)),
                .text("σ′(x)", x: 1.3, y: 0.2, color: .category(1)),
            ],
            series: [
                Series(Slope.table, x: \.x, y: \.sigmoid, color: .category(0)),
                Series(Slope.table, x: \.x, y: \.slope, color: .category(1)),
            ])
        let sweep = Panel(
            "influence of the first of \(results.recipe.sweepDepth) layers on the output",
            x: Axis("initial weight W of every layer", .logarithmic, from: 0.01, to: 100),
            y: Axis("|∂U/∂W¹|", .logarithmic, from: 1e-30, to: 1e10, tics: 1e5), key: .bottomRight,
            series: try Lines(Influence.table, in: results, x: \.weight, by: \.activation, named: \.title)
                .series(\.gradient))
        return Figure(
            "saturation", title: "Small and large weights both kill the gradient of saturating units",
            note: "left: shaded where |x| > 4; right: sigmoid and tanh fade on both sides, ReLU fades or explodes",
            width: 1000, height: 420, columns: 2, panels: [sigmoid, sweep])
    }

    private static func learningFigure(_ results: Results<VanishingGradient>) throws -> Figure {
        let depth = results.recipe.sweepDepth
        let lines = try Lines(
            Change.table, in: results, x: \.step, by: \.layer, named: { "layer \($0)" },
            color: { .ordered(depth > 1 ? Double($0 - 1) / Double(depth - 1) : 0) }
        ).only((1...depth).filter { $0 == depth || $0 % 2 == 1 || depth <= 5 })
        return Figure(
            "learning",
            title: results.title(
                "first-layer-stands-still",
                "The upper layers solve the task; layer 1 moves {} times as far as layer 10",
                else: "The change of each layer's weight during gradient descent"),
            note: "gradient descent on (y − U)², L = \(depth), learning rate \(results.recipe.learningRate)",
            panels: [
                Panel(
                    x: Axis("step", .logarithmic, from: 1, to: lines.last * 3),
                    y: .logarithmic(
                        "relative change |W(t) − W(0)| / W(0)", holding: lines.numbers(\.relative), room: 3, upTo: 10
                    ),
                    key: .none, annotations: lines.labels(\.relative, at: lines.last * 1.15),
                    series: lines.series(\.relative, as: .line))
            ])
    }
}

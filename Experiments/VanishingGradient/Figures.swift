import Foundation
import Harness

extension VanishingGradient {
    static func figures(_ results: Results<VanishingGradient>) throws -> [Figure] {
        // A training that diverges in its first step leaves nothing to draw.
        let learning = try results.rows(Change.table).isEmpty ? [] : [learningFigure(results)]
        return try [gradientFigure(results), saturationFigure(results)] + learning
    }

    /// All chains in one axes, counted from the output: the gradient depends on the distance alone.
    private static func gradientFigure(_ results: Results<VanishingGradient>) throws -> Figure {
        let deepest = results.recipe.depths.max() ?? 1
        func bound(_ y: PartialKeyPath<Layer>, _ shape: Series.Shape, _ name: String) -> Series {
            Series(Layer.table, x: \.distance, y: y, where: [\.depth == deepest], as: shape, color: .gray, name: name)
        }
        let chains = try Lines(Layer.table, in: results, x: \.distance, by: \.depth, named: { "L = \($0)" })
            .ordered(by: >)
        let lowest = chains.numbers(\.gradient).filter { $0 > 0 }.min() ?? 1e-3
        return Figure(
            "gradient-by-layer",
            title: results.title(
                "rate", showing: { exp2($0) },
                "In a chain of sigmoids the gradient shrinks {}-fold from each layer to the one below",
                else: "The gradient of every layer in chains of sigmoids"),
            note:
                "chains of L units, b = 0, x = 1, before training; C = |U − y| / 4; bound 8: weight 1/2 times slope ≤ 1/4",
            height: 460, x: .integers("layers from the output, L − ℓ", from: 0, to: Double(deepest)),
            y: Axis("|∂ρ/∂Wˡ|", .logarithmic, from: lowest / 100, to: 10, tics: 1e5), key: .bottomLeft,
            series: [
                bound(\.lectureBound, .dashedLine, "the lecture's bound C 2⁻⁽ᴸ⁻ˡ⁾"),
                bound(\.trueBound, .line, "bound C 8⁻⁽ᴸ⁻ˡ⁾"),
            ] + chains.series(\.gradient, as: .linePoints))
    }

    private static func saturationFigure(_ results: Results<VanishingGradient>) throws -> Figure {
        let sigmoid = Panel(
            "the sigmoid and its slope", x: Axis("x", from: -8, to: 8, tics: 2),
            y: Axis("", from: 0, to: 1.05, tics: 0.25), key: .none,
            annotations: [
                .shaded(from: -8, to: -4), .shaded(from: 4, to: 8),
                .text("σ′ < 0.018", x: 6, y: 0.07, .center, size: 8),
                .text("σ′ < 0.018", x: -6, y: 0.07, .center, size: 8),
                .text("σ(x)", x: 2.3, y: 0.83, color: .category(0)),
                .text("σ′(x)", x: 1.3, y: 0.2, color: .category(1)),
            ],
            series: [
                Series(Slope.table, x: \.x, y: \.sigmoid, color: .category(0)),
                Series(Slope.table, x: \.x, y: \.slope, color: .category(1)),
            ])
        let sweep = Panel(
            "sensitivity of the output to the first of \(results.recipe.sweepDepth) weights",
            x: Axis("initial weight W of every layer", .logarithmic, from: 0.01, to: 100),
            y: Axis("|∂U/∂W¹|", .logarithmic, from: 1e-15, to: 1e5, tics: 1e5), key: .topLeft,
            annotations: [.vertical(results.recipe.weight)],
            series: try Lines(Influence.table, in: results, x: \.weight, by: \.activation, named: \.title)
                .series(\.gradient))
        return Figure(
            "saturation", title: "Small and large weights both kill the gradient of saturating units",
            note:
                "left: shaded where |x| > 4; right, dashed: W = \(plain(results.recipe.weight)); ReLU fades or explodes",
            width: 1000, height: 420, columns: 2, panels: [sigmoid, sweep])
    }

    private static func learningFigure(_ results: Results<VanishingGradient>) throws -> Figure {
        let depth = results.recipe.sweepDepth
        let lines = try Lines(Change.table, in: results, x: \.step, by: \.layer, named: { "layer \($0)" })
            .ordered(by: <).only((1...depth).filter { $0 == depth || $0 % 2 == 1 || depth <= 5 })
        return Figure(
            "learning",
            title: results.title(
                "first-layer-stands-still",
                "The lower layers do not learn: layer 1 moves {} times as far as layer 10",
                else: "The change of each layer's weight during gradient descent"),
            note: "gradient descent on (y − U)², L = \(depth), learning rate \(results.recipe.learningRate)",
            x: Axis("step", .logarithmic, from: 1, to: lines.last * 3),
            y: .logarithmic(
                "relative change |W(t) − W(0)| / W(0)", holding: lines.numbers(\.relative), room: 3, upTo: 10),
            key: .none, annotations: lines.labels(\.relative, at: lines.last * 1.15),
            series: lines.series(\.relative, as: .line))
    }
}

import Foundation
import Harness

extension BNHistograms {
    static func figures(_ results: Results<BNHistograms>) throws -> [Figure] {
        let (alive, phrase) = ("units keep responding to the input", "densities of units")
        let relu = results.title(
            "share-at-the-end", "each unit gives nearly the same value for every input", else: phrase)
        let normalized = results.title("batch-norm-winner", alive, else: phrase)
        let analytic = results.title("analytic-winner", alive, else: phrase)
        let lines = try Lines(overSeeds, in: results, x: \.layer, by: \.kind, named: \.title)
        return try [
            pair(results),
            histograms(.relu, "ReLU: \(relu)", "what the ReLU receives", results),
            histograms(.batchNorm, "Batch norm before ReLU: \(normalized)", "as the slide's caption says", results),
            histograms(.analytic, "Shifted and scaled ReLU: \(analytic)", "as behind the slide's link", results),
            shares(lines, results), winners(lines, results),
        ]
    }

    private static let widths =
        "solid: networks of the first seed's width; dotted: of the further width; mean and range"
    private static let marks = "heights relative to the panel's highest; ticks: minimum and maximum, dots: mean"

    /// The slide: first, tenth and last layer, without and with batch norm.
    private static func pair(_ results: Results<BNHistograms>) throws -> Figure {
        let drawn = results.recipe.drawnLayers
        let layers = Set([drawn[0], drawn.last { $0 <= 10 } ?? drawn[0], drawn[drawn.count - 1]]).sorted()
        let relu = try panels(.relu, layers, results, label: "") { "ReLU, layer \($0)" }
        let normalized = try panels(.batchNorm, layers, results, label: "preactivation") { "batch norm, layer \($0)" }
        return Figure(
            "relu-and-batch-norm",
            title: results.title(
                "share-at-the-end", and: ["batch-norm-winner"],
                "After \(results.recipe.depth) layers of ReLU a unit hardly depends on its input; batch norm prevents that",
                else: "Preactivations of ReLU layers, without and with batch norm"),
            note: "the first \(results.recipe.units) units; \(marks)", width: 1000, height: 560, columns: layers.count,
            sharesY: true, panels: relu + normalized)
    }

    /// All layers of the slide, for one kind.
    private static func histograms(
        _ kind: Kind, _ title: String, _ remark: String, _ results: Results<BNHistograms>
    ) throws -> Figure {
        Figure(
            "histograms-\(kind.rawValue)", title: title,
            note: "\(remark); the first \(results.recipe.units) units; \(marks)", width: 1000, height: 560, columns: 3,
            sharesY: true,
            panels: try panels(kind, results.recipe.drawnLayers, results, label: "preactivation") { "layer \($0)" })
    }

    /// The densities of single units in the network of the first seed, a panel a layer.
    private static func panels(
        _ kind: Kind, _ drawn: [Int], _ results: Results<BNHistograms>, label: String, title: (Int) -> String
    ) throws -> [Panel] {
        let units = try results.tables.rows(Unit.table).filter { $0.kind == kind }
        let layers = try results.rows(Layer.table, \.kind == kind, \.seed == 1)
        return drawn.enumerated().map { index, layer in
            let own = units.filter { $0.layer == layer }
            let ends = own.flatMap { [$0.mean(\.values.minimum), $0.mean(\.values.maximum)] }
            return Panel.densities(
                title(layer), Density.table, x: \.x, density: \.height,
                axis: Axis(
                    index + 3 < drawn.count ? "" : label, from: shown.lowerBound, to: shown.upperBound, tics: 2),
                caption: layers.filter { $0.layer == layer }.map(deviations).joined()
                    + (ends.allSatisfy(shown.contains) ? "" : "; tails cut off"),
                curves: own.map { unit in
                    DensityCurve(
                        [\.kind == kind, \.layer == layer, \.unit == unit.unit], of: unit, minimum: \.values.minimum,
                        mean: \.values.mean, maximum: \.values.maximum, color: .unit(number: unit.unit))
                })
        }
    }

    private static func deviations(_ layer: TypedRow<Layer>) -> String {
        let deviations = [layer.withinVariance, layer.betweenVariance].map { $0.squareRoot() }
        return String(format: "sd %.2f within units, %.2f between", deviations[0], deviations[1])
    }

    private static func shares(_ lines: Lines<Layer, Kind>, _ results: Results<BNHistograms>) -> Figure {
        let theory = Series(
            Theory.table, x: \.layer, y: \.withinShare, as: .dashedLine, color: .ink,
            name: "theory for ReLU, infinite width")
        return Figure(
            "within-unit-variance",
            title: results.title(
                "share-at-the-end", showing: { 100 * $0 },
                "ReLU: at layer 50 at most {} % of all variance is between inputs",
                else: "Share of variance within units"),
            note: "\(widths); batch norm's share is 1 by construction", height: 460,
            x: .values("layer", results.recipe.drawnLayers.map(Double.init)),
            y: .logarithmic("variance within units / all variance", holding: lines.numbers(\.withinShare)),
            key: .bottomLeft, series: series(lines, \.withinShare, results) + [theory])
    }

    private static func winners(_ lines: Lines<Layer, Kind>, _ results: Results<BNHistograms>) -> Figure {
        Figure(
            "winners",
            title: results.title(
                "two-win", showing: { 100 * $0 },
                "50 untrained ReLU layers give at least {} % of all inputs one of two answers",
                else: "The two most frequent answers, if a softmax sits after a layer"),
            note: "a softmax over \(results.recipe.units) units; \(widths)", height: 460,
            x: Axis("layer", from: 0, to: lines.last + 1),
            y: Axis("share of inputs with one of the two", from: 0, to: 1.01, tics: 0.2), key: .right,
            series: series(lines, \.topTwoShare, results))
    }

    /// Solid for the width of the first seed, dotted for another width.
    private static func series(
        _ lines: Lines<Layer, Kind>, _ share: PartialKeyPath<Layer>, _ results: Results<BNHistograms>
    ) -> [Series] {
        let (width, further) = (results.sweep.width, results.sweep.furtherWidth)
        let solid = lines.series(share, where: [\.width == width])
        if further == width { return solid }
        return solid + lines.series(share, as: .dottedLine, where: [\.width == further], isNamed: false)
    }
}

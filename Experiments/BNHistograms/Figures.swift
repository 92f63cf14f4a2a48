import Foundation
import Harness

extension BNHistograms {
    static func figures(_ results: Results<BNHistograms>) throws -> [Figure] {
        let (alive, phrase) = ("units stay alive; none wins for more than {} of the inputs", "densities of units")
        let relu = results.title("share-at-the-end", "units become constants; \(drained)", else: phrase)
        let normalized = results.title("batch-norm-winner", alive, else: phrase)
        let analytic = results.title("analytic-winner", alive, else: phrase)
        return try [
            histograms(.relu, "ReLU: \(relu)", "what the ReLU receives", results),
            histograms(.batchNorm, "Batch norm before ReLU: \(normalized)", "as the slide's caption says", results),
            histograms(.analytic, "Shifted and scaled ReLU: \(analytic)", "as behind the slide's link", results),
            shares(results), winners(results),
        ]
    }

    private static let drained = "at layer 50 at most {} of all variance is within units"
    private static let note = "solid: the network of the first seed; dotted: those of further seeds, mean and range"

    /// The slide's figure: the densities of single units in the network of the first seed.
    private static func histograms(
        _ kind: Kind, _ title: String, _ remark: String, _ results: Results<BNHistograms>
    ) throws -> Figure {
        let units = try results.tables.rows(Unit.table).filter { $0.kind == kind }
        let layers = try results.rows(Layer.table, \.kind == kind, \.seed == 1)
        let drawn = results.recipe.drawnLayers
        let panels = drawn.enumerated().map { index, layer in
            let label = index + 3 < drawn.count ? "" : "preactivation"
            return Panel.densities(
                "layer \(layer)", Density.table, x: \.x, density: \.height,
                axis: Axis(label, from: shown.lowerBound, to: shown.upperBound, tics: 2),
                caption: layers.filter { $0.layer == layer }.map(deviations).joined(),
                curves: units.filter { $0.layer == layer }.map { unit in
                    DensityCurve(
                        [\.kind == kind, \.layer == layer, \.unit == unit.unit], of: unit, minimum: \.values.minimum,
                        mean: \.values.mean, maximum: \.values.maximum, color: .unit(number: unit.unit))
                })
        }
        return Figure(
            "histograms-\(kind.rawValue)", title: title,
            note: "\(remark); the first \(results.recipe.units) units; heights relative to the panel's highest; "
                + "ticks: least and largest value, dots: mean",
            width: 1000, height: 560, columns: 3, sharesY: true, panels: panels)
    }

    private static func deviations(_ layer: TypedRow<Layer>) -> String {
        let deviations = [layer.withinVariance, layer.betweenVariance].map { $0.squareRoot() }
        return String(format: "sd within units %.2f, between %.2f", deviations[0], deviations[1])
    }

    private static func shares(_ results: Results<BNHistograms>) throws -> Figure {
        let lines = try Lines(overSeeds, in: results, x: \.layer, by: \.kind, named: \.title)
        let theory = Series(
            Theory.table, x: \.layer, y: \.withinShare, as: .dashedLine, color: .ink,
            name: "theory for ReLU, infinite width")
        let series = series(lines, \.withinShare, results) + [theory]
        return Figure(
            "within-unit-variance",
            title: results.title("share-at-the-end", "ReLU: \(drained)", else: "Share of variance within units"),
            note: "\(note); batch norm's share is 1 by construction", width: 1000, height: 440, columns: 2,
            panels: [
                Panel(
                    "on a linear scale", x: Axis("layer", from: 1, to: lines.last),
                    y: Axis("variance within units / all variance", from: 0, to: 1.05), key: .none, series: series),
                Panel(
                    "on logarithmic scales", x: .values("layer", results.recipe.drawnLayers.map(Double.init)),
                    y: .logarithmic("", holding: lines.numbers(\.withinShare)), key: .bottomLeft, series: series),
            ])
    }

    private static func winners(_ results: Results<BNHistograms>) throws -> Figure {
        let lines = try Lines(overSeeds, in: results, x: \.layer, by: \.kind, named: \.title)
        let x = Axis("layer", from: 0, to: lines.last + 1)
        let y = Axis("share of inputs", from: 0, to: 1.01, tics: 0.2)
        let stacks = try [Kind.relu, .batchNorm].map { kind in
            Panel.stackedBars(
                "\(kind.title): which unit wins", try results.rows(Win.table, \.kind == kind), x: \.layer,
                height: \.share, by: \.unit, color: Color.unit(number:), axes: (x, y))
        }
        let (one, two) = (series(lines, \.topOneShare, results), series(lines, \.topTwoShare, results))
        return Figure(
            "winners",
            title: results.title(
                "two-win", "At layer 50 of a ReLU network two of ten units win for at least {} of the inputs",
                else: "Which unit wins, if a softmax sits after a layer"),
            note: "a softmax over \(results.recipe.units) units, above in their colors; \(note)",
            width: 1000, height: 700, columns: 2, sharesY: true,
            panels: stacks + [
                Panel("most frequent winner of each network", x: x, y: y, key: .none, series: one),
                Panel("the two most frequent winners", x: x, y: y, key: .right, series: two),
            ])
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

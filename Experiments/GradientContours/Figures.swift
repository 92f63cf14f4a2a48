import Foundation
import Harness
import Networks
import Trainings

extension GradientContours {
    static func figures(_ results: Results<Self>) throws -> [Figure] {
        try [contours(results), plateau(results), layerGradients(results)]
    }

    /// Magnitude against epoch, one panel a layer.
    private static func contours(_ results: Results<Self>) throws -> Figure {
        let magnitudes = Axis.octaves(
            "|gradient|", from: scale.log2(place: Double(shownBins.lowerBound)),
            to: scale.log2(place: Double(shownBins.upperBound)))
        let escape = try results.escape.map { [Annotation.vertical($0, color: .white)] } ?? []
        let panels = layersShown(depth: results.sweep.deepest).enumerated().map { index, layer in
            var panel = Panel.heatMap(
                "hidden layer \(layer)", GradientContour.table, where: [\.layer == layer],
                x: (\.epoch, .integers("epoch", from: 0, to: results.lastEpoch, margin: 0.5)),
                y: (\.gradientLog2, magnitudes), value: \.weightShare,
                colors: ColorScale("share of weights", from: 0, to: 0.09, steps: 9, isShown: index == 1),
                lines: [
                    Series(
                        LayerGradient.table, x: \.epoch, y: \.gradientMedian, where: [\.layer == layer], color: .white)
                ])
            panel.annotations = escape
            return panel
        }
        return Figure(
            "contours",
            title: results.title(
                "octaves-before", showing: { exp2($0) },
                "Before the escape the median gradient of layer 9 is {} times that of layer 1",
                else: "Distribution of each layer's gradients over epochs"),
            note: "\(results.sweep.deepest) hidden layers of ReLU, one seed; bins √2 apart; exact zeros left out; "
                + "white: median, and dashed the epoch of escape",
            width: 1000, height: 640, columns: 2, panels: panels)
    }

    /// Accuracy and gradient against epoch, one color a depth and one line a seed: a mean over seeds that escape in
    /// different epochs would be the curve of no network.
    private static func plateau(_ results: Results<Self>) throws -> Figure {
        let lines = try Lines(Epoch.table, in: results, x: \.epoch, by: \.depth, named: \.description)
            .ordered(by: >).only(results.sweep.depths.sorted())
        func curves(_ y: PartialKeyPath<Epoch>, seed: Int) -> [Series] {
            lines.series(y, as: seed > 1 ? .thinLine : nil, where: [\.seed == seed], isNamed: false)
        }
        let networks = try results.rows(NetworkEscape.table)
        // Each number stands at the rise of the first seed's line, one below the other.
        let names = networks.filter { $0.seed == 1 }.enumerated().map { index, network in
            Annotation.text(
                "\(network.depth)", x: network.wait + 0.6, y: 0.8 - 0.5 * Double(index) / Double(lines.arms.count),
                color: lines.color(of: network.depth), size: 10)
        }
        let epochs = Axis.integers("epoch", from: 0, to: results.lastEpoch)
        let peak = largest(networks.map(\.peakGradient).filter(\.isFinite))
        let seeds = results.sweep.seeds
        return Figure(
            "plateau",
            title: results.title(
                "onset-8", and: ["onset-order"],
                "Deeper networks never escape earlier: 8 layers take at least {} times as long as 7",
                else: "Test accuracy and mean gradient of deeper and deeper networks"),
            note: "numbers: hidden layers; " + (seeds > 1 ? "thin: other seeds; right: the first seed" : "one seed"),
            width: 1000, height: 440, columns: 2,
            panels: [
                Panel(
                    "test accuracy", x: epochs, y: .scaled("", to: 1, power: 0), key: .none,
                    annotations: names + [
                        .horizontal(0.1135),
                        .text("0.1135: always answers ‘one’", x: results.lastEpoch, y: 0.05, .right),
                    ],
                    // The first seed's lines lie over those of the others.
                    series: (1...seeds).reversed().flatMap { curves(\.testAccuracy, seed: $0) }),
                Panel(
                    "mean |gradient|, hidden layers", x: epochs,
                    y: .scaled("", to: peak * 1.05, power: -3), key: .none, series: curves(\.gradientMean, seed: 1)),
            ])
    }

    /// The mean of each layer: far apart on the plateau, together from the escape on.
    private static func layerGradients(_ results: Results<Self>) throws -> Figure {
        let lines = try Lines(LayerGradient.table, in: results, x: \.epoch, by: \.layer, named: { "layer \($0)" })
            .ordered(by: >)
        return Figure(
            "layer-gradients",
            title: results.title(
                "after-spread", "After the escape the mean gradients of all layers are within a factor of {}",
                else: "Mean gradient of each layer over epochs"),
            note: "\(results.sweep.deepest) hidden layers of ReLU, one seed; dashed: the epoch of escape", height: 460,
            x: .integers("epoch", from: 0, to: results.lastEpoch),
            y: .logarithmic("mean |gradient|", holding: lines.numbers(\.gradientMean)), key: .right,
            annotations: try results.escape.map { [.vertical($0)] } ?? [], series: lines.series(\.gradientMean))
    }
}

extension Results<GradientContours> {
    fileprivate var lastEpoch: Double { Double(recipe.epochs - 1) }
    /// The epoch in which the network of the contours escaped.
    fileprivate var escape: Double? { get throws { try rows(GradientContours.LayerEscape.table).first?.onset ?? nil } }
}

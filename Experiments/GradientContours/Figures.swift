import Foundation
import Harness
import Networks
import Trainings

extension GradientContours {
    static func figures(_ results: Results<Self>) throws -> [Figure] {
        [
            try contours(results), try plateau(results), try layerGradients(results), try initialization(results),
            try initialHistograms(results),
        ]
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
                colors: shares(to: 0.09, isShown: index == 1),
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

    private static func shares(to high: Double, isShown: Bool) -> ColorScale {
        ColorScale("share of weights", from: 0, to: high, steps: 9, isShown: isShown)
    }

    /// Accuracy and gradient against epoch, one color a depth and one line a seed: a mean over seeds that escape in
    /// different epochs would be the curve of no network.
    private static func plateau(_ results: Results<Self>) throws -> Figure {
        let depths = results.sweep.depths.sorted()
        func color(_ index: Int) -> Color { .ordered(depths.count - 1 - index, of: depths.count) }
        func lines(_ y: PartialKeyPath<Epoch>, seeds: Int) -> [Series] {
            depths.enumerated().flatMap { index, depth in
                (1...seeds).map { seed in
                    Series(
                        Epoch.table, x: \.epoch, y: y, where: [\.depth == depth, \.seed == seed],
                        as: seed > 1 ? .thinLine : results.line, color: color(index))
                }
            }
        }
        // Each number stands at the rise of the first seed's line, one below the other.
        let escapes = try results.rows(NetworkEscape.table).filter { $0.seed == 1 }
        let names = escapes.enumerated().map { index, escape in
            Annotation.text(
                "\(escape.depth)", x: Double((escape.onset ?? nil) ?? escape.epochs) + 0.6,
                y: 0.8 - 0.5 * Double(index) / Double(depths.count), color: color(index), size: 10)
        }
        let epochs = Axis.integers("epoch", from: 0, to: results.lastEpoch)
        let peak = largest(try results.rows(NetworkEscape.table).map(\.peakGradient).filter(\.isFinite))
        let seeds = results.sweep.seeds
        return Figure(
            "plateau",
            title: results.title(
                "onset-8", "The deeper, the longer the plateau: 8 layers take at least {} times as long as 7",
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
                    series: lines(\.testAccuracy, seeds: seeds)),
                Panel(
                    "mean |gradient|, hidden layers", x: epochs,
                    y: .scaled("", to: peak * 1.05, power: -3), key: .none, series: lines(\.gradientMean, seeds: 1)),
            ])
    }

    /// The mean of each layer: far apart on the plateau, together from the escape on.
    private static func layerGradients(_ results: Results<Self>) throws -> Figure {
        let depth = results.sweep.deepest
        let means = try results.rows(LayerGradient.table).map(\.gradientMean)
        return Figure(
            "layer-gradients",
            title: results.title(
                "after-spread", "After the escape the mean gradients of all layers are within a factor of {}",
                else: "Mean gradient of each layer over epochs"),
            note: "\(depth) hidden layers of ReLU, one seed; dashed: the epoch of escape", height: 460,
            panels: [
                Panel(
                    x: .integers("epoch", from: 0, to: results.lastEpoch),
                    y: .logarithmic("mean |gradient|", holding: means), key: .right,
                    annotations: try results.escape.map { [.vertical($0)] } ?? [],
                    series: (1...depth).reversed().map { layer in
                        Series(
                            LayerGradient.table, x: \.epoch, y: \.gradientMean, where: [\.layer == layer],
                            as: results.line, color: .ordered(depth - layer, of: depth), name: "layer \(layer)")
                    })
            ])
    }

    // MARK: Before training

    /// The medians of six networks, a panel an activation function.
    private static func initialization(_ results: Results<Self>) throws -> Figure {
        let panels = try [ActivationFunction.sigmoid, .tanh, .relu].enumerated().map { index, activation in
            let networks = InitialNetwork.all.filter { $0.activation == activation }
            return Panel(
                activation.title, x: .integers("layer", from: 1, to: Double(results.sweep.deepest + 1)),
                y: try magnitudes("median |gradient|", results), key: index == 2 ? .right : .none,
                series: networks.map { network in
                    Series(
                        InitialMedian.table, x: \.layer, y: \.medianLog2, where: medians(of: network),
                        as: network.batchNorm == .yes ? .line : .dashedLine, color: .category(network.start.index),
                        name: network.title)
                })
        }
        return Figure(
            "initialization", title: "Median gradient of each layer before training, without and with batch norm",
            note: "one seed; the last layer is the output; BN: batch norm before the activation; exact zeros left out",
            width: 1000, height: 440, columns: 3, sharesY: true, panels: panels)
    }

    /// The same as distributions: a row of panels for each activation, a column for each initializer without and with
    /// batch norm.
    private static func initialHistograms(_ results: Results<Self>) throws -> Figure {
        let columns = InitialNetwork.all.count / 3
        let panels = try InitialNetwork.all.enumerated().map { index, network in
            Panel.heatMap(
                network.title, InitialContour.table, where: contours(of: network),
                x: (\.layer, .integers("layer", from: 1, to: Double(results.sweep.deepest + 1), margin: 0.5)),
                y: (\.gradientLog2, try magnitudes("\(network.activation.title): |gradient|", results)),
                value: \.weightShare, colors: shares(to: 0.18, isShown: index == columns - 1),
                lines: [
                    Series(
                        InitialMedian.table, x: \.layer, y: \.medianLog2, where: medians(of: network),
                        color: .white)
                ])
        }
        return Figure(
            "initialization-histograms", title: "Gradients of each layer before training, without and with batch norm",
            note: "one seed; the last layer is the output; BN: batch norm before the activation; exact zeros left out; "
                + "white: median",
            width: 1000, height: 760, columns: columns, sharesY: true, panels: panels)
    }

    /// An axis that holds all medians before training.
    private static func magnitudes(_ label: String, _ results: Results<Self>) throws -> Axis {
        let medians = try results.rows(InitialMedian.table).map(\.medianLog2).filter { !$0.isNaN }
        return .octaves(label, from: (medians.min() ?? -30) - 3, to: min(0, (medians.max() ?? -4) + 3))
    }

    // A key path through a protocol would be another than that of the column, so each row has its own conditions.

    private static func medians(of network: InitialNetwork) -> [Condition<InitialMedian>] {
        [
            \.network.activation == network.activation, \.network.start == network.start,
            \.network.batchNorm == network.batchNorm,
        ]
    }

    private static func contours(of network: InitialNetwork) -> [Condition<InitialContour>] {
        [
            \.network.activation == network.activation, \.network.start == network.start,
            \.network.batchNorm == network.batchNorm,
        ]
    }
}

extension Results<GradientContours> {
    fileprivate var lastEpoch: Double { Double(recipe.epochs - 1) }
    /// Points show so few epochs that a line alone could not be seen.
    fileprivate var line: Series.Shape { recipe.epochs < 6 ? .linePoints : .line }
    /// The epoch in which the network of the contours escaped.
    fileprivate var escape: Double? { get throws { try rows(GradientContours.LayerEscape.table).first?.onset ?? nil } }
}

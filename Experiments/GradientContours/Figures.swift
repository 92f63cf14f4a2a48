import Harness

extension GradientContours {
    static func figures(_ results: Results<Self>) throws -> [Figure] {
        [contours(results), plateau(results), try layerGradients(results), try initialization(results)]
    }

    /// Magnitude against epoch, one panel a layer.
    private static func contours(_ results: Results<Self>) -> Figure {
        let magnitudes = Axis.octaves(
            "|gradient|", from: scale.log2(place: Double(lectureBins.lowerBound)),
            to: scale.log2(place: Double(lectureBins.upperBound)))
        let panels = layersShown(depth: results.sweep.deepest).enumerated().map { index, layer in
            Panel.heatMap(
                "hidden layer \(layer)", Contour.table, where: [\.layer == layer],
                x: (\.epoch, .integers("epoch", from: 0, to: results.lastEpoch, margin: 0.5)),
                y: (\.gradientLog2, magnitudes), value: \.weightShare,
                colors: ColorScale("share of the layer's weights", from: 0, to: 0.09, steps: 9, isShown: index % 2 == 1),
                lines: [
                    Series(LayerEpoch.table, x: \.epoch, y: \.gradientMedian, where: [\.layer == layer], color: .white)
                ])
        }
        return Figure(
            "contours",
            title: results.title(
                "octaves-before", "Before the escape layer 1's median gradient is {} octaves below layer 9's",
                else: "Distribution of each layer's gradients over epochs"),
            note: "\(results.sweep.deepest) hidden layers of ReLU, one seed; bins √2 apart; exact zeros left out; "
                + "white: median, where these bins hold it",
            width: 1000, height: 680, columns: 2, panels: panels)
    }

    /// Accuracy and gradient against epoch, one color a depth and one line a seed: a mean over seeds that escape in
    /// different epochs would be the curve of no network.
    private static func plateau(_ results: Results<Self>) -> Figure {
        let (depths, seeds) = (results.sweep.depths.sorted(), results.sweep.seeds)
        func lines(_ y: PartialKeyPath<Epoch>, isNamed: Bool) -> [Series] {
            depths.enumerated().flatMap { index, depth in
                (1...seeds).map { seed in
                    Series(
                        Epoch.table, x: \.epoch, y: y, where: [\.depth == depth, \.seed == seed],
                        as: seed > 1 ? .thinLine : results.line,
                        color: .ordered(depths.count - 1 - index, of: depths.count),
                        name: isNamed && seed == 1 ? "\(depth) \(depth == 1 ? "layer" : "layers")" : nil)
                }
            }
        }
        let epochs = Axis.integers("epoch", from: 0, to: results.lastEpoch)
        let peak = (try? results.rows(NetworkEscape.table).map(\.peakGradient).filter(\.isFinite).max()) ?? 1e-3
        let keys: [Series] = seeds > 1 ? [.keyOnly("seed 1"), .keyOnly("other seeds", as: .thinLine)] : []
        return Figure(
            "plateau",
            title: results.title(
                "onset-8", "The deeper, the longer the plateau: 8 layers take at least {} times as long as 7",
                else: "Test accuracy and mean gradient of deeper and deeper networks"),
            note: "dashed: the share of ones among the test images, 0.1135; \(seeds > 1 ? "a line a seed" : "one seed")",
            width: 900, height: 620,
            panels: [
                Panel(
                    "test accuracy", x: epochs, y: Axis("share of correct answers", from: 0, to: 1), key: .right,
                    annotations: [.horizontal(0.1135)], series: lines(\.testAccuracy, isNamed: true) + keys),
                Panel(
                    "mean |gradient| of the hidden layers' weights", x: epochs,
                    y: .scaled("mean |gradient|", to: peak * 1.05, power: -3), key: .none,
                    series: lines(\.gradientMean, isNamed: false)),
            ])
    }

    /// Layer by layer, up to the escape and from it on: two scales, as on the slide.
    private static func layerGradients(_ results: Results<Self>) throws -> Figure {
        let depth = results.sweep.deepest
        let layers = try results.rows(LayerEscape.table)
        let epochs = try results.rows(LayerEpoch.table)
        func panel(_ title: String, from: Double, to: Double, highest: Double?, power: Int, _ key: Key) -> Panel {
            let shown = epochs.filter { from...to ~= Double($0.epoch) }.map(\.gradientMean)
            return Panel(
                title, x: .integers("epoch", from: from, to: to),
                y: .scaled("mean |gradient|", to: 1.1 * (highest ?? shown.max() ?? 0), power: power), key: key,
                series: (1...depth).reversed().map { layer in
                    Series(
                        LayerEpoch.table, x: \.epoch, y: \.gradientMean, where: [\.layer == layer], as: results.line,
                        color: .ordered(layer - 1, of: depth), name: "layer \(layer)")
                })
        }
        let (turn, last) = ((layers.first?.onset ?? 0) - 1, results.lastEpoch)
        let panels =
            turn > 0
            ? [
                // The scale is that of the plateau, and the lines leave it when they rise.
                panel(
                    "up to the escape", from: 0, to: turn, highest: 1.6 * largest(layers.map(\.meanBefore)), power: -5,
                    .none),
                panel("from the escape on", from: turn, to: last, highest: nil, power: -3, .right),
            ] : [panel("all epochs", from: 0, to: last, highest: nil, power: -5, .right)]
        return Figure(
            "layer-gradients",
            title: results.title(
                "after-spread", "After the escape the mean gradients of all layers are within a factor of {}",
                else: "Mean gradient of each layer over epochs"),
            note: "\(depth) hidden layers of ReLU, one seed\(panels.count > 1 ? "; the scales differ" : "")",
            width: 1000, height: 440, columns: panels.count, panels: panels)
    }

    /// Magnitude against layer before training: a row of panels for each activation, a column for each initializer
    /// without and with batch norm.
    private static func initialization(_ results: Results<Self>) throws -> Figure {
        let top = Double(results.sweep.deepest + 1)
        let medians = try results.rows(InitialMedian.table).map { $0.medianLog2 }.filter { !$0.isNaN }
        let low = ((medians.min() ?? -30) / 4).rounded(.down) * 4 - 4
        let high = min(0, ((medians.max() ?? -4) / 4).rounded(.up) * 4 + 4)
        let columns = InitialNetwork.all.count / 3
        let panels = InitialNetwork.all.enumerated().map { index, network in
            Panel.heatMap(
                network.start.title + (network.batchNorm == .yes ? " + BN" : ""), InitialContour.table,
                where: [
                    \.network.activation == network.activation, \.network.start == network.start,
                    \.network.batchNorm == network.batchNorm,
                ],
                x: (\.layer, .integers("layer", from: 1, to: top, margin: 0.5)),
                y: (\.gradientLog2, Axis("\(network.activation.title): log₂ |gradient|", from: low, to: high, tics: 4)),
                value: \.weightShare,
                colors: ColorScale(
                    "share of the layer's weights", from: 0, to: 0.18, steps: 9,
                    isShown: index % columns == columns - 1),
                lines: [
                    Series(
                        InitialMedian.table, x: \.layer, y: \.medianLog2,
                        where: [
                            \.network.activation == network.activation, \.network.start == network.start,
                            \.network.batchNorm == network.batchNorm,
                        ], color: .white)
                ])
        }
        return Figure(
            "initialization", title: "Gradients before training: 3 activations, 3 initializers, without and with batch norm",
            note: "one seed; layer \(plain(top)) is the output; BN: batch norm before the activation; zeros left out; "
                + "white: median",
            width: 1000, height: 760, columns: columns, sharesY: true, panels: panels)
    }
}

extension Results<GradientContours> {
    fileprivate var lastEpoch: Double { Double(recipe.epochs - 1) }
    /// Points show so few epochs that a line alone could not be seen.
    fileprivate var line: Series.Shape { recipe.epochs < 6 ? .linePoints : .line }
}

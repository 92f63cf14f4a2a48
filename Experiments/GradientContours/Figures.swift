import Harness
import Trainings

extension GradientContours {
    static func figures(_ results: Results<Self>) throws -> [Figure] {
        [contours(results), try plateau(results), try layerGradients(results), try initialization(results)]
    }

    /// Magnitude against epoch, one panel a layer.
    private static func contours(_ results: Results<Self>) -> Figure {
        let magnitudes = Axis.octaves(
            "|gradient|", from: scale.log2(place: Double(lectureBins.lowerBound)),
            to: scale.log2(place: Double(lectureBins.upperBound)))
        let panels = layersShown(depth: results.sweep.deepest).enumerated().map { index, layer in
            Panel.heatMap(
                "hidden layer \(layer)", GradientContour.table, where: [\.layer == layer],
                x: (\.epoch, .integers("epoch", from: 0, to: results.lastEpoch, margin: 0.5)),
                y: (\.gradientLog2, magnitudes), value: \.weightShare,
                colors: shares(to: 0.09, isShown: index % 2 == 1),
                lines: [
                    Series(
                        LayerGradient.table, x: \.epoch, y: \.gradientMedian, where: [\.layer == layer], color: .white)
                ])
        }
        return Figure(
            "contours",
            title: results.title(
                "octaves-before",
                "Before the escape the median gradient of layer 1 is {} octaves below that of layer 9",
                else: "Distribution of each layer's gradients over epochs"),
            note: "\(results.sweep.deepest) hidden layers of ReLU, one seed; bins √2 apart; exact zeros left out; "
                + "white: median, where these bins hold it",
            width: 1000, height: 680, columns: 2, panels: panels)
    }

    private static func shares(to high: Double, isShown: Bool) -> ColorScale {
        ColorScale("share of the layer's weights", from: 0, to: high, steps: 9, isShown: isShown)
    }

    /// Accuracy and gradient against epoch, one color a depth and one line a seed: a mean over seeds that escape in
    /// different epochs would be the curve of no network.
    private static func plateau(_ results: Results<Self>) throws -> Figure {
        let seeds = results.sweep.seeds
        let depths = results.sweep.depths.sorted(by: >)
        func lines(_ y: PartialKeyPath<Epoch>, isNamed: Bool) -> [Series] {
            depths.enumerated().reversed().flatMap { index, depth in
                (1...seeds).map { seed in
                    Series(
                        Epoch.table, x: \.epoch, y: y, where: [\.depth == depth, \.seed == seed],
                        as: seed > 1 ? .thinLine : results.line, color: .ordered(index, of: depths.count),
                        name: isNamed && seed == 1 ? "\(depth) \(depth == 1 ? "layer" : "layers")" : nil)
                }
            }
        }
        let epochs = Axis.integers("epoch", from: 0, to: results.lastEpoch)
        let peak = largest(try results.rows(NetworkEscape.table).map(\.peakGradient).filter(\.isFinite))
        let keys: [Series] = seeds > 1 ? [.keyOnly("seed 1"), .keyOnly("other seeds", as: .thinLine)] : []
        return Figure(
            "plateau",
            title: results.title(
                "onset-8", "The deeper, the longer the plateau: 8 layers take at least {} times as long as 7",
                else: "Test accuracy and mean gradient of deeper and deeper networks"),
            note:
                "dashed: the share of ones among the test images, 0.1135; \(seeds > 1 ? "a line a seed" : "one seed")",
            width: 900, height: 620,
            panels: [
                Panel(
                    "test accuracy", x: epochs, y: .scaled("share of correct answers", to: 1, power: 0), key: .right,
                    annotations: [.horizontal(0.1135)], series: lines(\.testAccuracy, isNamed: true) + keys),
                Panel(
                    "mean |gradient| of the hidden layers' weights", x: epochs,
                    y: .scaled("mean |gradient|", to: peak * 1.05, power: -3), key: .none,
                    series: lines(\.gradientMean, isNamed: false)),
            ])
    }

    /// Layer by layer, up to the escape and from it on: two scales, as on the slide.
    private static func layerGradients(_ results: Results<Self>) throws -> Figure {
        let (depth, last) = (results.sweep.deepest, results.lastEpoch)
        let layers = try results.rows(LayerEscape.table)
        let onset = layers.first?.onset ?? nil
        func panel(_ title: String, from: Double, to: Double, highest: Double, power: Int, _ key: Key) -> Panel {
            Panel(
                title, x: .integers("epoch", from: from, to: to),
                y: .scaled("mean |gradient|", to: highest, power: power), key: key,
                series: (1...depth).reversed().map { layer in
                    Series(
                        LayerGradient.table, x: \.epoch, y: \.gradientMean, where: [\.layer == layer], as: results.line,
                        color: .ordered(layer - 1, of: depth), name: "layer \(layer)")
                })
        }
        // The scale up to the escape is that of the plateau, and the lines leave the panel when they rise.
        let plateau = 1.6 * largest(layers.map(\.meanBefore))
        let peak = 1.1 * largest(try results.rows(LayerGradient.table).map(\.gradientMean).filter(\.isFinite))
        let panels = [
            panel(
                "up to the escape", from: 0, to: onset.map { max(1, $0 - 1) } ?? last, highest: plateau, power: -5,
                .none),
            panel(
                onset == nil ? "all epochs" : "from the escape on", from: max(0, (onset ?? 0) - 1), to: last,
                highest: peak, power: -3, .right),
        ]
        return Figure(
            "layer-gradients",
            title: results.title(
                "after-spread", "After the escape the mean gradients of all layers are within a factor of {}",
                else: "Mean gradient of each layer over epochs"),
            note: "\(depth) hidden layers of ReLU, one seed; the scales differ", width: 1000, height: 440, columns: 2,
            panels: panels)
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
                colors: shares(to: 0.18, isShown: index % columns == columns - 1),
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
            "initialization", title: "Gradients of each layer before training, without and with batch norm",
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

import Harness
import Networks

extension Resnet {
    static func figures(_ results: Results<Resnet>) throws -> [Figure] {
        try [
            degradation(results), responses(results), shortcuts(results), bottleneck(results), spatial(results),
        ]
    }

    /// Plain and residual beside each other, as in the paper's figure 6.
    private static func degradation(_ results: Results<Resnet>) throws -> Figure {
        let depths = results.sweep.depths.sorted()
        let lines = try Lines(
            curves, in: results, x: \.epoch, by: \.depth, named: { "\($0) layers" },
            color: { depth in .category(depths.firstIndex(of: depth) ?? 0) })
        let y = Axis.linear("training loss (nats)", holding: lines.numbers(\.trainLoss))
        let panels = [ImageShortcut.none, .zeros].map { shortcut in
            Panel(
                shortcut.name, x: epochs(results), y: y, key: shortcut == .none ? .bottomLeft : .none,
                series: lines.series(\.trainLoss, as: points(results), where: [\.shortcut == shortcut]))
        }
        return Figure(
            "degradation",
            title: results.title(
                "degradation", and: ["residual-56-beats-plain-20", "residual-56"],
                "56 plain layers end {} nats above 20; with shortcuts 56 layers end below both",
                else: "Training loss of plain and residual networks"),
            note: "mean training loss of each epoch; \(try results.seedNote(curves))", width: 1000, height: 460,
            columns: 2, sharesY: true, panels: panels)
    }

    /// The paper's figure 7, one panel a depth.
    private static func responses(_ results: Results<Resnet>) throws -> Figure {
        let lines = try Lines(
            layers, in: results, x: \.layer, by: \.shortcut, named: \.name, color: \.color
        ).only([.none, .zeros])
        let y = Axis.logarithmic(
            "standard deviation", holding: lines.numbers(\.deviation, \.batchDeviation), room: 1.2)
        let depths = results.sweep.depths.sorted()
        let panels = depths.enumerated().map { index, depth in
            Panel(
                "\(depth) layers", x: Axis("layer", from: 0, to: Double(depth)), y: y,
                key: index == 0 ? .topLeft : .none,
                series: lines.series(\.deviation, as: .line, where: [\.depth == depth])
                    + lines.series(
                        \.batchDeviation, as: .dottedLine, where: [\.depth == depth], hasBands: false,
                        isNamed: false))
        }
        return Figure(
            "response",
            title: results.title(
                "responses", "With shortcuts the responses of 56 layers are on average {} times as large as without",
                else: "Standard deviation of every layer's response"),
            note: "after batch norm, before ReLU and addition; dotted: batch norm with moments of the batch; "
                + (try results.seedNote(layers)),
            width: 1000, height: 440, columns: panels.count, sharesY: true, panels: panels)
    }

    private static func shortcuts(_ results: Results<Resnet>) throws -> Figure {
        let lines = try Lines(
            curves, in: results, x: \.epoch, by: \.shortcut, named: \.option, color: \.color)
        let depth = results.sweep.depths.sorted()[0]
        func series(_ y: PartialKeyPath<Epoch>) -> [Series] {
            lines.series(y, as: points(results), where: [\.depth == depth])
        }
        let own = try results.rows(curves, \.depth == depth)
        func numbers(_ y: PartialKeyPath<Epoch>) -> [Double] { own.flatMap { [$0.low(y), $0.high(y)] } }
        return Figure(
            "shortcuts",
            title: results.title(
                "residual-20", "With shortcuts 20 layers end at {} times the training loss of plain ones",
                else: "Shortcuts that add zeros (A), filters of one pixel (B), or nothing"),
            note: "\(depth) layers; A: zeros in new channels, B: filters of one pixel where the shape changes; "
                + (try results.seedNote(curves)),
            width: 1000, height: 440, columns: 2,
            panels: [
                Panel(
                    "training loss (nats)", x: epochs(results), y: .linear("", holding: numbers(\.trainLoss)),
                    key: .bottomLeft, series: series(\.trainLoss)),
                Panel(
                    "test accuracy", x: epochs(results), y: .linear("", holding: numbers(\.testAccuracy)), key: .none,
                    series: series(\.testAccuracy)),
            ])
    }

    private static func bottleneck(_ results: Results<Resnet>) throws -> Figure {
        let blocks = try results.rows(BlockSize.table)
        let kinds: [(kind: BlockKind, name: String, color: Color)] = [
            (.basic, "basic: 18 J²", .category(1)), (.bottleneck, "bottleneck: 2 J K + 9 K²", .category(0)),
        ]
        let series = kinds.map { kind, name, color in
            Series(
                BlockSize.table, x: \.width, y: \.weights, where: [\.kind == kind], as: .linePoints, color: color,
                name: name)
        }
        let compared: [(kind: BlockKind, width: Int)] = [(.basic, 64), (.bottleneck, 256), (.basic, 256)]
        let costs = try compared.map { kind, width in
            Double(try results.row(BlockSize.table, \.kind == kind, \.width == width).multiplyAdds) / 1e6
        }
        let bars = zip(compared, costs).enumerated().map { place, entry in
            let ((kind, width), cost) = entry
            return (
                Series(
                    points: [[0, Double(place)], [cost, Double(place)]], as: .linePoints,
                    color: kind == .basic ? .category(1) : .category(0)),
                Annotation.text(
                    "\(kind.rawValue), \(width) channels: \(Int(cost.rounded()))", x: 60, y: Double(place) - 0.2,
                    size: 10)
            )
        }
        return Figure(
            "bottleneck",
            title: results.title(
                "bottleneck-ratio", and: ["bottleneck-complexity"],
                "At equal width a bottleneck has 1/{} of a basic block's weights: 256 channels for the price of 64",
                else: "Weights and multiply-adds of basic and bottleneck blocks"),
            note: "blocks as built, K = J / 4, without batch norm; right: for an image of 56 x 56 pixels",
            width: 1000, height: 440, columns: 2,
            panels: [
                Panel(
                    "weights of a block", x: .values("channels J", Set(blocks.map { Double($0.width) }).sorted()),
                    y: .logarithmic("", holding: blocks.map { Double($0.weights) }), key: .topLeft, series: series),
                Panel(
                    "multiply-adds of a block", x: Axis("millions", from: 0, to: 4000, tics: 1000),
                    y: Axis("", from: 2.5, to: -0.6, hasTics: false), key: .none, annotations: bars.map(\.1),
                    series: bars.map(\.0)),
            ])
    }

    private static func spatial(_ results: Results<Resnet>) throws -> Figure {
        let densities = try results.rows(ChannelDensity.table)
        let stages: [(stage: Stage, name: String, color: Color)] = [
            (.before, "before", .category(1)), (.after, "after", .category(0)),
        ]
        let curves = stages.flatMap { stage, name, color in
            [
                Series(
                    ChannelDensity.table, x: \.value, y: \.density, where: [\.stage == stage], as: .area, color: color),
                Series(
                    ChannelDensity.table, x: \.value, y: \.density, where: [\.stage == stage], color: color, name: name),
            ]
        }
        let rows = try results.rows(Correction.table).sorted { $0.numbers < $1.numbers }
        let corrections = rows.map { row in
            Dot(
                "\(row.batch), \(row.side) x \(row.side)", row.varianceExcess, low: row.varianceExcess,
                high: row.varianceExcess)
        }
        return Figure(
            "spatial",
            title: results.title(
                "divisor-of-images", showing: { $0 * 100 },
                "Over batch and pixels, 1/(B X Y - 1) in place of 1/(B X Y) changes a variance by {} %",
                else: "One channel before and after spatial batch norm"),
            note: "left: a channel of the first convolution, untrained, over a batch; "
                + "right: B, X x Y (1 x 1: fully connected)",
            width: 1000, height: 460, columns: 2,
            panels: [
                Panel(
                    "one channel", x: Axis("value", from: shownValues.lowerBound, to: shownValues.upperBound, tics: 2),
                    y: .linear("density", holding: densities.map(\.density), from: 0), key: .topRight, series: curves),
                .dots(
                    "change of the variance", corrections,
                    axis: .logarithmic("share", holding: corrections.map(\.high))),
            ])
    }

    private static func epochs(_ results: Results<Resnet>) -> Axis {
        .integers("epoch", from: 0, to: Double(results.recipe.epochs))
    }

    private static func points(_ results: Results<Resnet>) -> Series.Shape {
        results.recipe.epochs < 10 ? .linePoints : .line
    }
}

extension ImageShortcut {
    /// In every figure.
    fileprivate var color: Color {
        switch self {
        case .none: .category(1)
        case .zeros: .category(2)
        case .projection: .category(0)
        }
    }

    fileprivate var option: String {
        switch self {
        case .none: "no shortcut"
        case .zeros: "option A"
        case .projection: "option B"
        }
    }
}

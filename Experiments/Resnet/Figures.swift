import Harness
import Networks
import Trainings

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
                "56 plain layers end {} nats above 20; with shortcuts 56 layers end below both plain ones",
                else: "Training loss of plain and residual networks"),
            note: "mean training loss of each epoch; \(augmentation(results)); "
                + (try results.seedNote(curves)),
            width: 1000, height: 460, columns: 2, sharesY: true, panels: panels)
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
            note:
                "after batch norm, before ReLU and addition; dotted: with moments of the batch\(batchRatio(results)); "
                + (try results.seedNote(layers)),
            width: 1000, height: 440, columns: panels.count, sharesY: true, panels: panels)
    }

    /// The claim's ratio with the moments of the batch: the rest is running moments that lag behind.
    private static func batchRatio(_ results: Results<Resnet>) -> String {
        guard let residual = try? results.meanDeviation(56, .zeros, \.batchDeviation),
            let plain = try? results.meanDeviation(56, .none, \.batchDeviation)
        else { return "" }
        return ", \(rounded(residual / plain)) times"
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
                "residual-20", "20 layers with shortcuts (option A) end at {} times the training loss of plain ones",
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
        Figure(
            "bottleneck",
            title: results.title(
                "bottleneck-ratio", and: ["bottleneck-complexity"],
                "At equal width a bottleneck has 1/{} of a basic block's weights: 256 channels for the price of 64",
                else: "Weights and multiply-adds of basic and bottleneck blocks"),
            note: "blocks as built, from J channels to J, K = J / 4 inside; no batch norm; right: for 56 x 56 pixels",
            notedSettings: [], width: 1000, height: 440, columns: 2,
            panels: [try blockWeights(results), try blockCosts(results)])
    }

    /// Weights against channels, with the formula of each kind of block.
    private static func blockWeights(_ results: Results<Resnet>) throws -> Panel {
        let blocks = try results.rows(BlockSize.table)
        let kinds: [(kind: BlockKind, name: String)] = [
            (.basic, "basic: 18 J²"), (.bottleneck, "bottleneck: 2 J K + 9 K²"),
        ]
        // The key has the lowest decades for itself.
        return Panel(
            "weights of a block", x: .values("channels J", Set(blocks.map { Double($0.width) }).sorted()),
            y: .logarithmic("", holding: blocks.map { Double($0.weights) } + [20]), key: .bottomRight,
            series: kinds.map { kind, name in
                Series(
                    BlockSize.table, x: \.width, y: \.weights, where: [\.kind == kind], as: .linePoints,
                    color: kind.color, name: name)
            })
    }

    /// Multiply-adds of three blocks as bars that lie.
    private static func blockCosts(_ results: Results<Resnet>) throws -> Panel {
        let compared: [(kind: BlockKind, width: Int)] = [(.basic, 64), (.bottleneck, 256), (.basic, 256)]
        let costs = try compared.map { kind, width in
            Double(try results.row(BlockSize.table, \.kind == kind, \.width == width).multiplyAdds) / 1e6
        }
        let rows = zip(compared, costs).enumerated().map { (place: Double($0), block: $1.0, cost: $1.1) }
        return Panel(
            "multiply-adds of a block", x: Axis("millions", from: 0, to: 4000, tics: 1000),
            y: Axis("", from: 2.5, to: -0.6, hasTics: false), key: .none,
            annotations: rows.map { place, block, cost in
                .text(
                    "\(block.kind.rawValue), J = \(block.width): \(Int(cost.rounded()))", x: 60, y: place - 0.2,
                    size: 10)
            },
            series: rows.map { place, block, cost in
                Series(points: [[0, place], [cost, place]], as: .linePoints, color: block.kind.color)
            })
    }

    private static func spatial(_ results: Results<Resnet>) throws -> Figure {
        Figure(
            "spatial",
            title: results.title(
                "divisor-of-images", showing: { $0 * 100 },
                "128 images of 16 x 16 pixels: the - 1 in 1/(B X Y - 1) changes a variance by {} %",
                else: "One channel before and after spatial batch norm"),
            note: "left: a channel of the first convolution, untrained, over a batch; "
                + "right: 1/(B X Y - 1) in place of 1/(B X Y); 1 x 1: fully connected",
            notedSettings: ["side", "width", "batch"], width: 1000, height: 460, columns: 2,
            panels: [try channel(results), try divisors(results)])
    }

    private static func channel(_ results: Results<Resnet>) throws -> Panel {
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
        return Panel(
            "one channel, batch norm",
            x: Axis("value", from: shownValues.lowerBound, to: shownValues.upperBound, tics: 2),
            y: .linear("density", holding: densities.map(\.density), from: 0), key: .topRight, series: curves)
    }

    private static func divisors(_ results: Results<Resnet>) throws -> Panel {
        let rows = try results.rows(Correction.table).sorted { $0.numbers < $1.numbers }
        let corrections = rows.map { row in
            Dot(
                "\(row.batch), \(row.side) x \(row.side)", row.varianceExcess, low: row.varianceExcess,
                high: row.varianceExcess)
        }
        let axis = Axis.logarithmic("share", holding: corrections.map(\.high))
        var panel = Panel.dots("change of the variance", corrections, axis: axis)
        // A heading for the names of the rows.
        panel.annotations.append(.text("B, X x Y ", x: axis.low ?? 1, y: -0.75, .right, size: 10))
        return panel
    }

    private static func epochs(_ results: Results<Resnet>) -> Axis {
        .integers("epoch", from: 0, to: Double(results.recipe.epochs))
    }

    private static func augmentation(_ results: Results<Resnet>) -> String {
        let changes = results.recipe.augmentation.value
        return changes == .none ? "no augmentation" : "augmentation: \(changes)"
    }

    private static func points(_ results: Results<Resnet>) -> Series.Shape {
        results.recipe.epochs < 10 ? .linePoints : .line
    }
}

extension Resnet.BlockKind {
    /// In every panel.
    fileprivate var color: Color { self == .basic ? .category(1) : .category(0) }
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

import Harness

extension ConvDepth {
    static func figures(_ results: Results<ConvDepth>) throws -> [Figure] {
        try [table(results), accuracy(results), images(results)]
    }

    /// The slide's table as bars, one on the other.
    private static func table(_ results: Results<ConvDepth>) throws -> Figure {
        let parts: [(name: String, contains: (TypedRow<LayerShape>) -> Bool)] = [
            ("convolutions", { $0.kind == .convolution }), ("first fully connected layer", { $0.layer == "fc1" }),
            ("other fully connected", { $0.kind == .fullyConnected && $0.layer != "fc1" }),
        ]
        var bars: [[[Double]]] = parts.map { _ in [] }
        var totals: [Annotation] = []
        for (place, network) in Network.onTheSlide.enumerated() {
            let layers = try results.rows(LayerShape.table, \.network == network)
            var low = 0.0
            for (part, entry) in parts.enumerated() {
                let weights = layers.filter(entry.contains).map { Double($0.weights) / 1e6 }.reduce(0, +)
                bars[part].append([Double(place + 1), low, low + weights])
                low += weights
            }
            let convolutions = layers.filter { $0.kind == .convolution }
            let height = convolutions.map { Double($0.weights) / 1e6 }.reduce(0, +)
            totals.append(
                .text(
                    try thousands(Int(results.totalWeights(network))), x: Double(place + 1), y: low + 0.17, .center,
                    size: 10))
            totals.append(
                .text(
                    "\(convolutions.count) conv", x: Double(place + 1), y: height / 2, .center, color: .white, size: 10)
            )
        }
        let series = parts.enumerated().map { part, entry in
            Series(
                points: bars[part], as: .bar(low: "low", high: "high", width: 0.6),
                color: .category([0, 1, 3][part]), name: entry.name)
        }
        return Figure(
            "table",
            title: results.title(
                "weights-regular", and: ["weights-shallow", "weights-extra-shallow", "weights-two-layer"],
                "8, 3, 2 or 1 convolutions: two to three million weights in each network",
                else: "Weights of the four networks"),
            note: "at full size, as built; biases and batch norm are not counted; layers.csv has every layer",
            width: 900, height: 460,
            panels: [
                Panel(
                    x: .categories("", Network.onTheSlide.map(\.name)),
                    y: Axis("million weights", from: 0, to: 4.4, tics: 1), key: .topRight, annotations: totals,
                    series: series)
            ])
    }

    /// 2,776,088.
    private static func thousands(_ number: Int) -> String {
        var digits = String(number)
        for place in stride(from: digits.count - 3, to: 0, by: -3) {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
        }
        return digits
    }

    private static func accuracy(_ results: Results<ConvDepth>) throws -> Figure {
        let lines = try Lines(curves, in: results, x: \.epoch, by: \.network, named: \.name, color: \.color)
        let all = try results.rows(curves).filter { $0.images == largestCount(results) }
        func numbers(_ y: PartialKeyPath<Epoch>) -> [Double] { all.flatMap { [$0.low(y), $0.high(y)] } }
        func series(_ y: PartialKeyPath<Epoch>) -> [Series] {
            lines.series(
                y, as: results.recipe.epochs < 15 ? .linePoints : .line,
                where: [\.images == largestCount(results)])
        }
        let epochs = Axis.integers("epoch", from: 0, to: lines.last)
        return Figure(
            "accuracy",
            title: title(results), note: try results.seedNote(curves), width: 1000, height: 460,
            columns: 2,
            panels: [
                Panel(
                    "training loss (nats)", x: epochs, y: .linear("", holding: numbers(\.trainLoss)), key: .topRight,
                    series: series(\.trainLoss)),
                Panel(
                    "test accuracy", x: epochs, y: .linear("", holding: numbers(\.testAccuracy)), key: .none,
                    series: series(\.testAccuracy)),
            ])
    }

    /// The lecture's order where it is judged, and otherwise what fewer images show.
    private static func title(_ results: Results<ConvDepth>) -> String {
        results.title(
            "order", "The deeper network is the better one: REGULAR, SHALLOW, EXTRA SHALLOW, 2-LAYER",
            else: results.title(
                "shallow-above-two-layer", and: ["regular-behind-shallow"], showing: { 100 * $0 },
                "4,000 images: SHALLOW beats 2-LAYER by {} points; REGULAR, the deepest, is behind SHALLOW",
                else: "Training loss and test accuracy of networks with about as many weights"))
    }

    private static func images(_ results: Results<ConvDepth>) throws -> Figure {
        let lines = try Lines(finals, in: results, x: \.images, by: \.network, named: \.name, color: \.color)
        let x = Axis.values("number of training images", lines.places)
        let y = Axis.linear("accuracy", holding: lines.numbers(\.testAccuracy, \.trainAccuracy), room: 0.1)
        return Figure(
            "images",
            title: results.title(
                "two-layer-gap",
                "2-LAYER overfits: its training accuracy is above its test accuracy by {} times SHALLOW's gap",
                else: "Accuracy after training, against the number of training images"),
            note: "the same epochs, so that fewer images are fewer steps too; \(try results.seedNote(finals))",
            width: 1000, height: 460, columns: 2, sharesY: true,
            panels: [
                Panel(
                    "test images", x: x, y: y, key: .topLeft, series: lines.series(\.testAccuracy, as: .linePoints)),
                Panel(
                    "training images", x: x, y: y, key: .none,
                    series: lines.series(\.trainAccuracy, as: .linePoints)),
            ])
    }

    private static func largestCount(_ results: Results<ConvDepth>) -> Int {
        results.recipe.images(results.sweep.shares.max() ?? 1)
    }
}

extension ConvDepth.Network {
    /// In every figure.
    fileprivate var color: Color {
        switch self {
        case .regular: .category(0)
        case .shallow: .category(2)
        case .extraShallow: .category(3)
        case .twoLayer: .category(1)
        case .pooledTwoLayer: .category(4)
        }
    }
}

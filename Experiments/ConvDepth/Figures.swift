import Harness

extension ConvDepth {
    static func figures(_ results: Results<ConvDepth>) throws -> [Figure] {
        try [table(results), accuracy(results), images(results)]
    }

    /// A kind of layer in the bars.
    private struct Part: Sendable {
        let name: String
        let color: Color
        let contains: @Sendable (TypedRow<LayerShape>) -> Bool
    }

    private static let parts = [
        Part(name: "convolutions", color: .category(0)) { $0.kind == .convolution },
        Part(name: "fully connected, first", color: .category(1)) { $0.layer == "fc1" },
        Part(name: "fully connected, others", color: .category(3)) {
            $0.kind == .fullyConnected && $0.layer != "fc1"
        },
    ]

    /// The slide's table as bars, one on the other.
    private static func table(_ results: Results<ConvDepth>) throws -> Figure {
        var panel = Panel(
            x: Axis("", from: 0.5, to: Double(Network.onTheSlide.count) + 0.5), y: Axis("", from: -0.6, to: 3.2),
            key: .right, annotations: try labels(results), series: try bars(results))
        panel.hasAxes = false
        return Figure(
            "table",
            title: results.title(
                "weights-regular", and: ["weights-shallow", "weights-extra-shallow", "weights-two-layer"],
                "8, 3, 2 or 1 convolutions: two to three million weights in each network",
                else: "Weights of the four networks"),
            note: "weights at full size, as built, without biases and batch norm; layers.csv has every layer",
            notedSettings: [], width: 900, height: 440, panels: [panel])
    }

    /// A series for each part, in millions, and the ground that all stand on.
    private static func bars(_ results: Results<ConvDepth>) throws -> [Series] {
        var bars: [[[Double]]] = parts.map { _ in [] }
        for (index, network) in Network.onTheSlide.enumerated() {
            let layers = try results.rows(LayerShape.table, \.network == network)
            var low = 0.0
            for (part, layer) in parts.enumerated() {
                let high = low + layers.filter(layer.contains).map { Double($0.weights) / 1e6 }.reduce(0, +)
                bars[part].append([Double(index + 1), low, high])
                low = high
            }
        }
        let ground = [[0.5, 0], [Double(Network.onTheSlide.count) + 0.5, 0]]
        return zip(parts, bars).map { part, bars in
            Series(points: bars, as: .bar(low: "low", high: "high", width: 0.6), color: part.color, name: part.name)
        } + [Series(points: ground, as: .thinLine, color: .gray)]
    }

    /// The total above each bar; name and number of convolutions below.
    private static func labels(_ results: Results<ConvDepth>) throws -> [Annotation] {
        try Network.onTheSlide.enumerated().flatMap { index, network in
            let (x, total) = (Double(index + 1), try results.totalWeights(network))
            let convolutions = try results.rows(LayerShape.table, \.network == network).count {
                $0.kind == .convolution
            }
            return [
                Annotation.text(thousands(Int(total)), x: x, y: total / 1e6 + 0.17, .center, size: 10),
                .text(network.name, x: x, y: -0.17, .center, size: 10),
                .text("\(convolutions) convolution\(convolutions == 1 ? "" : "s")", x: x, y: -0.43, .center),
            ]
        }
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
            title: title(results), note: "\(schedule(results)); \(try results.seedNote(curves))", width: 1000,
            height: 460, columns: 2,
            panels: [
                Panel(
                    "training loss (nats)", x: epochs, y: .linear("", holding: numbers(\.trainLoss)), key: .none,
                    series: series(\.trainLoss)),
                Panel(
                    "test accuracy", x: epochs, y: .linear("", holding: numbers(\.testAccuracy)), key: .right,
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
                else: "Training loss and test accuracy of networks with about the same number of weights"))
    }

    private static func images(_ results: Results<ConvDepth>) throws -> Figure {
        let lines = try Lines(finals, in: results, x: \.images, by: \.network, named: \.name, color: \.color)
        let x = Axis.values("number of training images", lines.places)
        let y = Axis.linear("accuracy", holding: lines.numbers(\.testAccuracy, \.trainAccuracy), room: 0.1)
        return Figure(
            "images",
            title: results.title(
                "two-layer-gap",
                "Between training and test accuracy 2-LAYER has {} times the gap of SHALLOW",
                else: "Accuracy after training, against the number of training images"),
            note: "the same epochs, so that fewer images are fewer steps too; "
                + "standard error of a test accuracy: \(rounded(results.testError)); "
                + (try results.seedNote(finals)),
            width: 1000, height: 460, columns: 2, sharesY: true,
            panels: [
                Panel(
                    "test images", x: x, y: y, key: .none, series: lines.series(\.testAccuracy, as: .linePoints)),
                Panel(
                    "training images", x: x, y: y, key: .right,
                    series: lines.series(\.trainAccuracy, as: .linePoints)),
            ])
    }

    private static func schedule(_ results: Results<ConvDepth>) -> String {
        "Adam, a tenth of the rate from epoch \(results.recipe.drop)"
    }

    private static func largestCount(_ results: Results<ConvDepth>) -> Int {
        results.recipe.images(results.sweep.shares.max() ?? 1)
    }
}

extension Results<ConvDepth> {
    /// The standard error of an accuracy near one half over the test images, sqrt(p (1 - p) / n).
    fileprivate var testError: Double { (0.25 / Double(recipe.testImages)).squareRoot() }
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

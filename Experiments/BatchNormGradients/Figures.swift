import Harness
import Networks
import Trainings

extension BatchNormGradients {
    static func figures(_ results: Results<Self>) throws -> [Figure] {
        try [medianFigure(results), histogramFigure(results)]
    }

    private static let note =
        "one seed; the last layer is the output; BN: batch norm before the activation; exact zeros left out"

    /// The medians of six networks, a panel an activation function.
    private static func medianFigure(_ results: Results<Self>) throws -> Figure {
        let panels = try [ActivationFunction.sigmoid, .tanh, .relu].map { activation in
            Panel(
                activation.title, x: .integers("layer", from: 1, to: Double(results.recipe.depth + 1)),
                y: try magnitudes("median |gradient|", results), key: activation == .relu ? .right : .none,
                series: Network.all.filter { $0.activation == activation }.map { network in
                    Series(
                        Median.table, x: \.layer, y: \.log2, where: medians(of: network),
                        as: network.batchNorm == .yes ? .line : .dashedLine,
                        color: .category(Start.allCases.firstIndex(of: network.start) ?? 0), name: network.title)
                })
        }
        return Figure(
            "initialization",
            title: results.title(
                "batch-norm-level",
                "Before training, batch norm keeps the median gradients of hidden layers within a factor of {}",
                else: "Median gradient of each layer before training, without and with batch norm"),
            note: note, width: 1000, height: 440, columns: 3, sharesY: true, panels: panels)
    }

    /// The same as distributions: a row of panels for each activation, a column for each initializer without and with
    /// batch norm.
    private static func histogramFigure(_ results: Results<Self>) throws -> Figure {
        let columns = Start.allCases.count * BatchNorm.allCases.count
        let panels = try Network.all.enumerated().map { index, network in
            Panel.heatMap(
                network.title, Bin.table,
                where: [
                    \.network.activation == network.activation, \.network.start == network.start,
                    \.network.batchNorm == network.batchNorm,
                ],
                x: (\.layer, .integers("layer", from: 1, to: Double(results.recipe.depth + 1), margin: 0.5)),
                y: (\.gradientLog2, try magnitudes("\(network.activation.title): |gradient|", results)),
                value: \.weightShare,
                colors: ColorScale("share of weights", from: 0, to: 0.18, steps: 9, isShown: index == columns - 1),
                lines: [
                    Series(Median.table, x: \.layer, y: \.log2, where: medians(of: network), color: .white)
                ])
        }
        return Figure(
            "initialization-histograms", title: "Gradients of each layer before training, without and with batch norm",
            note: note + "; white: median", width: 1000, height: 760, columns: columns, sharesY: true, panels: panels)
    }

    /// An axis that holds all medians before training.
    private static func magnitudes(_ label: String, _ results: Results<Self>) throws -> Axis {
        let medians = try results.rows(Median.table).map(\.log2).filter { !$0.isNaN }
        return .octaves(label, from: (medians.min() ?? -30) - 3, to: min(0, (medians.max() ?? -4) + 3))
    }

    private static func medians(of network: Network) -> [Condition<Median>] {
        [
            \.network.activation == network.activation, \.network.start == network.start,
            \.network.batchNorm == network.batchNorm,
        ]
    }
}

import Harness
import Networks

/// The filled contours: heat maps in steps of color.
extension GradientContours {
    /// Magnitude against epoch, one panel a layer.
    static func contourFigure(_ tables: Tables) throws -> Figure {
        let depth = try tables["layer-escapes"].rows.count
        let last = try lastEpoch(tables)
        let shown = layersShown(depth: depth)
        let scale = MagnitudeScale.training
        let powers = [(-2, "10⁻²"), (-3, "10⁻³"), (-4, "10⁻⁴"), (-5, "10⁻⁵"), (-6, "10⁻⁶")]
        let bottom = scale.log2(place: Double(lectureBins.lowerBound))
        let panels = try shown.enumerated().map { index, layer in
            let medians = try tables["layers"].rows(where: ["layer": .integer(layer)]).numbers("gradient_median_log2")
            let isBelow = medians.allSatisfy { $0 < bottom }
            return Panel(
                "hidden layer \(layer)", x: Axis("epoch", from: -0.5, to: last + 0.5, tics: epochTics(last)),
                y: Axis(
                    "|gradient|", from: bottom,
                    to: scale.log2(place: Double(lectureBins.upperBound)),
                    names: powers.map { (Double($0.0) * octavesInTen, $0.1) }),
                key: .none,
                annotations: isBelow
                    ? [.text("always below these bins", x: last / 2, y: bottom + 1, .center, color: .white)] : [],
                colors: ColorScale(
                    "share of the layer's weights", from: 0, to: 0.09, steps: 9, isShown: index % 2 == 1),
                series: [
                    Series(
                        "contours-layer-\(layer)", x: "epoch", y: "gradient_log2", as: .heatMap(value: "weight_share"),
                        color: .ink),
                    Series(
                        "layers", x: "epoch", y: "gradient_median_log2", rows: ["layer": .integer(layer)],
                        as: .line, color: .white),
                ])
        }
        return Figure(
            "contours", title: try contourTitle(tables, depth),
            note: "\(depth) hidden layers of ReLU, SGD; bins √2 apart; exact zeros left out; "
                + "white: median",
            width: 1000, height: 680, columns: 2, panels: panels)
    }

    /// How many octaves there are in a factor of ten.
    private static let octavesInTen = 3.321928094887362

    private static func contourTitle(_ tables: Tables, _ depth: Int) throws -> String {
        let rows = try tables["layer-escapes"].rows
        guard let first = rows.first, let top = rows.last else { return "No layers" }
        let apart = rounded(top["before_median_log2"] - first["before_median_log2"])
        guard !first["onset_epoch"].isNaN else {
            return "On the plateau the gradients of layer 1 are \(apart) octaves below those of layer \(depth)"
        }
        func rise(_ row: TableRow) -> String { rounded(row["after_median_log2"] - row["before_median_log2"]) }
        return "At the escape in epoch \(plain(first["onset_epoch"])) the gradients of layer 1 rise by "
            + "\(rise(first)) octaves, those of layer \(depth) by \(rise(top))"
    }

    private static func rounded(_ octaves: Double) -> String {
        octaves.isNaN ? "?" : plain((octaves * 10).rounded() / 10)
    }

    /// Magnitude against layer before training: a row of panels for each activation, a column for each initializer with
    /// and without batch norm.
    static func initializationFigure(_ tables: Tables) throws -> Figure {
        let medians = try tables["initial-medians"]
        let layers = try medians.numbers("layer").max() ?? 2
        let values = try medians.numbers("gradient_median_log2").filter { !$0.isNaN }
        let low = ((values.min() ?? -30) / 4).rounded(.down) * 4 - 4
        let high = min(0, ((values.max() ?? -4) / 4).rounded(.up) * 4 + 4)
        var panels: [Panel] = []
        for activation in initialActivations {
            for normalizes in [false, true] {
                for start in Start.allCases {
                    let isLast = normalizes && start == Start.allCases.last
                    panels.append(
                        Panel(
                            start.title + (normalizes ? " + BN" : ""),
                            x: Axis("layer", from: 0.5, to: layers + 0.5, tics: layers > 12 ? 5 : 3),
                            y: Axis("\(activation.function.title): log₂ |gradient|", from: low, to: high, tics: 4),
                            key: .none,
                            colors: ColorScale(
                                "share of the layer's weights", from: 0, to: 0.18, steps: 9, isShown: isLast),
                            series: [
                                Series(
                                    initialTable(activation, start, normalizes: normalizes), x: "layer",
                                    y: "gradient_log2", as: .heatMap(value: "weight_share"), color: .ink),
                                Series(
                                    "initial-medians", x: "layer", y: "gradient_median_log2",
                                    rows: [
                                        "activation": .text("\(activation.function)"),
                                        "initializer": .text(start.rawValue),
                                        "batch_norm": normalizes ? "yes" : "no",
                                    ], as: .line, color: .white),
                            ]))
                }
            }
        }
        return Figure(
            "initialization", title: try initializationTitle(medians),
            note:
                "before the first step, one seed; layer \(plain(layers)) is the output; BN: batch norm before the activation; "
                + "zeros left out; white: median",
            width: 1000, height: 760, columns: 2 * Start.allCases.count, sharesY: true, panels: panels)
    }

    /// How far apart the medians of the hidden layers are, at most, without and with batch norm.
    private static func initializationTitle(_ medians: Table) throws -> String {
        let top = try medians.numbers("layer").max() ?? 2
        func widest(_ norm: Value) throws -> (name: String, octaves: Double)? {
            let networks = try initialActivations.flatMap { activation in
                try Start.allCases.map { start in
                    let values = try medians.rows(where: [
                        "activation": .text("\(activation.function)"), "initializer": .text(start.rawValue),
                        "batch_norm": norm,
                    ]).rows.filter { $0["layer"] < top }.map { $0["gradient_median_log2"] }
                    let octaves = (values.max() ?? .nan) - (values.min() ?? .nan)
                    return (name: "\(activation.function.title), \(start.title)", octaves: octaves)
                }
            }
            return networks.filter { !$0.octaves.isNaN }.max { $0.octaves < $1.octaves }
        }
        guard let plain = try widest("no"), let normalized = try widest("yes") else {
            return "Gradients at initialization"
        }
        return "Before training, hidden layers are up to \(rounded(plain.octaves)) octaves apart (\(plain.name)); "
            + "with batch norm up to \(rounded(normalized.octaves))"
    }
}

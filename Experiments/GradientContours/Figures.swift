import Harness

extension GradientContours {
    public static func figures(_ tables: Tables) throws -> [Figure] {
        [
            try contourFigure(tables), try plateauFigure(tables), try layerFigure(tables),
            try initializationFigure(tables),
        ]
    }

    static func lastEpoch(_ tables: Tables) throws -> Double {
        try tables["training"].numbers("epoch").max() ?? 1
    }

    /// The distance of the tics on an axis of epochs.
    static func epochTics(_ last: Double) -> Double {
        [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { $0 >= last / 8 } ?? last / 8
    }

    /// Accuracy and gradient against epoch, one color a depth and one line a seed: a mean over seeds that escape in
    /// different epochs would be the curve of no network.
    private static func plateauFigure(_ tables: Tables) throws -> Figure {
        let depths = try tables["escapes"].distinct("depth")
        let seeds = try tables["escapes"].distinct("seed")
        let last = try lastEpoch(tables)
        func lines(_ column: String, isNamed: Bool) -> [Series] {
            depths.enumerated().flatMap { index, depth in
                seeds.enumerated().map { number, seed in
                    let place = depths.count > 1 ? Double(index) / Double(depths.count - 1) : 0
                    let name = depth.double == 1 ? "1 layer" : "\(depth) layers"
                    return Series(
                        "training", x: "epoch", y: column, rows: ["depth": depth, "seed": seed],
                        as: number > 0 ? .thinLine : last < 5 ? .linePoints : .line, color: .ordered(1 - place),
                        name: isNamed && number == 0 ? name : nil)
                }
            }
        }
        let peak = try tables["training"].numbers("gradient_mean").filter(\.isFinite).max() ?? 1e-3
        let epochs = Axis("epoch", from: 0, to: last, tics: epochTics(last))
        let accuracies = Panel(
            "test accuracy", x: epochs, y: scaled("share of correct answers", to: 1, power: 0), key: .right,
            annotations: [.horizontal(0.1135)],
            series: lines("test_accuracy", isNamed: true)
                + [.keyOnly("seed 1", as: .line)] + (seeds.count > 1 ? [.keyOnly("other seeds", as: .thinLine)] : []))
        let gradients = Panel(
            "mean |gradient| of the hidden layers' weights", x: epochs,
            y: scaled("mean |gradient|", to: peak * 1.05, power: -3), key: .none,
            series: lines("gradient_mean", isNamed: false))
        return Figure(
            "plateau", title: try plateauTitle(tables, depths),
            note: "SGD, ReLU; dashed: the share of ones among the test images, 0.1135; "
                + (seeds.count > 1 ? "one line for each of \(seeds.count) seeds" : "one seed"),
            width: 900, height: 620, panels: [accuracies, gradients])
    }

    /// How long the shallowest and the deepest network took, and who did not escape.
    private static func plateauTitle(_ tables: Tables, _ depths: [Value]) throws -> String {
        func onsets(_ depth: Value) throws -> [Double] {
            try tables["escapes"].rows(where: ["depth": depth]).numbers("onset_epoch")
        }
        func span(_ depth: Value) throws -> String {
            let epochs = try onsets(depth).filter { !$0.isNaN }
            guard let low = epochs.min(), let high = epochs.max() else { return "in none" }
            return low == high ? "in epoch \(plain(low))" : "in epochs \(plain(low)) to \(plain(high))"
        }
        let diverged = try tables["escapes"].rows(where: ["outcome": "diverged"]).rows.count
        let stuck = try depths.flatMap(onsets).filter(\.isNaN).count
        let waiting =
            (stuck == 0 ? "" : "; \(stuck) of \(try tables["escapes"].rows.count) networks have not escaped")
            + (diverged == 0 ? "" : ", \(diverged) diverged")
        guard let shallow = try depths.first(where: { try onsets($0).contains { !$0.isNaN } }),
            let deep = try depths.last(where: { try onsets($0).contains { !$0.isNaN } })
        else { return "No network begins to learn\(waiting)" }
        guard shallow != deep else {
            return "Networks of depth \(shallow) begin to learn \(try span(shallow))\(waiting)"
        }
        return "The deeper, the longer the plateau: depth \(shallow) learns \(try span(shallow)), "
            + "depth \(deep) \(try span(deep))\(waiting)"
    }

    /// Layer by layer, up to the escape and from it on: two scales, as on the slide.
    private static func layerFigure(_ tables: Tables) throws -> Figure {
        let layers = try tables["layer-escapes"].distinct("layer")
        let table = try tables["layers"]
        let last = try lastEpoch(tables)
        let onset = try tables["layer-escapes"].first("onset_epoch")
        func panel(_ title: String, from: Double, to: Double, highest: Double, power: Int, _ key: Key) -> Panel {
            Panel(
                title, x: Axis("epoch", from: from, to: to, tics: epochTics(to - from)),
                y: scaled("mean |gradient|", to: highest * 1.1, power: power), key: key,
                series: layers.reversed().map { layer in
                    let place = layers.count > 1 ? ((layer.double ?? 1) - 1) / Double(layers.count - 1) : 0
                    return Series(
                        "layers", x: "epoch", y: "gradient_mean", rows: ["layer": layer],
                        as: last < 5 ? .linePoints : .line, color: .ordered(place), name: "layer \(layer)")
                })
        }
        func largest(_ isShown: (Double) -> Bool) -> Double {
            table.rows.filter { isShown($0["epoch"]) }.map { $0["gradient_mean"] }.max() ?? 1
        }
        // Up to the escape the scale is that of the plateau, and the lines leave it when they rise.
        let plateau = try tables["layer-escapes"].numbers("before_gradient_mean").filter(\.isFinite).max() ?? 1
        let turn = onset - 1
        let panels =
            turn > 0 && turn < last
            ? [
                panel("up to the escape", from: 0, to: turn, highest: plateau * 1.6, power: -5, .none),
                panel("from the escape on", from: turn, to: last, highest: largest { $0 >= turn }, power: -3, .right),
            ] : [panel("all epochs", from: 0, to: last, highest: largest { _ in true }, power: -5, .right)]
        return Figure(
            "layer-gradients", title: try layerTitle(tables, onset),
            note: "\(layers.count) hidden layers, SGD, ReLU, one seed"
                + (panels.count > 1 ? "; the scales differ" : ""),
            width: 1000, height: 440, columns: panels.count, panels: panels)
    }

    private static func layerTitle(_ tables: Tables, _ onset: Double) throws -> String {
        let rows = try tables["layer-escapes"].rows
        func spread(_ column: String) -> String {
            let values = rows.map { $0[column] }.filter { !$0.isNaN }
            let ratio = (values.max() ?? .nan) / (values.min() ?? .nan)
            return ratio.isNaN ? "?" : plain(ratio < 10 ? (ratio * 10).rounded() / 10 : ratio.rounded())
        }
        let before = "a factor of \(spread("before_gradient_mean")) apart"
        if onset.isNaN { return "On the plateau the layers' mean gradients are up to \(before)" }
        let after = "a factor of \(spread("after_gradient_mean"))"
        if onset < 2 { return "Without a plateau the layers' mean gradients are up to \(after) apart" }
        return "Before the escape the layers' mean gradients are up to \(before), after it up to \(after)"
    }

    /// A linear axis from 0 with tics in a power of ten that its label names, as the slides have it.
    private static func scaled(_ label: String, to high: Double, power: Int) -> Axis {
        let unit = (0..<abs(power)).reduce(1.0) { value, _ in value / 10 }
        // Where all units have died there is nothing but zeros, and an axis still needs a length.
        let high = high > 0 && (high / unit).isFinite ? high : unit
        let rough = high / unit / 5
        let step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100].first { $0 >= rough } ?? rough
        let names = (0...Int(high / unit / step + 1e-9)).map { tic in
            (place: Double(tic) * step * unit, name: plain((Double(tic) * step * 100).rounded() / 100))
        }
        let powers = [-5: " (10⁻⁵)", -3: " (10⁻³)"]
        return Axis(label + (powers[power] ?? ""), from: 0, to: high, names: names)
    }
}

import Foundation
import Harness

// The slide's figure: how the preactivations of single units are distributed, in one network.

extension BNHistograms {
    static func histogramFigure(_ arm: Arm, _ tables: Tables) throws -> Figure {
        let layers = try tables["units"].rows(where: ["arm": .text(arm.rawValue)]).distinct("layer")
        let panels = try layers.enumerated().map { index, layer in
            try panel(arm, layer, isLowest: index + columns >= layers.count, tables)
        }
        return Figure(
            "histograms-\(arm.rawValue)", title: try title(arm, tables), note: try note(arm, tables), width: 1000,
            height: 560, columns: columns, sharesY: true, panels: panels)
    }

    private static let columns = 3

    /// The preactivations that are drawn, as in the source.
    static let drawn = -7.0...7.0

    // A figure reads a table once for every line in it, so what many lines are drawn from stands in small tables.
    static func densityTable(_ arm: Arm, _ layer: Value) -> String { "density-\(arm.rawValue)-\(layer)" }
    static func marksTable(_ arm: Arm) -> String { "marks-\(arm.rawValue)" }
    static func winsTable(_ arm: Arm) -> String { "wins-\(arm.rawValue)" }

    private static func panel(_ arm: Arm, _ layer: Value, isLowest: Bool, _ tables: Tables) throws -> Panel {
        let row = try tables["layers"].rows(where: ["arm": .text(arm.rawValue), "seed": 1, "layer": layer]).rows.first
        func deviation(_ column: String) -> String {
            String(format: "%.2f", (row?[column] ?? .nan).squareRoot())
        }
        let deviations = "sd within units \(deviation("within_variance")), between \(deviation("between_variance"))"
        let units = try tables["units"].distinct("unit")
        return Panel(
            "layer \(layer)",
            x: Axis(isLowest ? "preactivation" : "", from: drawn.lowerBound, to: drawn.upperBound, tics: 2),
            // Heights are relative to the panel's highest density: each panel has its own scale, so none has numbers.
            y: Axis("density", from: -0.2, to: 1.3, hasTics: false), key: .none,
            annotations: [.text(deviations, x: 0, y: 1.19, .center)],
            series: units.flatMap { marksOfUnit(arm, layer, $0) })
    }

    /// Density, ticks at the extremes and a dot at the mean, all in the unit's color.
    private static func marksOfUnit(_ arm: Arm, _ layer: Value, _ unit: Value) -> [Series] {
        let color = Color.unit(unitColor(unit))
        func density(_ shape: Series.Shape) -> Series {
            Series(
                densityTable(arm, layer), x: "preactivation", y: "density_relative",
                rows: ["unit": unit], as: shape, color: color)
        }
        func mark(_ name: String, _ shape: Series.Shape) -> Series {
            Series(
                marksTable(arm), x: "preactivation", y: "density_relative",
                rows: ["layer": layer, "unit": unit, "mark": .text(name)], as: shape, color: color)
        }
        return [density(.area), density(.thinLine), mark("extreme", .tick(height: 0.33)), mark("mean", .points)]
    }

    private static func title(_ arm: Arm, _ tables: Tables) throws -> String {
        let last = try lastLayer(tables)
        let row = try tables["layers"].rows(
            where: ["arm": .text(arm.rawValue), "seed": 1, "layer": .number(last)]
        ).rows.first
        guard let share = row?["within_share"] else {
            return "\(arm.heading): the numbers overflow before layer \(plain(last))"
        }
        let left = "\(percent(share)) of all variance is within units"
        if share < 0.1 { return "\(arm.heading): units become constants; at layer \(plain(last)) only \(left)" }
        if share > 0.9, let winner = row?["top_one_share"] {
            return "\(arm.heading): units stay alive; at layer \(plain(last)) none wins for more than "
                + "\(percent(winner)) of inputs"
        }
        return "\(arm.heading): at layer \(plain(last)) \(left)"
    }

    private static func note(_ arm: Arm, _ tables: Tables) throws -> String {
        let width = try tables["runs"].number("width", where: ["arm": .text(arm.rawValue), "seed": 1])
        let units = try tables["units"].distinct("unit").count
        return "\(arm.remark); one color for each of the first \(units) of \(plain(width)) units; heights relative to "
            + "the panel's highest; ticks: least and largest, dots: mean"
    }
}

extension Arm {
    /// How a title begins.
    fileprivate var heading: String {
        switch self {
        case .relu: "ReLU"
        case .batchNorm: "Batch norm before ReLU"
        case .analytic: "Shifted and scaled ReLU"
        case .linear: "No ReLU"
        }
    }

    /// What is drawn, and which of the slide's two "after" pictures it is.
    fileprivate var remark: String {
        switch self {
        case .relu: "what the ReLU receives"
        case .batchNorm: "as the slide's caption says: batch norm's output"
        case .analytic: "as behind the slide's link: without batch norm"
        case .linear: "a linear network"
        }
    }
}

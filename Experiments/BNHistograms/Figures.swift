import Harness

extension BNHistograms {
    public static func figures(_ tables: Tables) throws -> [Figure] {
        try Arm.allCases.filter(\.hasHistograms).map { try histogramFigure($0, tables) } + [
            try varianceFigure(tables), try winnerFigure(tables),
        ]
    }

    /// The color of a line for each of the four networks.
    private static func color(_ arm: Arm) -> Color {
        switch arm {
        case .relu: .category(1)
        case .batchNorm: .category(0)
        case .analytic: .category(2)
        case .linear: .category(3)
        }
    }

    static func lastLayer(_ tables: Tables) throws -> Double { try tables["theory"].numbers("layer").max() ?? 1 }

    static func percent(_ share: Double) -> String {
        plain(share < 0.0995 || share > 0.995 ? (share * 1000).rounded() / 10 : (share * 100).rounded()) + " %"
    }

    /// The slide's layers, as the places of tics.
    private static func drawnLayers(_ tables: Tables) throws -> [(place: Double, name: String)] {
        try tables["units"].distinct("layer").map { ($0.double ?? .nan, "\($0)") }
    }

    /// How many networks of which width stand behind the lines.
    private static func widthNote(_ tables: Tables) throws -> String {
        let networks = try tables["layers-summary"].rows(where: ["arm": .text(Arm.relu.rawValue), "layer": 1])
        return networks.rows.enumerated().map { index, row in
            let style = index == 0 ? "solid" : "dotted"
            let networks = row["seeds"] == 1 ? "one network" : "mean and range of \(plain(row["seeds"])) networks"
            return "\(style): \(networks), width \(plain(row["width"]))"
        }.joined(separator: "; ")
    }

    /// One line a network, solid for the full width and dotted for the other, where there is another.
    private static func lines(_ column: String, _ tables: Tables) throws -> [Series] {
        let widths = try tables["layers-summary"].distinct("width")
        return Arm.allCases.flatMap { arm in
            widths.enumerated().flatMap { index, width -> [Series] in
                let rows: KeyValuePairs<String, Value> = ["arm": .text(arm.rawValue), "width": width]
                let band = Series(
                    "layers-summary", x: "layer", y: column, rows: rows,
                    as: .band(low: "\(column)_lo", high: "\(column)_hi"), color: color(arm))
                let line = Series(
                    "layers-summary", x: "layer", y: column, rows: rows, as: index == 0 ? .line : .dottedLine,
                    color: color(arm), name: index == 0 ? arm.title : nil)
                return [band, line]
            }
        }
    }

    private static func varianceFigure(_ tables: Tables) throws -> Figure {
        let last = try lastLayer(tables)
        let shares = try tables["layers-summary"].rows(where: ["layer": .number(last)])
        func share(_ arm: Arm) throws -> Double {
            try shares.rows(where: ["arm": .text(arm.rawValue)]).numbers("within_share").first ?? .nan
        }
        let theory = Series(
            "theory", x: "layer", y: "within_share", as: .dashedLine, color: .ink,
            name: "theory for ReLU, infinite width")
        let series = try lines("within_share", tables) + [theory]
        let lowest = try tables["layers-summary"].numbers("within_share_lo").filter { $0 > 0 }.min() ?? 0.01
        let linear = Panel(
            "on a linear scale", x: Axis("layer", from: 1, to: last),
            y: Axis("variance within units / all variance", from: 0, to: 1.05), key: .none, series: series)
        let logarithmic = Panel(
            "on logarithmic scales", x: Axis("layer", .logarithmic, from: 1, to: last, names: try drawnLayers(tables)),
            y: Axis("", .logarithmic, from: lowest / 2, to: 1.5), key: .bottomLeft, series: series)
        return Figure(
            "within-unit-variance",
            title: "At layer \(plain(last)) of a ReLU network \(percent(try share(.relu))) of the variance is within "
                + "units; of a linear one \(percent(try share(.linear)))",
            note: "\(try widthNote(tables)); batch norm's share is 1 by construction",
            width: 1000, height: 440, columns: 2, panels: [linear, logarithmic])
    }

    private static func winnerFigure(_ tables: Tables) throws -> Figure {
        let last = try lastLayer(tables)
        let shareAxis = Axis("share of inputs", from: 0, to: 1.01, tics: 0.2)
        let layers = Axis("layer", from: 0, to: last + 1)
        let single = try [Arm.relu, .batchNorm].map { arm in
            Panel(
                "\(arm.title): which unit wins", x: Axis("layer", from: 0, to: last + 1), y: shareAxis, key: .none,
                series: try tables[winsTable(arm)].distinct("unit").map { unit in
                    Series(
                        winsTable(arm), x: "layer", y: "win_share", rows: ["unit": unit],
                        as: .bar(low: "stacked_from", high: "stacked_to"), color: .unit(unitColor(unit)))
                })
        }
        let most = try [
            ("top_one_share", "most frequent winner of each network"),
            ("top_two_share", "the two most frequent winners"),
        ]
        .map { column, title in
            Panel(
                title, x: layers, y: shareAxis, key: column == "top_two_share" ? .right : .none,
                series: try lines(column, tables))
        }
        return Figure(
            "winners", title: try winnerTitle(tables, last),
            note: "a softmax over \(try tables[winsTable(.relu)].distinct("unit").count) units, above in their colors; "
                + (try widthNote(tables)),
            width: 1000, height: 700, columns: 2, sharesY: true, panels: single + most)
    }

    /// Which unit wins, by its color, and how different that is with batch normalization.
    private static func winnerTitle(_ tables: Tables, _ last: Double) throws -> String {
        func winner(_ arm: Arm) throws -> TableRow? {
            try tables[winsTable(arm)].rows(where: ["layer": .number(last)]).rows.max {
                $0["win_share"] < $1["win_share"]
            }
        }
        guard let relu = try winner(.relu), let normalized = try winner(.batchNorm) else {
            return "Which unit wins, if a softmax sits after a layer"
        }
        let color = unitColor(.number(relu["unit"])).rawValue
        return "At layer \(plain(last)) of ReLU the \(color) unit wins for \(percent(relu["win_share"])) of inputs; "
            + "with batch norm none over \(percent(normalized["win_share"]))"
    }

    /// Units are numbered from 1 up to as many as there are colors.
    static func unitColor(_ unit: Value) -> UnitColor {
        let colors = UnitColor.allCases
        let place = unit.double.flatMap(Int.init(exactly:)) ?? 0
        return 1...colors.count ~= place ? colors[place - 1] : .gray
    }
}

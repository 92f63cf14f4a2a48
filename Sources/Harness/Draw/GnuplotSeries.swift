extension GnuplotScript {
    /// One element of the plot command: the series, or its entry in the key alone; nil if neither is drawn.
    func element(_ series: Series, in panel: Panel, _ blocks: inout DataBlocks) throws -> (text: String?, isDrawn: Bool)
    {
        let data = try SeriesData(series, from: tables)
        if !data.isBlock { try refuseCommas(series) }
        guard data.hasPoints(in: panel) else { return (keyEntry(series), false) }
        let source = data.isBlock ? try blocks.name(of: data.lines()) : quoteData("./\(series.table).csv")
        return (plot(data, from: source), true)
    }

    private func refuseCommas(_ series: Series) throws {
        for (column, value) in series.rows where value.description.contains(",") {
            throw TableError(
                description: "figure \(figure.name) asks for rows of \(series.table) where \(column) is \(value); "
                    + "gnuplot finds no text with a comma, name it otherwise")
        }
    }

    /// The name of a series without a line; nil if the key leaves it out.
    private func keyEntry(_ series: Series) -> String? {
        series.name.map {
            "keyentry \(style(series.shape, "lc rgb '\(palette.hex(series.color))'")) title \(quote($0))"
        }
    }

    private func plot(_ data: SeriesData, from source: String) -> String {
        let series = data.series
        let title = series.name.map { "title \(quote($0))" } ?? "notitle"
        let color = "lc rgb '\(palette.hex(series.color))'"
        let references = data.columns.enumerated().map { index, name in
            data.isBlock ? "column(\(index + 1))" : "column(\(quoteData(name)))"
        }
        let conditions = data.isBlock ? [] : series.rows.map(condition)
        let x =
            conditions.isEmpty ? references[0] : "(\(conditions.joined(separator: " && ")) ? \(references[0]) : NaN)"
        var values = references.dropFirst().map { "(\($0))" }
        // gnuplot wants a rectangle as a point and its four sides.
        if case .bar(_, _, let width) = series.shape {
            values = [values[1], "(\(x) - \(width / 2))", "(\(x) + \(width / 2))"] + values
        }
        let using = (["(\(x))"] + values).joined(separator: ":") + vector(series.shape)
        return "\(source) using \(using) \(style(series.shape, color)) \(title)"
    }

    /// The condition on a column of the table's file, as gnuplot reads it.
    private func condition(_ column: String, _ value: Value) -> String {
        value.double == nil
            ? "strcol(\(quoteData(column))) eq \(quoteData(value.description))"
            : "column(\(quoteData(column))) == \(value)"
    }

    /// The vector of a tick, from its foot upwards.
    private func vector(_ shape: Series.Shape) -> String {
        if case .tick(let height) = shape { ":(0):(\(height))" } else { "" }
    }

    private func style(_ shape: Series.Shape, _ color: String) -> String {
        switch shape {
        case .area: "with filledcurves y1=0 fillstyle transparent solid 0.12 noborder \(color)"
        case .tick: "with vectors nohead \(color) lw 1.4"
        case .bar: "with boxxyerror fillstyle solid 1.0 noborder \(color)"
        case .heatMap: "with image"
        case .colorImage: "with rgbalpha"
        case .line: "with lines \(color) lw 2"
        case .dashedLine: "with lines \(color) lw 1.4 dashtype (5,4)"
        case .dottedLine: "with lines \(color) lw 1.8 dashtype (1.5,2.5)"
        case .thinLine: "with lines \(color) lw 1"
        case .points: "with points \(color) pt 7 ps 0.5*point_scale"
        case .largePoints: "with points \(color) pt 7 ps point_scale"
        case .linePoints: "with linespoints \(color) lw 1.6 pt 7 ps 0.5*point_scale"
        case .band: "with filledcurves fillstyle transparent solid 0.18 noborder \(color)"
        case .horizontalRange: "with xerrorbars \(color) lw 2 pt 7 ps 0.8*point_scale"
        }
    }
}

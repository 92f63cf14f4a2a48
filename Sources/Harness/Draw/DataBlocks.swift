/// The data blocks of a script: numbers that stand in the script itself, where a table has another form than gnuplot
/// wants, or far more rows than a series draws.
struct DataBlocks {
    /// The definitions, in the order of first use.
    private(set) var lines: [String] = []
    /// The name of a block, by its content.
    private var names: [String: String] = [:]

    /// The name of the block with these rows. Series with equal rows share one block.
    mutating func name(of rows: [String]) -> String {
        let content = rows.joined(separator: "\n")
        if let name = names[content] { return name }
        let name = "$data\(names.count + 1)"
        names[content] = name
        lines += ["\(name) << EOD", content, "EOD"]
        return name
    }
}

/// The rows and columns of a table that a series draws, or the points of its own.
struct SeriesData {
    /// How many rows a table may have that gnuplot filters. gnuplot reads the whole table once for each series.
    static let largestFilteredTable = 1000

    let series: Series
    /// The names of the columns drawn; the first one is x.
    let columns: [String]
    /// The cells drawn, row by row.
    let cells: [[Value]]
    /// Whether a data block holds the cells, instead of the table's file.
    let isBlock: Bool

    /// - Throws: ``TableError`` for an unknown table or column, and for points with too few numbers.
    init(_ series: Series, from tables: Tables) throws {
        self.series = series
        columns = [series.x] + series.drawnColumns
        if let points = series.points {
            let count = columns.count
            guard points.allSatisfy({ $0.count == count }) else {
                throw TableError(description: "a series of points needs \(count) numbers in each point")
            }
            cells = points.map { $0.map(Value.number) }
            isBlock = true
            return
        }
        let table = try tables[series.table]
        let conditions = try series.rows.map { (index: try table.index(of: $0.column), value: $0.value) }
        let places = try columns.map(table.index)
        let cells = table.cells.filter { row in conditions.allSatisfy { row[$0.index].matches($0.value) } }
            .map { row in places.map { row[$0] } }
        self.cells = cells
        let isFiltered = !conditions.isEmpty
        if case .heatMap = series.shape {
            // gnuplot takes all rows of a file for the grid, and drops those without a number.
            isBlock = isFiltered || cells.contains { $0.last?.double?.isNaN ?? false }
        } else {
            isBlock = isFiltered && table.cells.count > Self.largestFilteredTable
        }
    }

    /// The lines of the block.
    ///
    /// - Throws: ``TableError`` for text in a column drawn: a block holds numbers only.
    func lines() throws -> [String] {
        let gaps = columns.indices.map { isValue($0) ? "?" : "nan" }
        return try cells.map { row in
            try row.indices.map { column in
                guard let number = row[column].double else {
                    throw TableError(
                        description: "table \(series.table) has the text '\(row[column])' in column "
                            + "\(columns[column]), a figure draws numbers only")
                }
                return number.isNaN ? gaps[column] : row[column].description
            }.joined(separator: ",")
        }
    }

    /// Whether a column holds the values of a heat map. gnuplot drops a point whose value is missing, which moves all
    /// pixels behind it; a value that is no number leaves a gap.
    private func isValue(_ column: Int) -> Bool {
        if case .heatMap = series.shape { column == 2 } else { false }
    }

    /// Whether there is a point to draw. A run that diverged at once leaves none, and gnuplot would complain.
    func hasPoints(in panel: Panel) -> Bool {
        func isDrawable(_ value: Value, _ axis: Axis?) -> Bool {
            guard let number = value.double, number.isFinite else { return false }
            return axis?.scale != .logarithmic || number > 0
        }
        let axes: [Axis?] =
            switch series.shape {
            case .horizontalRange: [panel.x, panel.y, panel.x, panel.x]
            case .heatMap: [panel.x, panel.y, nil]
            case .colorImage: [panel.x, panel.y, nil, nil, nil, nil]
            default: [panel.x] + series.drawnColumns.map { _ in panel.y }
            }
        return cells.contains { row in zip(row, axes).allSatisfy(isDrawable) }
    }
}

extension Series {
    /// The columns drawn against x.
    var drawnColumns: [String] {
        switch shape {
        case .band(let low, let high), .bar(let low, let high, _): [low, high]
        case .horizontalRange(let low, let high): [y, low, high]
        case .heatMap(let value): [y, value]
        case .colorImage: [y, "red", "green", "blue", "opacity"]
        default: [y]
        }
    }
}

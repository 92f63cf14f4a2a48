// Series over the properties of rows: a misspelled column does not compile.

extension Series {
    public init<R: Row>(
        _ source: some Tabular<R>, x: PartialKeyPath<R>, y: PartialKeyPath<R>, where conditions: [Condition<R>] = [],
        as shape: Shape = .line, color: Color, name: String? = nil
    ) {
        self.init(
            table: source.name, x: R.table.column(x), y: R.table.column(y), conditions: conditions, shape: shape,
            color: color, name: name)
    }

    /// The band from the smallest to the largest seed.
    public static func band<R: Row>(
        _ source: OverSeeds<R>, x: PartialKeyPath<R>, y: PartialKeyPath<R>, where conditions: [Condition<R>] = [],
        color: Color
    ) -> Series {
        let column = R.table.column(y)
        return Series(
            table: source.name, x: R.table.column(x), y: column, conditions: conditions,
            shape: .band(low: column + "_lo", high: column + "_hi"), color: color, name: nil)
    }

    /// An upright bar around x, from the value of one property to that of another.
    public static func bar<R: Row>(
        _ source: some Tabular<R>, x: PartialKeyPath<R>, from low: PartialKeyPath<R>, to high: PartialKeyPath<R>,
        where conditions: [Condition<R>] = [], width: Double = 0.9, color: Color, name: String? = nil
    ) -> Series {
        let (low, high) = (R.table.column(low), R.table.column(high))
        return Series(
            table: source.name, x: R.table.column(x), y: high, conditions: conditions,
            shape: .bar(low: low, high: high, width: width), color: color, name: name)
    }

    /// A rectangle for each point of a regular grid, in the color of a value.
    public static func heatMap<R: Row>(
        _ source: some Tabular<R>, x: PartialKeyPath<R>, y: PartialKeyPath<R>, value: PartialKeyPath<R>,
        where conditions: [Condition<R>] = []
    ) -> Series {
        Series(
            table: source.name, x: R.table.column(x), y: R.table.column(y), conditions: conditions,
            shape: .heatMap(value: R.table.column(value)), color: .ink, name: nil)
    }

    private init<R: Row>(
        table: String, x: String, y: String, conditions: [Condition<R>], shape: Shape, color: Color, name: String?
    ) {
        self.init(table, x: x, y: y, as: shape, color: color, name: name)
        if conditions.contains(where: \.isLowerBound) { fatalError("a series takes the rows with exact values") }
        rows = conditions.map { ($0.column, $0.value) }
    }
}

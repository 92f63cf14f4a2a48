extension Panel {
    /// A heat map with lines over it, such as the median of each column.
    ///
    /// - Parameters:
    ///   - cells: in the order of a regular grid, row by row or column by column.
    ///   - colors: what the property `value` is drawn in. Steps read as filled contours.
    public static func heatMap<R: Row>(
        _ title: String?, _ cells: some Tabular<R>, where conditions: [Condition<R>] = [],
        x: (property: PartialKeyPath<R>, axis: Axis), y: (property: PartialKeyPath<R>, axis: Axis),
        value: PartialKeyPath<R>, colors: ColorScale, lines: [Series] = []
    ) -> Panel {
        Panel(
            title, x: x.axis, y: y.axis, key: .none, colors: colors,
            series: [.heatMap(cells, x: x.property, y: y.property, value: value, where: conditions)] + lines)
    }
}

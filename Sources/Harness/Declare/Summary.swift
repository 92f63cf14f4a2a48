extension Table {
    /// Mean, smallest and largest of some columns over the seeds, for each combination of the `keys`.
    ///
    /// The result has the keys, then `<column>`, `<column>_lo` and `<column>_hi` for each of `columns`, then `seeds`,
    /// the number of rows behind them. A seed without a number leaves all three NaN. Combinations stand in order of
    /// first appearance.
    public func overSeeds(_ name: String, by keys: [String], of columns: [String]) throws -> Table {
        let keyIndices = try keys.map(index(of:))
        let valueIndices = try columns.map(index(of:))
        var order: [[Value]] = []
        var groups: [[Value]: [[Value]]] = [:]
        for row in cells {
            let key = keyIndices.map { row[$0] }
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(row)
        }
        var summary = Table(name, columns: keys + columns.flatMap { [$0, "\($0)_lo", "\($0)_hi"] } + ["seeds"])
        for key in order {
            let group = groups[key] ?? []
            let statistics = valueIndices.flatMap { index -> [Value] in
                let numbers = group.map { $0[index].double ?? .nan }
                // `min` and `max` of numbers with a NaN would depend on where it stands.
                if numbers.contains(where: \.isNaN) { return Array(repeating: .number(.nan), count: 3) }
                let mean = numbers.reduce(0, +) / Double(numbers.count)
                return [.number(mean), .number(numbers.min() ?? .nan), .number(numbers.max() ?? .nan)]
            }
            summary.append(key + statistics + [.integer(group.count)])
        }
        return summary
    }
}

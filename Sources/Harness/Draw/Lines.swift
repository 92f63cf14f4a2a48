/// Lines against x, one color an arm: curves over epochs, profiles over layers, final values against a swept setting.
/// Each line of a summary has a band from the smallest to the largest seed.
public struct Lines<R: Row, Arm: Cell & Hashable> {
    private let source: any Tabular<R>
    private let rows: [TypedRow<R>]
    private let x: PartialKeyPath<R>
    private let arm: KeyPath<R, Arm> & Sendable
    private let name: (Arm) -> String
    private var color: ((Arm) -> Color)?
    /// The arms that have rows, in the order of the table.
    public private(set) var arms: [Arm]
    /// The places on the x axis that have a row.
    public let places: [Double]

    /// - Parameter color: the next category for each arm if nil.
    public init(
        _ source: some Tabular<R>, in results: Results<some Experiment>, x: PartialKeyPath<R>,
        by arm: KeyPath<R, Arm> & Sendable, named name: @escaping (Arm) -> String, color: ((Arm) -> Color)? = nil
    ) throws {
        (self.source, self.x, self.arm, self.name, self.color) = (source, x, arm, name, color)
        rows = try results.rows(source)
        var seen: Set<Arm> = []
        arms = rows.map { $0[dynamicMember: arm] }.filter { seen.insert($0).inserted }
        places = Set(rows.map { $0.mean(x) }).sorted()
    }

    /// The end of the x axis.
    public var last: Double { places.last ?? 1 }

    /// The same with some of the arms, which get the first colors.
    public func only(_ arms: [Arm]) -> Lines {
        var lines = self
        lines.arms = arms.filter(self.arms.contains)
        return lines
    }

    /// The arms in an order, in the colors of things that have one: the first has the strongest contrast.
    public func ordered(by areInOrder: (Arm, Arm) -> Bool) -> Lines {
        var lines = only(arms.sorted(by: areInOrder))
        lines.color = { [arms = lines.arms] in .ordered(arms.firstIndex(of: $0) ?? 0, of: arms.count) }
        return lines
    }

    /// The arms in groups of four and fewer, so that no panel has more lines than colors that stay apart.
    public func inFours(first: [Arm] = []) -> [Lines] {
        let others = arms.filter { !first.contains($0) }
        let chunks = stride(from: 0, to: others.count, by: 4).map { Array(others[$0..<min($0 + 4, others.count)]) }
        return ([first] + chunks).map(only).filter { !$0.arms.isEmpty }
    }

    /// Bands, then lines over them.
    ///
    /// - Parameter shape: a line if nil, with points where there are so few that a line alone could not be seen.
    public func series(
        _ y: PartialKeyPath<R>, as shape: Series.Shape? = nil, where conditions: [Condition<R>] = [],
        hasBands: Bool = true, isNamed: Bool = true
    ) -> [Series] {
        series(source, y, shape ?? (places.count < 6 ? .linePoints : .line), conditions, hasBands, isNamed)
    }

    private func series(
        _ source: some Tabular<R>, _ y: PartialKeyPath<R>, _ shape: Series.Shape, _ conditions: [Condition<R>],
        _ hasBands: Bool, _ isNamed: Bool
    ) -> [Series] {
        let bands = (source as? OverSeeds<R>).map { summary in
            arms.map { one in
                Series.band(summary, x: x, y: y, where: [arm == one] + conditions, color: color(of: one))
            }
        }
        let lines = arms.map { one in
            Series(
                source, x: x, y: y, where: [arm == one] + conditions, as: shape, color: color(of: one),
                name: isNamed ? name(one) : nil)
        }
        return (hasBands ? bands ?? [] : []) + lines
    }

    /// The color of the line of an arm.
    public func color(of arm: Arm) -> Color { color?(arm) ?? .category(arms.firstIndex(of: arm) ?? 0) }

    /// All numbers that the lines and bands of the arms have in some columns, for an axis.
    public func numbers(_ columns: PartialKeyPath<R>...) -> [Double] {
        let shown = rows.filter { arms.contains($0[dynamicMember: arm]) }
        return columns.flatMap { column in
            shown.flatMap {
                source is OverSeeds<R> ? [$0.mean(column), $0.low(column), $0.high(column)] : [$0.mean(column)]
            }
        }
    }

    /// The names of the lines at their ends, where a key would be longer than the panel.
    ///
    /// - Parameter x: where the names begin.
    public func labels(_ y: PartialKeyPath<R>, at x: Double) -> [Annotation] {
        arms.compactMap { one in
            rows.last { $0[dynamicMember: arm] == one }.map {
                .text(name(one), x: x, y: $0.mean(y), .left, color: color(of: one))
            }
        }
    }

    /// The arms whose line ends outside of the axis, named at the right with their value.
    public func outside(_ axis: Axis, _ y: PartialKeyPath<R>, at height: Double) -> [Annotation] {
        let shown = (axis.low ?? -.infinity)...(axis.high ?? .infinity)
        return arms.compactMap { one in
            let end = rows.last { $0[dynamicMember: arm] == one }
            guard let value = end?.mean(y), !shown.contains(value) else { return nil }
            let text = "\(name(one)): \(rounded(value)), off scale"
            return .text(text, x: last * 0.98, y: height, .right, color: color(of: one))
        }
    }
}

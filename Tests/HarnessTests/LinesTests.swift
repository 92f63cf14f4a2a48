import Testing

@testable import Harness

@Suite("Lines of one arm after another")
struct LinesTests {
    /// Six lengths, in this order, at some steps, with two seeds; the value is 10 times the length and the step, less or
    /// more a half.
    private static let lengths = [3, 1, 6, 2, 5, 4]

    private static func results(steps: Int = 3) throws -> Results<Toy> {
        let rows = lengths.flatMap { length in
            (1...steps).flatMap { step in
                [-0.5, 0.5].enumerated().map { seed, noise in
                    Toy.Step(length: length, seed: seed + 1, step: step, value: Double(10 * length + step) + noise)
                }
            }
        }
        let table = Table(rows)
        return Results(Tables([table, try Toy.summary.table(of: Tables([table]))]), try Toy.settings(.lecture))
    }

    private static func lines(
        _ source: some Tabular<Toy.Step> = Toy.summary, steps: Int = 3, color: ((Int) -> Color)? = nil
    ) throws -> Lines<Toy.Step, Int> {
        try Lines(
            source, in: results(steps: steps), x: \.step, by: \.length, named: { "length \($0)" }, color: color)
    }

    private func colors(_ series: [Series]) -> [String] { series.map { "\($0.color)" } }

    @Test("know their arms in the order of the table, and the places on the x axis in rising order")
    func arms() throws {
        let lines = try Self.lines()
        #expect(lines.arms == Self.lengths && lines.places == [1, 2, 3] && lines.last == 3)
    }

    @Test("are bands, then lines over them, of the rows of each arm, in its color and with its name")
    func series() throws {
        let series = try Self.lines().only([1, 6]).series(\.value)
        #expect(series.map(\.table) == Array(repeating: "series-summary", count: 4))
        #expect(series.allSatisfy { $0.x == "step" && $0.y == "value" && $0.rows.count == 1 })
        let rows = series.map { "\($0.rows[0].column) \($0.rows[0].value)" }
        #expect(rows == ["length 1", "length 6", "length 1", "length 6"])
        #expect(series.map(\.name) == [nil, nil, "length 1", "length 6"])
        #expect(colors(series) == ["category(0)", "category(1)", "category(0)", "category(1)"])
        for band in series.prefix(2) {
            guard case .band("value_lo", "value_hi") = band.shape else {
                Issue.record("\(band.shape)")
                continue
            }
        }
    }

    @Test(
        "have points where there are few places, and none where there are many, or as they are told", arguments: 1...7)
    func shape(steps: Int) throws {
        let lines = try Self.lines(steps: steps)
        #expect(lines.series(\.value).suffix(6).allSatisfy { "\($0.shape)" == (steps < 6 ? "linePoints" : "line") })
        #expect(lines.series(\.value, as: .dottedLine).suffix(6).allSatisfy { "\($0.shape)" == "dottedLine" })
        #expect(lines.last == Double(steps))
    }

    @Test("have no bands and no names where none are wanted, and no bands where the table is no summary")
    func bare() throws {
        let lines = try Self.lines()
        #expect(lines.series(\.value, hasBands: false).count == 6)
        #expect(lines.series(\.value, isNamed: false).allSatisfy { $0.name == nil })
        let raw = try Self.lines(Toy.Step.table).series(\.value)
        #expect(raw.count == 6 && raw.allSatisfy { $0.table == "series" && $0.name != nil })
    }

    @Test("are of the rows that satisfy further conditions, too")
    func conditions() throws {
        let series = try Self.lines(Toy.Step.table).only([5]).series(\.value, where: [\.seed == 2])
        #expect(series.count == 1)
        #expect(series[0].rows.map { "\($0.column) \($0.value)" } == ["length 5", "seed 2"])
    }

    @Test("have the colors that they are given, whichever of them are drawn")
    func color() throws {
        let lines = try Self.lines { .ordered(Double($0) / 8) }
        #expect(colors(lines.only([4, 2]).series(\.value, hasBands: false)) == ["ordered(0.5)", "ordered(0.25)"])
    }

    @Test("come in an order, with colors of that order, which stay with them")
    func ordered() throws {
        let lines = try Self.lines().only([4, 2, 6]).ordered(by: >)
        #expect(lines.arms == [6, 4, 2])
        let all = lines.series(\.value, hasBands: false)
        #expect(colors(all) == ["ordered(0.0)", "ordered(0.5)", "ordered(1.0)"])
        #expect(colors(lines.only([2]).series(\.value, hasBands: false)) == ["ordered(1.0)"])
        #expect("\(lines.color(of: 4))" == "ordered(0.5)")
    }

    @Test("come in groups of four and fewer, after those that are to be first")
    func fours() throws {
        let lines = try Self.lines()
        #expect(lines.inFours().map(\.arms) == [[3, 1, 6, 2], [5, 4]])
        #expect(lines.inFours(first: [2, 5]).map(\.arms) == [[2, 5], [3, 1, 6, 4]])
        #expect(lines.inFours(first: [2, 99]).map(\.arms) == [[2], [3, 1, 6, 5], [4]])
        #expect(lines.inFours(first: [99]).map(\.arms) == [[3, 1, 6, 2], [5, 4]])
        #expect(lines.inFours(first: Self.lengths).map(\.arms) == [Self.lengths])
        #expect(lines.only([6, 99, 3]).arms == [6, 3] && lines.only([]).inFours().isEmpty)
        // Each group begins with the first color.
        #expect(colors(lines.inFours()[1].series(\.value, hasBands: false)) == ["category(0)", "category(1)"])
    }

    @Test("give an axis the numbers of the lines and of the bands")
    func numbers() throws {
        let numbers = try Self.lines().numbers(\.value)
        #expect(numbers.count == 3 * 18 && numbers.min() == 10.5 && numbers.max() == 63.5)
        let raw = try Self.lines(Toy.Step.table).numbers(\.value, \.step)
        #expect(raw.count == 2 * 36 && raw.min() == 1 && raw.max() == 63.5)
    }

    @Test("are named at their ends in their colors")
    func labels() throws {
        let labels = try Self.lines().only([2, 1]).labels(\.value, at: 3.1)
        let expected: [Annotation] = [
            .text("length 2", x: 3.1, y: 23, .left, color: .category(0)),
            .text("length 1", x: 3.1, y: 13, .left, color: .category(1)),
        ]
        #expect(labels.map { "\($0)" } == expected.map { "\($0)" })
    }

    @Test(
        "that end outside of the axis are named with their value",
        arguments: [(23, nil, "length 1: 13, off scale", 1), (nil, 53, "length 6: 63, off scale", 2)]
            as [(
                Double?, Double?, String, Int
            )])
    func outside(low: Double?, high: Double?, text: String, color: Int) throws {
        let notes = try Self.lines().outside(Axis("", from: low, to: high), \.value, at: 30)
        let expected = Annotation.text(
            text, x: 3 * 0.98, y: 30, .right, color: .category(color))
        #expect(notes.map { "\($0)" } == ["\(expected)"])
    }

    @Test("give the numbers of their own arms to an axis")
    func ownNumbers() throws {
        #expect(try Self.lines().only([1]).numbers(\.value).max() == 13.5)
    }

    @Test("of a table that is not there are an error")
    func absent() {
        #expect(throws: TableError.self) {
            let results = Results<Toy>(Tables([]), try Toy.settings(.lecture))
            _ = try Lines(Toy.summary, in: results, x: \.step, by: \.length, named: { "\($0)" })
        }
    }
}

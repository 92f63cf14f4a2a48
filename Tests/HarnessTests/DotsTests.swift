import Testing

@testable import Harness

@Suite("A dot plot")
struct DotsTests {
    private static let panel = Panel.dots(
        "ends",
        [Dot("one", 20, low: 10, high: 30), Dot("two", .nan, low: .nan, high: .nan), Dot("three", 5, low: 5, high: 5)],
        axis: Axis("value", from: 0, to: 50), missing: "not within 50")

    @Test("has a named row for each dot, from top to bottom")
    func rows() {
        let panel = Self.panel
        #expect(panel.title == "ends" && panel.x.label == "value" && panel.x.high == 50)
        #expect(panel.y.low == 2.5 && panel.y.high == -0.5)
        #expect(panel.y.names.map(\.place) == [0, 1, 2] && panel.y.names.map(\.name) == ["one", "two", "three"])
    }

    @Test("has the dots at the means, with bars from the smallest to the largest seed")
    func series() throws {
        let series = try #require(Self.panel.series.first)
        let points = try #require(series.points)
        #expect(Self.panel.series.count == 1 && series.name == nil)
        #expect(points[0] == [20, 0, 10, 30] && points[2] == [5, 2, 5, 5])
        #expect("\(series.shape)" == "horizontalRange(low: \"low\", high: \"high\")")
    }

    @Test("takes mean, smallest and largest seed from a row of a summary")
    func summary() throws {
        var steps = Table(of: Toy.Step.self)
        for (seed, value) in [(1, 2.0), (2, 7.0)] {
            steps.append(Toy.Step(length: 3, seed: seed, step: 1, value: value))
        }
        let row = try #require(Tables([Toy.summary.table(of: Tables([steps]))]).rows(Toy.summary).first)
        let dot = Dot("three", row, \.value)
        #expect([dot.mean, dot.low, dot.high] == [4.5, 2, 7])
    }

    @Test("has a note in the row of a dot that is missing")
    func missing() {
        let expected = Annotation.text("not within 50", x: 2, y: 1, color: .gray)
        #expect(Self.panel.annotations.map { "\($0)" } == ["\(expected)"])
    }

    @Test("is drawn by gnuplot")
    func drawn() throws {
        try inScratchFolder { folder in
            let figure = Figure("dots", title: "Dots", note: "", width: 300, height: 200, panels: [Self.panel])
            try Gnuplot().draw([figure], of: Tables([]), provenance: "here", in: folder)
            #expect(try names(in: folder) == ["dots.gp", "dots.png", "dots.svg"])
        }
    }
}

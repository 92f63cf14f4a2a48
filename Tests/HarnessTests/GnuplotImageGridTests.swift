import Testing

@testable import Harness

@Suite("A grid of images")
struct GnuplotImageGridTests {
    private static func table(_ cells: [[Value]]) -> Table {
        Table("images", columns: ["image", "row", "column", "brightness"], cells: cells)
    }

    /// Two images of two by one pixels, their rows out of order.
    private static let two: [[Value]] = [
        ["b", 1, 7, 4], ["a", 5, 0, 2], ["b", 0, 7, .number(.nan)], ["a", 6, 0, 3],
    ]

    @Test("stands in the order of the table, rows of pixels downwards, all pixels of one size")
    func layout() throws {
        let grid = try ImageGrid(Self.table(Self.two), perRow: 2)
        #expect(grid.images.map(\.caption) == ["b", "a"])
        #expect(grid.range.low == 2 && grid.range.high == 4)
        // 100 pixels less a gap of 10 are 45 for a pixel across; 102 less 18 for the caption are 42 for a pixel down.
        #expect(grid.scale(in: 100, 102) == 42 && grid.scale(in: 50, 102) == 20)
        let panel = grid.laidOut(in: Panel(images: grid), width: 100, height: 102)
        // Every image is followed by its outline.
        let points = try [0, 2].map { try #require(panel.series[$0].points) }
        // A single column of pixels is drawn as two of half the width.
        let left = 3.0
        #expect(points[1].map { $0[0] } == [left + 62.5, left + 83.5, left + 62.5, left + 83.5])
        #expect(points[0].map { $0[0] } == [left + 10.5, left + 31.5, left + 10.5, left + 31.5])
        #expect(points[0].map { $0[1] } == [81, 81, 39, 39])
        #expect(points[0][0][2].isNaN && points[0].suffix(2).allSatisfy { $0[2] == 4 })
        #expect(panel.x.low == 0 && panel.x.high == 100 && panel.y.low == 0 && panel.y.high == 102)
    }

    @Test("in color takes three columns to bytes, and shows the ground at a gap")
    func color() throws {
        let table = Table(
            "images", columns: ["image", "row", "column", "red", "green", "blue"],
            cells: [[1, 0, 0, -1, 0, 1], [1, 0, 1, 5, -5, .number(.nan)], [1, 1, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1]])
        let grid = try ImageGrid(table, red: "red", green: "green", blue: "blue", from: -1, to: 1, perRow: 3)
        let panel = grid.laidOut(in: Panel(images: grid), width: 100, height: 118)
        let points = try #require(panel.series.first?.points)
        #expect(
            points.map { Array($0.dropFirst(2)) } == [
                [0, 128, 255, 255], [0, 0, 0, 0], [128, 128, 128, 255], [255, 255, 255, 255],
            ])
        #expect(panel.colors == nil)
    }

    @Test(
        "is refused where an image is no complete rectangle of pixels",
        arguments: [
            ([["a", 0, 0, 1], ["a", 0, 1, 1], ["a", 1, 0, 1]], "it has 3 in 2 rows and 2 columns"),
            ([["a", 0, 0, 1], ["a", 0, 0, 1]], "it has 2 in 1 rows and 1 columns"),
            ([["a", 0, 0, 1], ["a", 0, 2, 1]], "it has 2 in 1 rows and 2 columns"),
            ([["a", 0, 0.5, 1]], "has 0.5 in column column, the place of a pixel is an integer"),
            ([["a", "top", 0, 1]], "has nan in column row, the place of a pixel is an integer"),
        ] as [([[Value]], String)])
    func incomplete(cells: [[Value]], reason: String) {
        #expect(complaint { _ = try ImageGrid(Self.table(cells), perRow: 1) }?.hasSuffix(reason) == true)
    }

    @Test("has a gray scale whose numbers have the color of text, on a dark ground too")
    func scale() throws {
        let grid = try ImageGrid(Self.table(Self.two), perRow: 2, scale: "brightness")
        let figure = Figure("images", title: "", note: "", panels: [Panel(images: grid)])
        let script = try GnuplotScript(figure: figure, tables: Tables([]), provenance: "", palette: .dark).text()
        #expect(script.matches(of: #/(?m)^set tics .* textcolor rgb '#e6edf3'$/#).count == 1)
        #expect(script.contains("set cbrange [2.0:4.0]") && script.contains("set cblabel 'brightness'"))
    }

    @Test("of units of equal length, a panel lengthens one axis around its middle")
    func equalUnits() {
        let frame = PanelFrame(left: 0, right: 1, bottom: 0, top: 1, width: 200, height: 100)
        let wide = frame.laidOut(Panel(width: 1, height: 1, annotations: []))
        #expect(wide.x.low == -0.5 && wide.x.high == 1.5 && wide.y.low == 0 && wide.y.high == 1)
        let flat = frame.laidOut(Panel(width: 8, height: 2, annotations: []))
        #expect(flat.x.low == 0 && flat.x.high == 8 && flat.y.low == -1 && flat.y.high == 3)
    }
}

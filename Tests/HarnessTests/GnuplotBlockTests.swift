import Foundation
import TestSupport
import Testing

@testable import Harness

@Suite("Data blocks of a script")
struct GnuplotBlockTests {
    /// The PNG of a figure with one panel, and its script.
    private func draw(_ series: [Series], of table: Table) throws -> (png: Data, script: String) {
        let panel = Panel(
            x: Axis("x"), y: Axis("y"), colors: ColorScale("value", from: 0, to: 12), series: series)
        let figure = Figure("figure", title: "Title", note: "note", width: 400, height: 300, panels: [panel])
        var result = (png: Data(), script: "")
        try inScratchFolder { folder in
            try Gnuplot().draw([figure], of: Tables([table]), provenance: "here", in: folder)
            result = (
                bytes(of: "\(folder)/figure.png"), String(decoding: bytes(of: "\(folder)/figure.gp"), as: UTF8.self)
            )
        }
        return result
    }

    private static let grid: [[Value]] = (0..<3).flatMap { y in
        (0..<4).map { x in [.integer(x), .integer(y), .integer(x * y)] }
    }
    private static func heatMap(_ rows: KeyValuePairs<String, Value> = [:]) -> Series {
        Series("maps", x: "x", y: "y", rows: rows, as: .heatMap(value: "v"), color: .ink)
    }

    @Test(
        "draw a heat map out of a table with other rows as from a table of its own", arguments: ["b", "a, b", "it's"])
    func heatMapOfSome(name: String) throws {
        let own = Table("maps", columns: ["x", "y", "v"], cells: Self.grid)
        let other: [[Value]] = [["other", 100, 7, 3]]
        let shared = Table(
            "maps", columns: ["panel", "x", "y", "v"], cells: other + Self.grid.map { [.text(name)] + $0 } + other)
        let (expected, plain) = try draw([Self.heatMap()], of: own)
        let (png, script) = try draw([Self.heatMap(["panel": .text(name)])], of: shared)
        #expect(png == expected)
        #expect(plain.contains("'./maps.csv'") && !plain.contains("$data"))
        #expect(script.contains("$data1 << EOD\n0,0,0\n1,0,0\n") && !script.contains("maps.csv"))
    }

    @Test("leave a gap where a heat map has no number, and move no other pixel")
    func gaps() throws {
        // gnuplot drops a point with a missing value. The twelve pixels would become eleven in one row.
        let size = try extent(withGapAt: 5)
        #expect(size == (4, 3), "a grid of four by three pixels")
    }

    /// The extent of the axes of a heat map with a gap, in pixels of the map.
    private func extent(withGapAt index: Int) throws -> (Int, Int) {
        var cells = Self.grid
        cells[index][2] = .number(.nan)
        let table = Table("maps", columns: ["x", "y", "v"], cells: cells)
        let panel = Panel(
            x: Axis("x"), y: Axis("y"), colors: ColorScale("value", from: 0, to: 12), series: [Self.heatMap()])
        let figure = Figure("figure", title: "Title", note: "note", width: 400, height: 300, panels: [panel])
        var size = (0, 0)
        try inScratchFolder { folder in
            try Gnuplot().draw([figure], of: Tables([table]), provenance: "here", in: folder)
            let run = try Subprocess.run(
                Gnuplot().path,
                [
                    "-d", "-e",
                    """
                    cd '\(folder)'; output_name='./axes.png'; load 'figure.gp'; print sprintf('%g %g', GPVAL_X_MAX - GPVAL_X_MIN, \
                    GPVAL_Y_MAX - GPVAL_Y_MIN)
                    """,
                ])
            let ends = run.errors.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
            try #require(ends.count == 2, "\(run.errors)")
            size = (Int(ends[0]), Int(ends[1]))
        }
        return size
    }

    /// Two lines of 600 points each, beside each other in one table.
    private static func long(_ count: Int) -> Table {
        Table(
            "long", columns: ["kind", "unused", "x", "y"],
            cells: (0..<count).flatMap { x -> [[Value]] in
                [
                    ["up", "text", .integer(x), .number(Double(x) / 10)],
                    ["down", "text", .integer(x), x == 7 ? .number(.nan) : .number(-Double(x))],
                ]
            })
    }

    private static func filtered(_ kind: Value, _ shape: Series.Shape = .line) -> Series {
        Series("long", x: "x", y: "y", rows: ["kind": kind], as: shape, color: .category(0))
    }

    @Test("hold what a series draws of a long table, once for several series")
    func longTable() throws {
        let series = [Self.filtered("down", .area), Self.filtered("down", .thinLine), Self.filtered("up")]
        let (png, script) = try draw(series, of: Self.long(600))
        let definitions = script.matches(of: #/(?m)^\$data\d+ << EOD$/#)
        #expect(definitions.count == 2 && script.matches(of: #/\$data1\b/#).count == 3)
        #expect(script.contains("\n6,-6.0\n7,nan\n8,-8.0\n") && !script.contains("long.csv"))
        // The same from files: a short table for each line.
        let lines = series.map {
            Series("long", x: "x", y: $0.rows[0].value.description, as: $0.shape, color: $0.color)
        }
        let rows: [[Value]] = (0..<600).map { x in
            [.integer(x), .number(Double(x) / 10), x == 7 ? .number(.nan) : .number(-Double(x))]
        }
        let (expected, plain) = try draw(lines, of: Table("long", columns: ["x", "up", "down"], cells: rows))
        #expect(png == expected && !plain.contains("$data"))
    }

    @Test("are for long tables only: a filtered table of 1,000 rows is read from its file")
    func shortTable() throws {
        #expect(!(try draw([Self.filtered("up")], of: Self.long(500)).script.contains("$data")))
        #expect(try draw([Self.filtered("up")], of: Self.long(501)).script.contains("$data"))
    }

    @Test("take no text")
    func text() throws {
        var table = Self.long(600)
        table.append(["up", "text", "half\na, day", 1])
        #expect(
            complaint { _ = try draw([Self.filtered("up")], of: table) }
                == "table long has the text 'half a, day' in column x, a figure draws numbers only")
    }

    @Test("hold points that a figure lays out itself")
    func points() throws {
        let series = [
            Series(points: [[1, 2], [2, .nan], [3, 1e-7]], color: .ink),
            Series(points: [[1, 0, 2], [2, 1, 2]], as: .bar(low: "", high: ""), color: .category(1)),
            Series(points: [], color: .gray, name: "nothing"),
        ]
        let script = try draw(series, of: Self.long(1)).script
        #expect(script.contains("$data1 << EOD\n1.0,2.0\n2.0,nan\n3.0,1e-07\nEOD\n$data2 << EOD\n1.0,0.0,2.0\n"))
        #expect(
            complaint { _ = try draw([Series(points: [[1, 2, 3]], color: .ink)], of: Self.long(1)) }
                == "a series of points needs 2 numbers in each point")
    }

    @Test("choose rows by any text, which runs nothing and leaves no trace in them", arguments: HostileTexts.all)
    func hostile(text: String) throws {
        let table = Table(
            "maps", columns: [text + "name", "x", "y", "v"],
            cells: [["other", 9, 9, 9]] + Self.grid.map { [.text(text)] + $0 })
        try inScratchFolder { folder in
            let panel = Panel(
                x: Axis("x"), y: Axis("y"), colors: ColorScale("v", from: 0, to: 6),
                series: [Self.heatMap([text + "name": .text(text)])])
            let figure = Figure("figure", title: "t", note: "n", width: 300, height: 200, panels: [panel])
            try Gnuplot().draw([figure], of: Tables([table]), provenance: "p", in: folder)
            #expect(try names(in: folder) == ["figure.gp", "figure.png", "figure.svg", "maps.csv"])
            let script = String(decoding: bytes(of: "\(folder)/figure.gp"), as: UTF8.self)
            #expect(script.contains("$data1 << EOD\n0,0,0\n") && !script.contains("canary"))
        }
    }
}

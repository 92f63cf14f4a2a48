import Foundation
import Testing

@testable import Harness

@Suite("Drawing with gnuplot")
struct GnuplotTests {
    private static let signature = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])

    private static let points = Table(
        "points", columns: ["x", "y", "gap"],
        cells: [[1, 2.5, .number(.nan)], [2, -1, .number(.nan)], [3, .number(.nan), .number(.nan)]])
    private static let others = Table("others", columns: ["x", "z"], cells: [[1, 1], [2, 2]])

    @Test("writes figures with their tables to a folder that it makes")
    func figures() throws {
        try inScratchFolder { scratch in
            let folder = "\(scratch)/some/where"
            let series = Series("points", x: "x", y: "y", color: .category(1))
            let figure = Figure(
                "figure", title: "Title", note: "note", panels: [Panel(x: Axis("x"), y: Axis("y"), series: [series])])
            try Gnuplot().draw([figure], of: Tables([Self.points, Self.others]), provenance: "here", in: folder)
            #expect(try names(in: folder) == ["figure.gp", "figure.png", "figure.svg", "others.csv", "points.csv"])
            let script = String(decoding: bytes(of: "\(folder)/figure.gp"), as: UTF8.self)
            #expect(script.contains("set label 2 'note' at") && script.contains("set label 3 'here' at"))
            #expect(String(decoding: bytes(of: "\(folder)/points.csv"), as: UTF8.self) == CSV.text(of: Self.points))
        }
    }

    /// The script of a figure with one good line and another that is to be tried.
    private static func script(
        y: String = "z", from table: String = "others", rows: KeyValuePairs<String, Value> = [:]
    ) throws -> String {
        let good = Series("points", x: "x", y: "y", color: .category(1))
        let series = Series(table, x: "x", y: y, rows: rows, color: .category(0))
        let figure = Figure(
            "figure", title: "Title", note: "µ · ∂", width: 200, height: 150,
            panels: [Panel(x: Axis("x"), y: Axis("y"), series: [good, series])])
        return try GnuplotScript(figure: figure, tables: Tables([points, others]), provenance: "here").text()
    }

    /// A folder with the table and the script beside it.
    private func inFolder(_ script: String, _ body: (String) throws -> Void) throws {
        try inScratchFolder { folder in
            try CSV.write([Self.points, Self.others], to: folder)
            try AtomicFile.write(script, to: "\(folder)/figure.gp")
            try body(folder)
        }
    }

    @Test("makes a PNG and an SVG, and nothing else")
    func pictures() throws {
        try inFolder(Self.script()) { folder in
            try Gnuplot().draw("figure", in: folder)
            #expect(try names(in: folder) == ["figure.gp", "figure.png", "figure.svg", "others.csv", "points.csv"])
            #expect(bytes(of: "\(folder)/figure.png").starts(with: Self.signature))
            #expect(bytes(of: "\(folder)/figure.svg").starts(with: Data("<?xml".utf8)))
        }
    }

    @Test("again by hand, beside the table, gives the same bytes")
    func byHand() throws {
        try inFolder(Self.script()) { folder in
            let gnuplot = try Gnuplot()
            try gnuplot.draw("figure", in: folder)
            let drawn = bytes(of: "\(folder)/figure.png")
            try FileManager.default.removeItem(atPath: "\(folder)/figure.png")
            let line = "cd -- \"$1\" && LC_ALL=C.UTF-8 exec \"$0\" -d figure.gp"
            let run = try Subprocess.run("/bin/sh", ["-c", line, gnuplot.path, folder])
            #expect(run.status == 0 && run.errors == "")
            #expect(bytes(of: "\(folder)/figure.png") == drawn)
        }
    }

    @Test(
        "beside a table without the column, or without the table, is an error that leaves nothing",
        arguments: [
            ("x,y\n1,2\n2,3\n", "no column with header"), (nil, "Cannot find or open file"),
        ])
    func missing(table: String?, reason: String) throws {
        try inFolder(Self.script()) { folder in
            try damage(folder, leaving: table)
            let message = try #require(complaint { try Gnuplot().draw("figure", in: folder) })
            #expect(message.hasPrefix("figure.gp: gnuplot drew no png (status 0: "))
            #expect(message.contains(reason) && !message.contains("\n"))
            #expect(message.hasSuffix("; what it needs and lacks says: make doctor"))
            #expect(try names(in: folder) == ["figure.gp"] + (table == nil ? [] : ["others.csv"]) + ["points.csv"])
        }
    }

    /// Puts this text for the table, or nothing.
    private func damage(_ folder: String, leaving text: String?) throws {
        try FileManager.default.removeItem(atPath: "\(folder)/others.csv")
        if let text { try AtomicFile.write(text, to: "\(folder)/others.csv") }
    }

    @Test("of a table or column that does not exist is refused before there is a script")
    func unknown() {
        #expect(
            complaint { _ = try Self.script(y: "absent", from: "points") }
                == "table points has no column absent, only x, y, gap")
        #expect(complaint { _ = try Self.script(from: "absent") } == "there is no table absent, only points, others")
        #expect(
            complaint { _ = try Self.script(y: "y", from: "points", rows: ["absent": 1]) }
                == "table points has no column absent, only x, y, gap")
    }

    @Test(
        "from a script that gnuplot cannot read, or that is not there, is an error",
        arguments: ["plot x nonsense", nil])
    func broken(script: String?) throws {
        try inScratchFolder { folder in
            if let script { try AtomicFile.write(script, to: "\(folder)/figure.gp") }
            #expect(complaint { try Gnuplot().draw("figure", in: folder) }?.contains("gnuplot drew no png") == true)
            #expect(try names(in: folder) == (script == nil ? [] : ["figure.gp"]))
        }
    }

    @Test("that fails leaves the pictures that were there")
    func failedRedraw() throws {
        try inFolder(Self.script()) { folder in
            try Gnuplot().draw("figure", in: folder)
            let pictures = ["png", "svg"].map { bytes(of: "\(folder)/figure.\($0)") }
            try damage(folder, leaving: "x,y\n1,2\n")
            #expect(complaint { try Gnuplot().draw("figure", in: folder) } != nil)
            #expect(["png", "svg"].map { bytes(of: "\(folder)/figure.\($0)") } == pictures)
            #expect(try names(in: folder) == ["figure.gp", "figure.png", "figure.svg", "others.csv", "points.csv"])
        }
    }

    @Test("leaves out a line that has no number, beside others that have")
    func onlyGaps() throws {
        try inFolder(Self.script(y: "gap", from: "points")) { folder in
            try Gnuplot().draw("figure", in: folder)
            #expect(bytes(of: "\(folder)/figure.png").starts(with: Self.signature))
        }
    }

    @Test("filters rows by numbers, however extreme", arguments: [3, 1.0, -0.0, 1e-310, 1e300, -7] as [Value])
    func numberFilter(value: Value) throws {
        try inFolder(Self.script(rows: ["x": value])) { folder in try Gnuplot().draw("figure", in: folder) }
    }

    @Test("A row filter that gnuplot could not match is an error, not a line that is missing")
    func unmatchedFilter() throws {
        let name = "plain, tanh"
        let table = Table("points", columns: ["kind", "x", "y"], cells: [[.text(name), 1, 1], [.text(name), 2, 2]])
        let panel = Panel(
            x: Axis("x"), y: Axis("y"),
            series: [Series("points", x: "x", y: "y", rows: ["kind": .text(name)], color: .ink)])
        let figure = Figure("figure", title: "", note: "", panels: [panel])
        #expect(
            complaint { _ = try GnuplotScript(figure: figure, tables: Tables([table]), provenance: "").text() }
                == "figure figure asks for rows of points where kind is plain, tanh; "
                + "gnuplot finds no text with a comma, name it otherwise")
    }

    @Test(
        "draws a panel without points, and one whose axis ends where it begins, as after a divergence",
        arguments: [(nil, nil), (0, nil), (nil, 1), (0, 0), (0.001, 0.001)] as [(Double?, Double?)],
        [Axis.Scale.linear, .logarithmic])
    func constant(ends: (low: Double?, high: Double?), scale: Axis.Scale) throws {
        if scale == .logarithmic && (ends.low == 0 || ends.high == 0) { return }
        let table = Table("points", columns: ["x", "y"], cells: [[1, 0.001], [2, 0.001]])
        for y in ["y", "gap"] {
            let series = Series("points", x: "x", y: y, color: .ink)
            let panel = Panel(
                x: Axis("x", from: 1, to: 2), y: Axis("y", scale, from: ends.low, to: ends.high), series: [series])
            let figure = Figure("figure", title: "", note: "", width: 200, height: 150, panels: [panel])
            let tables = Tables([table.adding("gap") { _, _ in .number(.nan) }])
            try inFolder(GnuplotScript(figure: figure, tables: tables, provenance: "").text()) { folder in
                try CSV.write(tables.all, to: folder)
                try Gnuplot().draw("figure", in: folder)
                #expect(bytes(of: "\(folder)/figure.png").starts(with: Self.signature))
            }
        }
    }
}

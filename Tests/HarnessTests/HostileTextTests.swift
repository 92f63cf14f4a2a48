import Foundation
import TestSupport
import Testing

@testable import Harness

@Suite("Text from tables and settings")
struct HostileTextTests {
    private func figure(_ text: String, filter: Value) -> Figure {
        let series = [
            Series("points", x: "x", y: "y", color: .category(0), name: text),
            Series(points: [], color: .ink, name: text),
            Series("points", x: "x", y: "y", rows: ["name": filter], color: .category(1)),
        ]
        let panel = Panel(
            text, x: Axis(text, names: [(1, String(text.prefix(99)))]), y: Axis(text),
            annotations: [
                .text(text, x: 1.5, y: 2.5), .text(text, x: 1.5, y: 2.7, .right, color: .gray),
                .box(text, x: 1.2, y: 2.2, width: 0.2, height: 0.2), .circle(text, x: 1.8, y: 2.8, radius: 0.1),
                .arrow(from: (1.2, 2.2), to: (1.8, 2.8), above: text, below: text),
            ],
            series: series)
        return Figure("figure", title: text, note: text, width: 700, height: 500, panels: [panel])
    }

    @Test("is drawn letter by letter, wherever it stands, and runs nothing", arguments: HostileTexts.all)
    func drawn(text: String) throws {
        try inScratchFolder { folder in
            // A table that gnuplot reads has short lines, one a row, without quotes and control characters in a cell:
            // names of variants are words.
            let isControl = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
            let isCell = !isControl && !text.contains("\"") && 1..<1000 ~= text.count
            let name = isCell ? Value.text(text) : "other"
            let points = Table("points", columns: ["name", "x", "y"], cells: [["first", 1, 2], [name, 2, 3]])
            try CSV.write([points], to: folder)
            // A comma in a filter is an error of its own: gnuplot would find no such row.
            let filter = Value.text(text.replacing(",", with: ";"))
            let script = GnuplotScript(figure: figure(text, filter: filter), tables: Tables([points]), provenance: text)
            try AtomicFile.write(script.text(), to: "\(folder)/figure.gp")
            try Gnuplot().draw("figure", in: folder)
            #expect(try names(in: folder) == ["figure.gp", "figure.png", "figure.svg", "points.csv"])
            expectLiteral(text, in: String(decoding: bytes(of: "\(folder)/figure.svg"), as: UTF8.self))
        }
    }

    /// Long text is cut and superscripts are raised; all else stands letter by letter, but a control character as a space
    /// and a straight apostrophe as a typographic one.
    private func expectLiteral(_ text: String, in picture: String) {
        if text.count >= 100 || text.contains(where: { "ˡ⁻".contains($0) }) { return }
        let expected = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    $0.properties.generalCategory == .control ? " " : $0 == "'" ? "\u{2019}" : $0
                }))
        let drawn = Self.texts(inSVG: picture)
        // Title of figure and panel, note, provenance, two axis labels, a tic, two annotations, a box, a circle, two texts
        // of an arrow, two names in the key.
        let count = expected.allSatisfy { $0 == " " } ? 0 : 15
        #expect(drawn.filter { $0 == expected }.count >= count, "\(expected) in \(Set(drawn))")
    }

    /// What an SVG of gnuplot's says, text by text, without markup.
    private static func texts(inSVG picture: String) -> [String] {
        picture.split(separator: "\n").filter { $0.contains("<text") }.map { line in
            let visible = String(line.drop { $0 != "<" }).replacing(#/<[^>]*>/#, with: "")
            return visible.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
                .replacing("&amp;", with: "&")
        }
    }
}

import Foundation
import Testing

@testable import Harness

@Suite("A figure's style")
struct FigureStyleTests {
    static let table = Table(
        "points", columns: ["x", "y"], cells: [[.number(0), .number(1)], [.number(1), .number(2)]])

    static func figure(_ title: String, panels: Int = 1) -> Figure {
        let panel = Panel(
            "a panel", x: Axis("x"), y: Axis("y"), series: [Series("points", x: "x", y: "y", color: .ink, name: "line")]
        )
        return Figure(
            "figure", title: title, note: "a note", width: 1000, height: 700, columns: panels,
            panels: Array(repeating: panel, count: panels))
    }

    static func script(_ title: String, _ style: FigureStyle) throws -> GnuplotScript {
        GnuplotScript(figure: figure(title), tables: Tables([table]), provenance: "data", style: style)
    }

    /// Width and height of a PNG, from its header.
    static func size(ofPNG path: String) -> [Int] {
        let header = [UInt8](bytes(of: path).prefix(24))
        return [16, 20].map { place in header[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    }

    @Test("makes a slide 16:9, under another name, beside the page")
    func slide() throws {
        try inScratchFolder { folder in
            try CSV.write([Self.table], to: folder)
            for style in FigureStyle.allCases { try Gnuplot().draw(Self.script("A title", style), in: folder) }
            #expect(Self.size(ofPNG: "\(folder)/figure.png") == [2000, 1400])
            #expect(Self.size(ofPNG: "\(folder)/figure-slide.png") == [1920, 1080])
        }
        #expect(FigureStyle.slide.files("figure") == ["figure-slide.gp", "figure-slide.png", "figure-slide.svg"])
    }

    @Test("breaks a long title of a slide, and keeps a short one whole")
    func titles() throws {
        let long = "At 100 layers plain networks hardly train; residual and highway networks do"
        let slide = try Self.script(long, .slide).text()
        #expect(slide.contains("{/:Bold At 100 layers plain networks hardly}"))
        #expect(slide.contains("{/:Bold train; residual and highway networks do}"))
        #expect(try Self.script("A title", .slide).text().contains("{/:Bold A title}"))
        #expect(try Self.script(long, .page).text().contains("{/:Bold \(long)}"))
    }

    @Test("shrinks the names of panels and axes that are longer than their panel, and no others")
    func names() throws {
        func size(_ name: String, of title: String, _ style: FigureStyle) throws -> Substring? {
            let panel = Panel(title, x: Axis("x"), y: Axis(title), series: [])
            let figure = Figure(
                "figure", title: "t", note: "", width: 1000, height: 400, columns: 3,
                panels: Array(repeating: panel, count: 3))
            let script = try GnuplotScript(figure: figure, tables: Tables([]), provenance: "", style: style).text()
            let line = script.split(separator: "\n").first { $0.hasPrefix("set \(name) ") && $0.contains(title) }
            return line?.firstMatch(of: /font ',([0-9.]+)'/)?.1
        }
        for name in ["title", "ylabel"] {
            let (short, long) = ("a loss", "the training loss of all the networks that did not diverge")
            #expect(try size(name, of: short, .page) == (name == "title" ? "10.1" : "10.0"))
            #expect(try size(name, of: short, .slide) == (name == "title" ? "10.1" : "10.0"))
            let (page, slide) = try (size(name, of: long, .page), size(name, of: long, .slide))
            #expect(try #require(Double(page ?? "")) > #require(Double(slide ?? "")))
        }
    }

    @Test("is no slide for more than six panels")
    func panels() {
        #expect(FigureStyle.all(for: Self.figure("t", panels: 6)) == [.page, .slide])
        #expect(FigureStyle.all(for: Self.figure("t", panels: 7)) == [.page])
    }

    @Test("has an SVG that says its finding, whatever the text holds, and does not blur bins")
    func svg() {
        let figure = Figure("figure", title: "a < b & $1", note: "\\1 </desc>", panels: [])
        let raw = """
            <title>Gnuplot</title>
            <desc>Produced by GNUPLOT 5.4 patchlevel 4 </desc>
            <image x='1' /><g font-family="DejaVu Sans">
            """
        #expect(
            SVG.finished(raw, figure) == """
                <title>a &lt; b &amp; $1</title>
                <desc>\\1 &lt;/desc&gt;</desc>
                <image style='image-rendering:pixelated' x='1' /><g font-family="DejaVu Sans, Verdana, sans-serif">
                """)
    }
}

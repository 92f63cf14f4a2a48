import Foundation
import Testing

@testable import Harness

/// One picture of each kind that no experiment draws yet. `TRAINABILITY_PICTURES=folder` keeps them, to be looked at.
@Suite("Pictures")
struct GnuplotPictureTests {
    /// The brightness of a ring.
    private static func digit(_ row: Int, _ column: Int, _ size: Int) -> Double {
        let x: Double = Double(column) - 13.5
        let y: Double = Double(row) - 10 - Double(size)
        let radius: Double = (x * x + y * y).squareRoot()
        return max(0, 1 - abs(radius - Double(5 + size)) / 2)
    }

    private static let gray: Table = {
        var table = Table("digits", columns: ["image", "row", "column", "brightness"])
        for image in 0..<7 {
            let label = image == 6 ? "a caption that is much too long for one image" : "digit \(image)"
            for row in 0..<28 {
                for column in 0..<28 {
                    let brightness: Double = image == 3 && row == 4 ? .nan : digit(row, column, image)
                    table.append([.text(label), .integer(row), .integer(column), .number(brightness)])
                }
            }
        }
        return table
    }()

    private static let color: Table = {
        var table = Table("filters", columns: ["image", "row", "column", "red", "green", "blue"])
        for image in 0..<10 {
            for row in 0..<5 {
                for column in 0..<5 {
                    let red: Double = sin(Double(row + image))
                    let green: Double = cos(Double(column * image))
                    let blue: Double = Double(column - row) / 4
                    let place: [Value] = [.integer(image), .integer(row), .integer(column)]
                    table.append(place + [.number(red), .number(green), .number(blue)])
                }
            }
        }
        return table
    }()

    private static let tiny = Table(
        "tiny", columns: ["image", "row", "column", "brightness"],
        cells: [
            ["one", 0, 0, 0.5], ["row", 0, 0, 0], ["row", 0, 1, 0.5], ["row", 0, 2, 1], ["column", 3, 0, 0],
            ["column", 4, 0, 0.3], ["column", 5, 0, 1], ["square", 0, 0, 1], ["square", 0, 1, 0],
            ["square", 1, 0, 0.5], ["square", 1, 1, 0.2],
        ])
    private static let bars = Table(
        "bars", columns: ["place", "arm", "zero", "share", "sum"],
        cells: [
            [1, "a", 0, 0.2, 0.2], [2, "a", 0, 0.5, 0.5], [3, "a", 0, 0.9, 0.9],
            [1, "b", 0.2, 0.4, 0.6], [2, "b", 0.5, 0.3, 0.8], [3, "b", 0.9, 0.1, 1.0],
        ])
    private static let shifted: Table = {
        let placed = bars.adding("shifted") { _, row in
            let shift: Double = row.text("arm") == "a" ? -0.2 : 0.2
            return .number(row["place"] + shift)
        }
        return placed.adding("origin") { _, _ in .integer(0) }
    }()

    private static func bar(_ arm: String, _ x: String, _ low: String, _ high: String, _ width: Double, _ c: Int)
        -> Series
    {
        Series(
            "bars", x: x, y: high, rows: ["arm": .text(arm)], as: .bar(low: low, high: high, width: width),
            color: .category(c), name: "optimizer \(arm)")
    }
    private static let names = ["ReLU", "sigmoid", "tanh, He"]
    private static func digitsFigure() throws -> Figure {
        try Figure(
            "digits", title: "Seven images stand side by side", note: "synthetic digits, 28 by 28", width: 820,
            height: 420, panels: [Panel(images: ImageGrid(gray, perRow: 4, scale: "brightness"))])
    }

    private static func mixedFigure() throws -> Figure {
        try Figure(
            "mixed", title: "Filters in color, tiny images and a curve", note: "", width: 900, height: 400, columns: 3,
            panels: [
                Panel("filters", images: ImageGrid(color, red: "red", green: "green", blue: "blue", perRow: 4)),
                Panel("tiny", images: ImageGrid(tiny, perRow: 2)),
                Panel(
                    "curve", x: .values("depth", [10, 20, 50, 100]),
                    y: .linear("loss", holding: [1, 2.3], from: 0, room: 0.3),
                    series: [
                        Series(
                            points: [[10, 1], [20, 2], [50, 2.3], [100, 1.5]], as: .linePoints, color: .category(0),
                            name: "loss")
                    ]),
            ])
    }

    private static func barsFigure() throws -> Figure {
        try Figure(
            "bars", title: "Bars at named categories, grouped and stacked", note: "share of units", width: 820,
            height: 380, columns: 2,
            panels: [
                Panel(
                    "grouped", x: .categories("activation", names), y: Axis("share", from: 0, to: 1.3),
                    series: [
                        bar("a", "shifted", "origin", "share", 0.38, 0),
                        bar("b", "shifted", "origin", "share", 0.38, 1),
                    ]),
                Panel(
                    "stacked", x: .categories("activation", names), y: Axis("share", from: 0, to: 1.3), key: .topLeft,
                    series: [
                        bar("a", "place", "zero", "sum", 0.7, 0), bar("b", "place", "zero", "sum", 0.7, 1),
                    ]),
            ])
    }

    private static func graphFigure() throws -> Figure {
        try Figure(
            "graph", title: "Backpropagation multiplies the gradient from above with the local one",
            note: "f = (x + y) · z; green: values, red: gradients", width: 820, height: 400,
            panels: [
                Panel(
                    width: 10, height: 5,
                    annotations: [
                        .circle("x", x: 1, y: 4.3, radius: 0.4), .circle("y", x: 1, y: 2.5, radius: 0.4),
                        .circle("z", x: 1, y: 0.6, radius: 0.4),
                        .box("+", x: 4, y: 3.4, width: 1, height: 0.8),
                        .box("multiply", x: 7, y: 2, width: 1.2, height: 0.8),
                        .box("1/x", x: 4, y: 0.6, width: 1, height: 0.8),
                        .arrow(from: (1, 4.3), to: (4, 3.4), above: "-2.00", below: "-4.00"),
                        .arrow(from: (1, 2.5), to: (4, 3.4), above: "5.00", below: "-4.00"),
                        .arrow(from: (1, 0.6), to: (4, 0.6), above: "-4.00", below: "3.00"),
                        .arrow(from: (4, 0.6), to: (7, 2), above: "-4.00", below: "3.00"),
                        .arrow(from: (4, 0.6), to: (4, 3.4), above: "up", below: "down"),
                        .arrow(from: (4, 3.4), to: (7, 2), above: "3.00", below: "-4.00"),
                        .arrow(from: (7, 2), to: (9.6, 2), above: "-12.00", below: "1.00"),
                    ])
            ])
    }

    private static func divergedFigure() throws -> Figure {
        try Figure(
            "diverged", title: "Nothing to draw", note: "n", width: 500, height: 300, columns: 2,
            panels: [
                Panel(images: ImageGrid(Table("none", columns: ["image", "row", "column", "brightness"]), perRow: 3)),
                Panel(
                    images: ImageGrid(
                        Table(
                            "nan", columns: ["image", "row", "column", "brightness"],
                            cells: [["a", 0, 0, .number(.nan)], ["a", 0, 1, .number(.nan)]]), perRow: 3)),
            ])
    }

    @Test("of images, bars and graphs are drawn, on a light and a dark ground", arguments: [Palette.light, .dark])
    func drawn(palette: Palette) throws {
        let tables = Tables([Self.gray, Self.color, Self.tiny, Self.shifted])
        let figures = try [
            Self.digitsFigure(), Self.mixedFigure(), Self.barsFigure(), Self.graphFigure(), Self.divergedFigure(),
        ]
        try inScratchFolder { scratch in
            let kept = ProcessInfo.processInfo.environment["TRAINABILITY_PICTURES"]
            let folder = (kept ?? scratch) + (palette.ground == Palette.light.ground ? "/light" : "/dark")
            try makeFolder(folder)
            try CSV.write(tables.all, to: folder)
            for figure in figures {
                let script = GnuplotScript(
                    figure: figure, tables: tables, provenance: "synthetic digits, 0123abcd", palette: palette)
                try AtomicFile.write(script.text(), to: "\(folder)/\(figure.name).gp")
                try Gnuplot().draw(figure.name, in: folder)
            }
        }
    }
}

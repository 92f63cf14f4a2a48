import Foundation
import Testing

@testable import Harness

/// A color as numbers from 0 to 1, for what WCAG and readers with few cones make of it.
private struct LinearColor {
    let red, green, blue: Double

    init(_ hex: String) {
        let value = Int(hex.dropFirst(), radix: 16) ?? 0
        func linear(_ shift: Int) -> Double {
            let part = Double(value >> shift & 255) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        (red, green, blue) = (linear(16), linear(8), linear(0))
    }

    var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

    /// WCAG 2.1, "contrast ratio".
    static func contrast(_ a: String, _ b: String) -> Double {
        let (a, b) = (LinearColor(a).luminance, LinearColor(b).luminance)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// How far apart two colors are in CIELAB, where a step of 2 can just be seen.
    static func distance(_ a: String, _ b: String) -> Double {
        zip(LinearColor(a).lab, LinearColor(b).lab).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }

    private var lab: [Double] {
        func f(_ t: Double) -> Double { t > 0.008856 ? cbrt(t) : 7.787 * t + 16 / 116 }
        let x = f((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
        let y = f(luminance)
        let z = f((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
    }
}

@Suite("The palette")
struct PaletteTests {
    private static let unitColors = UnitColor.allCases.map { Color.unit($0) }
    private static let data =
        (0...6).map { Color.category($0) } + (0...10).map { Color.ordered(Double($0) / 10) } + unitColors + [.gray]

    @Test("for dark pages shows everything, names in the color of their line too")
    func contrast() {
        let palette = Palette.dark
        for color in Self.data {
            let contrast = LinearColor.contrast(palette.hex(color), palette.ground)
            #expect(contrast >= 4.5, "\(color) \(palette.hex(color)): \(contrast)")
        }
        for text in [palette.value, palette.gradient] { #expect(LinearColor.contrast(text, palette.ground) >= 4.5) }
        for text in [palette.ink, palette.note] { #expect(LinearColor.contrast(text, palette.ground) >= 7) }
        #expect(LinearColor.contrast(palette.frame, palette.ground) >= 3)
        #expect(1.2...2 ~= LinearColor.contrast(palette.grid, palette.ground), "a grid stands back")
    }

    @Test("for dark pages keeps colors apart")
    func distances() {
        for (group, least) in [((0...6).map { Color.category($0) }, 25.0), (Self.unitColors, 20)] {
            let colors = group.map(Palette.dark.hex)
            for (index, color) in colors.enumerated() {
                for other in colors[..<index] {
                    #expect(LinearColor.distance(color, other) >= least, "\(color) \(other)")
                }
            }
        }
        for step in 1...8 {
            let (a, b) = (Color.ordered(Double(step - 1) / 8), Color.ordered(Double(step) / 8))
            #expect(LinearColor.distance(Palette.dark.hex(a), Palette.dark.hex(b)) >= 10)
        }
    }

    @Test("of a page can be read, light and dark (WCAG AA)")
    func accents() {
        for (palette, accents) in [(Palette.light, PageStyle.light), (.dark, PageStyle.dark)] {
            for color in [
                accents.link, accents.holds, accents.fails, palette.ink, palette.note, palette.value, palette.gradient,
            ] {
                #expect(LinearColor.contrast(color, palette.ground) >= 4.5, "\(color)")
            }
            #expect(LinearColor.contrast(palette.ink, palette.shade) >= 4.5)
        }
    }

    @Test("changes nothing of a script but its colors")
    func script() throws {
        let table = Table("points", columns: ["x", "y"], cells: [[1, 2], [2, 3]])
        let colors = Self.data + [.ink, .white]
        let panel = Panel(
            x: Axis("x"), y: Axis("y"),
            annotations: [
                .text("t", x: 1, y: 2), .shaded(from: 1, to: 2), .horizontal(2),
                .box("b", x: 1, y: 2, width: 1, height: 1), .circle("c", x: 2, y: 2, radius: 1),
                .arrow(from: (1, 2), to: (2, 2), above: "v", below: "g"),
            ],
            colors: ColorScale("c", from: 0, to: 1),
            series: colors.map { Series("points", x: "x", y: "y", color: $0, name: "n") } + [
                Series(points: [], color: .ink, name: "k")
            ])
        let figure = Figure("f", title: "t", note: "n", panels: [panel])
        func script(_ palette: Palette) throws -> String {
            try GnuplotScript(figure: figure, tables: Tables([table]), provenance: "p", palette: palette).text()
        }
        let color = #/#[0-9A-Fa-f]{6}/#
        let (light, dark) = (try script(.light), try script(.dark))
        #expect(light.replacing(color, with: "") == dark.replacing(color, with: ""))
        // What both have is the white over heat maps, the gray of reference lines and the heat map's own colors.
        func found(_ script: String) -> Set<String> { Set(script.matches(of: color).map { String($0.output) }) }
        let heatMap = found(dark.split(separator: "\n").filter { $0.hasPrefix("set palette") }.joined())
        let gray = Palette.dark.gray
        #expect(heatMap.count == 11)
        #expect(found(light).intersection(found(dark)).subtracting(heatMap) == ["#ffffff", gray])
        #expect(found(dark).contains(Palette.dark.ground))
    }
}

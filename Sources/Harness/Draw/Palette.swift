import Foundation

/// The hexadecimal codes of a figure's colors, on white or on a dark page.
struct Palette: Sendable {
    let ground: String
    /// Text, and lines that stand for no series.
    let ink: String
    /// The text of note and provenance.
    let note: String
    let frame: String
    let grid: String
    /// A shaded stretch of an axis.
    let shade: String
    /// Bounds and reference lines.
    let gray: String
    /// Okabe and Ito's seven, or lighter ones of the same names.
    let categories: [String]
    /// Text beside the arrows of a computational graph: values forward, gradients backward.
    let value: String
    let gradient: String
    /// The visible part of viridis, from the strongest contrast to the weakest.
    let stops: [Int]
    let units: [UnitColor: String]

    /// Only the first four categories pass 3 : 1.
    static let light = Palette(
        ground: "#ffffff", ink: "#24292f", note: "#57606a", frame: "#57606a", grid: "#d8dee4", shade: "#eff2f5",
        gray: "#8b949e",
        categories: ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442"],
        value: "#0A7A5C", gradient: "#C02A1B",
        stops: [0x440154, 0x482475, 0x414487, 0x355F8D, 0x2A788E, 0x21918C, 0x1F9E6E],
        units: [
            .blue: "#1f77b4", .orange: "#ff7f0e", .green: "#2ca02c", .red: "#d62728", .purple: "#9467bd",
            .brown: "#8c564b", .pink: "#e377c2", .gray: "#7f7f7f", .olive: "#bcbd22", .cyan: "#17becf",
        ])

    /// Every color of data passes 4.5 : 1, since names have the color of their line.
    static let dark = Palette(
        ground: "#0d1117", ink: "#e6edf3", note: "#9aa4af", frame: "#8b949e", grid: "#272d36", shade: "#1b212a",
        gray: "#8b949e",
        categories: ["#3D8BD4", "#E66A2C", "#14B487", "#E3A0C8", "#F2AE2E", "#86CEFA", "#F4EA62"],
        value: "#2CC295", gradient: "#FF8070",
        stops: [0xFDE725, 0xBDDF26, 0x7AD151, 0x44BF70, 0x22A884, 0x21918C, 0x3A8FA8],
        units: [
            .blue: "#4c9fdc", .orange: "#ff8c26", .green: "#3fb83f", .red: "#f0524f", .purple: "#a983d6",
            .brown: "#b07c6e", .pink: "#ec92d2", .gray: "#9a9a9a", .olive: "#cdce3c", .cyan: "#2bd0e0",
        ])

    func hex(_ color: Color) -> String {
        switch color {
        case .category(let index): categories[index % categories.count]
        case .ordered(let fraction): ordered(fraction > 0 ? min(fraction, 1) : 0)
        case .unit(let color): units[color] ?? gray
        case .ink: ink
        case .gray: gray
        case .white: "#ffffff"
        }
    }

    /// The color between two stops, so that nine lines have nine colors.
    private func ordered(_ fraction: Double) -> String {
        let place = fraction * Double(stops.count - 1)
        let low = min(Int(place), stops.count - 2)
        let rgb = [16, 8, 0].reduce(0) { color, shift in
            let (a, b) = (Double(stops[low] >> shift & 255), Double(stops[low + 1] >> shift & 255))
            return color << 8 | Int((a + (b - a) * (place - Double(low))).rounded())
        }
        return "#" + String(format: "%06X", rgb)
    }
}

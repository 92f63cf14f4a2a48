/// Colors that color-blind readers can tell apart: Okabe and Ito's, and viridis for ordered series. A ``Palette`` maps
/// each color to a hexadecimal code.
public enum Color: Sendable {
    /// Number 0 to 6; only the first four pass 3 : 1 on white.
    case category(Int)
    /// A number from 0, the strongest contrast, to 1, the weakest one that still can be seen.
    case ordered(Double)
    /// One color a unit, where single units of a layer are told apart.
    case unit(UnitColor)
    /// The color of text.
    case ink
    /// For bounds and reference lines.
    case gray
    /// For a line over a heat map.
    case white
}

extension Color {
    /// The color of number `index`, counted from 0, of `count` things that have an order.
    public static func ordered(_ index: Int, of count: Int) -> Color {
        .ordered(count > 1 ? Double(index) / Double(count - 1) : 0)
    }
}

/// Ten colors for ten units of a layer, in the order of the pictures in the lectures, which have matplotlib's. Some are
/// hard to tell apart, so they are for units that stand for "one of many", not for what a reader must look up.
public enum UnitColor: String, CaseIterable, Sendable {
    case blue, orange, green, red, purple, brown, pink, gray, olive, cyan
}

extension Color {
    /// The color of a unit by its number, counted from 1; gray beyond the last color.
    public static func unit(number: Int) -> Color {
        let colors = UnitColor.allCases
        return 1...colors.count ~= number ? .unit(colors[number - 1]) : .gray
    }
}

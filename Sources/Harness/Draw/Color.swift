/// Colors that stay apart on their ground and for readers who see few: Okabe and Ito's, and viridis for what has an
/// order. A ``Palette`` says what they look like.
public enum Color: Sendable {
    /// Number 0 to 6; only the first four pass 3 : 1 on white.
    case category(Int)
    /// From 0, which stands out most, dark on white, to 1, which stands out least but does not vanish.
    case ordered(Double)
    /// One color a unit, where single units of a layer are told apart.
    case unit(UnitColor)
    /// The color of text.
    case ink
    /// For what stands back: bounds, reference lines.
    case gray
    /// For a line over a heat map.
    case white
}

/// Ten colors for ten units of a layer, in the order of the pictures in the lectures, which have matplotlib's. Some are
/// hard to tell apart, so they are for units that stand for "one of many", not for what a reader must look up.
public enum UnitColor: String, CaseIterable, Sendable {
    case blue, orange, green, red, purple, brown, pink, gray, olive, cyan
}

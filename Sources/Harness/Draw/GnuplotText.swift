import Foundation

extension GnuplotScript {
    // Text reaches gnuplot in single quotes, which run no commands; control characters cannot be drawn. gnuplot 5.4 misreads
    // doubled quotes at the beginning and where there are several, so what is drawn has typographic ones instead.

    func bold(_ text: String) -> String { "'{/:Bold \(escaped(text))}'" }
    func quote(_ text: String) -> String { "'\(escaped(text))'" }
    /// The name of a tic, where `%` begins a format.
    func format(_ text: String) -> String { quote(text.replacingOccurrences(of: "%", with: "%%")) }

    /// Text to be drawn literally: what enhanced mode would read as markup gets a backslash. Runs of superscripts are
    /// drawn by gnuplot, since fonts have but a few of them, and those small.
    private func escaped(_ text: String) -> String {
        var result = ""
        var isRaised = false
        for character in text {
            let raised = Self.superscripts[character]
            if (raised != nil) != isRaised {
                result += isRaised ? "}" : "^{"
                isRaised.toggle()
            }
            for scalar in String(raised ?? character).unicodeScalars {
                if "\\^_{}@&~".unicodeScalars.contains(scalar) { result += "\\" }
                let drawn: Unicode.Scalar = scalar == "'" ? "\u{2019}" : scalar
                result.unicodeScalars.append(drawn.properties.generalCategory == .control ? " " : drawn)
            }
        }
        return result + (isRaised ? "}" : "")
    }

    private static let superscripts: [Character: Character] = Dictionary(
        uniqueKeysWithValues: zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁽⁾ᴸˡ", "0123456789−()Lℓ"))

    /// A name or value in a table, which is compared and not drawn.
    func quoteData(_ text: String) -> String {
        let visible = String(
            String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
        return "'" + visible.replacingOccurrences(of: "'", with: "'.\"'\".'", options: .literal) + "'"
    }
}

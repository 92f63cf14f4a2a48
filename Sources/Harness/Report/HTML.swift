import Foundation

/// Markup, such as `"<p>\(text)</p>"`: a literal is markup, and text put into it stays text, whatever it holds.
struct HTML: Equatable, Sendable, ExpressibleByStringInterpolation {
    let markup: String

    init(stringLiteral literal: String) {
        markup = literal
    }

    init(stringInterpolation interpolation: StringInterpolation) {
        markup = interpolation.markup
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var markup = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            markup.reserveCapacity(literalCapacity)
        }

        mutating func appendLiteral(_ literal: String) { markup += literal }
        mutating func appendInterpolation(_ text: String) { markup += HTML.escaped(text) }
        mutating func appendInterpolation(_ number: Int) { markup += "\(number)" }
        mutating func appendInterpolation(_ part: HTML) { markup += part.markup }
        mutating func appendInterpolation(_ parts: [HTML], separator: HTML = "\n") {
            markup += parts.map(\.markup).joined(separator: separator.markup)
        }
        /// The address of a file by its path from the page, name by name.
        mutating func appendInterpolation(link names: [String]) { markup += HTML.address(of: names) }
        /// The address of the element with this `id`.
        mutating func appendInterpolation(place id: String) { markup += "#" + HTML.percentEncoded(HTML.visible(id)) }
    }

    /// The same as text and between quotes.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in visible(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// With a space for what neither HTML nor XML can hold, and for what turns the direction of the rest of a line.
    private static func visible(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar in
            let properties = scalar.properties
            let isVisible =
                properties.generalCategory != .control && !properties.isNoncharacterCodePoint
                && !properties.isBidiControl
            return isVisible ? scalar : " "
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Begins with `./`, so that no name is taken for a protocol or a host, and no slash comes from within a name.
    private static func address(of names: [String]) -> String {
        (["."] + names.filter { !$0.isEmpty }.map(percentEncoded)).joined(separator: "/")
    }

    private static func percentEncoded(_ name: String) -> String {
        name.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }

    private static let plain = CharacterSet(
        charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._")
}

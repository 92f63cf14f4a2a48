import Foundation

/// What gnuplot's SVG terminal cannot be told.
enum SVG {
    /// The picture with a title and a description for readers who do not see it, with the fonts of machines that have no
    /// DejaVu Sans, and with heat maps whose bins a browser does not blur.
    static func finished(_ svg: String, _ figure: Figure) -> String {
        svg.replacingOccurrences(
            of: "<title>Gnuplot</title>", with: "<title>\(("\(figure.title)" as HTML).markup)</title>"
        )
        .replacingOccurrences(
            of: "<desc>[^<]*</desc>", with: "<desc>\(template(("\(figure.note)" as HTML).markup))</desc>",
            options: .regularExpression
        )
        .replacingOccurrences(of: "\"DejaVu Sans\"", with: "\"DejaVu Sans, Verdana, sans-serif\"")
        .replacingOccurrences(of: "<image ", with: "<image style='image-rendering:pixelated' ")
    }

    /// A text as the template of a regular expression's replacement.
    private static func template(_ text: String) -> String {
        text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "$", with: "\\$")
    }
}

import Foundation

// The parts that both pages share.

/// A whole page. Its markup is XML too, so that any parser can check it.
func page(_ title: String, _ body: HTML) -> String {
    let page: HTML = """
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>\(title)</title>
        <style>
        \(PageStyle.sheet)
        </style>
        </head>
        <body>
        \(body)
        </body>
        </html>

        """
    return page.markup
}

extension Figure {
    /// The picture for the page's ground, which opens in its own size. Paper has an image of its own: a browser that
    /// shows the dark one does not load another to print it.
    func picture(light: [String], dark: [String]?) -> HTML {
        let image: HTML = """
            src="\(link: light)" width="\(width)" height="\(height)" alt="\(description)" />
            """
        guard let dark else { return "<a class=\"picture\" href=\"\(link: light)\"><img \(image)</a>" }
        return """
            <a class="picture" href="\(link: light)"><picture><source srcset="\(link: dark)" \
            media="(prefers-color-scheme: dark)" /><img \(image)</picture><img class="paper" \(image)</a>
            """
    }
}

extension Verdict {
    /// The word and a symbol, so that nobody needs to see the color.
    var html: HTML {
        switch self {
        case .holds, .fails: "<span class=\"\(rawValue)\">\(mark) \(rawValue)</span>"
        case .inconclusive, .notJudged, .notRun: "<span class=\"unjudged\">\(mark) \(rawValue)</span>"
        }
    }
}

extension Judgement {
    /// The number in four digits, or as many more as it takes to see on which side of the range it lies, and where.
    var measuredText: String {
        guard measured.isFinite else { return "no number" }
        let (low, high) = (claim.expected.low, claim.expected.high)
        let shown = (4...17).lazy.compactMap { Double(String(format: "%.\($0 - 1)e", measured)) }.first {
            claim.expected.contains($0) == claim.expected.contains(measured)
                && abs($0 - measured) <= (high - low) / 100
        }
        return readable(shown ?? measured)
    }

    /// The number, with the reason where there is none.
    var measuredHTML: HTML {
        reason.map { "no number<br /><small>\($0)</small>" } ?? "\(measuredText)"
    }
}

extension Expectation {
    var text: String {
        if low == -.infinity { return "at\u{A0}most\u{A0}\(readable(high))" }
        if high == .infinity { return "at\u{A0}least\u{A0}\(readable(low))" }
        return low == high ? readable(low) : "\(readable(low)) to \(readable(high))"
    }
}

/// All digits of a number, as it stands in a sentence: `0.018`, `2.974 · 10⁻⁶`.
func readable(_ number: Double) -> String {
    let text = plain(number)
    guard let e = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: e)...]) else { return text }
    let mantissa = plain(Double(text[..<e]) ?? .nan)
    return (mantissa == "1" ? "" : "\(mantissa)\u{A0}·\u{A0}") + "10" + superscript(exponent)
}

extension Manifest {
    /// `21 November 2026, 07:30 UTC`; what stands there where it is no date.
    var date: String { formatted("d MMMM yyyy, HH:mm 'UTC'") }
    var day: String { formatted("d MMMM yyyy") }

    private func formatted(_ format: String) -> String {
        guard let date = try? Date(startedAt, strategy: .iso8601) else { return startedAt }
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = format
        return formatter.string(from: date)
    }

    /// The first letters of the commit, as git abbreviates.
    var commitText: String {
        guard let checkout else { return "none: outside a checkout" }
        return checkout.commit.prefix(7)
            + (checkout.hasUncommittedChanges ? ", with changes that are in no commit" : "")
    }

    /// `OpenBLAS 0.3.21` is not called openblas once more.
    var versionText: String {
        versions.sorted { $0.key < $1.key }.map { name, version in
            version.lowercased().hasPrefix(name.lowercased()) ? version : "\(name) \(version)"
        }.joined(separator: ", ")
    }

    var machine: String { "\(processor), \(cores) cores, \(jobs) \(jobs == 1 ? "trial" : "trials") at a time" }
    var dataText: String { data.map { "\($0.name), SHA-256 \($0.sha256.prefix(8))" } ?? "none is read" }
}

import Foundation
import TestSupport
import Testing

@testable import Harness

/// What ends a tag, an attribute or a script, or leads away from the page.
let hostileToPages = [
    "<script>canary()</script>", "</script><script>canary()</script>", "</title><img src=x onerror=canary()>",
    "\" onload=\"canary()", "' onload='canary()", "x\" style=\"position:fixed", "<!--", "-->", "<![CDATA[", "]]>",
    "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", "&e;", "&amp;lt;", "&#0;",
    "javascript:canary()", "JaVaScRiPt:canary()", " javascript:canary()", "java\nscript:canary()",
    "data:text/html,<script>canary()</script>", "//example.org/canary", "\\\\example.org\\canary",
    "https://example.org/", "file:///etc/passwd", "..", "../..", "%2e%2e%2f", "%", "%zz", "a?b#c", "a b.csv",
    "a, b 2x", "\u{FFFE}\u{FFFF}", "\u{202E}\u{2066}", "</style>", "-->\u{0}<b>", "{{canary}}", "${canary}",
]

@Suite("Text in a page")
struct HTMLTests {
    static let texts = HostileTexts.all + hostileToPages

    /// What a reader sees: control characters and turned directions are spaces.
    static func visible(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                    let isTurn = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
                    return isControl || isTurn || (0xFFFE...0xFFFF).contains(scalar.value) ? " " : scalar
                }))
    }

    @Test("stays text, between tags and in an attribute", arguments: texts)
    func literal(text: String) throws {
        let page: HTML = "<p title=\"\(text)\" class='\(text)'><b>\(text)</b>|\(text)</p>"
        let parsed = try ParsedPage(page.markup)
        try #require(parsed.elements.map(\.name) == ["p", "b"])
        let visible = Self.visible(text)
        #expect(parsed.elements[0].attributes == ["title": visible, "class": visible])
        #expect(parsed.elements[1].text == visible)
        #expect(parsed.elements[0].text == "\(visible)|\(visible)")
        // Not even a lenient reader finds a tag that is not ours.
        #expect(page.markup.filter { $0 == "<" }.count == 4)
    }

    @Test("as the name of a file stays one name below the page", arguments: texts)
    func address(text: String) throws {
        let page: HTML = "<a href=\"\(link: ["toy", text])\">x</a>"
        let address = try #require(try ParsedPage(page.markup).values(of: "href").first)
        #expect(address.wholeMatch(of: #/\./toy(/[A-Za-z0-9._%-]+)?/#) != nil, "\(address)")
        #expect(ParsedPage.decoded(address.dropFirst("./toy/".count)) == text)
        let url = try #require(URL(string: address, relativeTo: URL(string: "https://page.org/results/index.html")))
        #expect(url.absoluteURL.scheme == "https" && url.absoluteURL.host == "page.org" && url.query == nil)
    }

    @Test("as the name of a place is found again", arguments: texts)
    func place(text: String) throws {
        let page: HTML = "<p id=\"\(text)\"><a href=\"\(place: text)\">x</a></p>"
        let href = try #require(try ParsedPage(page.markup).values(of: "href").first)
        #expect(href.hasPrefix("#") && ParsedPage.decoded(href.dropFirst()) == Self.visible(text))
    }

    @Test("is told from markup by its type")
    func kinds() {
        let part: HTML = "<b>\("a < b")</b>"
        let whole: HTML = "<p>\(part) & \(3) \([part, part], separator: " · ")</p>"
        #expect(whole.markup == "<p><b>a &lt; b</b> & 3 <b>a &lt; b</b> · <b>a &lt; b</b></p>")
    }
}

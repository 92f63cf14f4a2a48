import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A page as an XML parser reads it, which forgives nothing.
final class ParsedPage: NSObject, XMLParserDelegate {
    struct Element {
        let name: String
        let attributes: [String: String]
        /// All text within, that of elements in it too.
        var text = ""
    }

    /// In the order in which they begin.
    private(set) var elements: [Element] = []
    private var open: [Int] = []

    /// - Throws: if the page is not well-formed.
    init(_ page: String) throws {
        super.init()
        // The parser knows no HTML document type.
        let markup = page.replacingOccurrences(of: "<!DOCTYPE html>\n", with: "", options: .literal)
        let parser = XMLParser(data: Data(markup.utf8))
        parser.delegate = self
        let isWhole = parser.parse()
        try #require(isWhole, "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "")")
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        open.append(elements.count)
        elements.append(Element(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        for index in open { elements[index].text += text }
    }

    func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
        _ = open.popLast()
    }

    subscript(name: String) -> [Element] { elements.filter { $0.name == name } }

    /// The values of an attribute, wherever it stands.
    func values(of attribute: String) -> [String] { elements.compactMap { $0.attributes[attribute] } }

    /// What the page links to or shows.
    var addresses: [String] { ["href", "src", "srcset"].flatMap(values(of:)) }

    /// Addresses of files beside the page that are not there, and all that are no such addresses.
    func deadAddresses(in folder: String) -> [String] {
        let places = Set(values(of: "id"))
        return addresses.filter { address in
            if address.hasPrefix("#") {
                return !places.contains(Self.decoded(address.dropFirst()))
            }
            let isPlain = address.wholeMatch(of: #/\.(/([A-Za-z0-9._-]|%[0-9A-F]{2})+)+/#) != nil
            let path = "\(folder)/\(Self.decoded(address[...]))"
            return !isPlain || !FileManager.default.fileExists(atPath: path)
        }
    }

    /// The name behind `%41` and the like, byte by byte: Foundation drops a byte order mark.
    static func decoded(_ address: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(address.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), let value = UInt8(digits, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

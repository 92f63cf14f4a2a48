import Checksums
import Foundation

/// A file that tells whether it is whole: a line that says what it is, the SHA-256 of the rest, and the rest.
enum Seal {
    /// Raised when the contents are written in another way, so that older files are no longer read.
    private static let version = 1

    static func close(_ kind: String, _ content: Data) -> Data {
        Data((head(kind) + SHA256.hexDigest(of: Array(content)) + "\n").utf8) + content
    }

    /// - Throws: ``FileError`` if the file is of another kind or version, or is not as it was written.
    static func open(_ kind: String, _ file: Data) throws -> Data {
        let head = Data(head(kind).utf8)
        let checksumLength = 64
        guard file.starts(with: head) else { throw FileError("expected a \(kind) of version \(version)") }
        let checksum = file.dropFirst(head.count).prefix(checksumLength)
        let content = file.dropFirst(head.count + checksumLength)
        guard content.first == UInt8(ascii: "\n"),
            checksum.elementsEqual(SHA256.hexDigest(of: Array(content.dropFirst())).utf8)
        else { throw FileError("the \(kind) is damaged: its checksum is another") }
        return Data(content.dropFirst())
    }

    private static func head(_ kind: String) -> String { "trainability \(kind) \(version)\n" }

    /// Numbers come back as they went, whatever they are.
    static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return encoder
    }

    static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return decoder
    }
}

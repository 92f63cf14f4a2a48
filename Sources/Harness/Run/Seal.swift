import Checksums
import Foundation

/// A file with a seal: its kind, the SHA-256 of its content, and the content. A damaged file is found out.
enum Seal {
    /// The version of the format. Files of another version are not read.
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

    /// Every number is read back bit for bit, NaN and infinities included.
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

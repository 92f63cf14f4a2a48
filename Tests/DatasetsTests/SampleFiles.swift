import Foundation

@testable import Datasets

/// Small files to read, and a folder to write them to.
enum Sample {
    /// Three images of 4 x 5 pixels.
    static let images: [UInt8] = {
        let grays = (0..<60).map { (i: Int) -> UInt8 in i % 20 < 10 ? UInt8((i * i / 7 + i % 5) % 256) : 255 }
        return idx([3, 4, 5]) + grays
    }()

    /// The bytes of `images`, compressed by Python 3: `gzip.compress(images, 9, mtime=0)`.
    static let compressedImages: [UInt8] = [
        0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x63, 0x60, 0xe0, 0x60, 0x66, 0x60,
        0x60, 0x00, 0x61, 0x16, 0x20, 0x66, 0x65, 0x60, 0x64, 0x62, 0x61, 0x63, 0x66, 0xe3, 0xe4, 0xe1,
        0xff, 0x0f, 0x07, 0x96, 0x0e, 0xee, 0x7e, 0x61, 0x91, 0x89, 0x59, 0xc5, 0x35, 0x08, 0xb1, 0x27,
        0x1f, 0xff, 0x71, 0x4b, 0x28, 0xea, 0xdb, 0xfa, 0x44, 0x23, 0xc4, 0x00, 0x49, 0xca, 0xf6, 0x06,
        0x4c, 0x00, 0x00, 0x00,
    ]

    /// 100,000 zeros in 132 bytes, by Python 3: `gzip.compress(bytes(100_000), 9, mtime=0)`.
    static let bomb: [UInt8] =
        [
            0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xed, 0xc1, 0x31, 0x01, 0x00, 0x00,
            0x00, 0xc2, 0xa0, 0xf5, 0x4f, 0x6d, 0x0d, 0x0f, 0xa0,
        ] + [UInt8](repeating: 0, count: 96) + [0x80, 0x57, 0x03, 0x7d, 0x95, 0x11, 0xd4, 0xa0, 0x86, 0x01, 0x00]

    /// An IDX header of unsigned bytes with these dimensions.
    static func idx(_ dimensions: [UInt32]) -> [UInt8] {
        let sizes = dimensions.flatMap { size in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } }
        return [0, 0, 8, UInt8(dimensions.count)] + sizes
    }

    /// Runs `body` with a new folder that is deleted after it.
    static func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    /// Writes a file, making the folders on the way to it.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    /// The description of the error that `body` throws, or nil if it throws none.
    static func message(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return "\(error)"
        }
    }
}

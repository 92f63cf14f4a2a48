import Checksums
import Tensors

/// Reads images and labels in the format of MNIST: a magic number and the dimensions, big-endian, then the bytes.
///
/// A file is read as a whole or refused with a `DatasetError`; nothing in it can crash the reader.
/// Source: LeCun, Cortes, Burges, "The MNIST database of handwritten digits", section "File formats".
public enum IDX {
    /// Gray images without labels.
    public struct Images: Sendable, Equatable {
        /// The number of images.
        public let count: Int
        /// The height of each image in pixels.
        public let rows: Int
        /// The width of each image in pixels.
        public let columns: Int
        /// Gray values, `[count, rows, columns]`, row-major.
        public let bytes: [UInt8]
    }

    /// The images of a file, compressed by gzip or not; throws a `DatasetError`.
    public static func images(file: String, limit: Int = Gunzip.largestLimit) throws(DatasetError) -> Images {
        try images(in: Gunzip.read(file, limit: limit), name: file)
    }

    /// The labels of a file, compressed by gzip or not; throws a `DatasetError`.
    public static func labels(
        file: String, classes: Int, limit: Int = Gunzip.largestLimit
    ) throws(DatasetError) -> [UInt8] {
        try labels(in: Gunzip.read(file, limit: limit), name: file, classes: classes)
    }

    /// The images in the decompressed bytes of a file, of which `name` stands in the error; throws a `DatasetError`.
    public static func images(in bytes: [UInt8], name: String) throws(DatasetError) -> Images {
        let sizes = try dimensions(3, magic: "0x00000803", in: bytes, name: name)
        return Images(count: sizes[0], rows: sizes[1], columns: sizes[2], bytes: Array(bytes[16...]))
    }

    /// The labels in the decompressed bytes of a file, each in 0 ..< classes; throws a `DatasetError`.
    public static func labels(in bytes: [UInt8], name: String, classes: Int) throws(DatasetError) -> [UInt8] {
        expect((1...256).contains(classes), "\(classes) classes; a label is one byte")
        _ = try dimensions(1, magic: "0x00000801", in: bytes, name: name)
        let labels = Array(bytes[8...])
        if let index = labels.firstIndex(where: { Int($0) >= classes }) {
            throw DatasetError(
                file: name, expected: "labels in 0...\(classes - 1)", got: "\(labels[index]) for image \(index)")
        }
        return labels
    }

    /// The dimensions in the header, which the number of bytes after it agrees with.
    private static func dimensions(
        _ count: Int, magic: String, in bytes: [UInt8], name: String
    ) throws(DatasetError) -> [Int] {
        let header = 4 + 4 * count
        guard bytes.count >= header else {
            throw DatasetError(file: name, expected: "a header of \(header) bytes", got: "\(bytes.count)")
        }
        // The third byte is the type, 8 for unsigned bytes, and the fourth the number of dimensions.
        guard bytes[0..<4].elementsEqual([0, 0, 8, UInt8(count)]) else {
            let found = SHA256.hexadecimal(bytes[0..<4])
            throw DatasetError(
                file: name, expected: "the magic number \(magic) of \(count)-dimensional bytes", got: "0x\(found)")
        }
        let sizes = (1...count).map { index in
            bytes[4 * index..<4 * index + 4].reduce(0) { $0 << 8 | Int($1) }
        }
        let shape = sizes.map(String.init).joined(separator: " x ")
        guard !sizes.contains(0) else {
            throw DatasetError(file: name, expected: "dimensions of at least 1", got: shape)
        }
        // Three dimensions of 32 bits can have a product of 96; one that overflows is larger than any file.
        let product = sizes.reduce(Int?.some(1)) { partial, size in
            guard let (product, overflow) = partial?.multipliedReportingOverflow(by: size) else { return nil }
            return overflow ? nil : product
        }
        guard product == bytes.count - header else {
            throw DatasetError(
                file: name, expected: "\(shape) bytes after the header", got: "\(bytes.count - header)")
        }
        return sizes
    }
}

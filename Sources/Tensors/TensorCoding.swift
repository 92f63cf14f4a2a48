import Foundation

/// A tensor is encoded as its extents and its bytes. Decoding gives the same bits, a million numbers in milliseconds.
extension Tensor: Codable {
    private enum Key: String, CodingKey { case extents, bytes }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(shape.extents, forKey: .extents)
        try container.encode(Data(bytes: pointer, count: count * MemoryLayout<S>.stride), forKey: .bytes)
    }

    /// - Throws: `DecodingError` if the bytes are not as many as the extents ask for.
    public convenience init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let extents = try container.decode([Int].self, forKey: .extents)
        let bytes = try container.decode(Data.self, forKey: .bytes)
        // The length is compared by division, so that no product of extents overflows.
        var numbers = bytes.count / MemoryLayout<S>.stride
        let fits =
            bytes.count % MemoryLayout<S>.stride == 0
            && extents.allSatisfy { extent in
                guard extent > 0, numbers % extent == 0 else { return false }
                numbers /= extent
                return true
            }
        guard fits, numbers == 1 else {
            throw DecodingError.dataCorruptedError(
                forKey: .bytes, in: container, debugDescription: "\(bytes.count) bytes for a tensor of \(extents)")
        }
        self.init(Shape(extents))
        bytes.withUnsafeBytes {
            UnsafeMutableRawPointer(pointer).copyMemory(from: $0.baseAddress!, byteCount: $0.count)
        }
    }
}

import CZlib

/// Compresses, so that mutations behind a checksum can be tried.
enum Gzip {
    struct Failure: Error {}

    static func compress(_ content: [UInt8], level: Int) throws -> [UInt8] {
        var stream = z_stream()
        // 15 for the largest window, 16 for gzip.
        let size = Int32(MemoryLayout<z_stream>.size)
        guard
            deflateInit2_(&stream, Int32(level), Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
        else { throw Failure() }
        defer { deflateEnd(&stream) }
        var content = content
        return try content.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            return try [UInt8](unsafeUninitializedCapacity: Int(deflateBound(&stream, UInt(source.count)))) {
                buffer, count in
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(buffer.count)
                guard deflate(&stream, Z_FINISH) == Z_STREAM_END else { throw Failure() }
                count = buffer.count - Int(stream.avail_out)
            }
        }
    }
}

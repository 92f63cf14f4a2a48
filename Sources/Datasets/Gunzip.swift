import CZlib
import Tensors

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Reads files that gzip may have compressed. The first two bytes tell, not the name.
///
/// Source: RFC 1951 (deflate) and RFC 1952 (gzip); the decompression and its check (CRC-32, length) are zlib's.
public enum Gunzip {
    /// The largest `limit` there may be, in bytes: beyond it zlib's 32-bit counts would not do.
    public static let largestLimit = 1 << 30

    /// The content of a file, decompressed.
    ///
    /// A missing, unreadable, damaged or truncated file, bytes after the gzip stream, and a content of more than
    /// `limit` bytes throw a `DatasetError`; such content is not expanded beyond the limit.
    public static func read(_ path: String, limit: Int = largestLimit) throws(DatasetError) -> [UInt8] {
        var status = stat()
        guard stat(path, &status) == 0 else { throw unreadable(path, because: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            // Opening a pipe would wait for its writer.
            let got = status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "a device or pipe"
            throw DatasetError(file: path, expected: "a file", got: got, remedy: "name another path")
        }
        let size = Int(status.st_size)
        guard size <= compressedLimit(limit) else { throw tooLong(path, limit: limit, got: "a file of \(size) bytes") }
        guard let file = fopen(path, "rb") else { throw unreadable(path, because: errno) }
        defer { fclose(file) }
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
            initialized = size == 0 ? 0 : fread(buffer.baseAddress, 1, size, file)
        }
        guard bytes.count == size else {
            throw DatasetError(
                file: path, expected: "\(size) bytes", got: "\(bytes.count)", remedy: "check the disk and try again")
        }
        return try decode(bytes, name: path, limit: limit)
    }

    /// The bytes of a file, decompressed if they begin as gzip does; `name` stands in the error.
    ///
    /// Throws as `read` does.
    public static func decode(
        _ bytes: [UInt8], name: String, limit: Int = largestLimit
    ) throws(DatasetError) -> [UInt8] {
        expect((0...largestLimit).contains(limit), "a limit of \(limit) bytes")
        guard bytes.starts(with: [0x1F, 0x8B]) else {
            guard bytes.count <= limit else { throw tooLong(name, limit: limit, got: "\(bytes.count)") }
            return bytes
        }
        guard bytes.count <= compressedLimit(limit) else {
            throw tooLong(name, limit: limit, got: "\(bytes.count) compressed ones")
        }
        // One byte more than allowed, to see that there are more. Deflate needs at least two bits for its longest
        // match of 258 bytes, so a small file never asks for much; and memory that is not written costs nothing.
        let capacity = min(limit, 1032 * bytes.count) + 1
        var outcome = Outcome.damaged("")
        let content = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
            outcome = inflate(bytes, into: buffer, written: &initialized)
        }
        guard content.count <= limit else { throw tooLong(name, limit: limit, got: "more") }
        let got: String
        switch outcome {
        case .complete: return content
        case .truncated: got = "a truncated one"
        case .trailing(let count): got = "\(count) more bytes after it"
        case .damaged(let reason): got = "a damaged one (\(reason))"
        }
        throw DatasetError(file: name, expected: "one whole gzip stream", got: got)
    }

    private enum Outcome {
        case complete, truncated, trailing(Int), damaged(String)
    }

    private static func inflate(
        _ bytes: [UInt8], into output: UnsafeMutableBufferPointer<UInt8>, written: inout Int
    ) -> Outcome {
        bytes.withUnsafeBufferPointer { source in
            var stream = z_stream()
            // 15 for the largest window, 16 for gzip and nothing else.
            let size = Int32(MemoryLayout<z_stream>.size)
            guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else { return .damaged("no memory") }
            defer { inflateEnd(&stream) }
            stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
            stream.avail_in = UInt32(source.count)
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(output.count)
            let status = CZlib.inflate(&stream, Z_FINISH)
            written = output.count - Int(stream.avail_out)
            switch status {
            case Z_STREAM_END: return stream.avail_in == 0 ? .complete : .trailing(Int(stream.avail_in))
            case Z_BUF_ERROR, Z_OK: return .truncated
            default: return .damaged(stream.msg.map { String(cString: $0) } ?? "zlib status \(status)")
            }
        }
    }

    /// What a file may take for `limit` bytes of content; deflate never needs twice as much, but for its header.
    private static func compressedLimit(_ limit: Int) -> Int { 2 * limit + 1024 }

    private static func tooLong(_ file: String, limit: Int, got: String) -> DatasetError {
        DatasetError(file: file, expected: "at most \(limit) bytes", got: got)
    }

    private static func unreadable(_ path: String, because number: Int32) -> DatasetError {
        DatasetError(
            file: path, expected: "a readable file", got: "\"\(String(cString: strerror(number)))\"",
            remedy: number == ENOENT ? "run make data" : "check the path and its permissions")
    }
}

import Foundation

/// A tar archive in the format ustar, made byte by byte, so that it may hold what no tar would pack.
struct TarArchive {
    enum Kind: Character {
        case file = "0"
        case hardLink = "1"
        case symbolicLink = "2"
        case folder = "5"
    }

    private(set) var bytes = Data()

    /// Appends a member. The names of member and link are at most 100 bytes long.
    mutating func add(_ name: String, _ content: Data = Data(), kind: Kind = .file, link: String = "") {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
        }
        func octal(_ number: Int, digits: Int) -> String {
            let text = String(number, radix: 8)
            return String(repeating: "0", count: digits - text.count) + text
        }
        put(name, at: 0)
        put(octal(kind == .folder ? 0o755 : 0o644, digits: 7), at: 100)
        put(octal(0, digits: 7), at: 108)
        put(octal(0, digits: 7), at: 116)
        put(octal(content.count, digits: 11), at: 124)
        put(octal(0, digits: 11), at: 136)
        put("        ", at: 148)
        put(String(kind.rawValue), at: 156)
        put(link, at: 157)
        put("ustar", at: 257)
        put("00", at: 263)
        put(octal(header.reduce(0) { $0 + Int($1) }, digits: 6), at: 148)
        header[154] = 0
        bytes += header + content + Data(count: (512 - content.count % 512) % 512)
    }

    /// The archive with its end mark, packed by gzip in the folder.
    func packed(in scratch: ScratchFolder) async throws -> Data {
        let file = scratch.url.appending(path: "packing-\(UUID().uuidString)")
        try (bytes + Data(count: 1024)).write(to: file)
        defer { try? FileManager.default.removeItem(at: file.appendingPathExtension("gz")) }
        let run = try await scratch.run(
            "/usr/bin/env", ["gzip", "-n", file.path], environment: ["PATH": "/usr/bin:/bin"])
        guard run.status == 0 else { throw POSIXError(.EIO) }
        return try Data(contentsOf: file.appendingPathExtension("gz"))
    }
}

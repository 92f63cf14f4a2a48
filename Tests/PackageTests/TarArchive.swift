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
    /// Where the headers begin.
    private var starts: [Int] = []

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
        starts.append(bytes.count)
        bytes += header + content + Data(count: (512 - content.count % 512) % 512)
    }

    /// Puts something else into a few fields of headers, whose checksums are then right again, so that tar believes them.
    mutating func damage(seed: UInt64) {
        var state = seed
        func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        for _ in 0...below(3) {
            let start = starts[below(starts.count)]
            switch below(4) {
            case 0: bytes[start + below(100)] = UInt8(below(256))
            case 1: bytes[start + 156] = Array("0123457KLSVgx".utf8)[below(13)]
            case 2: bytes[start + 124 + below(11)] = Array("01234567".utf8)[below(8)]
            default:
                let names = [
                    "../owned", "/tmp/../owned", "cifar-10-batches-bin/../owned", "..", "a/cifar-10-batches-bin",
                ]
                bytes.replaceSubrange(start..<start + 100, with: Data(count: 100))
                for (index, byte) in names[below(5)].utf8.enumerated() { bytes[start + index] = byte }
            }
            bytes.replaceSubrange(start + 148..<start + 156, with: Data(repeating: 32, count: 8))
            let sum = String(bytes[start..<start + 512].reduce(0) { $0 + Int($1) }, radix: 8)
            let digits = String(repeating: "0", count: 6 - sum.count) + sum
            bytes.replaceSubrange(start + 148..<start + 155, with: Data(digits.utf8) + [0])
        }
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

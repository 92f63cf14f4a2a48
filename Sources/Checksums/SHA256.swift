import CKernels

/// The checksum by which data are recognized.
///
/// Source: FIPS 180-4, "Secure Hash Standard" (2015).
public enum SHA256 {
    /// The digest of the pieces one after the other, as 64 lowercase hexadecimal digits; they are not copied together.
    public static func hexDigest(of pieces: [UInt8]...) -> String {
        hexDigest(of: pieces)
    }

    /// The digest of the pieces one after the other, as 64 lowercase hexadecimal digits; they are not copied together.
    public static func hexDigest(of pieces: [[UInt8]]) -> String {
        var hash = ck_sha256()
        ck_sha256_init(&hash)
        for piece in pieces { ck_sha256_update(&hash, piece, piece.count) }
        var digest = [UInt8](repeating: 0, count: 32)
        ck_sha256_finish(&hash, &digest)
        return hexadecimal(digest)
    }

    /// Two lowercase digits for each byte.
    public static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}

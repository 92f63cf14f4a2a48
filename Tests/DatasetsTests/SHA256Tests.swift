import CKernels
import Checksums
import Testing

@testable import Datasets

@Suite struct SHA256Tests {
    /// The messages of NIST's examples ("SHA256.pdf", Cryptographic Standards and Guidelines) and of FIPS 180-2, B.3;
    /// the digest of nothing is the one of the short-message vectors of the validation program (SHAVS).
    @Test(
        "Published messages have their published digests",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ])
    func publishedDigests(message: String, digest: String) {
        #expect(SHA256.hexDigest(of: Array(message.utf8)) == digest)
    }

    /// Lengths around one and two blocks, where the padding takes a block more. The expected value is Python's:
    /// `sha256("".join(sha256(bytes(range(n))).hexdigest() for n in range(200)).encode()).hexdigest()`.
    @Test("Every length up to three blocks is padded as in another implementation")
    func everyLength() {
        let digests = (0..<200).map { SHA256.hexDigest(of: Array(0..<UInt8($0))) }
        let all = Array(digests.joined().utf8)
        #expect(SHA256.hexDigest(of: all) == "7a38a844c9e159de39f0862ee2e28569a8250831150a3fbf0a59c001129b2fb2")
    }

    @Test("A message in pieces has the digest of the whole, wherever it is cut")
    func pieces() {
        let message = (0..<150).map { UInt8($0) }
        let whole = SHA256.hexDigest(of: message)
        for first in 0...message.count {
            for second in [first, min(first + 1, 150), min(first + 63, 150), min(first + 64, 150), 150] {
                let pieces = [message[..<first], message[first..<second], message[second...]].map(Array.init)
                #expect(SHA256.hexDigest(of: pieces) == whole, "cut at \(first) and \(second)")
            }
        }
        #expect(SHA256.hexDigest(of: Array(message[..<7]), Array(message[7...])) == whole)
    }

    @Test("A hash that is begun again forgets the message before")
    func beginAgain() {
        var hash = ck_sha256()
        for message in ["before", "abc"] {
            var digest = [UInt8](repeating: 0, count: 32)
            ck_sha256_init(&hash)
            ck_sha256_update(&hash, Array(message.utf8), message.utf8.count)
            ck_sha256_finish(&hash, &digest)
            #expect(SHA256.hexadecimal(digest) == SHA256.hexDigest(of: Array(message.utf8)))
        }
    }
}

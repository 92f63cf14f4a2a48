import Tensors

/// Random changes of bytes: a pure function of the stream, so that an input is found again by its number.
struct Mutator: RandomNumberGenerator {
    private var state: UInt64
    private let words: [[UInt8]]

    /// Longer inputs find nothing that shorter ones do not.
    static let longest = 1 << 16

    init(_ stream: RandomStream, words: [String] = []) {
        state = stream.key
        self.words = words.map { Array($0.utf8) }
    }

    /// Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators" (2014), SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number from 0 to below `bound`, 0 for an empty range.
    mutating func below(_ bound: Int) -> Int { bound > 0 ? Int(next() % UInt64(bound)) : 0 }

    mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

    /// So many changes one after the other, one to six if nothing is said. `other` is what blocks are taken from.
    mutating func mutate(_ bytes: [UInt8], with other: [UInt8], changes: Int? = nil) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<(changes ?? 1 + below(1 + below(6))) { change(&bytes, other) }
        return Array(bytes.prefix(Self.longest))
    }

    private mutating func change(_ bytes: inout [UInt8], _ other: [UInt8]) {
        let place = below(bytes.count)
        switch below(13) {
        case 0 where !bytes.isEmpty: bytes[place] ^= 1 << UInt8(below(8))
        case 1 where !bytes.isEmpty: bytes[place] = UInt8(truncatingIfNeeded: next())
        case 2 where !bytes.isEmpty: bytes[place] = one(of: [0, 1, 9, 10, 13, 32, 34, 44, 45, 127, 128, 254, 255])
        case 3: bytes.removeLast(below(bytes.count + 1))
        case 4: bytes.append(contentsOf: appendix())
        case 5: bytes.insert(contentsOf: block(bytes), at: below(bytes.count + 1))
        case 6: bytes.removeSubrange(place..<place + below(bytes.count - place + 1))
        case 7: bytes = Array(bytes[..<place] + other[below(other.count)...])
        case 8: overwrite(&bytes, at: place, with: integer())
        case 9: overwrite(&bytes, at: place, with: block(other))
        case 10: replaceNumber(&bytes)
        case 11 where !words.isEmpty: bytes.insert(contentsOf: one(of: words), at: below(bytes.count + 1))
        default:
            let end = place + below(bytes.count - place + 1)
            bytes[place..<end].reverse()
        }
    }

    private mutating func appendix() -> [UInt8] {
        let count = 1 + below(one(of: [4, 64, 4096]))
        let value = one(of: [0, 255, UInt8(ascii: "9"), UInt8(ascii: "\n"), UInt8(ascii: "[")])
        return below(2) == 0
            ? [UInt8](repeating: value, count: count) : (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
    }

    private mutating func block(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        let start = below(bytes.count)
        return bytes[start..<start + below(min(bytes.count - start, 512) + 1)]
    }

    /// A number at which something changes, in 1, 2, 4 or 8 bytes, of either byte order.
    private mutating func integer() -> ArraySlice<UInt8> {
        let edge = one(of: [0, 1, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF, .max])
        let value = UInt64(edge) &+ UInt64(below(3)) &- 1
        let size = one(of: [1, 2, 4, 8])
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
        return below(2) == 0 ? bytes[...] : bytes.reversed()[...]
    }

    private func overwrite(_ bytes: inout [UInt8], at place: Int, with block: ArraySlice<UInt8>) {
        bytes.replaceSubrange(place..<min(place + block.count, bytes.count), with: block)
    }

    /// Numbers in text at which something changes.
    private static let numbers = [
        "0", "-0", "-1", "1", "+1", "2", "1000", "1001", "60000", "00", "1.5", "-0.0", "1e3", "1e308", "1e400",
        "-1e400",
        "1e-400", "5e-324", "nan", "-nan", "inf", "-inf", "infinity", "0x1p4", "9007199254740993", "2147483648",
        "9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551616", "1,", "1_0", "",
        "99999999999999999999999999999999999999999999",
    ].map { Array($0.utf8) }

    /// Another value, mostly of the same kind: a number for a number, a list for a list.
    mutating func value(like value: String) -> String {
        guard below(4) > 0, value.utf8.contains(where: { 48...57 ~= $0 }) else {
            return String(decoding: mutate(Array(value.utf8), with: Array(value.utf8)), as: UTF8.self)
        }
        let count = value.utf8.contains(UInt8(ascii: ",")) ? 1 + below(3) : 1
        return (0..<count).map { _ in
            let small = below(3) == 0 ? String(1 + below(50)) : String(decoding: one(of: Self.numbers), as: UTF8.self)
            return value.contains(".") && below(2) == 0 ? "0.\(1 + below(99))" : small
        }.joined(separator: ",")
    }

    private mutating func replaceNumber(_ bytes: inout [UInt8]) {
        let isDigit = { (byte: UInt8) in byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
        let start = below(bytes.count)
        guard let first = bytes[start...].firstIndex(where: isDigit) else { return }
        let last = bytes[first...].firstIndex { !isDigit($0) } ?? bytes.count
        bytes.replaceSubrange(first..<last, with: one(of: Self.numbers))
    }
}

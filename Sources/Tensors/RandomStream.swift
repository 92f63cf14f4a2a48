import CKernels

/// A named stream of random numbers: draw `i` is a pure function of the stream's key and `i`.
///
/// A stream comes from a name, never from other draws. Other variants, workers or orders thus change no number, and two
/// arms of a comparison get the same numbers from the same name:
/// ```swift
/// let stream = RandomStream(experiment: "activation-comparison", seed: 1)
/// let weights = stream["weights"][3]      // of layer 3
/// let order = stream["order"][epoch].permutation(of: 60_000)
/// ```
/// Source: Philox 4x32-10; Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3" (2011).
public struct RandomStream: Sendable, Hashable {
    /// The key: all draws are functions of it.
    public let key: UInt64

    public init(key: UInt64) {
        self.key = key
    }

    /// The root of all streams of one seed of one experiment.
    public init(experiment: String, seed: Int) {
        self = RandomStream(key: UInt64(bitPattern: Int64(seed)))[experiment]
    }

    /// The substream of this name.
    public subscript(purpose: String) -> RandomStream {
        // FNV-1a, 64 bits: only to turn a name into a counter, Philox does the mixing.
        var name: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in purpose.utf8 { name = (name ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return child(name, domain: 1)
    }

    /// The substream of this number, such as that of a layer or an epoch.
    public subscript(number: Int) -> RandomStream {
        child(UInt64(bitPattern: Int64(number)), domain: 2)
    }

    /// `domain` keeps names and numbers apart, and both apart from draws, whose upper counter words are 0.
    private func child(_ name: UInt64, domain: UInt32) -> RandomStream {
        let counter = [UInt32(truncatingIfNeeded: name), UInt32(truncatingIfNeeded: name >> 32), domain, 0]
        let parent = [UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32)]
        var words = [UInt32](repeating: 0, count: 4)
        ck_philox4x32_10(counter, parent, &words)
        return RandomStream(key: UInt64(words[1]) << 32 | UInt64(words[0]))
    }

    /// Draws `first ..< first + count`, 64 bits each.
    public func bits(count: Int, first: Int = 0) -> [UInt64] {
        [UInt64](unsafeUninitializedCapacity: count) { buffer, initialized in
            ck_random_bits(key, UInt64(first), buffer.baseAddress, count)
            initialized = count
        }
    }

    /// A uniformly random order of `0 ..< count`.
    public func permutation(of count: Int) -> [Int32] {
        [Int32](unsafeUninitializedCapacity: count) { buffer, initialized in
            ck_random_permutation(key, 0, buffer.baseAddress, count)
            initialized = count
        }
    }

    /// `count` numbers, uniform on (low, high).
    public func uniform(_ count: Int, from low: Double, to high: Double) -> [Double] {
        [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
            ck_random_uniform_f64(key, 0, low, high, buffer.baseAddress, count)
            initialized = count
        }
    }

    /// `count` numbers from the normal distribution with this mean and standard deviation.
    public func normal(_ count: Int, mean: Double = 0, deviation: Double = 1) -> [Double] {
        [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
            ck_random_normal_f64(key, 0, mean, deviation, buffer.baseAddress, count)
            initialized = count
        }
    }
}

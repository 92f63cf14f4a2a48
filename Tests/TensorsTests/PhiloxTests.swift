import CKernels
import Tensors
import Testing

@Suite struct PhiloxTests {
    /// The vectors that the authors publish with their generator: `kat_vectors` of Random123, "philox4x32 10".
    static let knownAnswers: [(counter: [UInt32], key: [UInt32], words: [UInt32])] = [
        ([0, 0, 0, 0], [0, 0], [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8]),
        (
            [.max, .max, .max, .max], [.max, .max],
            [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD]
        ),
        (
            [0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344], [0xA409_3822, 0x299F_31D0],
            [0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1]
        ),
    ]

    @Test("Philox 4x32-10 gives its published answers", arguments: knownAnswers)
    func knownAnswer(counter: [UInt32], key: [UInt32], words: [UInt32]) {
        var actual = [UInt32](repeating: 0, count: 4)
        ck_philox4x32_10(counter, key, &actual)
        #expect(actual == words)
    }

    @Test("Draws 2 n and 2 n + 1 are the halves of block n, low words first")
    func draws() {
        let key: UInt64 = 0x299F_31D0_A409_3822
        let draws = RandomStream(key: key).bits(count: 70)
        for block in 0..<35 {
            var words = [UInt32](repeating: 0, count: 4)
            ck_philox4x32_10([UInt32(block), 0, 0, 0], [0xA409_3822, 0x299F_31D0], &words)
            #expect(draws[2 * block] == UInt64(words[1]) << 32 | UInt64(words[0]))
            #expect(draws[2 * block + 1] == UInt64(words[3]) << 32 | UInt64(words[2]))
        }
        // The counter goes on in its second word.
        var words = [UInt32](repeating: 0, count: 4)
        ck_philox4x32_10([0, 1, 0, 0], [0xA409_3822, 0x299F_31D0], &words)
        let late = RandomStream(key: key).bits(count: 1, first: 1 << 33)
        #expect(late == [UInt64(words[1]) << 32 | UInt64(words[0])])
    }

    @Test("Draws may begin anywhere", arguments: [0, 1, 2, 15, 16, 17, 255, 256, 257, 600])
    func randomAccess(first: Int) {
        let stream = RandomStream(key: 16)
        let all = stream.bits(count: 900)
        for count in [0, 1, 2, 3, 16, 17, 300] {
            #expect(stream.bits(count: count, first: first) == Array(all[first..<first + count]), "\(count) draws")
        }
        var (uniform, normal) = ([Double](repeating: 0, count: 300), [Double](repeating: 0, count: 300))
        ck_random_uniform_f64(16, UInt64(first), -1, 3, &uniform, 300)
        ck_random_normal_f64(16, UInt64(first), 1, 2, &normal, 300)
        #expect(uniform == Array(stream.uniform(900, from: -1, to: 3)[first..<first + 300]))
        #expect(normal == Array(stream.normal(900, mean: 1, deviation: 2)[first..<first + 300]))
    }

    @Test("A uniform number is the middle of one of 2^52 cells")
    func uniformFromBits() {
        let stream = RandomStream(key: 17)
        let expected = stream.bits(count: 100).map { 2 + 3 * ((Double($0 >> 12) + 0.5) / 4_503_599_627_370_496) }
        #expect(stream.uniform(100, from: 2, to: 5) == expected)
    }

    @Test("A normal number is the quantile of the uniform one of the same draw")
    func normalFromUniform() {
        let stream = RandomStream(key: 18)
        let expected = stream.uniform(100, from: 0, to: 1).map { 2 + 3 * ck_normal_quantile($0) }
        #expect(stream.normal(100, mean: 2, deviation: 3) == expected)
    }

    @Test("Draws in Float are the draws in Double, rounded")
    func rounded() {
        let stream = RandomStream(key: 19)
        let (float, double) = (Tensor<Float>([1000]), Tensor<Double>([1000]))
        float.fillUniform(from: -1, to: 2, stream)
        double.fillUniform(from: -1, to: 2, stream)
        #expect(float.elements == double.elements.map { Float($0) })
        #expect(double.elements == stream.uniform(1000, from: -1, to: 2))
        float.fillNormal(mean: 1, deviation: 2, stream)
        double.fillNormal(mean: 1, deviation: 2, stream)
        #expect(float.elements == double.elements.map { Float($0) })
        #expect(double.elements == stream.normal(1000, mean: 1, deviation: 2))
    }
}

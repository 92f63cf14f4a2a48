import TestSupport
import Tensors
import Testing

@Suite struct RandomStreamTests {
    /// Streams that must have nothing to do with each other.
    static let family: [RandomStream] = {
        let roots = ["a", "b", "ab"].flatMap { name in
            [0, 1, 2, -1, 1 << 40].map { RandomStream(experiment: name, seed: $0) }
        }
        return roots.flatMap { root in
            [
                root, root["a"], root["b"], root["a1"], root["a"][1], root["a"]["1"], root["1"], root[""], root[0],
                root[1], root[-1], root[1 << 32], root[1]["a"], root["a"]["b"], root["b"]["a"], root["ab"], root[1][2],
                root[2][1], root[12],
            ]
        }
    }()

    @Test("Streams of different names, numbers, orders, seeds and experiments differ, and from their parents")
    func distinctKeys() {
        #expect(Set(Self.family.map(\.key)).count == Self.family.count)
        // Not only the keys: no two share a draw at all.
        let draws = Self.family.flatMap { $0.bits(count: 8) }
        #expect(Set(draws).count == draws.count)
    }

    @Test("No child is its parent, over many generations")
    func generations() {
        var stream = RandomStream(key: 0)
        var keys: Set<UInt64> = [0]
        for generation in 0..<1000 {
            stream = generation % 2 == 0 ? stream["layer"] : stream[generation]
            #expect(keys.insert(stream.key).inserted, "generation \(generation)")
        }
    }

    @Test("Numbered streams are independent: their draws are uncorrelated")
    func correlation() {
        let (a, b) = (RandomStream(key: 1)[1].normal(20_000), RandomStream(key: 1)[2].normal(20_000))
        // The mean of the products has variance 1 / n.
        let correlation = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / 20_000
        #expect(correlation.magnitude < 5 / 20_000.0.squareRoot())
        #expect(correlation != 0)
    }

    @Test("A stream depends on its name and on nothing else")
    func stable() {
        let stream = RandomStream(experiment: "vanishing-gradient", seed: 1)
        _ = stream["order"].bits(count: 10)
        #expect(stream == RandomStream(experiment: "vanishing-gradient", seed: 1))
        #expect(stream["weights"][3] == RandomStream(experiment: "vanishing-gradient", seed: 1)["weights"][3])
    }

    /// Numbers of `scripts/golden/stream_keys.py`.
    private struct Keys: Decodable, Equatable {
        let root: String
        let thirdWeights: String
        let negativeSeedAndNumber: String
        let accents: String
    }

    @Test("A name leads to the same key for ever: another one would move every number of every stored result")
    func keys() throws {
        let golden: Keys = try goldenNumbers("stream_keys")
        let root = RandomStream(experiment: "vanishing-gradient", seed: 1)
        let keys = Keys(
            root: "\(root.key)", thirdWeights: "\(root["weights"][3].key)",
            negativeSeedAndNumber: "\(RandomStream(experiment: "vanishing-gradient", seed: -1)[-2].key)",
            accents: "\(RandomStream(experiment: "Maß, naïve", seed: 7).key)")
        #expect(keys == golden)
    }
}

import Foundation
import Testing

@Suite("The description of an experiment")
struct DescribeTests {
    @Test("has what the experiment is about, and each setting with meaning and value in every preset")
    func text() async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(["describe", "vanishing-gradient"], in: folder)
            #expect(run.status == 0 && run.messages == "")
            let parts = run.output.components(separatedBy: "\n\n")
            try #require(parts.count == 3)
            #expect(
                parts[0] == """
                    vanishing-gradient
                      The gradient in a chain of sigmoids. In a chain of L sigmoid units the gradient with respect to \
                    the weight of layer ℓ is at most C 2⁻⁽ᴸ⁻ˡ⁾: it vanishes with depth, and the lower layers take an \
                    impractically long time to learn.
                      Source: IE 534 Deep Learning (J. Sirignano, 2018), lecture 4, pages 5-7
                      Data: none
                      Trials: quick 4 | lecture 4 | paper 4
                    """)
            #expect(
                parts[1] == """
                    Settings (quick | lecture | paper; * is not as in the lecture preset)
                      --depths  5,10,20,30,50
                          Numbers of layers L of the chains. Separated by commas, each 1 to 1000.
                      --weight  0.5
                          Initial value of every weight. Range: a positive number.
                      --target  1.0
                          Target y of the loss (y - U)^2. The lecture does not give it. Range: a finite number.
                      --sweep-depth  10
                          Layers of the chain in the weight sweep and in the training. Range: 1 to 1000.
                      --learning-rate  0.1
                          Learning rate of gradient descent. Range: a positive number.
                      --steps  1000 * | 10000 | 1000000 *
                          Steps of gradient descent. Range: 1 to 10000000.
                    """)
            #expect(
                parts[2].hasPrefix("Claims\n  autodiff-is-recursion: Backpropagation gives the lecture's recursion "))
            #expect(parts[2].split(separator: "\n").count == 11)
        }
    }

    @Test("names the values that a setting may have")
    func values() async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(["describe", "activation-comparison"], in: folder)
            #expect(
                run.output.contains(
                    """

                      --pixels  unit
                          Preprocessing of pixels; unit is 0 to 1. Values: unit, centered, standardized, per-channel.

                    """))
            #expect(run.output.contains("\n  Data: MNIST, or synthetic digits where it is not\n"))
        }
    }

    /// What is read of `describe --json`.
    private struct Answer: Decodable {
        struct Preset: Decodable { let name: String, arguments: [String], trials: Int }
        struct Setting: Decodable { let name, meaning: String, values: [String], defaults: [String: Value] }
        struct Claim: Decodable { let id, statement, source, expected: String, low, high: Double? }
        enum Value: Decodable, Equatable {
            case number(Double), word(String), list([Value])
            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let number = try? container.decode(Double.self) {
                    self = .number(number)
                } else if let word = try? container.decode(String.self) {
                    self = .word(word)
                } else {
                    self = .list(try container.decode([Value].self))
                }
            }
        }
        let id, title, claim: String
        let sources: [String]
        let dataset: String?
        let codeVersion: Int
        let presets: [Preset]
        let settings: [Setting]
        let claims: [Claim]
    }

    @Test(
        "is one JSON document on demand, in which numbers are numbers",
        arguments: [
            ("vanishing-gradient", "steps"), ("activation-comparison", "epochs"), ("bn-histograms", "seeds"),
            ("gradient-contours", "epochs"), ("depth-sweep", "epochs"),
        ])
    func json(id: String, number: String) async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(["describe", id, "--json"], in: folder)
            #expect(run.status == 0 && run.messages == "")
            let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
            #expect(answer.id == id && answer.codeVersion >= 1 && answer.claims.count >= 5)
            try #require(answer.presets.map(\.name) == ["quick", "lecture", "paper"])
            #expect(answer.presets.allSatisfy { $0.trials > 0 } && answer.presets[1].arguments.isEmpty)
            for setting in answer.settings {
                #expect(setting.meaning.hasSuffix("."), "\(setting.name)")
                #expect(Set(setting.defaults.keys) == ["quick", "lecture", "paper"], "\(setting.name)")
            }
            let quick = try #require(answer.settings.first { $0.name == number }?.defaults["quick"])
            guard case .number = quick else {
                Issue.record("\(number) is \(quick)")
                return
            }
        }
    }

    @Test("has the values of every preset in its JSON document")
    func presets() async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(["describe", "gradient-contours", "--json"], in: folder)
            let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
            let defaults = Dictionary(uniqueKeysWithValues: answer.settings.map { ($0.name, $0.defaults) })
            #expect(defaults["epochs"] == ["quick": .number(3), "lecture": .number(50), "paper": .number(500)])
            #expect(defaults["depths"]?["quick"] == .list([.number(3), .number(7), .number(8), .number(9)]))
            #expect(answer.presets.map(\.trials) == [5, 19, 19])
            let words = try await Command.run(["describe", "activation-comparison", "--json"], in: folder)
            let others = try JSONDecoder().decode(Answer.self, from: Data(words.output.utf8)).settings
            #expect(others.first { $0.name == "pixels" }?.defaults["paper"] == .word("unit"))
            #expect(
                others.first { $0.name == "pixels" }?.values == ["unit", "centered", "standardized", "per-channel"])
        }
    }
}

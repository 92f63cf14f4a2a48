import Foundation
import TestSupport
import Testing

@testable import experiment

@Suite("The list of experiments")
struct ListTests {
    /// What is read of `list --json`.
    private struct Answer: Decodable {
        struct Experiment: Decodable {
            let id, title, claim: String
            let sources: [String]
            let dataset: String?
            let presets: [Preset]
        }
        struct Preset: Decodable {
            let name: String
            let arguments: [String]
            let timing: Timing?
        }
        struct Timing: Decodable {
            let seconds: Double
            let processor, text: String
            let cores, jobs: Int
            let isOfThisMachine: Bool
        }
        let experiments: [Experiment]
    }

    private static let ids = SmallRuns.lines.map(\.id)

    private func answer(in folder: String, _ arguments: [String] = []) async throws -> Answer {
        let run = try await Command.run(["list", "--json"] + arguments, in: folder)
        #expect(run.status == 0 && run.messages == "")
        return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
    }

    @Test("says what each shows, its source, its presets, and that none was run where no results are")
    func notRun() async throws {
        try await Command.inFolder { folder in
            let list = try await Command.run(["list"], in: folder)
            #expect(list.status == 0 && list.messages == "")
            #expect(
                list.output.hasPrefix(
                    """
                    vanishing-gradient
                      The gradient in a chain of sigmoids. In a chain of L sigmoid units the gradient with respect to \
                    the weight of layer ℓ is at most C 2⁻⁽ᴸ⁻ˡ⁾: it vanishes with depth, and the lower layers take an \
                    impractically long time to learn.
                      Source: IE 534 Deep Learning (J. Sirignano, 2018), lecture 4, pages 5-7
                      quick    not run yet | --steps 1000
                      lecture  not run yet | the defaults
                      paper    not run yet | --steps 1000000
                    activation-comparison

                    """))
            let answer = try await answer(in: folder)
            #expect(answer.experiments.map(\.id) == Self.ids)
            #expect(answer.experiments.map(\.dataset).prefix(2) == [nil, "mnist"])
            for experiment in answer.experiments {
                #expect(experiment.presets.map(\.name) == ["quick", "lecture", "paper"])
                #expect(experiment.presets.allSatisfy { $0.timing == nil } && !experiment.sources.isEmpty)
                #expect(list.output.contains("\n  \(experiment.title). \(experiment.claim)\n"))
            }
        }
    }

    @Test("names the images that each reads on demand, for scripts")
    func dataset() async throws {
        try await Command.inFolder { folder in
            let names = try await Command.run(["list", "--names"], in: folder)
            #expect(names.output.split(separator: "\n").map(String.init) == Self.ids)
            let both = try await Command.run(["list", "--names", "--dataset"], in: folder)
            let expected = catalog.map { "\($0.card.id) \($0.card.reads?.rawValue ?? "none")" }
            #expect(both.status == 0 && both.output.split(separator: "\n").map(String.init) == expected)
        }
    }

    @Test("says how long a preset took, and names the machine that was another")
    func timings() async throws {
        try await Command.inFolder { folder in
            let quick = ["vanishing-gradient", "--preset", "quick", "--quiet", "--out", "out"]
            #expect(try await Command.run(quick, in: folder).status == 0)
            let here = try #require(
                try await answer(in: folder, ["--out", "out"]).experiments.first?.presets.first?.timing)
            #expect(here.isOfThisMachine && here.jobs == here.cores && !here.text.contains("(on "))

            let path = "\(folder)/out/quick/vanishing-gradient/manifest.json"
            try edit(path, ["duration_s": 251.2, "processor": "Abacus", "cores": 64, "jobs": 3])
            let list = try await Command.run(["list", "--out", "out"], in: folder)
            #expect(
                list.output.contains(
                    "\n  quick    about 4 min (on Abacus, 64 cores, --jobs 3) | --steps 1000\n  lecture  not run yet | "
                ))
            let there = try #require(
                try await answer(in: folder, ["--out", "out"]).experiments.first?.presets.first?.timing)
            #expect(there.seconds == 251.2 && there.processor == "Abacus" && there.cores == 64 && there.jobs == 3)
            #expect(!there.isOfThisMachine && there.text == "about 4 min (on Abacus, 64 cores, --jobs 3)")
        }
    }

    @Test("writes the table of the README, which says what cards and verdicts say")
    func readme() async throws {
        let root = Command.packageRoot.path
        let run = try await Command.run(["list", "--markdown"], in: root)
        #expect(run.status == 0 && run.messages == "")
        #expect(run.output.split(separator: "\n").count == Self.ids.count + 2)
        let marks = ["<!-- The table is written by: make readme -->\n", "<!-- End of the table. -->\n"]
        #expect(try text("\(root)/README.md").contains(marks[0] + run.output + marks[1]))
    }

    @Test("gives the names alone to scripts")
    func names() async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(["list", "--names"], in: folder)
            #expect(run.status == 0 && run.output == Self.ids.joined(separator: "\n") + "\n")
        }
    }

    private func edit(_ path: String, _ changes: [String: Any]) throws {
        let url = URL(filePath: path)
        let manifest = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
        try JSONSerialization.data(withJSONObject: manifest.merging(changes) { _, new in new }).write(to: url)
    }
}

import Foundation
import Testing

@Suite("A run with --json")
struct EventTests {
    private struct Line: Decodable {
        let event: String
        let experiment: String
        let trial, folder, claim, verdict, text: String?
        let trials, measured: Double?
        let low, high: Double?
    }

    private let figures = Array(repeating: "figure", count: 3)

    private func lines(_ run: CommandRun) throws -> [Line] {
        try run.output.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    @Test("prints events on stdout, one object a line, and nothing else anywhere")
    func events() async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(Small.chain + ["--json"], in: folder)
            #expect(run.status == 0 && run.messages == "")
            let lines = try lines(run)
            #expect(lines.allSatisfy { $0.experiment == "vanishing-gradient" })
            for event in ["started", "measured"] {
                let trials = lines.filter { $0.event == event }.compactMap(\.trial)
                #expect(trials.sorted() == ["gradients", "learning", "slopes", "sweep"])
            }
            let end = lines.drop { $0.event != "finished" }
            #expect(end.map(\.event) == ["finished", "results"] + figures + Array(repeating: "claim", count: 10))
            #expect(end.first?.trials == 4 && end.first?.measured == 4)
            #expect(end.dropFirst().first?.folder == "results/custom/vanishing-gradient")
            let slope = end.first { $0.claim == "slope-at-4" }
            #expect(slope?.verdict == "not judged" && slope?.low == nil && slope?.high == 0.018)
            #expect(abs((slope?.measured ?? 0) - 0.01766) < 1e-5)
        }
    }

    @Test("says which runs diverged, and what could not be measured is null; quiet, it has results only")
    func diverged() async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(
                Small.chain + ["--learning-rate", "1e300", "--json", "--quiet"], in: folder)
            #expect(run.status == 0 && run.messages == "")
            let lines = try lines(run)
            #expect(lines.map(\.event) == ["diverged", "results"] + figures + Array(repeating: "claim", count: 10))
            #expect(lines.first?.text == "1 of 1 run diverged (runs.csv): learning at step 2")
            #expect(lines.contains { $0.claim == "rate" && $0.measured == nil })
        }
    }

    @Test("complains on stderr, as without")
    func complaint() async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(["activation-comparison", "--json", "--dataset", "mnist"], in: folder)
            #expect(run.status == 65 && run.output == "" && run.complaint.hasPrefix("error: data/mnist/"))
        }
    }
}

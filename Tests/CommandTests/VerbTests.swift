import Foundation
import Testing

@Suite("Drawing and judging again")
struct VerbTests {
    /// The results of a small run, moved to where those of the lecture stand and judged like them.
    private func withJudgedResults(_ body: (_ folder: String, _ results: String) async throws -> Void) async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(
                ["vanishing-gradient", "--depths", "10,20", "--steps", "50", "--quiet"], in: folder)
            #expect(run.status == 0, "\(run.messages)")
            let results = "\(folder)/results/vanishing-gradient"
            try FileManager.default.moveItem(atPath: "\(folder)/results/custom/vanishing-gradient", toPath: results)
            let manifest = try text("\(results)/manifest.json")
            let judged = manifest.replacing("\"isJudged\" : false", with: "\"isJudged\" : true")
            #expect(judged != manifest)
            try Data(judged.utf8).write(to: URL(filePath: "\(results)/manifest.json"))
            try await body(folder, results)
        }
    }

    @Test("check passes where every claim holds, and ends with status 2 where one does not")
    func check() async throws {
        try await withJudgedResults { folder, results in
            for arguments in [["check"], ["check", "vanishing-gradient"], ["check", "--out", results + "/.."]] {
                let run = try await Command.run(arguments, in: folder)
                #expect(run.status == 0 && run.messages == "", "\(run.output)")
                let lines = run.output.split(separator: "\n")
                let score = "3 of 3 claims hold"
                let checks = "all 7 checks of our own pass"
                #expect(
                    lines[0] == "vanishing-gradient: \(score), \(checks)" && lines.last == "all: \(score), \(checks)")
                // Checks that pass are counted, not listed.
                #expect(lines.count { $0.hasPrefix("  ✓ holds  ") } == 3 && lines.count == 8)
            }
            // The slope of the sigmoid at 4, a tenth too large.
            let table = try text("\(results)/slopes.csv")
            let edited = table.replacing("0.01766", with: "0.01966")
            #expect(edited != table)
            try Data(edited.utf8).write(to: URL(filePath: "\(results)/slopes.csv"))
            let run = try await Command.run(["check"], in: folder)
            #expect(run.status == 2 && run.messages == "")
            let lines = run.output.split(separator: "\n")
            #expect(lines[1].hasPrefix("  ✗ fails  slope-at-4: "))
            #expect(lines[2].hasPrefix("      measured 0.0196") && lines[2].hasSuffix(", expected at most 0.018"))
            #expect(lines.count { $0.contains("✗") } == 1)
        }
    }

    @Test("check says of a claim what it lacks, and refuses a table that is cut off")
    func damaged() async throws {
        try await withJudgedResults { folder, results in
            let table = try text("\(results)/slopes.csv")
            let lines = table.split(separator: "\n").filter { !$0.hasPrefix("4.0,") }
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: "\(results)/slopes.csv"))
            let run = try await Command.run(["check"], in: folder)
            #expect(run.status == 0)
            #expect(run.output.contains("\n  – not run  slope-at-4: "))
            #expect(run.output.contains("\n      why: needs x 4\n"))

            try Data(table.dropLast(5).utf8).write(to: URL(filePath: "\(results)/slopes.csv"))
            let cut = try await Command.run(["check"], in: folder)
            #expect(cut.status == 1)
            #expect(cut.messages == "error: slopes.csv ends in the middle of a row; run the experiment again\n")
        }
    }

    /// What is read of `check --json`.
    private struct Verdicts: Decodable {
        struct Experiment: Decodable { let id, folder: String, claims: [Claim] }
        struct Claim: Decodable {
            let id, statement, source, verdict: String
            let measured, low, high: Double?
            let why: String?
        }
        let experiments: [Experiment]
    }

    @Test("check --json says the same as one JSON document, with null for what is no number")
    func checkAsJSON() async throws {
        try await withJudgedResults { folder, results in
            let run = try await Command.run(["check", "--json"], in: folder)
            #expect(run.status == 0 && run.messages == "")
            let answer = try JSONDecoder().decode(Verdicts.self, from: Data(run.output.utf8))
            let experiment = try #require(answer.experiments.first)
            #expect(answer.experiments.count == 1 && experiment.folder == "results/vanishing-gradient")
            #expect(experiment.claims.count == 10 && experiment.claims.allSatisfy { $0.verdict == "holds" })
            let slope = try #require(experiment.claims.first { $0.id == "slope-at-4" })
            #expect(slope.measured == 0.017662706213291118 && slope.low == nil && slope.high == 0.018)

            let lines = try text("\(results)/slopes.csv").split(separator: "\n").filter { !$0.hasPrefix("4.0,") }
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: "\(results)/slopes.csv"))
            let lacking = try await Command.run(["check", "vanishing-gradient", "--json"], in: folder)
            #expect(lacking.status == 0 && lacking.messages == "")
            #expect(lacking.output.contains("\"measured\" : null"))
            let claims = try JSONDecoder().decode(Verdicts.self, from: Data(lacking.output.utf8)).experiments.first?
                .claims
            let lost = try #require(claims?.first { $0.id == "slope-at-4" })
            #expect(lost.verdict == "not run" && lost.measured == nil && lost.why == "needs x 4")
        }
    }

    @Test(
        "of results that are not there is refused with status 1 and one line",
        arguments: [
            (["check"], "error: results holds no results; run: make figures\n"),
            (["check", "--json"], "error: results holds no results; run: make figures\n"),
            (["check", "--out", "elsewhere"], "error: elsewhere holds no results; run: make figures\n"),
            (
                ["check", "vanishing-gradient"],
                "error: results/vanishing-gradient holds no manifest.json; run the experiment first\n"
            ),
            (
                ["plot", "vanishing-gradient"],
                "error: results/vanishing-gradient holds no manifest.json; run the experiment first\n"
            ),
        ])
    func absent(arguments: [String], message: String) async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(arguments, in: folder)
            #expect(run.status == 1)
            #expect(run.messages == message)
        }
    }

    @Test("plot draws the same pictures from the tables, and leaves tables and manifest as they are")
    func plot() async throws {
        try await Command.inFolder { folder in
            #expect(try await Command.run(Small.chain + ["--quiet"], in: folder).status == 0)
            let results = "\(folder)/results/custom/vanishing-gradient"
            let before = try contents(of: results)
            for file in before.keys where ["png", "svg", ".gp"].contains(String(file.suffix(3))) {
                try FileManager.default.removeItem(atPath: "\(results)/\(file)")
            }
            // The first run had no locale, which gnuplot warns of; the pictures must not depend on it.
            let run = try await Command.run(
                ["plot", "vanishing-gradient", "--out", "results/custom"], in: folder,
                environment: ["LC_ALL": "C.UTF-8"])
            #expect(run.status == 0 && run.messages == "")
            let pictures = before.keys.filter { $0.hasSuffix(".png") && !$0.hasSuffix("-slide.png") }
            #expect(
                run.output.split(separator: "\n").filter { $0.hasPrefix("    ") }.sorted()
                    == pictures.sorted().map { "    results/custom/vanishing-gradient/\($0)" })
            #expect(try contents(of: results) == before)
        }
    }

    @Test("plot draws the figures that are named, and refuses a name that is none's")
    func plotOne() async throws {
        try await Command.inFolder { folder in
            #expect(try await Command.run(Small.chain + ["--quiet"], in: folder).status == 0)
            let results = "\(folder)/results/custom/vanishing-gradient"
            for file in try contents(of: results).keys where file.hasSuffix(".png") {
                try FileManager.default.removeItem(atPath: "\(results)/\(file)")
            }
            let plot = ["plot", "vanishing-gradient", "--out", "results/custom"]
            #expect(try await Command.run(plot + ["saturation"], in: folder).status == 0)
            #expect(
                try contents(of: results, ending: ".png").keys.sorted() == ["saturation-slide.png", "saturation.png"])
            let wrong = try await Command.run(plot + ["saturaton"], in: folder)
            #expect(wrong.status == 1 && wrong.output == "")
            #expect(
                wrong.messages
                    == "error: vanishing-gradient has no figure 'saturaton'; its figures: gradient-by-layer, "
                    + "saturation, learning\n")
        }
    }

    @Test("plot of an edited table shows the edit")
    func plotReadsTables() async throws {
        try await Command.inFolder { folder in
            #expect(try await Command.run(Small.chain + ["--quiet"], in: folder).status == 0)
            let results = "\(folder)/results/custom/vanishing-gradient"
            let before = try contents(of: results, ending: ".png")
            let table = try text("\(results)/slopes.csv")
            try Data(table.replacing("0.5,0.25", with: "0.9,0.25").utf8).write(
                to: URL(filePath: "\(results)/slopes.csv"))
            let run = try await Command.run(["plot", "vanishing-gradient", "--out", "results/custom"], in: folder)
            #expect(run.status == 0)
            let after = try contents(of: results, ending: ".png")
            #expect(
                before.keys.filter { before[$0] != after[$0] }.sorted() == ["saturation-slide.png", "saturation.png"])
        }
    }
}

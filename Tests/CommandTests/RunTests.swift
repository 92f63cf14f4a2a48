import Foundation
import Testing

@Suite("A run", .serialized)
struct RunTests {
    @Test("prints its verdicts on stdout and its progress on stderr")
    func streams() async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(Small.chain, in: folder)
            #expect(run.status == 0)
            let lines = run.output.split(separator: "\n")
            #expect(
                lines.first?.hasPrefix("vanishing-gradient: results/custom/vanishing-gradient, custom preset, ") == true
            )
            // Findings and pictures first, then verdicts.
            let pictures = ["gradient-by-layer", "saturation", "learning"]
            #expect(
                pictures.indices.allSatisfy {
                    lines[2 * $0 + 2] == "    results/custom/vanishing-gradient/\(pictures[$0]).png"
                })
            #expect(lines[7] == "3 claims not judged")
            // Chains of 3 and 5 layers say nothing about one of 10.
            #expect(lines[8].hasPrefix("  – not run  rate: ") && lines[10] == "      why: needs depth 10 or more")
            #expect(lines.contains { $0.hasPrefix("    lecture-bound: ") })
            #expect(run.messageLines.allSatisfy { $0.hasPrefix("vanishing-gradient ") && $0.contains(" %  ") })
            #expect(run.messageLines.last?.hasPrefix("vanishing-gradient 100 %") == true)

            let quiet = try await Command.run(Small.chain + ["--quiet"], in: folder)
            #expect(quiet.status == 0 && quiet.messages == "")
            #expect(quiet.output.split(separator: "\n").dropFirst() == lines.dropFirst())
        }
    }

    @Test("of the quick preset measures every claim")
    func quickChain() async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(["vanishing-gradient", "--preset", "quick", "--quiet"], in: folder)
            #expect(run.status == 0, "\(run.messages)")
            try expectFiniteClaims("\(folder)/results/quick/vanishing-gradient", count: 10)
        }
    }

    /// The quick preset itself takes a minute on synthetic digits; the claims need these four functions.
    @Test("of a few activations on synthetic digits measures every claim")
    func quickNetworks() async throws {
        try await Command.inFolder { folder in
            let activations = ["--activations", "elu,leaky-relu,relu,sigmoid", "--quiet"]
            let run = try await Command.run(Small.networks + activations, in: folder)
            #expect(run.status == 0, "\(run.messages)")
            try expectFiniteClaims("\(folder)/results/digits/activation-comparison", count: 5)
        }
    }

    private func expectFiniteClaims(_ folder: String, count: Int) throws {
        let rows = try text("\(folder)/claims.csv").split(separator: "\n").dropFirst()
        #expect(rows.count == count)
        for row in rows {
            // Claim, kind, statement, measured, low, high, verdict and more; texts may have commas.
            let cells = row.replacing(#/"[^"]*"/#, with: "text").split(separator: ",", omittingEmptySubsequences: false)
            // A claim about a fifth epoch has nothing to measure in a run of one.
            let isMeasured = Double(cells[3])?.isFinite == true
            #expect(cells[6] == (isMeasured ? "not judged" : "not run"), "\(row)")
        }
    }

    @Test("gives the same tables for any number of workers and any kernels that the environment asks for")
    func sameBytes() async throws {
        try await Command.inFolder { folder in
            let variants: [([String], [String: String])] = [
                (["--jobs", "1"], [:]), (["--jobs", "2"], [:]), (["--jobs", "2"], ["OPENBLAS_CORETYPE": "SkylakeX"]),
                (["--jobs", "2"], ["OPENBLAS_CORETYPE": "Zen"]), (["--jobs", "1"], ["OPENBLAS_NUM_THREADS": "2"]),
                (["--jobs", "2"], ["OPENBLAS_CORETYPE": "Zen", "OPENBLAS_NUM_THREADS": "2"]),
            ]
            for experiment in [Small.chain, Small.networks] {
                var tables: [[String: Data]] = []
                for (index, (jobs, environment)) in variants.enumerated() {
                    let out = "\(folder)/\(index)"
                    let run = try await Command.run(
                        experiment + jobs + ["--quiet", "--out", out], in: folder, environment: environment)
                    #expect(run.status == 0, "\(run.messages)")
                    tables.append(try contents(of: out, ending: ".csv"))
                }
                #expect(tables[0].count >= 4 && tables[0].values.allSatisfy { !$0.isEmpty })
                for (table, variant) in zip(tables, variants) { #expect(table == tables[0], "\(variant)") }
            }
        }
    }

    @Test("of settings of one's own leaves the results of the lecture alone")
    func custom() async throws {
        try await Command.inFolder { folder in
            let lecture = "\(folder)/results/vanishing-gradient"
            try FileManager.default.createDirectory(atPath: lecture, withIntermediateDirectories: true)
            try Data("precious".utf8).write(to: URL(filePath: "\(lecture)/gradients.csv"))
            let run = try await Command.run(Small.chain + ["--quiet"], in: folder)
            #expect(run.status == 0)
            #expect(try contents(of: lecture) == ["gradients.csv": Data("precious".utf8)])
            let written = try contents(of: "\(folder)/results").keys.filter {
                !$0.hasPrefix("custom/vanishing-gradient/") && !$0.hasPrefix(".trials/vanishing-gradient/")
            }
            #expect(written == ["vanishing-gradient/gradients.csv"])
            #expect(try contents(of: folder).keys.allSatisfy { $0.hasPrefix("results/") })
        }
    }

    @Test(
        "follows what is typed before what the preset says",
        arguments: [
            ["--preset", "quick", "--steps", "60", "--depths", "10"],
            ["--preset=quick", "--steps", "60", "--depths=10"],
            ["--steps", "60", "--depths", "10", "--preset", "quick"], ["--steps=60", "--depths=10", "--preset=quick"],
            ["--preset", "paper", "--steps", "60", "--depths", "10", "--preset", "quick"],
        ])
    func presetAndUser(arguments: [String]) async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(["vanishing-gradient"] + arguments + ["--quiet"], in: folder)
            #expect(run.status == 0, "\(run.messages)")
            let manifest = try ManifestFile("\(folder)/results/custom/vanishing-gradient")
            #expect(manifest["steps"] == "60" && manifest["depths"] == "10" && manifest.preset == "custom")
        }
    }

    @Test("of the same settings as a preset is that preset")
    func presetByHand() async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(
                ["vanishing-gradient", "--preset", "quick", "--weight", "0.50", "--quiet"], in: folder)
            #expect(run.status == 0, "\(run.messages)")
            let manifest = try ManifestFile("\(folder)/results/quick/vanishing-gradient")
            #expect(manifest["steps"] == "1000" && manifest.preset == "quick" && !manifest.isJudged)
        }
    }

    @Test("without gnuplot ends with status 69 before it computes or writes anything")
    func withoutGnuplot() async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(Small.chain, in: folder, environment: ["PATH": "\(folder)/empty"])
            #expect(run.status == 69)
            #expect(
                run.messages == "error: gnuplot is needed to draw the figures and was not found; type: make setup\n")
            #expect(run.output == "")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }

    @Test("into a folder that cannot be made ends with status 1 and one line")
    func unwritable() async throws {
        try await Command.inFolder { folder in
            try Data().write(to: URL(filePath: "\(folder)/file"))
            let run = try await Command.run(Small.chain + ["--out", "file"], in: folder)
            #expect(run.status == 1 && run.output == "")
            #expect(
                run.messages == "error: the folder file/.trials/vanishing-gradient cannot be made: Not a directory\n")
        }
    }
}

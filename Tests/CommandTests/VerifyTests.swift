import Foundation
import Testing

@Suite("Verifying results")
struct VerifyTests {
    /// The results of a small run, and the words that verify them.
    private static let id = "vanishing-gradient"
    private static let verify = ["verify", "--out", "results/custom", "--quiet"]

    private func withResults(_ body: (_ folder: String, _ results: String) async throws -> Void) async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(Small.chain + ["--quiet"], in: folder)
            #expect(run.status == 0, "\(run.messages)")
            try await body(folder, "\(folder)/results/custom/\(Self.id)")
        }
    }

    private func edit(_ file: String, _ old: String, _ new: String) throws {
        let before = try text(file)
        let after = before.replacing(old, with: new)
        #expect(after != before, "\(file)")
        try Data(after.utf8).write(to: URL(filePath: file))
    }

    @Test("that are as they were passes, and leaves nothing behind")
    func identical() async throws {
        try await withResults { folder, results in
            let before = try contents(of: folder)
            let scratch = "\(folder)/scratch"
            try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
            for arguments in [Self.verify, Self.verify + [Self.id, "--jobs", "3"]] {
                let run = try await Command.run(arguments, in: folder, environment: ["TMPDIR": scratch])
                #expect(run.status == 0 && run.messages == "")
                #expect(
                    run.output
                        == "vanishing-gradient: identical | tables: 5 identical, 0 within the tolerance, 0 different\n")
            }
            #expect(try contents(of: folder) == before)
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch).isEmpty)

            let loud = try await Command.run(Self.verify.dropLast(), in: folder)
            #expect(loud.status == 0 && loud.messageLines.allSatisfy { $0.hasPrefix("vanishing-gradient ") })
            #expect(!loud.messageLines.isEmpty)
        }
    }

    @Test("with numbers changed ends with status 2 and names the rows, the worst first")
    func tampered() async throws {
        try await withResults { folder, results in
            try edit("\(results)/slopes.csv", "\n0.5,0.6224593312018546,", "\n0.5,0.6224600000000000,")
            var run = try await Command.run(Self.verify, in: folder)
            #expect(run.status == 0 && run.messages == "")
            #expect(
                run.output == """
                    vanishing-gradient: within the tolerance | tables: 4 identical, 1 within the tolerance, 0 different
                      within      slopes: 1 of 161 rows | the worst:
                        x 0.5 | sigmoid | expected 0.62246 | got 0.6224593312018546 | relative difference 1.1e-06 | allowed 0.0001

                    """)

            try edit("\(results)/slopes.csv", "\n0.0,0.5,", "\n0.0,0.25,")
            try edit("\(results)/runs.csv", "finished", "diverged")
            run = try await Command.run(Self.verify, in: folder)
            #expect(run.status == 2 && run.messages == "")
            #expect(
                run.output == """
                    vanishing-gradient: different | tables: 3 identical, 0 within the tolerance, 2 different
                      different   slopes: 1 of 161 rows | worst first:
                        x 0.0 | sigmoid | expected 0.25 | got 0.5 | relative difference 1 | allowed 0.0001
                      different   runs: 1 of 1 rows | worst first:
                        arm learning | outcome | expected diverged | got finished | must be equal

                    """)
        }
    }

    @Test("with many rows changed shows a handful and how many more")
    func manyRows() async throws {
        try await withResults { folder, results in
            // Ten rows, from -7.0 to -7.9.
            let lines = try text("\(results)/slopes.csv").split(separator: "\n").map { line in
                line.hasPrefix("-7.") ? line.prefix { $0 != "," } + ",0.5,0.25\n" : line + "\n"
            }
            try Data(lines.joined().utf8).write(to: URL(filePath: "\(results)/slopes.csv"))
            let run = try await Command.run(Self.verify, in: folder)
            #expect(run.status == 2)
            let output = run.output.split(separator: "\n")
            #expect(output.count == 8, "\(run.output)")
            #expect(output.dropFirst(2).dropLast().map { $0.prefix(10) } == [9, 8, 7, 6, 5].map { "    x -7.\($0)" })
            #expect(output.last == "    and 5 more")
        }
    }

    @Test("against those of another machine runs nothing")
    func against() async throws {
        try await withResults { folder, results in
            let other = "\(folder)/other/\(Self.id)"
            try FileManager.default.createDirectory(atPath: "\(folder)/other", withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: results, toPath: other)
            let arguments = ["verify", Self.id, "--out", "results/custom", "--against", "other"]
            var run = try await Command.run(arguments, in: folder)
            // Without --quiet: a run would show its progress.
            #expect(run.status == 0 && run.messages == "")
            #expect(run.output.hasPrefix("vanishing-gradient: identical | "))

            try edit("\(other)/manifest.json", "\"codeVersion\" : 2", "\"codeVersion\" : 3")
            run = try await Command.run(arguments, in: folder)
            #expect(run.status == 0)
            #expect(
                run.output == """
                    vanishing-gradient: identical | tables: 5 identical, 0 within the tolerance, 0 different
                      note        code version | expected 2 | got 3

                    """)

            try edit("\(other)/manifest.json", "\"value\" : \"50\"", "\"value\" : \"60\"")
            run = try await Command.run(arguments, in: folder)
            #expect(run.status == 2)
            #expect(
                run.output == """
                    vanishing-gradient: different | tables: 5 identical, 0 within the tolerance, 0 different
                      different   setting steps | expected 50 | got 60
                      note        code version | expected 2 | got 3

                    """)

            try FileManager.default.removeItem(atPath: other)
            run = try await Command.run(arguments, in: folder)
            #expect(run.status == 1 && run.output == "")
            #expect(
                run.messages == "error: other/vanishing-gradient holds no manifest.json; run the experiment first\n")
        }
    }

    @Test("in JSON is one document that says the same")
    func json() async throws {
        struct Document: Decodable {
            struct Entry: Decodable {
                let experiment, outcome: String
                let tables: [Table]
            }
            struct Table: Decodable {
                let name, outcome: String
                let rows, rowsWithin, rowsDifferent: Int
                let defects: [String]
                let worst: [Cell]
            }
            struct Cell: Decodable {
                let row, column, expected, got: String
                let difference, allowed: Double?
                let isRelative: Bool?
            }
            let outcome: String
            let experiments: [Entry]
        }
        func document(_ run: CommandRun) throws -> Document {
            try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
        }
        try await withResults { folder, results in
            let before = try document(try await Command.run(Self.verify + ["--json"], in: folder))
            #expect(before.outcome == "identical" && before.experiments.map(\.experiment) == [Self.id])
            #expect(before.experiments[0].tables.allSatisfy { $0.outcome == "identical" && $0.worst.isEmpty })

            try edit("\(results)/slopes.csv", "\n0.0,0.5,", "\n0.0,0.25,")
            let run = try await Command.run(Self.verify + ["--json"], in: folder)
            #expect(run.status == 2 && run.messages == "")
            let after = try document(run)
            #expect(after.outcome == "different" && after.experiments.map(\.outcome) == ["different"])
            let table = try #require(after.experiments[0].tables.first { $0.name == "slopes" })
            #expect(table.outcome == "different" && table.rows == 161)
            #expect(table.rowsWithin == 0 && table.rowsDifferent == 1 && table.defects.isEmpty)
            let cell = try #require(table.worst.first)
            #expect(cell.row == "x 0.0" && cell.column == "sigmoid" && cell.expected == "0.25" && cell.got == "0.5")
            #expect(cell.difference == 1 && cell.allowed == 1e-4 && cell.isRelative == true)
        }
    }

    @Test("made from images runs on the same images, and on no others")
    func data() async throws {
        try await Command.inFolder { folder in
            #expect(try await Command.run(Small.networks + ["--quiet"], in: folder).status == 0)
            // The results say that they are of synthetic digits, so nothing looks for MNIST.
            let arguments = ["verify", "--out", "results/digits", "--quiet", "--data", "absent"]
            var run = try await Command.run(arguments, in: folder)
            #expect(run.status == 0 && run.messages == "")
            #expect(run.output.hasPrefix("activation-comparison: identical | "))

            let manifest = "\(folder)/results/digits/activation-comparison/manifest.json"
            let checksum = try #require(ManifestFile("\(folder)/results/digits/activation-comparison").data?.sha256)
            try edit(manifest, checksum, "abc")
            run = try await Command.run(arguments, in: folder)
            #expect(run.status == 65 && run.output == "")
            #expect(
                run.messages
                    == "error: results/digits/activation-comparison/manifest.json: expected synthetic digits of "
                    + "SHA-256 abc, got synthetic digits of \(checksum); run the experiment again\n")

            try edit(manifest, "synthetic digits", "MNIST")
            run = try await Command.run(arguments, in: folder)
            #expect(run.status == 65 && run.output == "")
            #expect(
                run.messages == "error: absent/mnist/train-images-idx3-ubyte: expected the file, with or without .gz, "
                    + "got neither; run make data or name the data folder with --data\n")
            if let real = Command.dataFolder {
                run = try await Command.run(
                    ["verify", "--out", "results/digits"], in: folder, environment: ["TRAINABILITY_DATA": real])
                #expect(run.status == 65 && run.output == "")
                #expect(
                    run.messages == "error: results/digits/activation-comparison/manifest.json: expected MNIST of "
                        + "SHA-256 abc, got MNIST of b2d8f5bf39174ee5ffeefa97e42d673c35432b411bb5d1f74fbbeddae7f1690a; "
                        + "name their folder with --data or run the experiment again\n")
            }
        }
    }

    @Test("whose settings this version does not know is refused with status 1 and one line")
    func settings() async throws {
        try await withResults { folder, results in
            try edit("\(results)/manifest.json", "\"sweep-depth\"", "\"swept-depth\"")
            let run = try await Command.run(Self.verify, in: folder)
            #expect(run.status == 1 && run.output == "")
            #expect(
                run.messages
                    == "error: results/custom/vanishing-gradient/manifest.json holds settings that this version "
                    + "refuses (Unknown option '--swept-depth'. Did you mean '--sweep-depth'?); run the experiment again\n"
            )
        }
    }

    @Test(
        "that are not there, or in a wrong way, is refused in one line",
        arguments: [
            (["verify"], 1, "error: results holds no results; run: make figures"),
            (
                ["verify", "vanishing-gradient"], 1,
                "error: results/vanishing-gradient holds no manifest.json; run the experiment first"
            ),
            (
                ["verify", "vanishing"], 64,
                "error: there is no experiment 'vanishing'. Did you mean 'vanishing-gradient'? "
                    + "'experiment list' names them all."
            ),
            (["verify", "--jobs", "0"], 64, "error: --jobs needs a number from 1 to 256, got 0."),
            (
                ["verfy"], 64,
                "error: there is no experiment or command 'verfy'. Did you mean 'verify'? 'experiment list' names them all."
            ),
        ])
    func refused(arguments: [String], status: Int32, complaint: String) async throws {
        try await Command.inFolder { folder in
            let run = try await Command.run(arguments, in: folder)
            #expect(run.status == status && run.complaint == complaint && run.output == "")
        }
    }
}

import Foundation
import Testing

@testable import Harness

@Suite("A run of an experiment")
struct SessionTests {
    private func run(
        in folder: String, _ arguments: [String] = [], jobs: Int = 2, data: DataSource? = nil, isJudged: Bool = true
    ) throws -> [Judgement] {
        let conditions = Conditions(
            preset: "quick", isJudged: isJudged, command: "experiment toy --preset quick", data: data,
            versions: ["openblas": "none"], pace: Pace(jobs: jobs), progress: .quiet)
        // A store of its own for each run, so that each one computes.
        var judgements: [Judgement] = []
        try inScratchFolder { store in
            judgements = try Session<Toy>(ResultFolder(folder))
                .run(Toy.settings(.quick, arguments), conditions, Store(store))
        }
        return judgements
    }

    private static let files = [
        "claims.csv", "ends.csv", "manifest.json", "series-slide.gp", "series-slide.png", "series-slide.svg",
        "series-summary.csv", "series.csv", "series.gp", "series.png", "series.svg",
    ]

    @Test("leaves tables, scripts, pictures, claims and manifest, and nothing else")
    func files() throws {
        try inScratchFolder { folder in
            let judgements = try run(in: "\(folder)/a/toy")
            #expect(judgements.map(\.verdict) == [.fails, .fails, .fails, .notRun])
            #expect(try names(in: "\(folder)/a/toy") == Self.files)
        }
    }

    @Test("gives the same bytes for any number of workers")
    func workers() throws {
        try inScratchFolder { folder in
            for jobs in [1, 2, 8] { _ = try run(in: "\(folder)/\(jobs)", ["--lengths", "3,1,2,5"], jobs: jobs) }
            for file in Self.files where file != "manifest.json" {
                #expect(!bytes(of: "\(folder)/1/\(file)").isEmpty)
                for jobs in [2, 8] {
                    #expect(bytes(of: "\(folder)/\(jobs)/\(file)") == bytes(of: "\(folder)/1/\(file)"), "\(file)")
                }
            }
            let ends = try CSV.table("ends", from: String(contentsOfFile: "\(folder)/8/ends.csv", encoding: .utf8))
            #expect(
                try ends.values("trial")
                    == (1...3).flatMap { seed in
                        [3, 1, 2, 5].map { .text("length-\($0), seed \(seed)") }
                    })
        }
    }

    @Test("that fails leaves no results, and older ones as they were", arguments: [1, 8])
    func nothingHalfWritten(jobs: Int) throws {
        try inScratchFolder { folder in
            let failing = ["--label", folder]
            Toy.fail("length-1", labeled: folder)
            #expect(complaint { _ = try run(in: "\(folder)/new", failing, jobs: jobs) } != nil)
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/new"))

            _ = try run(in: "\(folder)/old")
            let before = try names(in: "\(folder)/old").map { bytes(of: "\(folder)/old/\($0)") }
            #expect(complaint { _ = try run(in: "\(folder)/old", failing, jobs: jobs) } != nil)
            #expect(try names(in: "\(folder)/old") == Self.files)
            #expect(try names(in: "\(folder)/old").map { bytes(of: "\(folder)/old/\($0)") } == before)
        }
    }

    @Test("names its data in every table, in the manifest and under the title")
    func data() throws {
        try inScratchFolder { folder in
            _ = try run(in: folder, data: DataSource(name: "synthetic digits", checksum: "abc", content: 0))
            let manifest = try ResultFolder(folder).manifest()
            let tables = try ResultFolder(folder).tables(manifest)
            #expect(Set(tables.all.map(\.name)) == ["ends", "series-summary", "series"])
            for table in tables.all { #expect(try table.distinct("dataset") == ["synthetic digits"]) }
            #expect(manifest.data?.name == "synthetic digits" && manifest.data?.sha256 == "abc")
            let script = String(decoding: bytes(of: "\(folder)/series.gp"), as: UTF8.self)
            #expect(script.contains("synthetic digits") && script.contains(manifest.fingerprint))
        }
    }

    @Test("reads no table that another run left in the folder")
    func foreignTable() throws {
        try inScratchFolder { folder in
            _ = try run(in: folder)
            let manifest = try ResultFolder(folder).manifest()
            try AtomicFile.write("no table\"", to: "\(folder)/older.csv")
            #expect(try !ResultFolder(folder).tables(manifest).all.contains { $0.name == "older" })
        }
    }

    @Test("says in its manifest how to make it again")
    func manifest() throws {
        try inScratchFolder { folder in
            _ = try run(in: folder, ["--lengths", "1"], jobs: 8)
            let manifest = try ResultFolder(folder).manifest()
            #expect(manifest.command == "experiment toy --preset quick")
            #expect(manifest.experiment == "toy" && manifest.codeVersion == 3 && manifest.preset == "quick")
            #expect(manifest.settings == (try Toy.settings(.quick, ["--lengths", "1"]).canonical))
            #expect(manifest.trials.map(\.name) == ["length-1, seed 1", "length-1, seed 2", "length-1, seed 3"])
            #expect(manifest.trials.allSatisfy { $0.seconds >= 0 && $0.origin == manifest.checkout })
            #expect(manifest.figures == ["series"])
            #expect(manifest.data == nil && manifest.isJudged && manifest.jobs == 8)
            #expect(manifest.cores >= 1 && !manifest.processor.isEmpty && manifest.duration_s >= 0)
            #expect(manifest.versions["gnuplot"]?.hasPrefix("gnuplot ") == true)
            #expect(manifest.versions["openblas"] == "none" && manifest.versions["swift"] != nil)
            #expect((try? Date(manifest.startedAt, strategy: .iso8601)) != nil)
            #expect(
                manifest.fingerprint
                    == fingerprint(
                        of: ["toy", "3", ""]
                            + manifest.settings.map {
                                "\($0.name)=\($0.value)"
                            }))
        }
    }

    @Test("keeps its manifest when it gives the same again, and writes a new one when anything else came out")
    func sameAgain() throws {
        try inScratchFolder { folder in
            let manifest = { bytes(of: "\(folder)/manifest.json") }
            _ = try run(in: folder, jobs: 1)
            let first = manifest()
            _ = try run(in: folder, jobs: 2)
            #expect(manifest() == first)
            for (file, text) in [("series.csv", "x\n1\n"), ("series.png", "no picture")] {
                try AtomicFile.write(text, to: "\(folder)/\(file)")
                _ = try run(in: folder, jobs: 2)
                #expect(try manifest() != first && ResultFolder(folder).manifest().jobs == 2)
                try first.write(to: URL(filePath: "\(folder)/manifest.json"))
            }
            _ = try run(in: folder, ["--label", "other"], jobs: 1)
            #expect(manifest() != first)
        }
    }

    @Test("has another fingerprint for other settings and other data, and the same for other workers")
    func fingerprints() throws {
        try inScratchFolder { folder in
            let checksum = { DataSource(name: "MNIST", checksum: $0, content: 0) }
            _ = try run(in: "\(folder)/0", jobs: 1)
            _ = try run(in: "\(folder)/1", jobs: 2)
            _ = try run(in: "\(folder)/2", ["--shift", "0"])
            _ = try run(in: "\(folder)/3", data: checksum("a"))
            _ = try run(in: "\(folder)/4", data: checksum("b"))
            let prints = try (0...4).map { try ResultFolder("\(folder)/\($0)").manifest().fingerprint }
            #expect(prints[0] == prints[1] && Set(prints).count == 4)
        }
    }

    @Test("is drawn and judged again from its tables")
    func again() throws {
        try inScratchFolder { folder in
            let first = try run(in: folder, ["--lengths", "1,2,3"])
            #expect(first.map(\.verdict) == [.holds, .fails, .fails, .notRun])
            let session = Session<Toy>(ResultFolder(folder))
            let pictures = ["series.png", "series.svg"].map { bytes(of: "\(folder)/\($0)") }
            for file in ["series.gp", "series.png", "series.svg"] {
                try FileManager.default.removeItem(atPath: "\(folder)/\(file)")
            }
            try session.plot()
            #expect(["series.png", "series.svg"].map { bytes(of: "\(folder)/\($0)") } == pictures)
            let again = try session.check()
            #expect(again.map(\.verdict) == first.map(\.verdict))
            #expect(again.prefix(2).map(\.measured) == first.prefix(2).map(\.measured))
            #expect(again[2].reason?.hasPrefix("there is no table absent, only ") == true)
            #expect(again[3].reason == "needs length 99")
        }
    }

    @Test("under settings that claims were not made for is not judged, nor when checked later")
    func notJudged() throws {
        try inScratchFolder { folder in
            let first = try run(in: folder, isJudged: false)
            let again = try Session<Toy>(ResultFolder(folder)).check()
            let verdicts: [Verdict] = [.notJudged, .notJudged, .notJudged, .notRun]
            #expect((first + again).map(\.verdict) == verdicts + verdicts)
        }
    }

    @Test("that never was cannot be drawn nor judged")
    func absent() throws {
        try inScratchFolder { folder in
            let session = Session<Toy>(ResultFolder("\(folder)/toy"))
            let message = "\(folder)/toy holds no manifest.json; run the experiment first"
            #expect(complaint { try session.plot() } == message)
            #expect(complaint { _ = try session.check() } == message)
            try AtomicFile.write("{", to: "\(folder)/manifest.json")
            #expect(
                complaint { _ = try ResultFolder(folder).manifest() }
                    == "\(folder)/manifest.json cannot be read; run the experiment again")
        }
    }

    @Test("whose manifest names files of other folders takes none of them away", arguments: ["tables", "figures"])
    func hostileManifest(list: String) throws {
        try inScratchFolder { folder in
            let results = "\(folder)/results/toy"
            _ = try run(in: results)
            let kept = list == "tables" ? "kept.csv" : "kept.png"
            try AtomicFile.write("mine", to: "\(folder)/\(kept)")
            let manifest = try JSONSerialization.jsonObject(with: bytes(of: "\(results)/manifest.json"))
            var hostile = try #require(manifest as? [String: Any])
            hostile[list] = ["../../kept"]
            let text = String(decoding: try JSONSerialization.data(withJSONObject: hostile), as: UTF8.self)
            try AtomicFile.write(text, to: "\(results)/manifest.json")
            #expect(
                complaint { _ = try Session<Toy>(ResultFolder(results)).check() }
                    == "\(results)/manifest.json cannot be read; run the experiment again")
            _ = try run(in: results)
            #expect(String(decoding: bytes(of: "\(folder)/\(kept)"), as: UTF8.self) == "mine")
        }
    }
}

@Suite("The folder of results")
struct ResultFolderTests {
    @Test(
        "is the repository's for the lecture on MNIST only",
        arguments: [
            ("lecture", nil, "results/toy"), ("quick", nil, "results/quick/toy"), ("paper", nil, "results/paper/toy"),
            ("custom", nil, "results/custom/toy"), ("lecture", "digits", "results/digits/toy"),
            ("quick", "digits", "results/digits/toy"), ("custom", "cifar10", "results/cifar10/toy"),
        ] as [(String, String?, String)])
    func place(preset: String, otherImages: String?, path: String) {
        #expect(ResultFolder(out: "results", experiment: "toy", preset: preset, otherImages: otherImages).path == path)
    }

    @Test("that cannot be made is one line")
    func unmade() throws {
        try inScratchFolder { folder in
            try AtomicFile.write("", to: "\(folder)/file")
            let message = complaint { _ = try Staging(for: ResultFolder("\(folder)/file/toy")) }
            #expect(message?.hasPrefix("the folder \(folder)/file/toy cannot be made: ") == true)
            #expect(message?.contains("\n") == false)
        }
    }
}

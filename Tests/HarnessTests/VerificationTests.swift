import Foundation
import Testing

@testable import Harness

@Suite("Results beside those of another run")
struct VerificationTests {
    private let conditions = Conditions(
        preset: "quick", isJudged: false, command: "experiment toy", data: nil, versions: ["openblas": "none"],
        pace: Pace(jobs: 2), progress: .quiet)

    private func run(in folder: String, _ arguments: [String] = []) throws -> Session<Toy> {
        let session = Session<Toy>(ResultFolder(folder))
        try inScratchFolder { store in
            _ = try session.run(Toy.settings(.quick, arguments), conditions, Store(store))
        }
        return session
    }

    private func edit(_ file: String, _ old: String, _ new: String) throws {
        let text = String(decoding: bytes(of: file), as: UTF8.self)
        #expect(text.contains(old), "\(file)")
        try AtomicFile.write(text.replacingOccurrences(of: old, with: new), to: file)
    }

    @Test("are identical")
    func identical() throws {
        try inScratchFolder { folder in
            let first = try run(in: "\(folder)/a")
            let settings = try first.settings()
            let tables = try first.compute(settings, conditions, Store("\(folder)/store")).tables
            for verification in [
                try first.compare(with: run(in: "\(folder)/b").folder),
                try first.compare(with: tables, settings, conditions),
            ] {
                #expect(verification.agreement == .identical && verification.remarks.isEmpty)
                #expect(verification.experiment == "toy")
                #expect(verification.comparison.tables.map(\.name) == ["series", "ends", "series-summary"])
            }
        }
    }

    @Test("are not, beside the tables of other settings just computed")
    func otherSettings() throws {
        try inScratchFolder { folder in
            let session = try run(in: "\(folder)/a")
            let settings = try Toy.settings(.quick, ["--shift=-0.25"])
            let tables = try session.compute(settings, conditions, Store("\(folder)/store")).tables
            let verification = try session.compare(with: tables, settings, conditions)
            #expect(verification.remarks.map(\.what) == ["setting shift"])
            #expect(verification.comparison.tables.map(\.agreement) == [.different, .different, .different])
        }
    }

    @Test("are compared with the tolerances of their columns")
    func tolerances() throws {
        try inScratchFolder { folder in
            let first = try run(in: "\(folder)/a")
            let second = try run(in: "\(folder)/b")
            let table = try first.folder.tables(first.folder.manifest())["series-summary"]
            // The names of the toy's columns say nothing, so that they may move by a ten-thousandth.
            let index = try table.index(of: "value_lo")
            for (factor, agreement) in [(1.00005, Agreement.within), (1.0002, .different)] {
                var cells = table.cells
                cells[0][index] = .number((cells[0][index].double ?? .nan) * factor)
                try AtomicFile.write(
                    CSV.text(of: Table(table.name, columns: table.columns, cells: cells)),
                    to: "\(second.folder.path)/\(table.name).csv")
                #expect(try first.compare(with: second.folder).agreement == agreement)
            }
        }
    }

    @Test("of other settings or data are different even where no number is")
    func asked() throws {
        try inScratchFolder { folder in
            let first = try run(in: "\(folder)/a", ["--label", "none"])
            let second = try run(in: "\(folder)/b")
            var verification = try first.compare(with: second.folder)
            #expect(
                verification.remarks == [
                    Verification.Remark(what: "setting label", expected: "none", got: "", isDecisive: true)
                ])
            #expect(verification.comparison.agreement == .identical && verification.agreement == .different)

            let third = try run(in: "\(folder)/c")
            try edit(
                "\(folder)/c/manifest.json", "\"experiment\"",
                "\"data\" : { \"name\" : \"MNIST\", \"sha256\" : \"abc\" },\n  \"experiment\"")
            verification = try second.compare(with: third.folder)
            #expect(
                verification.remarks == [
                    Verification.Remark(what: "data", expected: "none", got: "MNIST, SHA-256 abc", isDecisive: true)
                ])
            #expect(verification.agreement == .different)
        }
    }

    @Test("of another code version or matrix library say so, and are judged by their numbers")
    func versions() throws {
        try inScratchFolder { folder in
            let first = try run(in: "\(folder)/a")
            let second = try run(in: "\(folder)/b")
            try edit("\(folder)/a/manifest.json", "\"codeVersion\" : 3", "\"codeVersion\" : 2")
            try edit("\(folder)/a/manifest.json", "\"openblas\" : \"none\"", "\"openblas\" : \"0.3\"")
            let verification = try first.compare(with: second.folder)
            #expect(
                verification.remarks == [
                    Verification.Remark(what: "code version", expected: "2", got: "3", isDecisive: false),
                    Verification.Remark(what: "OpenBLAS", expected: "0.3", got: "none", isDecisive: false),
                ])
            #expect(verification.agreement == .identical)
        }
    }

    @Test("give back their settings", arguments: [[], ["--shift=-7.25", "--label", "a b=c", "--shade", "veryDark"]])
    func settings(arguments: [String]) throws {
        try inScratchFolder { folder in
            let session = try run(in: folder, arguments)
            #expect(try session.settings().canonical == Toy.settings(.quick, arguments).canonical)
        }
    }

    @Test(
        "whose settings are not those of this version cannot be run again, and say why",
        arguments: [
            (
                "\"shift\"", "\"lift\"",
                "holds settings that this version refuses (Unknown option '--lift'. Did you mean '--shift'?)"
            ),
            (
                "\"20000\"", "\"0\"",
                "holds settings that this version refuses (The value '0' is invalid for '--steps-of-work <steps-of-work>': "
                    + "expected 1 to 1000000)"
            ),
            ("\"20000\"", "\"020000\"", "gives the setting steps-of-work as 020000, this version as 20000"),
            (
                "    {\n      \"name\" : \"shade\",\n      \"value\" : \"dark\"\n    },\n", "",
                "gives the setting shade as none, this version as dark"
            ),
        ])
    func unreadable(old: String, new: String, complaint message: String) throws {
        try inScratchFolder { folder in
            let session = try run(in: folder)
            try edit("\(folder)/manifest.json", old, new)
            #expect(
                complaint { _ = try session.settings() }
                    == "\(folder)/manifest.json \(message); run the experiment again")
        }
    }
}

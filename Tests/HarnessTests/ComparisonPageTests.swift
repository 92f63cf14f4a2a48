import Foundation
import Testing

@testable import Harness

@Suite("The page of two folders")
struct ComparisonPageTests {
    private static func comparison(_ here: String, _ there: String) throws -> ComparisonPage {
        let pairs = [(try ReportedExperiment(Toy.self, in: here), try ReportedExperiment(Toy.self, in: there))]
        return ComparisonPage(pairs, in: here, with: there)
    }

    private func page(_ out: String) throws -> ParsedPage {
        try ParsedPage(String(decoding: bytes(of: "\(out)/comparison.html"), as: UTF8.self))
    }

    @Test("shows both, points out what differs, and writes nothing into the other", arguments: ["there", "a b/'t&<h"])
    func both(other: String) throws {
        try inScratchFolder { scratch in
            let (here, there) = ("\(scratch)/here", "\(scratch)/\(other)")
            try ToyResults.write(ToyResults.manifest(), to: here)
            try ToyResults.write(
                ToyResults.manifest({ $0 == "a processor" ? "another <b>" : $0 }, settings: ["shift": "7.25"]),
                to: there)
            // The other's largest value is above one, so that its claim holds.
            let table = String(decoding: bytes(of: "\(there)/toy/series.csv"), as: UTF8.self)
            try AtomicFile.write(table.replacing("2,-0.5", with: "2,1.5"), to: "\(there)/toy/series.csv")
            let before = try names(in: "\(there)/toy")
            try Self.comparison(here, there).write(Gnuplot())
            #expect(try names(in: "\(there)/toy") == before)

            let page = try page(here)
            #expect(page.deadAddresses(in: here) == [])
            let pictures = page["img"].filter { $0.attributes["class"] == nil }.compactMap {
                $0.attributes["src"]?.removingPercentEncoding
            }
            #expect(pictures == ["./toy/series.svg", "./../\(other)/toy/series.svg"])
            let dark = page["source"].compactMap { $0.attributes["srcset"] }
            #expect(dark == ["./toy/series-dark.svg", "./comparison/toy/series-dark.svg"])
            let compared = page["td"].filter { $0.attributes["data-label"] == "Compared" }.map(\.text)
            #expect(compared == ["= same number", "≠ verdicts differ", "= same number", "= same number"])
            #expect(page["tr"].contains { $0.text.contains("-0.5✗ fails1.5✓ holds≠ verdicts differ") })
            // The rows of the last table, without its head.
            let facts = page["tr"].map(\.text).suffix(2)
            #expect(
                facts == [
                    "processora processor, 2 cores, 1 trial at a timeanother <b>, 2 cores, 1 trial at a time",
                    "setting shift-1.57.25",
                ])
        }
    }

    @Test("that are the same says so")
    func same() throws {
        try inScratchFolder { out in
            try ToyResults.write(ToyResults.manifest(), to: out)
            try Self.comparison(out, out).write(Gnuplot())
            let page = try page(out)
            #expect(page.deadAddresses(in: out) == [])
            #expect(page["p"].contains { $0.text.hasPrefix("Nothing: settings, data, code") })
        }
    }

    @Test("of which one has no results is refused")
    func empty() throws {
        try inScratchFolder { out in
            try ToyResults.write(ToyResults.manifest(), to: out)
            for (here, there) in [(out, "\(out)/none"), ("\(out)/none", out)] {
                let complaint = complaint { try Self.comparison(here, there).write(Gnuplot()) }
                #expect(complaint == "\(out)/none holds no results; run: make figures")
            }
            #expect(try names(in: out) == ["toy"])
        }
    }

    @Test("finds the way through links in the file system")
    func way() throws {
        try inScratchFolder { scratch in
            for folder in ["a/b/c", "x/y"] {
                try FileManager.default.createDirectory(
                    atPath: "\(scratch)/\(folder)", withIntermediateDirectories: true)
            }
            try FileManager.default.createSymbolicLink(
                atPath: "\(scratch)/link", withDestinationPath: "\(scratch)/a/b/c")
            #expect(ComparisonPage.way(from: "\(scratch)/a", to: "\(scratch)/x/y") == ["..", "x", "y"])
            #expect(ComparisonPage.way(from: "\(scratch)/link", to: "\(scratch)/x") == ["..", "..", "..", "x"])
            #expect(ComparisonPage.way(from: "\(scratch)/a/./b/", to: "\(scratch)/a/b/c/../c") == ["c"])
            #expect(ComparisonPage.way(from: scratch, to: scratch) == [])
        }
    }
}

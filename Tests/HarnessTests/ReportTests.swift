import Foundation
import Testing

@testable import Harness

@Suite("The page of results")
struct ReportTests {
    /// The toy, and an experiment without results.
    private static func report(in out: String) throws -> Report {
        let absent = Card(id: "absent", title: "Not run", claim: "It could be.", summary: "", sources: ["here"])
        let experiments = [
            try ReportedExperiment(Toy.self, in: out),
            ReportedExperiment(card: absent, folder: ResultFolder("\(out)/absent"), run: nil),
        ]
        return Report(experiments, in: out) { "swift run experiment \($0.id) --out here" }
    }

    private func withPage(
        _ manifest: Manifest, isDrawn: Bool = true, _ body: (_ page: ParsedPage, _ out: String) throws -> Void
    ) throws {
        try inScratchFolder { out in
            try ToyResults.write(manifest, to: out, isDrawn: isDrawn)
            try Self.report(in: out).write(Gnuplot())
            try body(try ParsedPage(String(decoding: bytes(of: "\(out)/index.html"), as: UTF8.self)), out)
        }
    }

    @Test("links to files that are there, to all of them, and loads nothing else")
    func addresses() throws {
        try withPage(ToyResults.manifest()) { page, out in
            #expect(page.deadAddresses(in: out) == [])
            let files = try names(in: "\(out)/toy")
            #expect(
                files == [
                    "ends.csv", "manifest.json", "series-dark.svg", "series-summary.csv", "series.csv", "series.gp",
                    "series.png", "series.svg",
                ])
            for file in files { #expect(page.addresses.contains("./toy/\(file)"), "\(file)") }
            #expect(page["script"].isEmpty && page["link"].isEmpty && page["iframe"].isEmpty)
            let style = try #require(page["style"].first?.text)
            #expect(!style.contains("url(") && !style.contains("@import"))
            #expect(page.elements.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } })
        }
    }

    @Test("shows the light picture, and the dark one where the reader's screen is dark, and tells what they show")
    func figures() throws {
        try withPage(ToyResults.manifest()) { page, out in
            let picture = try #require(page["img"].first)
            try #require(page["img"].count == 2 && page["source"].count == 1)
            let paper = page["img"][1].attributes
            #expect(paper["class"] == "paper" && paper["src"] == "./toy/series.svg")
            #expect(picture.attributes["src"] == "./toy/series.svg")
            let text = "9 trials left rows. mean of 3 seeds, band from smallest to largest"
            for image in page["img"] { #expect(image.attributes["alt"] == text) }
            #expect(picture.attributes["width"] == "300" && picture.attributes["height"] == "200")
            #expect(page["source"][0].attributes["srcset"] == "./toy/series-dark.svg")
            #expect(page["source"][0].attributes["media"]?.contains("prefers-color-scheme: dark") == true)
            let pictures = ["series", "series-dark"].map {
                String(decoding: bytes(of: "\(out)/toy/\($0).svg"), as: UTF8.self)
            }
            // Ground and text of each.
            for (picture, colors) in zip(pictures, [("#ffffff", "rgb(36,41,47)"), ("#0d1117", "rgb(230,237,243)")]) {
                #expect(picture.contains(colors.0) && picture.contains(colors.1))
            }
            #expect(!pictures[0].contains("#0d1117") && !pictures[1].contains("rgb(36,41,47)"))
        }
    }

    @Test("gives every claim its number, range, and verdict in words")
    func claims() throws {
        try withPage(ToyResults.manifest()) { page, _ in
            let rows = page["tr"].filter { $0.text.contains("Every trial left rows") || $0.text.contains("above one") }
            #expect(
                rows.map(\.text) == [
                    "The largest value is above one-0.5at\u{A0}least\u{A0}1✗ failswrong on purpose",
                    "Every trial left rows9at\u{A0}least\u{A0}9✓ holdscounting",
                ])
            let missing = try #require(page["tr"].first { $0.text.contains("A table says so") }).text
            #expect(missing.contains("no number") && missing.contains("there is no table absent"))
            #expect(missing.contains("✗ fails"))
            let long = try #require(page["tr"].first { $0.text.contains("A long series") }).text
            #expect(long.contains("no number") && long.contains("needs length 99") && long.contains("– not run"))
            #expect(page["strong"].map(\.text) == ["1 of 3 claims hold, 1 not judged"])
            #expect(
                page["li"].map(\.text).prefix(2) == [
                    "A toy 1 of 3 claims hold, 1 not judged", "Not run not run",
                ])
        }
        try withPage(ToyResults.manifest(isJudged: false)) { page, _ in
            let verdicts = page["td"].filter { $0.attributes["data-label"] == "Verdict" }.map(\.text)
            #expect(verdicts == ["– not run", "– not judged", "– not judged", "– not judged"])
            #expect(page["strong"].map(\.text) == ["4 claims not judged"])
            #expect(page["p"].contains { $0.text.contains("measured and not judged") })
        }
    }

    @Test("says where the numbers come from")
    func facts() throws {
        try withPage(ToyResults.manifest(settings: ["shift": "7.25"])) { page, _ in
            let facts = Dictionary(uniqueKeysWithValues: zip(page["dt"].map(\.text), page["dd"].map(\.text)))
            #expect(
                facts == [
                    "Data": "MNIST, SHA-256 01234567", "Kernels": "other kernels",
                    "Preset": "lecture, settings abcdef01",
                    "Run time": "1 min 1 s", "Processor": "a processor, 2 cores, 1 trial at a time",
                    "Date": "21 November 2026, 07:30 UTC", "Commit": "0123456, with changes that are in no commit",
                    "Versions": "gnuplot 5.4, swift 6.3",
                ])
            let commands = page["code"].filter { $0.attributes["class"] == "command" }.map(\.text)
            #expect(commands == ["swift run experiment toy", "swift run experiment absent --out here"])
            // What differs from the lecture stands before all settings.
            let settings = page["table"].filter { $0.attributes["class"] == "settings" }.map(\.text)
            try #require(settings.count == 2)
            #expect(settings[0].trimmingCharacters(in: .whitespacesAndNewlines) == "shift7.25lecture: -1.5")
            #expect(settings[1].contains("lengths3,1,2") && settings[1].contains("shift7.25"))
        }
    }

    @Test("of tables alone draws the figures that are missing, and leaves those that are there")
    func missingFigures() throws {
        try withPage(ToyResults.manifest(), isDrawn: false) { page, out in
            #expect(page.deadAddresses(in: out) == [] && page["source"].count == 1)
        }
        try inScratchFolder { out in
            try ToyResults.write(ToyResults.manifest(), to: out)
            let files = try names(in: "\(out)/toy")
            let before = files.map { bytes(of: "\(out)/toy/\($0)") }
            for _ in 1...2 { try Self.report(in: out).write(Gnuplot()) }
            #expect(files.map { bytes(of: "\(out)/toy/\($0)") } == before)
            #expect(try names(in: "\(out)/toy") == (files + ["series-dark.svg"]).sorted())
            #expect(try names(in: out) == ["index.html", "toy"])
        }
    }

    @Test("of no results, or of a run that cannot be read, is refused")
    func refused() throws {
        try inScratchFolder { out in
            #expect(
                complaint { try Self.report(in: out).write(Gnuplot()) } == "\(out) holds no results; run: make figures")
            try ToyResults.write(ToyResults.manifest(), to: out)
            try FileManager.default.removeItem(atPath: "\(out)/toy/ends.csv")
            #expect(
                complaint { try Self.report(in: out).write(Gnuplot()) }
                    == "\(out)/toy/ends.csv is missing; run the experiment again")
            #expect(try names(in: out) == ["toy"])
        }
    }

    @Test(
        "shows a number in as many digits as its verdict needs",
        arguments: [
            (9.772582, Harness.Expectation.atLeast(5), "9.773", "at\u{A0}least\u{A0}5"),
            (1.00001, .atMost(1), "1.00001", "at\u{A0}most\u{A0}1"),
            (
                1.0377117812e-9, .within(1.037705e-9...1.037715e-9), "1.0377118\u{A0}·\u{A0}10⁻⁹",
                "1.037705\u{A0}·\u{A0}10⁻⁹ to 1.037715\u{A0}·\u{A0}10⁻⁹"
            ),
            (0, .atMost(1e-12), "0", "at\u{A0}most\u{A0}10⁻¹²"), (.nan, .atMost(4), "no number", "at\u{A0}most\u{A0}4"),
            (123456789, .atLeast(0), "123500000", "at\u{A0}least\u{A0}0"),
            (2e20, .atLeast(0), "2\u{A0}·\u{A0}10²⁰", "at\u{A0}least\u{A0}0"),
        ])
    func numbers(measured: Double, expected: Harness.Expectation, number: String, range: String) throws {
        let claim = Claim<Toy>("c", "s", expected, source: "") { _ in measured }
        #expect(claim.judge(try ClaimTests.results()).measuredText == number)
        #expect(expected.text == range)
    }
}

@Suite("Hostile text on the page of results")
struct HostileReportTests {
    /// The text wherever a card, a figure, a claim, a table or a manifest can have it.
    private func report(_ text: String, in out: String) throws -> Report {
        let panel = Panel(x: Axis("x"), y: Axis("y"), series: [Series(points: [], color: .ink, name: "k")])
        let run = try ReportedRun(
            manifest: try ToyResults.manifest({ _ in text }, settings: ["shift": text], tables: [text, "series"]),
            tables: Tables([]), settingsNotes: ["series": [text]],
            figures: [Figure("series", title: text, note: text, panels: [panel])],
            judgements: [
                Claim<Toy>(text, text, .atMost(1), source: text) { _ in 0 },
                Claim(text, text, .atMost(1), source: text) { _ in throw FileError(text) },
                Claim(text, text, .atMost(1), source: text) { _ in throw NotRun(needs: text) },
            ].map { $0.judge(try ClaimTests.results()) },
            defaults: [SettingValue(name: "shift", value: text + "!")],
            files: ["series.svg", "series-dark.svg", "series.csv", "manifest.json"])
        let folder = ResultFolder("\(out)/toy")
        let card = Card(id: "toy", title: text, claim: text, summary: text, sources: [text, text])
        let absent = Card(id: text, title: text, claim: text, summary: text, sources: [])
        return Report(
            [
                ReportedExperiment(card: card, folder: folder, run: run),
                ReportedExperiment(card: absent, folder: ResultFolder(out), run: nil),
            ], in: out, command: { _ in text })
    }

    @Test("changes no element, leads nowhere and is read letter by letter", arguments: HTMLTests.texts)
    func harmless(text: String) throws {
        try inScratchFolder { out in
            try FileManager.default.createDirectory(atPath: "\(out)/toy", withIntermediateDirectories: true)
            for file in ["series.svg", "series-dark.svg", "series.csv", "manifest.json"] {
                try AtomicFile.write("x", to: "\(out)/toy/\(file)")
            }
            let page = try ParsedPage(report(text, in: out).text)
            let tame = try ParsedPage(report("tame", in: out).text)
            #expect(page.elements.map(\.name) == tame.elements.map(\.name))
            #expect(
                page.elements.map { $0.attributes.keys.sorted() } == tame.elements.map { $0.attributes.keys.sorted() })
            #expect(page.deadAddresses(in: out) == [])
            #expect(page["script"].isEmpty)
            let visible = HTMLTests.visible(text)
            #expect(page["h2"].map(\.text) == [visible, visible])
            #expect(page["code"].filter { $0.attributes["class"] == "command" }.map(\.text) == [visible, visible])
            #expect(page["img"].first?.attributes["alt"]?.hasSuffix(visible) == true)
            #expect(try names(in: out) == ["toy"])
        }
    }
}

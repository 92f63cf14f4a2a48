import Foundation
import TestSupport
import Testing

@Suite("report")
struct ReportTests {
    static let few = ["vanishing-gradient", "activation-comparison"]
    static let all = SmallRuns.lines.map(\.id)

    /// The results that the repository keeps of some experiments, in a folder in which a test may write.
    static func copyResults(_ ids: [String], to folder: String) throws {
        let kept = Command.packageRoot.appending(path: "results")
        try FileManager.default.createDirectory(atPath: "\(folder)/results", withIntermediateDirectories: true)
        for id in ids {
            try FileManager.default.copyItem(atPath: "\(kept.path)/\(id)", toPath: "\(folder)/results/\(id)")
            for file in try FileManager.default.contentsOfDirectory(atPath: "\(folder)/results/\(id)")
            where file.hasSuffix("-dark.svg") {
                try FileManager.default.removeItem(atPath: "\(folder)/results/\(id)/\(file)")
            }
        }
    }

    @Test("adds a page and dark pictures to the results, changes nothing else, and says where the page is")
    func report() async throws {
        try await Command.inFolder { folder in
            try Self.copyResults(Self.few, to: folder)
            let before = try contents(of: "\(folder)/results")
            let run = try await Command.run(["report"], in: folder)
            #expect(run.status == 0 && run.messages == "")
            let line = run.output.wholeMatch(of: #/results\/index\.html: (\d+) of (\d+) claims hold.*\n/#)
            #expect(line != nil, "\(run.output)")
            let after = try contents(of: "\(folder)/results")
            #expect(after.filter { before[$0.key] != nil } == before)
            let pictures = before.keys.filter { $0.hasSuffix(".svg") && !$0.hasSuffix("-slide.svg") }.map {
                $0.replacing(".svg", with: "-dark.svg")
            }
            #expect(Set(after.keys).subtracting(before.keys) == Set(pictures + ["index.html"]))

            let again = try await Command.run(["report", "--out", "results"], in: folder)
            #expect(again.status == 0 && again.output == run.output)
            #expect(try contents(of: "\(folder)/results") == after)
        }
    }

    @Test(
        "names what is missing with the command that makes it",
        arguments: [
            ("results", "swift run experiment depth-sweep"),
            ("results/quick", "swift run experiment depth-sweep --preset quick"),
            ("elsewhere/digits", "swift run experiment depth-sweep --dataset digits --out elsewhere"),
            (
                "my &lt;b&gt; &amp; it&#39;s",
                "swift run experiment depth-sweep --out &#39;my &lt;b&gt; &amp; it&#39;\\&#39;&#39;s&#39;"
            ),
        ])
    func absent(escaped: String, command: String) async throws {
        try await Command.inFolder { folder in
            let out = escaped.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&#39;", with: "'")
                .replacing("&amp;", with: "&")
            #expect(try await Command.run(Small.chain + ["--quiet"], in: folder).status == 0)
            try FileManager.default.createDirectory(atPath: "\(folder)/\(out)", withIntermediateDirectories: true)
            try FileManager.default.moveItem(
                atPath: "\(folder)/results/custom/vanishing-gradient", toPath: "\(folder)/\(out)/vanishing-gradient")
            let run = try await Command.run(["report", "--out", out], in: folder)
            #expect(run.status == 0 && run.output == "\(out)/index.html: 3 claims not judged\n")
            let page = try text("\(folder)/\(out)/index.html")
            #expect(page.contains("<code class=\"command\">\(command)</code>"))
            #expect(page.contains("1 of \(Self.all.count) experiments"))
        }
    }

    @Test("--compare puts another folder beside it, and writes nothing there")
    func compare() async throws {
        try await Command.inFolder { folder in
            try Self.copyResults(Self.few, to: folder)
            #expect(try await Command.run(Small.chain + ["--quiet", "--out", "other"], in: folder).status == 0)
            let before = try contents(of: "\(folder)/other")
            let run = try await Command.run(["report", "--compare", "other/custom"], in: folder)
            #expect(run.status == 0 && run.messages == "" && run.output == "results/comparison.html\n")
            #expect(try contents(of: "\(folder)/other") == before)
            let page = try text("\(folder)/results/comparison.html")
            for wanted in [
                "src=\"./../other/custom/vanishing-gradient/learning.svg\"", ">other/custom holds no run of it.<",
                "<th scope=\"row\" role=\"rowheader\">setting depths</th>",
            ] { #expect(page.contains(wanted), "\(wanted)") }
        }
    }

    @Test("is refused in one line where nothing can be shown, drawn or written")
    func refused() async throws {
        try await Command.inFolder { folder in
            let none = try await Command.run(["report"], in: folder)
            #expect(none.status == 1 && none.messages == "error: results holds no results; run: make figures\n")
            #expect(try await Command.run(Small.chain + ["--quiet"], in: folder).status == 0)
            let report = ["report", "--out", "results/custom"]
            let other = try await Command.run(report + ["--compare", "x"], in: folder)
            #expect(other.status == 1 && other.messages == "error: x holds no results; run: make figures\n")
            let tool = try await Command.run(report, in: folder, environment: ["PATH": folder])
            #expect(tool.status == 69)
            #expect(
                tool.messages
                    == "error: gnuplot is needed to draw the figures and was not found; type: make setup\n")
            try FileManager.default.createDirectory(
                atPath: "\(folder)/results/custom/index.html", withIntermediateDirectories: true)
            let blocked = try await Command.run(report, in: folder)
            #expect(blocked.status == 1)
            #expect(blocked.messages == "error: results/custom/index.html cannot be written: Is a directory\n")
        }
    }
}

@Suite(
    "The pages in a browser", .serialized, .timeLimit(.minutes(5)),
    .enabled(if: Browser.path != nil, "no browser; apt-get install chromium-headless-shell"))
struct BrowserTests {
    private static let looks: [(width: Int, scheme: Browser.Scheme)] = [
        (1200, .light), (1200, .dark), (400, .light),
    ]

    /// What must be so at any width, in any color.
    private func expectReadable(_ view: Browser.View, _ look: (width: Int, scheme: Browser.Scheme), images: Int) {
        #expect(
            Int(view.width) == look.width && view.isDark == (look.scheme == .dark), "the browser did as it was told")
        #expect(view.scrollWidth <= view.width, "\(look) scrolls sideways")
        #expect(view.clippings.isEmpty, "\(look): \(view.clippings.prefix(5))")
        #expect(view.images.count == images)
        for image in view.images {
            #expect(image.width > 0 && image.height > 0, "\(image.source) was not loaded")
            #expect(image.source.hasSuffix("-dark.svg") == (look.scheme == .dark), "\(image.source)")
        }
        #expect(view.ground == (look.scheme == .dark ? "rgb(13, 17, 23)" : "rgb(255, 255, 255)"))
        #expect(!view.isHijacked)
    }

    @Test("show every figure of the kept results, for the reader's light, on any screen")
    func report() async throws {
        try await Command.inFolder { folder in
            try ReportTests.copyResults(ReportTests.all, to: folder)
            let figures = try contents(of: "\(folder)/results", ending: ".svg").count
            #expect(try await Command.run(["report"], in: folder).status == 0)
            for look in Self.looks {
                let view = try await Browser.look(at: "\(folder)/results/index.html", width: look.width, look.scheme)
                expectReadable(view, look, images: figures)
            }
        }
    }

    @Test("show two folders beside each other, and hold texts that try to burst them or to run")
    func hostile() async throws {
        try await Command.inFolder { folder in
            #expect(try await Command.run(Small.chain + ["--quiet"], in: folder).status == 0)
            let (here, there) = ("\(folder)/results/custom", "\(folder)/#other? 100% <b>")
            try FileManager.default.copyItem(atPath: here, toPath: there)
            let path = "\(here)/vanishing-gradient/manifest.json"
            var manifest = try JSONSerialization.jsonObject(with: Data(text(path).utf8)) as? [String: Any] ?? [:]
            let long = String(repeating: "x", count: 500)
            let script = "</code></style></script><script>canary()</script><img src=x onerror=canary()>"
            manifest["command"] = "swift run \(long)\(script)"
            manifest["processor"] = long
            manifest["preset"] = script + long
            manifest["remark"] = "\" onmouseover=\"canary()\" \u{202E} \u{1}"
            manifest["settings"] = [["name": long, "value": long], ["name": script, "value": script]]
            manifest["versions"] = [long: long, script: script]
            try JSONSerialization.data(withJSONObject: manifest).write(to: URL(filePath: path))
            #expect(try await Command.run(["report", "--out", here], in: folder).status == 0)
            #expect(try await Command.run(["report", "--out", here, "--compare", there], in: folder).status == 0)
            for look in [(1200, .light), (400, .dark)] as [(width: Int, scheme: Browser.Scheme)] {
                for (page, images) in [("index", 3), ("comparison", 6)] {
                    let view = try await Browser.look(at: "\(here)/\(page).html", width: look.width, look.scheme)
                    expectReadable(view, look, images: images)
                }
            }
        }
    }
}

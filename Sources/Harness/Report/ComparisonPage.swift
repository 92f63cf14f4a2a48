import Foundation

/// The page of two folders of results, side by side.
public struct ComparisonPage {
    /// An experiment as the one folder has it and as the other has it.
    public typealias Pair = (here: ReportedExperiment, there: ReportedExperiment)

    let out: String
    let other: String
    let pairs: [Pair]

    public static let file = "comparison.html"
    /// Where the other folder's figures in dark colors stand: nothing is written there.
    private static let folder = "comparison"

    public init(_ pairs: [Pair], in out: String, with other: String) {
        self.out = out
        self.other = other
        self.pairs = pairs
    }

    /// Draws what the page shows in the colors of a dark page too, and writes it.
    ///
    /// - Throws: `FileError` if one of the folders has no results, or something cannot be written; `PlotError`.
    public func write(_ gnuplot: Gnuplot) throws {
        for (folder, runs) in [(out, pairs.map(\.here.run)), (other, pairs.map(\.there.run))]
        where runs.allSatisfy({ $0 == nil }) {
            throw FileError("\(folder) holds no results; run: make figures")
        }
        var drawn: [Pair] = []
        for pair in pairs {
            var here = pair.here.run
            try here?.drawMissing(in: pair.here.folder.path, gnuplot)
            try here?.drawDark(into: pair.here.folder.path, gnuplot)
            try pair.there.run?.drawDark(into: "\(out)/\(Self.folder)/\(pair.there.card.id)", gnuplot)
            drawn.append((ReportedExperiment(card: pair.here.card, folder: pair.here.folder, run: here), pair.there))
        }
        try AtomicFile.write(ComparisonPage(drawn, in: out, with: other).text, to: "\(out)/\(Self.file)")
    }

    /// The page, for figures that have been drawn.
    var text: String {
        page(
            "Trainability: \(out) and \(other)",
            """
            <div class="wide">
            <header>
            <h1>Two folders of results</h1>
            <p>Here, on the left or above, is <code>\(out)</code>; there, on the right or below, is \
            <code>\(other)</code>. The claims of both are judged by the same ranges.</p>
            <nav aria-label="Experiments"><ol>
            \(pairs.map(entry))
            </ol></nav>
            </header>
            <main>
            \(pairs.map(section))
            </main>
            </div>
            """)
    }

    private func entry(_ pair: Pair) -> HTML {
        let scores = [pair.here, pair.there].map { $0.run.map { $0.judgements.score } ?? "not run" }
        let text = scores[0] == scores[1] ? "\(scores[0]) in both" : "\(scores[0]) here, \(scores[1]) there"
        return """
            <li><a href="\(place: pair.here.card.id)">\(pair.here.card.title)</a> <span class="note">\(text)</span></li>
            """
    }

    private func section(_ pair: Pair) -> HTML {
        let card = pair.here.card
        return """
            <section id="\(card.id)">
            <h2>\(card.title)</h2>
            <div class="lecture">
            <p class="note">The lecture’s claim</p>
            <p>\(card.claim)</p>
            </div>
            \(body(pair))
            </section>
            """
    }

    private func body(_ pair: Pair) -> HTML {
        guard let here = pair.here.run, let there = pair.there.run else {
            let missing = [(pair.here, out), (pair.there, other)].filter { $0.0.run == nil }.map(\.1)
            return "<p>\(missing.joined(separator: " and ")) \(missing.count == 1 ? "holds" : "hold") no run of it.</p>"
        }
        return """
            \(figures(pair, here, there))
            <h3>Claims</h3>
            \(claims(here, there))
            <h3>What differs</h3>
            \(differences(here, there))
            """
    }
}

// MARK: - Figures

extension ComparisonPage {
    private func figures(_ pair: Pair, _ here: ReportedRun, _ there: ReportedRun) -> [HTML] {
        let names = (here.figures + there.figures).map(\.name).reduce(into: [String]()) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        let way = Self.way(from: out, to: pair.there.folder.path)
        let id = pair.here.card.id
        return names.map { name in
            """
            <div class="pair">
            \(figure(name, here, light: [id], dark: [id], out))
            \(figure(name, there, light: way, dark: [Self.folder, pair.there.card.id], other))
            </div>
            """
        }
    }

    private func figure(
        _ name: String, _ run: ReportedRun, light: [String], dark: [String], _ label: String
    ) -> HTML {
        guard let figure = run.figures.first(where: { $0.name == name }), run.files.contains(figure.picture) else {
            return "<figure><figcaption>\(label) has no figure \(name).</figcaption></figure>"
        }
        return """
            <figure>
            \(figure.picture(light: light + [figure.picture], dark: dark + [figure.darkPicture]))
            <figcaption><span class="finding">\(figure.title)</span> \(label)</figcaption>
            </figure>
            """
    }

    /// The names on the way from one folder to another, such as `..`, `..`, `other`. Links in the file system are
    /// followed first, because `..` leads out of where they point to.
    static func way(from folder: String, to target: String) -> [String] {
        func names(_ path: String) -> [String] {
            let url = fileURL(path)
            return url.resolvingSymlinksInPath().standardizedFileURL.pathComponents
        }
        let (from, to) = (names(folder), names(target))
        let shared = zip(from, to).prefix { $0 == $1 }.count
        return Array(repeating: "..", count: from.count - shared) + to.dropFirst(shared)
    }
}

// MARK: - Claims and what differs

extension ComparisonPage {
    private func claims(_ here: ReportedRun, _ there: ReportedRun) -> HTML {
        let rows = zip(here.judgements, there.judgements).map { a, b -> HTML in
            """
            <tr role="row"><th scope="row" role="rowheader">\(a.claim.statement)</th>\
            <td role="cell" data-label="Expected"><span>\(a.claim.expected.text)</span></td>\
            <td role="cell" data-label="Here" class="number"><span>\(a.measuredHTML)<br />\(a.verdict.html)</span></td>\
            <td role="cell" data-label="There" class="number"><span>\(b.measuredHTML)<br />\(b.verdict.html)</span></td>\
            <td role="cell" data-label="Compared">\(Self.comparison(of: a, b))</td></tr>
            """
        }
        let heads = ["Claim", "Expected", "Here", "There", "Compared"].map { head -> HTML in
            "<th scope=\"col\" role=\"columnheader\">\(head)</th>"
        }
        return """
            <table class="claims" role="table">
            <thead role="rowgroup"><tr role="row">\(heads)</tr></thead>
            <tbody role="rowgroup">
            \(rows)
            </tbody>
            </table>
            """
    }

    private static func comparison(of a: Judgement, _ b: Judgement) -> HTML {
        if a.verdict != b.verdict && a.verdict.isJudged && b.verdict.isJudged {
            return "<span class=\"differs\">≠ verdicts differ</span>"
        }
        let isSame = a.measured == b.measured || a.measured.isNaN && b.measured.isNaN
        if isSame { return "<span class=\"unjudged\">= same number</span>" }
        guard a.measured.isFinite && b.measured.isFinite else { return "<span>≠ a number on one side only</span>" }
        let difference = abs(a.measured - b.measured) / max(abs(a.measured), abs(b.measured))
        return "<span>≠ relative difference \(scientific(difference))</span>"
    }

    /// What the two runs were, where that is not the same.
    private func differences(_ here: ReportedRun, _ there: ReportedRun) -> HTML {
        let rows = zip(Self.facts(here, and: there), Self.facts(there, and: here)).filter { $0.1 != $1.1 }
        let same = Self.facts(here, and: there).count - rows.count
        if rows.isEmpty { return "<p>Nothing: settings, data, code, machine and versions are the same.</p>" }
        let lines = rows.map { a, b -> HTML in
            """
            <tr role="row"><th scope="row" role="rowheader">\(a.0)</th>\
            <td role="cell" data-label="Here"><span>\(a.1)</span></td>\
            <td role="cell" data-label="There"><span>\(b.1)</span></td></tr>
            """
        }
        return """
            <table class="claims facts" role="table">
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Of the run</th>\
            <th scope="col" role="columnheader">Here</th><th scope="col" role="columnheader">There</th></tr></thead>
            <tbody role="rowgroup">
            \(lines)
            </tbody>
            </table>
            <p class="note">\(same) other facts of the run, settings among them, are the same in both.</p>
            """
    }

    /// Every fact of a run with its name, those of two runs in the same order.
    private static func facts(_ run: ReportedRun, and other: ReportedRun) -> [(name: String, value: String)] {
        let manifest = run.manifest
        let settings = Set((manifest.settings + other.manifest.settings).map(\.name)).sorted()
        let versions = Set(manifest.versions.keys).union(other.manifest.versions.keys).sorted()
        return [
            ("preset", manifest.preset), ("data", manifest.dataText), ("code version", "\(manifest.codeVersion)"),
            ("commit", manifest.commitText), ("processor", manifest.machine), ("date", manifest.date),
            ("run time", duration(manifest.seconds)), ("kernels", manifest.kernels ?? "those of every processor"),
        ]
            + settings.map { name in
                ("setting \(name)", manifest.settings.first { $0.name == name }?.value ?? "not there")
            } + versions.map { ("version of \($0)", manifest.versions[$0] ?? "not there") }
    }
}

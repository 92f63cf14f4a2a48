import Foundation

/// The page of a folder of results: every experiment with its claim, its figures, its verdicts and where they come from.
public struct Report {
    let out: String
    let experiments: [ReportedExperiment]
    /// The command line for an experiment without a run here.
    let command: @Sendable (Card) -> String

    public static let file = "index.html"

    public init(
        _ experiments: [ReportedExperiment], in out: String, command: @escaping @Sendable (Card) -> String
    ) {
        self.out = out
        self.experiments = experiments
        self.command = command
    }

    /// `41 of 49 claims hold`.
    public var score: String { runs.flatMap(\.judgements).score }

    /// Draws what the page shows, in the colors of a dark page too, and writes it.
    ///
    /// - Throws: `FileError` if no experiment has results, or something cannot be written; `PlotError`.
    public func write(_ gnuplot: Gnuplot) throws {
        guard !runs.isEmpty else { throw FileError("\(out) holds no results; run: make figures") }
        let drawn = try experiments.map { experiment in
            guard var run = experiment.run else { return experiment }
            try run.drawMissing(in: experiment.folder.path, gnuplot)
            try run.drawDark(into: experiment.folder.path, gnuplot)
            run.files = try ReportedRun.files(in: experiment.folder.path)
            return ReportedExperiment(card: experiment.card, folder: experiment.folder, run: run)
        }
        try AtomicFile.write(Report(drawn, in: out, command: command).text, to: "\(out)/\(Self.file)")
    }

    private var runs: [ReportedRun] { experiments.compactMap(\.run) }

    /// The page. It links only to files that exist.
    var text: String {
        page(
            "Trainability: results",
            """
            <header>
            <h1>Why deep networks train, or fail to train</h1>
            <p>The figures with which lectures explain it, computed anew. Each stands beside what the lecture claims, \
            the number that was measured, and a verdict.</p>
            \(summary)
            <nav aria-label="Experiments"><ol>
            \(experiments.map(entry))
            </ol></nav>
            </header>
            <main>
            \(experiments.map(section))
            </main>
            <footer><p>Ranges come from the source or from theory and were written down before the run. A claim that \
            fails stays in its table. A claim that was made or changed after a first run is marked post hoc.</p></footer>
            """)
    }

    private var summary: HTML {
        let days = runs.map(\.manifest).sorted { $0.startedAt < $1.startedAt }.map(\.day)
        let span = [days.first, days.last == days.first ? nil : days.last].compactMap { $0 }.joined(separator: " to ")
        let commits = Set(runs.map(\.manifest.commitText)).sorted().joined(separator: "; ")
        return """
            <p class="score"><strong>\(score)</strong></p>
            \(runs.flatMap(\.judgements).checkScore.map { score -> HTML in "<p class=\"note\">\(score)</p>" } ?? "")
            <p class="note">\(runs.count) of \(experiments.count) experiments, run on \(span); commit \(commits)</p>
            """
    }

    private func entry(_ experiment: ReportedExperiment) -> HTML {
        let card = experiment.card
        return """
            <li><a href="\(place: card.id)">\(card.title)</a> \
            <span class="note">\(experiment.run.map { $0.judgements.score } ?? "not run")</span></li>
            """
    }

    private func section(_ experiment: ReportedExperiment) -> HTML {
        let card = experiment.card
        return """
            <section id="\(card.id)">
            <h2>\(card.title)</h2>
            <div class="lecture">
            <p class="note">The lecture’s claim</p>
            <p>\(card.claim)</p>
            <p class="note">Source: \(card.sources.joined(separator: "; "))</p>
            </div>
            \(experiment.run.map { body($0, card) } ?? absence(card))
            </section>
            """
    }

    private func absence(_ card: Card) -> HTML {
        """
        <p>There are no results here. To make them:</p>
        <p><code class="command">\(command(card))</code></p>
        """
    }

    private func body(_ run: ReportedRun, _ card: Card) -> HTML {
        """
        \(run.figures.map { figure($0, run, card) })
        <h3>Claims</h3>
        \(claims(run))
        <h3>The run</h3>
        \(facts(run))
        \(files(run, card))
        """
    }

    private func figure(_ figure: Figure, _ run: ReportedRun, _ card: Card) -> HTML {
        let dark = run.files.contains(figure.darkPicture) ? [card.id, figure.darkPicture] : nil
        guard run.files.contains(figure.picture) else {
            return "<p class=\"note\">The figure \(figure.name) has not been drawn.</p>"
        }
        let links = zip(figure.files, ["SVG", "PNG", "gnuplot script"]).filter { run.files.contains($0.0) }
            .map { name, word -> HTML in "<a href=\"\(link: [card.id, name])\">\(word)</a>" }
        return """
            <figure>
            \(figure.picture(light: [card.id, figure.picture], dark: dark))
            <figcaption><span class="finding">\(figure.title)</span> \(links, separator: " · ")</figcaption>
            </figure>
            """
    }

    /// The lecture's claims, and the checks of our own behind a fold.
    private func claims(_ run: ReportedRun) -> HTML {
        let unjudged: HTML = """
            <p class="note">Ranges were made for the lecture and paper presets on real data, and this run is another: \
            its claims are measured and not judged.</p>
            """
        let checks = run.judgements.of(.check)
        let fold: HTML = """
            <details><summary>Checks of our own: \(run.judgements.checkScore ?? "not judged")</summary>
            \(table("Check", checks))
            </details>
            """
        return """
            \(run.manifest.isJudged ? "" : unjudged)
            \(table("Claim", run.judgements.of(.lecture)))
            \(checks.isEmpty ? "" : fold)
            """
    }

    private func table(_ what: String, _ judgements: [Judgement]) -> HTML {
        let heads = [what, "Measured", "Expected", "Verdict", "Why this range"].map { head -> HTML in
            "<th scope=\"col\" role=\"columnheader\">\(head)</th>"
        }
        return """
            <table class="claims" role="table">
            <thead role="rowgroup"><tr role="row">\(heads)</tr></thead>
            <tbody role="rowgroup">
            \(judgements.map(row))
            </tbody>
            </table>
            """
    }

    private func row(_ judgement: Judgement) -> HTML {
        let claim = judgement.claim
        let notes = [
            judgement.explanation.map { "Why: \($0)" }, claim.postHoc.map { "Post hoc: \($0)" },
        ].compactMap { $0 }.map { note -> HTML in "<br /><small>\(note)</small>" }
        return """
            <tr role="row"><th scope="row" role="rowheader">\(claim.statement)\(notes)</th>\
            <td role="cell" data-label="Measured" class="number"><span>\(judgement.measuredText)</span></td>\
            <td role="cell" data-label="Expected"><span>\(claim.expected.text)</span></td>\
            <td role="cell" data-label="Verdict">\(judgement.verdict.html)</td>\
            <td role="cell" data-label="Why this range" class="source"><span>\(claim.source)</span></td></tr>
            """
    }
}

// MARK: - Where the numbers come from

extension Report {
    private func facts(_ run: ReportedRun) -> HTML {
        let manifest = run.manifest
        let rows: [(String, String)] =
            [("Data", manifest.dataText)] + (manifest.kernels.map { [("Kernels", $0)] } ?? []) + [
                ("Preset", "\(manifest.preset), settings \(manifest.fingerprint)"),
                ("Run time", duration(manifest.seconds)), ("Processor", manifest.machine), ("Date", manifest.date),
                ("Commit", manifest.commitText), ("Versions", manifest.versionText),
            ]
        return """
            <p>To run it again:</p>
            <p><code class="command">\(manifest.command)</code></p>
            <dl>
            \(rows.map { name, value -> HTML in "<dt>\(name)</dt><dd>\(value)</dd>" })
            </dl>
            \(settings(run))
            """
    }

    /// What differs from the lecture's settings in sight, all of them behind a fold.
    private func settings(_ run: ReportedRun) -> HTML {
        let changed: HTML =
            run.changes.isEmpty
            ? "" : "<h3>Settings that differ from the lecture preset</h3>\n\(table(run.changes, run))"
        let all = run.manifest.settings
        let fold: HTML =
            all.isEmpty
            ? ""
            : """
            <details><summary>\(run.changes.isEmpty ? "Settings, all those of the lecture preset" : "All settings") \
            (\(all.count))</summary>
            \(table(all, run))
            </details>
            """
        return "\(changed)\n\(fold)"
    }

    private func table(_ settings: [SettingValue], _ run: ReportedRun) -> HTML {
        let rows = settings.map { setting -> HTML in
            let standard = run.defaults.first { $0.name == setting.name }?.value
            let note: HTML =
                standard == setting.value ? "" : "<br /><small>lecture: \(standard ?? "no such setting")</small>"
            return "<tr><th scope=\"row\"><code>\(setting.name)</code></th><td>\(setting.value)\(note)</td></tr>"
        }
        return "<table class=\"settings\"><tbody>\n\(rows)\n</tbody></table>"
    }

    private func files(_ run: ReportedRun, _ card: Card) -> HTML {
        let names = (["claims.csv", Manifest.file] + run.manifest.tables.map { "\($0).csv" })
            .filter(run.files.contains)
        let entries = names.map { name -> HTML in "<li><a href=\"\(link: [card.id, name])\">\(name)</a></li>" }
        return """
            <details><summary>Claims, manifest and tables as files (\(names.count))</summary>
            <ul class="files">
            \(entries)
            </ul>
            </details>
            """
    }
}

import Foundation

/// An experiment on a page: its card and its last run.
public struct ReportedExperiment: Sendable {
    let card: Card
    /// The folder as the reader typed it.
    let folder: ResultFolder
    /// Nil where the folder holds none.
    let run: ReportedRun?

    /// - Throws: `FileError` or ``TableError`` if the folder holds a run that cannot be read.
    public init<E: Experiment>(_ experiment: E.Type, in out: String) throws {
        let folder = ResultFolder("\(out)/\(E.card.id)")
        let run = folder.exists ? try ReportedRun(experiment, in: folder) : nil
        self.init(card: E.card, folder: folder, run: run)
    }

    init(card: Card, folder: ResultFolder, run: ReportedRun?) {
        self.card = card
        self.folder = folder
        self.run = run
    }
}

/// A run: its manifest, tables, figures and verdicts.
struct ReportedRun: Sendable {
    let manifest: Manifest
    let tables: Tables
    /// The settings that the note of each figure gives, by its name.
    let settingsNotes: [String: [String]]
    let figures: [Figure]
    let judgements: [Judgement]
    /// The settings of the lecture preset.
    let defaults: [SettingValue]
    /// The files in the folder. The page links to no others.
    var files: Set<String>

    init(
        manifest: Manifest, tables: Tables, settingsNotes: [String: [String]], figures: [Figure],
        judgements: [Judgement],
        defaults: [SettingValue], files: Set<String>
    ) {
        self.manifest = manifest
        self.tables = tables
        self.settingsNotes = settingsNotes
        self.figures = figures
        self.judgements = judgements
        self.defaults = defaults
        self.files = files
    }

    init<E: Experiment>(_ experiment: E.Type, in folder: ResultFolder) throws {
        let manifest = try folder.manifest()
        let results = try Session<E>(folder).results()
        let figures = try E.figures(results)
        let notes = figures.map { ($0.name, results.settingsNote(of: $0)) }
        self.init(
            manifest: manifest, tables: results.tables,
            settingsNotes: Dictionary(notes, uniquingKeysWith: { first, _ in first }), figures: figures,
            judgements: E.claims.map { $0.judge(results) },
            defaults: try E.settings(.lecture).canonical, files: try Self.files(in: folder.path))
    }

    static func files(in folder: String) throws -> Set<String> {
        do {
            return Set(try FileManager.default.contentsOfDirectory(atPath: folder))
        } catch {
            throw FileError("the folder \(folder) cannot be read: \(error.localizedDescription)")
        }
    }

    /// The settings in which the run differs from the lecture's.
    var changes: [SettingValue] { manifest.settings.filter { !defaults.contains($0) } }
}

extension ReportedRun {
    private func provenance(of figure: Figure) -> String {
        manifest.provenance(settingsNotes[figure.name] ?? [])
    }

    /// Draws every figure in the colors of a dark page, as `<figure>-dark.svg` in a folder that may be another than that
    /// of the run, in which nothing is written.
    func drawDark(into folder: String, _ gnuplot: Gnuplot) throws {
        let desk = FileManager.default.temporaryDirectory.appending(path: "trainability-\(UUID().uuidString)").path
        try makeFolder(desk)
        defer { try? FileManager.default.removeItem(atPath: desk) }
        try CSV.write(tables.all, to: desk)
        try makeFolder(folder)
        for figure in figures {
            let script = GnuplotScript(
                figure: figure, tables: tables, provenance: provenance(of: figure), palette: .dark)
            try gnuplot.draw(script, in: desk, as: [.svg])
            guard let picture = FileManager.default.contents(atPath: "\(desk)/\(figure.name).svg") else {
                throw FileError("\(desk)/\(figure.name).svg has gone; keep the temporary folder while drawing")
            }
            try AtomicFile.write(picture, to: "\(folder)/\(figure.darkPicture)")
        }
    }

    /// Draws those light figures that the folder lacks.
    mutating func drawMissing(in folder: String, _ gnuplot: Gnuplot) throws {
        for figure in figures where !files.isSuperset(of: figure.files) {
            let script = GnuplotScript(figure: figure, tables: tables, provenance: provenance(of: figure))
            try gnuplot.draw(script, in: folder)
        }
        files = try Self.files(in: folder)
    }
}

extension Figure {
    var picture: String { "\(name).svg" }
    var darkPicture: String { "\(name)-dark.svg" }
    /// What a run leaves of a figure.
    var files: [String] { [picture, "\(name).png", "\(name).gp"] }
    /// What a reader who does not see the picture is told: the finding, and what is drawn.
    var description: String {
        let isSentence = title.last.map { ".!?".contains($0) } ?? true
        return title + (isSentence ? " " : ". ") + note
    }
}

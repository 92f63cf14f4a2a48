import Foundation

/// One run of an experiment from settings to verdicts, and what can be done with its folder afterwards.
public struct Session<E: Experiment> {
    public let folder: ResultFolder

    public init(_ folder: ResultFolder) {
        self.folder = folder
    }

    /// What a run is besides its settings.
    public struct Conditions: Sendable {
        public let preset: String
        public let isJudged: Bool
        public let command: String
        public let data: DataSource?
        public let jobs: Int
        /// Versions to note besides those that the harness knows, such as that of the matrix library.
        public let versions: [String: String]
        /// What a reader of the figures must know besides, such as unusual kernels; nil mostly.
        public let remark: String?
        public let progress: ProgressLine.Style

        public init(
            preset: String, isJudged: Bool, command: String, data: DataSource?, jobs: Int, versions: [String: String],
            remark: String?, progress: ProgressLine.Style
        ) {
            self.preset = preset
            self.isJudged = isJudged
            self.command = command
            self.data = data
            self.jobs = jobs
            self.versions = versions
            self.remark = remark
            self.progress = progress
        }
    }

    /// Runs every trial and writes tables, figures, claims and manifest.
    public func run(_ settings: E.Settings, _ conditions: Conditions) throws -> [Judgement] {
        let gnuplot = try Gnuplot()
        try folder.create()
        let start = Date()
        let trials = E.trials(settings)
        let progress = ProgressLine(E.card.id, trials: trials.count, style: conditions.progress)
        let results = try Runner.run(
            E.self, trials, settings, data: conditions.data, jobs: conditions.jobs, progress: progress)
        progress.finish()
        let runs = Tables(joining: results)
        var tables = runs.all + (try E.summarize(runs, settings))
        if let data = conditions.data { tables = tables.map { $0.adding("dataset") { _, _ in .text(data.name) } } }
        try folder.invalidate()
        try folder.write(tables)
        let manifest = manifest(settings, trials, tables, conditions, gnuplot, start: start)
        try AtomicFile.write(try manifest.text, to: "\(folder.path)/\(Manifest.file)")
        let judgements = try judge(Tables(tables), manifest)
        try draw(Tables(tables), manifest, gnuplot)
        return judgements
    }

    /// Draws the figures of the folder again from its tables.
    public func plot() throws {
        let manifest = try folder.manifest()
        let tables = try folder.tables(manifest)
        try draw(tables, manifest, try Gnuplot())
    }

    /// Judges the claims from the tables of the folder.
    public func check() throws -> [Judgement] {
        let manifest = try folder.manifest()
        let tables = try folder.tables(manifest)
        return E.claims.map { $0.judge(tables, isJudged: manifest.isJudged) }
    }

    private func judge(_ tables: Tables, _ manifest: Manifest) throws -> [Judgement] {
        let judgements = E.claims.map { $0.judge(tables, isJudged: manifest.isJudged) }
        try folder.write([Judgement.table(judgements)])
        return judgements
    }

    private func draw(_ tables: Tables, _ manifest: Manifest, _ gnuplot: Gnuplot) throws {
        for figure in try E.figures(tables) {
            let script = GnuplotScript(figure: figure, tables: tables, provenance: manifest.provenance)
            try AtomicFile.write(try script.text(), to: "\(folder.path)/\(figure.name).gp")
            try gnuplot.draw(figure.name, in: folder.path)
        }
    }

    private func manifest(
        _ settings: E.Settings, _ trials: [Trial], _ tables: [Table], _ conditions: Conditions, _ gnuplot: Gnuplot,
        start: Date
    ) -> Manifest {
        let checkout = Machine.checkout()
        let canonical = settings.canonical
        let parts =
            [E.card.id, "\(E.card.codeVersion)", conditions.data?.checksum ?? ""]
            + canonical.map { "\($0.name)=\($0.value)" }
        return Manifest(
            command: conditions.command, experiment: E.card.id, codeVersion: E.card.codeVersion,
            preset: conditions.preset, settings: canonical, trials: trials.map(\.description),
            tables: tables.map(\.name),
            data: conditions.data.map { Manifest.Data(name: $0.name, sha256: $0.checksum) },
            remark: conditions.remark, isJudged: conditions.isJudged, fingerprint: fingerprint(of: parts),
            versions: conditions.versions.merging(["gnuplot": gnuplot.version, "swift": Machine.swift]) { given, _ in
                given
            },
            processor: Machine.processor, cores: Machine.cores, jobs: conditions.jobs,
            startedAt: start.ISO8601Format(), duration_s: (Date().timeIntervalSince(start) * 10).rounded() / 10,
            commit: checkout?.commit, hasUncommittedChanges: checkout?.isDirty)
    }
}

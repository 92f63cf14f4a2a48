import Foundation

/// One run of an experiment from settings to verdicts, and the later work with its folder.
public struct Session<E: Experiment> {
    public let folder: ResultFolder

    public init(_ folder: ResultFolder) {
        self.folder = folder
    }

    /// Runs every trial that is not in the store, and writes tables, figures, claims and manifest.
    public func run(_ settings: Settings<E>, _ conditions: Conditions, _ store: Store) throws -> [Judgement] {
        let gnuplot = try Gnuplot()
        let start = Date()
        let (tables, trials) = try compute(settings, conditions, store)
        let results = Results<E>(tables, settings, isJudged: conditions.isJudged)
        let figures = try E.figures(results)
        let manifest = manifest(results, trials, figures, conditions, gnuplot, start: start)
        let judgements = E.claims.map { $0.judge(results) }
        let old = try? folder.manifest()
        try inStaging(replacing: old?.files ?? []) { staging in
            try CSV.write(tables.all + [Judgement.table(judgements)], to: staging.path)
            try draw(figures, results, manifest, gnuplot, staging)
            // The same run with the same files keeps its manifest: a checkout stays clean where no number moved.
            let isKnown = old?.content == manifest.content && staging.hasOnlyKnown(manifest.files)
            if isKnown {
                try staging.copy([Manifest.file])
            } else {
                try staging.write(try manifest.text, as: Manifest.file)
            }
        }
        return judgements
    }

    /// The tables of all trials with their summaries, and the trials with their origin.
    public func compute(
        _ settings: Settings<E>, _ conditions: Conditions, _ store: Store
    ) throws -> (tables: Tables, trials: [StoredTrial]) {
        try store.create()
        let trials = E.trials(settings.sweep)
        let progress = ProgressLine(E.card.id, trials: trials.map(\.name.description), style: conditions.progress)
        let runner = Runner<E>(
            settings: settings, conditions: conditions, store: store, origin: Checkout.ofProgram(), progress: progress)
        defer { progress.finish() }
        let stored = try runner.run(trials)
        var tables = try Results<E>.summed(Tables(joining: stored.map(\.tables)), settings).all
        if let data = conditions.data { tables = tables.map { $0.adding("dataset") { _, _ in .text(data.name) } } }
        return (Tables(tables), stored)
    }

    /// Draws figures of the folder again from its tables.
    ///
    /// - Parameter names: of figures; all if empty.
    /// - Returns: what was drawn.
    /// - Throws: ``FileError`` for a name that is no figure's.
    @discardableResult
    public func plot(_ names: [String] = []) throws -> [DrawnFigure] {
        let (manifest, results) = try (folder.manifest(), results())
        let all = try E.figures(results)
        if let unknown = names.first(where: { name in !all.contains { $0.name == name } }) {
            throw FileError(
                "\(E.card.id) has no figure '\(unknown)'; its figures: \(all.map(\.name).joined(separator: ", "))")
        }
        let figures = names.isEmpty ? all : all.filter { names.contains($0.name) }
        let gnuplot = try Gnuplot()
        try inStaging { staging in
            try staging.copy(manifest.tables.map { "\($0).csv" })
            try draw(figures, results, manifest, gnuplot, staging)
        }
        return figures.map(drawn)
    }

    /// The figures of the folder, with their findings.
    public func drawnFigures() throws -> [DrawnFigure] {
        try E.figures(results()).map(drawn)
    }

    private func drawn(_ figure: Figure) -> DrawnFigure {
        DrawnFigure(title: figure.title, path: "\(folder.path)/\(figure.name).png")
    }

    /// Judges the claims from the tables of the folder.
    public func check() throws -> [Judgement] {
        let results = try results()
        return E.claims.map { $0.judge(results) }
    }

    /// The results in the folder.
    public func results() throws -> Results<E> {
        let manifest = try folder.manifest()
        return Results(try folder.tables(manifest), try settings(), isJudged: manifest.isJudged)
    }

    private func inStaging(replacing stale: [String] = [], _ body: (Staging) throws -> Void) throws {
        let staging = try Staging(for: folder)
        do {
            try body(staging)
            try staging.publish(removing: stale)
        } catch {
            staging.discard()
            throw error
        }
    }

    private func draw(
        _ figures: [Figure], _ results: Results<E>, _ manifest: Manifest, _ gnuplot: Gnuplot, _ staging: Staging
    ) throws {
        let scripts = figures.flatMap { figure in
            FigureStyle.all(for: figure).map { style in
                GnuplotScript(
                    figure: figure, tables: results.tables,
                    provenance: manifest.provenance(results.settingsNote(of: figure)), style: style)
            }
        }
        for script in scripts {
            do {
                try gnuplot.draw(script, in: staging.path)
            } catch {
                // Ctrl-C reaches gnuplot too, which then draws nothing.
                if Interruption.isRequested { throw Interrupted() }
                // gnuplot does not report a full disk.
                try staging.expectRoom()
                throw error
            }
        }
    }

    private func manifest(
        _ results: Results<E>, _ trials: [StoredTrial], _ figures: [Figure], _ conditions: Conditions,
        _ gnuplot: Gnuplot, start: Date
    ) -> Manifest {
        let canonical = results.settings.canonical
        let parts =
            [E.card.id, "\(E.card.codeVersion)", conditions.data?.checksum ?? ""]
            + canonical.map { "\($0.name)=\($0.value)" }
        return Manifest(
            command: conditions.command, experiment: E.card.id, codeVersion: E.card.codeVersion,
            preset: conditions.preset, settings: canonical,
            trials: trials.map { .init(name: $0.key.trial.description, seconds: $0.seconds, origin: $0.origin) },
            tables: results.tables.all.map(\.name), figures: figures.map(\.name),
            data: conditions.data.map { Manifest.Data(name: $0.name, sha256: $0.checksum) },
            kernels: conditions.kernels, isJudged: conditions.isJudged, fingerprint: fingerprint(of: parts),
            versions: conditions.versions.merging(["gnuplot": gnuplot.version, "swift": Machine.swift]) { given, _ in
                given
            },
            processor: Machine.processor, cores: Machine.cores, jobs: conditions.pace.jobs,
            startedAt: start.ISO8601Format(), duration_s: (Date().timeIntervalSince(start) * 10).rounded() / 10,
            checkout: Checkout.ofProgram())
    }
}

/// A figure on the disk.
public struct DrawnFigure: Sendable {
    /// The finding.
    public let title: String
    /// The PNG.
    public let path: String
}

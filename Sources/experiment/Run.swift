import ArgumentParser
import Foundation
import Harness
import Tensors

/// `experiment <id>`: runs an experiment, draws its figures, prints its verdicts.
struct Run<E: Experiment, Images: DataSelection>: ParsableCommand {
    static var configuration: CommandConfiguration {
        let presets = Preset.allCases.map { preset in
            "  \(preset.rawValue): " + (E.presets[preset].map { $0.joined(separator: " ") } ?? "the defaults")
        }
        return CommandConfiguration(
            commandName: E.card.id, abstract: E.card.title,
            discussion: "\(E.card.claim)\n\nSource: \(E.card.sources.joined(separator: "; "))\n\n"
                + "Presets (options you type override them):\n\(presets.joined(separator: "\n"))")
    }

    // Not as one group: the parser takes twice the time for each level.
    @OptionGroup(title: "What is compared") var sweep: E.Sweep
    @OptionGroup(title: "What every trial reads") var recipe: E.Recipe
    @OptionGroup(title: "Running") var options: RunOptions
    @OptionGroup(title: "Data") var data: Images

    func run() throws {
        let start = Date()
        let settings = Settings<E>(sweep, recipe)
        let source = try data.source(for: E.card, E.excerpt(recipe))
        let otherImages = source?.otherImages(than: E.card.reads)
        let isPreset = settings.canonical == (try E.settings(options.preset)).canonical
        let preset = isPreset ? options.preset.rawValue : "custom"
        let folder = ResultFolder(
            out: options.out, experiment: E.card.id, preset: preset, otherImages: otherImages)
        let conditions = Conditions(
            preset: preset, isJudged: otherImages == nil && (preset == "lecture" || preset == "paper"),
            command: try command(settings, otherImages), data: source,
            kernels: OpenBLAS.kernels, versions: OpenBLAS.versions,
            pace: options.pace, progress: ProgressLine.suitableStyle(quiet: options.quiet, json: options.json))
        let store = Store(out: options.out, experiment: E.card.id)
        if options.isDryRun { return try plan(settings, conditions, store) }
        let session = Session<E>(folder)
        let judgements: [Judgement]
        do {
            judgements = try session.run(settings, conditions, store)
        } catch is Interrupted {
            throw Interruption.Resumable(command: CommandLine.arguments)
        }
        let result = RunResult(
            experiment: E.card.id, folder: folder.path, preset: preset, data: source?.name,
            seconds: Date().timeIntervalSince(start), divergences: try session.divergences(),
            figures: try session.drawnFigures(), judgements: judgements)
        options.json ? result.printEvents() : result.printText()
    }

    /// Says what a run would do.
    private func plan(_ settings: Settings<E>, _ conditions: Conditions, _ store: Store) throws {
        for (trial, plan) in try Session<E>.plan(settings, conditions, store) {
            let event = Event("plan", ["trial": .text("\(trial)"), "plan": .text("\(plan)")])
            options.json ? writeToStdout(event.line) : print("\(trial): \(plan)")
        }
    }

    /// The command line that repeats the run: the preset, and the settings that differ from it.
    private func command(_ settings: Settings<E>, _ otherImages: String?) throws -> String {
        let presets = try E.settings(options.preset).canonical
        let changed = settings.canonical.filter { !presets.contains($0) }
        return
            (["swift run experiment \(E.card.id)"]
            + (options.preset == .lecture ? [] : ["--preset \(options.preset.rawValue)"])
            + changed.map { "--\($0.name) \($0.value)" }
            + (otherImages.map { ["--dataset \($0)"] } ?? [])).joined(separator: " ")
    }
}

enum FailurePolicy: String, EnumerableFlag {
    case keepGoing, failFast
}

struct RunOptions: ParsableArguments {
    @Option(
        help: "A set of options: quick takes seconds, lecture draws the slide, paper is the source's full setting.")
    var preset = Preset.lecture

    @Option(help: "Number of trials to run at once. The tables do not depend on it. (default: the number of cores)")
    var jobs: Int?

    @Option(folder: "The folder for results. Each experiment has its own folder in it.")
    var out = "results"

    @Flag(
        name: .customLong("dry-run"), help: "Only print whether each trial is stored, to be run, or stale and why.")
    var isDryRun = false

    @Flag(name: .customLong("force"), help: "Run every trial, even if it is stored.")
    var isForced = false

    @Flag(exclusivity: .chooseLast, help: "If a trial fails: run the others, or stop.")
    var onFailure = FailurePolicy.failFast

    @Option(help: "Seconds between checkpoints of a long trial. A killed run resumes from the last one.")
    var checkpointEvery = 20.0

    @Flag(help: "Print no progress on stderr.")
    var quiet = false

    @Flag(help: "Print progress, results and verdicts as events on stdout, one JSON object per line.")
    var json = false

    var pace: Pace {
        Pace(
            jobs: jobs ?? Machine.cores, checkpointInterval: checkpointEvery, isForced: isForced,
            keepsGoing: onFailure == .keepGoing)
    }

    func validate() throws {
        try require(
            checkpointEvery.isFinite && checkpointEvery >= 0, "checkpoint-every", "a number of seconds",
            got: checkpointEvery)
        if let jobs { try require(1...256 ~= jobs, "jobs", "a number from 1 to 256", got: jobs) }
    }
}

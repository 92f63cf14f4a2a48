import ArgumentParser

/// One experiment of a lecture: what it compares, computes, draws and claims.
///
/// Only ``measure(_:seed:_:in:)`` computes networks. Figures and claims read ``Results`` and nothing else, so a figure is
/// redrawn and a claim judged again without training anything.
public protocol Experiment: SendableMetatype {
    /// What is compared: the settings that decide which trials there are.
    associatedtype Sweep: ExperimentSettings
    /// What every trial reads.
    associatedtype Recipe: ExperimentSettings
    /// One side of the comparison. Its description names it on the command line and in the store, so no two arms of a
    /// run share one.
    associatedtype Arm: Codable & Hashable & Sendable & CustomStringConvertible

    static var card: Card { get }
    /// What a preset's command line says. `lecture` is the defaults, and has none.
    static var presets: [Preset: [String]] { get }
    /// Names of the settings that a figure's note always gives, because the source gives them or the reader asks for them.
    static var notedSettings: [String] { get }

    /// Every trial, independent of the others. Rows of tables stand in this order; the most expensive trials run first.
    static func trials(_ sweep: Sweep) -> [Trial<Arm>]
    /// What a trial costs, in training steps, about. Trials run in falling order of it.
    static func steps(_ arm: Arm, _ recipe: Recipe) -> Int
    /// The images that the trials read, from the first on; nil for all.
    static func excerpt(_ recipe: Recipe) -> Excerpt?
    /// Runs one trial. The trial is given its arm, its seed and the recipe and nothing else, so its numbers cannot depend
    /// on another arm, and the store needs no list of what they depend on.
    static func measure(_ arm: Arm, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table]

    /// Tables of means over seeds.
    static var summaries: [any TableSummary] { get }
    /// Further tables from those of all trials.
    static func derive(_ results: Results<Self>) throws -> [Table]
    /// The figures that the results give.
    static func figures(_ results: Results<Self>) throws -> [Figure]
    static var claims: [Claim<Self>] { get }
}

extension Experiment {
    public static var notedSettings: [String] { [] }
    public static func steps(_ arm: Arm, _ recipe: Recipe) -> Int { 0 }
    public static func excerpt(_ recipe: Recipe) -> Excerpt? { nil }
    public static var summaries: [any TableSummary] { [] }
    public static func derive(_ results: Results<Self>) throws -> [Table] { [] }

    /// The settings of a preset, with what the user typed after it.
    public static func settings(_ preset: Preset, _ arguments: [String] = []) throws -> Settings<Self> {
        try Settings.parse((presets[preset] ?? []) + arguments)
    }
}

/// What an experiment is about.
public struct Card: Sendable {
    /// The name on the command line and of the folder in `results`: kebab case.
    public let id: String
    /// What is compared with what, in a few words.
    public let title: String
    /// What the lecture says, in a sentence.
    public let claim: String
    /// The claim in half a line, for the table in the README.
    public let summary: String
    /// Lecture and page, paper and figure.
    public let sources: [String]
    /// The images that trials read. The claims' ranges are made for them, so verdicts on others are not judged. Nil if
    /// trials read none.
    public let reads: ImageKind?
    /// Raised by hand when the same settings would give other numbers.
    public let codeVersion: Int

    public init(
        id: String, title: String, claim: String, summary: String, sources: [String], reads: ImageKind? = nil,
        codeVersion: Int = 1
    ) {
        self.id = id
        self.title = title
        self.claim = claim
        self.summary = summary
        self.sources = sources
        self.reads = reads
        self.codeVersion = codeVersion
    }
}

/// A documented command line for an experiment.
public enum Preset: String, CaseIterable, Sendable, Codable, ExpressibleByArgument {
    /// Seconds, to see that everything works.
    case quick
    /// The figure as on the slide, minutes on two cores. The default, and what `results` holds.
    case lecture
    /// The source's full setting, hours.
    case paper
}

/// One independent computation: an arm with a seed.
public struct Trial<Arm: Codable & Hashable & Sendable & CustomStringConvertible>: Hashable, Sendable {
    public let arm: Arm
    /// From 1; 0 for a trial that draws nothing, or decides its seeds itself.
    public let seed: Int

    public init(_ arm: Arm, seed: Int = 0) {
        self.arm = arm
        self.seed = seed
    }

    /// Every arm with seeds 1 to `seeds`, seed by seed.
    public static func every(_ arms: [Arm], seeds: Int) -> [Trial] {
        (1...seeds).flatMap { seed in arms.map { Trial($0, seed: seed) } }
    }

    /// As progress, plans and the store name the trial.
    public var name: TrialName { TrialName(arm: "\(arm)", seed: seed) }
}

/// The words for a trial: `elu, seed 1`.
public struct TrialName: Hashable, Sendable, Codable, CustomStringConvertible {
    public let arm: String
    public let seed: Int

    public init(arm: String, seed: Int = 0) {
        self.arm = arm
        self.seed = seed
    }

    public var description: String { seed == 0 ? arm : "\(arm), seed \(seed)" }
}

/// The images that an experiment may read, by their name on the command line.
public enum ImageKind: String, CaseIterable, Sendable {
    /// Handwritten digits, 28 x 28, gray.
    case mnist
    /// Photographs, 32 x 32, in color.
    case cifar10
}

/// The beginning of a data set: the first images of each part.
///
/// Checksum and key of a trial are then those of these images alone, so that a part of the data set that holds them gives
/// the same results as the whole.
public struct Excerpt: Hashable, Sendable {
    public let training: Int
    public let test: Int

    public init(training: Int, test: Int) {
        self.training = training
        self.test = test
    }
}

/// The data that the trials read, such as images.
public struct DataSource: Sendable {
    /// As figures and tables name it.
    public let name: String
    /// SHA-256 of the decoded content.
    public let checksum: String
    /// The data themselves, which the harness passes on unseen.
    public let content: any Sendable

    public init(name: String, checksum: String, content: any Sendable) {
        self.name = name
        self.checksum = checksum
        self.content = content
    }
}

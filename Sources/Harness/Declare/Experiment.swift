import ArgumentParser

/// One experiment of a lecture: what it declares, computes and claims.
///
/// Only ``measure(_:_:in:)`` computes networks. Figures and claims read tables and nothing else, so a figure is redrawn
/// and a claim judged again without training anything.
public protocol Experiment: SendableMetatype {
    associatedtype Settings: ExperimentSettings

    static var card: Card { get }
    /// What a preset's command line says. `lecture` is the defaults, and has none.
    static var presets: [Preset: [String]] { get }
    /// What is to be run: independent of each other, and the same for the same settings.
    static func trials(_ settings: Settings) -> [Trial]
    /// What the trial's numbers depend on: by default every setting. A trial is run again when one of these changes, and
    /// only then, so what is left out here must not matter; a test compares.
    static func inputs(of trial: Trial, _ settings: Settings) -> [SettingValue]
    /// Runs one trial: a pure function of trial, settings and data, whatever runs beside it.
    static func measure(_ trial: Trial, _ settings: Settings, in lab: Lab) throws -> [Table]
    /// Further tables from those of all trials, such as means over seeds.
    static func summarize(_ runs: Tables, _ settings: Settings) throws -> [Table]
    /// The figures that these tables give.
    static func figures(_ tables: Tables) throws -> [Figure]
    static var claims: [Claim] { get }
    /// How far numbers may be from those of another machine, where ``Tolerance/undeclared`` is too little.
    static var tolerances: [Tolerance] { get }
}

extension Experiment {
    public static func summarize(_ runs: Tables, _ settings: Settings) throws -> [Table] { [] }
    public static var tolerances: [Tolerance] { [] }

    public static func inputs(of trial: Trial, _ settings: Settings) -> [SettingValue] { settings.canonical }

    /// The settings of a preset, with what the user typed after it.
    public static func settings(_ preset: Preset, _ arguments: [String] = []) throws -> Settings {
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
    /// Lecture and page, paper and figure.
    public let sources: [String]
    /// Whether trials read images of digits.
    public let needsDigits: Bool
    /// Raised by hand when the same settings would give other numbers.
    public let codeVersion: Int

    public init(
        id: String, title: String, claim: String, sources: [String], needsDigits: Bool = false, codeVersion: Int = 1
    ) {
        self.id = id
        self.title = title
        self.claim = claim
        self.sources = sources
        self.needsDigits = needsDigits
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

/// One independent computation: a variant with a seed.
public struct Trial: Hashable, Sendable, Codable, CustomStringConvertible {
    public let variant: String
    public let seed: Int

    public init(variant: String, seed: Int = 0) {
        self.variant = variant
        self.seed = seed
    }

    public var description: String { seed == 0 ? variant : "\(variant), seed \(seed)" }
}

/// The images that the trials read.
public struct DataSource: Hashable, Sendable, Codable {
    /// As figures and tables name it.
    public let name: String
    /// SHA-256 of the decoded content.
    public let checksum: String
    /// The data folder; nil for the synthetic digits, which need none.
    public let folder: String?

    public init(name: String, checksum: String, folder: String?) {
        self.name = name
        self.checksum = checksum
        self.folder = folder
    }
}

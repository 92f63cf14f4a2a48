import ArgumentParser

/// A group of settings: ordinary command-line options, each with meaning, range and default in one line.
///
/// `validate()` is for settings that limit each other; what a single setting may be stands in its own line.
public protocol ExperimentSettings: ParsableArguments, Sendable {}

/// A group without settings.
public struct NoSettings: ExperimentSettings {
    public init() {}
}

/// All settings of an experiment: what is compared, and what every trial reads.
public struct Settings<E: Experiment>: ParsableArguments, Sendable {
    @OptionGroup(title: "What is compared") public var sweep: E.Sweep
    @OptionGroup(title: "What every trial reads") public var recipe: E.Recipe

    public init() {}

    public init(_ sweep: E.Sweep, _ recipe: E.Recipe) {
        self.sweep = sweep
        self.recipe = recipe
    }

    /// Every option with its value, in order of declaration and spelled as on the command line.
    public var canonical: [SettingValue] { sweep.canonical + recipe.canonical }

    /// Every option with its value as Swift has it.
    public var values: [(name: String, value: Any)] { sweep.values + recipe.values }
}

extension ExperimentSettings {
    /// Every option of the group with its value, spelled as on the command line.
    ///
    /// Property wrappers of the argument parser are neither encodable nor comparable, so this is the one place that
    /// looks into them by reflection; a test holds that no option is forgotten.
    public var canonical: [SettingValue] { values.map { SettingValue(name: $0.name, value: "\($0.value)") } }

    /// Every option of the group with its value as Swift has it. The options of an `@OptionGroup` stand in its place.
    public var values: [(name: String, value: Any)] {
        Mirror(reflecting: self).children.flatMap { child -> [(name: String, value: Any)] in
            guard let label = child.label, label.hasPrefix("_") else { return [] }
            let value = wrappedValue(child.value)
            return (value as? any ExperimentSettings)?.values ?? [(kebabCase(label.dropFirst()), value)]
        }
    }
}

/// One setting, as on the command line.
public struct SettingValue: Hashable, Sendable, Codable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// The value inside an `@Option` or `@OptionGroup`: `Option(_parsedValue: Parsed.value(x))`.
private func wrappedValue(_ option: Any) -> Any {
    var value = option
    for label in ["_parsedValue", "value"] {
        guard let inner = Mirror(reflecting: value).children.first(where: { $0.label == label }) else {
            fatalError("settings are @Option properties made with Settings.parse, got \(option)")
        }
        value = inner.value
    }
    return value
}

/// `learningRate` as `learning-rate`.
func kebabCase(_ name: some StringProtocol) -> String {
    name.reduce(into: "") { result, character in
        if character.isUppercase { result += "-" }
        result += character.lowercased()
    }
}

extension ParsableArguments {
    /// Refuses what a setting may not be beside others, in one line: expected, got.
    public func require(_ holds: Bool, _ option: String, _ expected: String, got: some CustomStringConvertible) throws {
        if !holds { throw ValidationError("--\(option) needs \(expected), got \(got).") }
    }
}

import ArgumentParser

/// Settings are ordinary command-line options with meaning, unit and default; checks belong into `validate()`.
public protocol ExperimentSettings: ParsableArguments, Sendable {}

extension ExperimentSettings {
    /// Every option with its value, in order of declaration and spelled as on the command line.
    ///
    /// Property wrappers of the argument parser are neither encodable nor comparable, so this is the one place that
    /// looks into them by reflection; a test holds that no option is forgotten.
    public var canonical: [SettingValue] { values.map { SettingValue(name: $0.name, value: "\($0.value)") } }

    /// Every option with its value as Swift has it.
    public var values: [(name: String, value: Any)] {
        Mirror(reflecting: self).children.compactMap { child in
            guard let label = child.label, label.hasPrefix("_") else { return nil }
            return (kebabCase(label.dropFirst()), wrappedValue(child.value))
        }
    }
}

/// One setting, as on the command line.
public struct SettingValue: Hashable, Sendable, Codable {
    public let name: String
    public let value: String
}

extension [SettingValue] {
    /// All but those of these names, for ``Experiment/inputs(of:_:)``.
    public func without(_ names: String...) -> [SettingValue] { filter { !names.contains($0.name) } }

    /// Those of these names alone.
    public func only(_ names: String...) -> [SettingValue] { filter { names.contains($0.name) } }

    /// One more that is not on the command line but follows from it.
    public func with(_ name: String, _ value: some CustomStringConvertible) -> [SettingValue] {
        self + [SettingValue(name: name, value: value.description)]
    }
}

/// The value inside an `@Option`: `Option(_parsedValue: Parsed.value(x))`.
private func wrappedValue(_ option: Any) -> Any {
    var value = option
    for label in ["_parsedValue", "value"] {
        guard let inner = Mirror(reflecting: value).children.first(where: { $0.label == label }) else {
            preconditionFailure("settings are @Option properties made with Settings.parse, got \(option)")
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

/// Several values in one option, separated by commas: `--depths 5,10,20`.
///
/// Repeated options would append to those of the preset instead of replacing them.
public struct List<Element: LosslessStringConvertible & Hashable & Sendable>: ExpressibleByArgument, Hashable, Sendable,
    ExpressibleByArrayLiteral, CustomStringConvertible
{
    public let elements: [Element]

    public init(_ elements: [Element]) {
        self.elements = elements
    }

    public init(arrayLiteral elements: Element...) {
        self.init(elements)
    }

    public init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        let elements = parts.compactMap { Element(String($0)) }
        guard elements.count == parts.count else { return nil }
        self.init(elements)
    }

    public var description: String { elements.map(\.description).joined(separator: ",") }
    public var defaultValueDescription: String { description }

    /// The names that may stand in the list, where there are but a few: for the help text and the complaint about another.
    public static var allValueStrings: [String] {
        func names<Named: CaseIterable>(_ type: Named.Type) -> [String] { Named.allCases.map { "\($0)" } }
        return (Element.self as? any CaseIterable.Type).map { names($0) } ?? []
    }

    public static var defaultCompletionKind: CompletionKind {
        allValueStrings.isEmpty ? .default : .list(allValueStrings)
    }
}

extension List: Sequence {
    public func makeIterator() -> IndexingIterator<[Element]> { elements.makeIterator() }
}

extension ParsableArguments {
    /// Refuses what a setting may not be, in one line: expected, got.
    public func require(_ holds: Bool, _ option: String, _ expected: String, got: some CustomStringConvertible) throws {
        if !holds { throw ValidationError("--\(option) needs \(expected), got \(got).") }
    }

    /// Refuses a list that is empty or names something twice, which would be run and drawn twice.
    public func requireDistinct<Element>(_ list: List<Element>, _ option: String) throws {
        try require(!list.elements.isEmpty, option, "at least one value", got: "none")
        try require(Set(list.elements).count == list.elements.count, option, "values that differ", got: list)
    }
}

/// One of a few named values in one option, with the names in the help text and in the complaint about another.
public struct Choice<Value: CaseIterable & LosslessStringConvertible & Hashable & Sendable>: ExpressibleByArgument,
    Hashable, Sendable, CustomStringConvertible
{
    public let value: Value

    public init(_ value: Value) {
        self.value = value
    }

    public init?(argument: String) {
        guard let value = Value(argument) else { return nil }
        self.value = value
    }

    public static var allValueStrings: [String] { Value.allCases.map(\.description) }
    public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
    public var description: String { value.description }
    public var defaultValueDescription: String { description }
}

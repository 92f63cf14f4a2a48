import ArgumentParser

// A setting is one line: `@Option("Hidden layers.", 1...1000) var depth = 8`. Its range stands in the help text, in
// `describe` and in the complaint. Parsing is unconditional: what begins with a minus is a value, not an option.

/// What a setting may be, in words and as a rule.
public struct Limits<Value: LosslessStringConvertible & Sendable>: Sendable {
    public let description: String
    let contains: @Sendable (Value) -> Bool

    public init(_ description: String, _ contains: @escaping @Sendable (Value) -> Bool) {
        self.description = description
        self.contains = contains
    }

    /// - Throws: ``SettingError`` if the text is no such value.
    @Sendable func parse(_ text: String) throws -> Value {
        guard let value = Value(text), contains(value) else { throw SettingError("expected \(description)") }
        return value
    }
}

extension Limits where Value: Comparable {
    public static func range(_ range: ClosedRange<Value>) -> Limits {
        Limits("\(range.lowerBound) to \(range.upperBound)") { range ~= $0 }
    }
}

extension Limits<Int> {
    public static func range(_ range: ClosedRange<Int>, multipleOf unit: Int) -> Limits {
        Limits("\(range.lowerBound) to \(range.upperBound), a multiple of \(unit)") { range ~= $0 && $0 % unit == 0 }
    }
}

extension Limits<Double> {
    public static let finite = Limits("a finite number") { $0.isFinite }
    public static let positive = Limits("a positive number") { $0.isFinite && $0 > 0 }
    /// A share below 1, such as a momentum.
    public static let belowOne = Limits("a number from 0 to below 1") { 0..<1 ~= $0 }
    /// A share above 0, such as a factor of decay.
    public static let aboveZero = Limits("a number above 0 and at most 1") { $0 > 0 && $0 <= 1 }
}

extension Limits where Value: Equatable {
    public static func oneOf(_ values: [Value]) -> Limits {
        Limits(values.map(\.description).joined(separator: " or ")) { values.contains($0) }
    }
}

/// The reason for refusing a value; the argument parser puts the option before it.
public struct SettingError: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}

extension Option where Value: LosslessStringConvertible & Sendable {
    public init(wrappedValue: Value, _ meaning: String, _ limits: Limits<Value>) {
        self.init(
            wrappedValue: wrappedValue, parsing: .unconditional,
            help: help(meaning, "Range: \(limits.description).", wrappedValue), transform: limits.parse)
    }
}

/// Meaning and limits of a setting that several experiments have: `@Option(.width) var width = 71`.
public struct Setting<Value: LosslessStringConvertible & Sendable>: Sendable {
    let meaning: String
    let limits: Limits<Value>

    public init(_ meaning: String, _ limits: Limits<Value>) {
        self.meaning = meaning
        self.limits = limits
    }
}

extension Option where Value: LosslessStringConvertible & Sendable {
    public init(wrappedValue: Value, _ setting: Setting<Value>) {
        self.init(wrappedValue: wrappedValue, setting.meaning, setting.limits)
    }
}

extension Option<Int> {
    public init(wrappedValue: Int, _ meaning: String, _ range: ClosedRange<Int>, multipleOf unit: Int = 1) {
        self.init(
            wrappedValue: wrappedValue, meaning, unit == 1 ? .range(range) : .range(range, multipleOf: unit))
    }
}

extension Option<Double> {
    public init(wrappedValue: Double, _ meaning: String, _ range: ClosedRange<Double>) {
        self.init(wrappedValue: wrappedValue, meaning, .range(range))
    }
}

extension Option {
    /// One of a few words.
    public init<Word>(wrappedValue: Choice<Word>, _ meaning: String) where Value == Choice<Word> {
        self.init(
            wrappedValue: wrappedValue, parsing: .unconditional, help: help(meaning, oneOf(Value.words), wrappedValue),
            completion: .list(Value.words)
        ) { text in
            guard let value = Word(text) else { throw SettingError("'\(text)' is none of \(listed(Value.words))") }
            return Choice(value)
        }
    }

    /// Several of a few words, separated by commas.
    public init<Word>(wrappedValue: List<Word>, _ meaning: String)
    where Value == List<Word>, Word: CaseIterable {
        self.init(
            wrappedValue: wrappedValue, parsing: .unconditional,
            help: help(meaning, "Separated by commas. \(oneOf(Value.words))", wrappedValue),
            completion: .custom { _, _, typed in Value.completions(of: typed) }
        ) { text in
            try List(parsing: text) { word in
                guard let value = Word(word) else { throw SettingError("'\(word)' is none of \(listed(Value.words))") }
                return value
            }
        }
    }

    /// Several values within limits, separated by commas.
    public init<Element>(wrappedValue: List<Element>, _ meaning: String, each limits: Limits<Element>)
    where Value == List<Element> {
        self.init(
            wrappedValue: wrappedValue, parsing: .unconditional,
            help: help(meaning, "Separated by commas, each \(limits.description).", wrappedValue)
        ) { text in
            try List(parsing: text) { element in
                guard let value = Element(element), limits.contains(value) else {
                    throw SettingError("'\(element)' is not \(limits.description)")
                }
                return value
            }
        }
    }

    public init<Element>(wrappedValue: List<Element>, _ meaning: String, each range: ClosedRange<Element>)
    where Value == List<Element> {
        self.init(wrappedValue: wrappedValue, meaning, each: .range(range))
    }
}

/// The default is part of the text, because the argument parser shows none where we parse the value ourselves.
private func help(_ meaning: String, _ rule: String, _ value: some CustomStringConvertible) -> ArgumentHelp {
    "\(meaning) \(rule)\(SettingHelp.default)\(value))"
}

private func listed(_ words: [String]) -> String { words.joined(separator: ", ") }
private func oneOf(_ words: [String]) -> String { "Values: \(listed(words))." }

/// A setting whose values are a few words.
public protocol Worded {
    static var words: [String] { get }
}

/// Several values in one option, separated by commas: `--depths 5,10,20`.
///
/// Repeated options would append to those of the preset instead of replacing them.
public struct List<Element: LosslessStringConvertible & Hashable & Sendable>: Hashable, Sendable,
    ExpressibleByArrayLiteral, CustomStringConvertible
{
    public let elements: [Element]

    public init(_ elements: [Element]) {
        self.elements = elements
    }

    public init(arrayLiteral elements: Element...) {
        self.init(elements)
    }

    /// Refuses a list that is empty or names something twice, which would be run and drawn twice.
    init(parsing text: String, _ element: (String) throws -> Element) throws {
        let elements = try text.split(separator: ",", omittingEmptySubsequences: false).map { try element(String($0)) }
        if let repeated = elements.first(where: { one in elements.count { $0 == one } > 1 }) {
            throw SettingError("expected values that differ, got \(repeated) twice")
        }
        self.init(elements)
    }

    public var description: String { elements.map(\.description).joined(separator: ",") }
}

extension List: Sequence {
    public func makeIterator() -> IndexingIterator<[Element]> { elements.makeIterator() }
}

extension List: Worded where Element: CaseIterable {
    public static var words: [String] { Element.allCases.map(\.description) }

    /// The words that can follow what is typed: after the last comma those that are not in the list yet.
    static func completions(of typed: String) -> [String] {
        let before = typed.split(separator: ",", omittingEmptySubsequences: false).dropLast().map(String.init)
        return words.filter { !before.contains($0) }.map { (before + [$0]).joined(separator: ",") }
    }
}

/// One of a few named values in one option.
public struct Choice<Value: CaseIterable & LosslessStringConvertible & Hashable & Sendable>: Hashable, Sendable,
    CustomStringConvertible, Worded
{
    public let value: Value

    public init(_ value: Value) {
        self.value = value
    }

    public static var words: [String] { Value.allCases.map(\.description) }
    public var description: String { value.description }
}

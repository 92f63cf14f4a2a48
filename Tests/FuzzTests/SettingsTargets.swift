import Datasets
import Networks
import TestSupport

@testable import Harness
@testable import experiment

/// The settings of the experiments, as on the command line.
enum SettingsTargets {
    static let all = catalog.map { target($0) } + [lists]

    /// Several values, or one of a few, in one option.
    private static let lists = FuzzTarget(
        name: "lists",
        seeds: { ["1,2,3", "0.1,-3,1e-5", "relu,leaky-relu", "unit", "7"].map { Array($0.utf8) } },
        words: [",", "nan", "inf", "elu", "standardized", " ", "\u{301}", "-", "+", "e", "."]
    ) { input in
        let text = CommandLineTarget.arguments(input.bytes).joined(separator: "\n")
        let accepted = [
            try isList(text, of: Int.self), try isList(text, of: Double.self),
            try isList(text, of: ActivationFunction.self), try isChoice(text, of: PixelScaling.self),
        ]
        if !accepted.contains(true) { throw CommandLineTarget.Refusal() }
    }

    private static func isList<Element: LosslessStringConvertible & Hashable & Sendable>(
        _ text: String, of type: Element.Type
    ) throws(Flaw) -> Bool {
        func element(_ text: String) throws -> Element {
            guard let element = Element(text) else { throw CommandLineTarget.Refusal() }
            return element
        }
        guard let list = try? List<Element>(parsing: text, { try element($0) }) else { return false }
        let commas = text.unicodeScalars.count { $0 == "," }
        try demand(list.elements.count == commas + 1, "\(list.elements.count) values in \(text)")
        let again = try? List<Element>(parsing: list.description, { try element($0) })
        // A NaN is not even itself.
        try demand(
            again?.description == list.description, "\(list) is read again as \(again?.description ?? "nothing")")
        return true
    }

    private static func isChoice<Value: CaseIterable & LosslessStringConvertible & Hashable & Sendable>(
        _ text: String, of type: Value.Type
    ) throws(Flaw) -> Bool {
        guard let choice = Value(text).map({ Choice($0) }) else { return false }
        try demand(Choice<Value>.words.contains(text), "\(text) is no choice")
        try demand(choice.description == text, "\(text) is read as \(choice)")
        return true
    }

    private static func target<E: Experiment & SendableMetatype>(_ experiment: E.Type) -> FuzzTarget {
        let ranges = Dictionary(
            uniqueKeysWithValues: Settings<E>.help.compactMap { help in
                StatedRange.range(in: help.meaning).map { (help.name, $0) }
            })
        return FuzzTarget(
            name: "settings-\(E.card.id)", share: 1,
            seeds: {
                // All options together with the values of every preset, and each by itself.
                try Preset.allCases.map { line(try E.settings($0).canonical) }
                    + E.settings(.lecture).canonical.map { line([$0]) }
            },
            words: CommandLineTarget.words + ((try? E.settings(.lecture))?.canonical ?? []).map { "--\($0.name)" },
            rebuild: { _, mutator in
                let settings = try E.settings(.lecture).canonical
                return FuzzInput(
                    bytes: line(
                        (0...mutator.below(1 + mutator.below(3))).map { _ in
                            let setting = mutator.one(of: settings)
                            return SettingValue(name: setting.name, value: mutator.value(like: setting.value))
                        }))
            }, oneRebuiltOf: 1
        ) { input in
            try enter(E.self, CommandLineTarget.arguments(input.bytes), ranges)
        }
    }

    private static func line(_ settings: [SettingValue]) -> [UInt8] {
        Array(settings.map { "--\($0.name)=\($0.value)" }.joined(separator: "\n").utf8)
    }

    private static func enter<E: Experiment>(
        _ experiment: E.Type, _ arguments: [String], _ ranges: [String: ClosedRange<Double>]
    ) throws {
        let settings: Settings<E>
        do { settings = try E.settings(.lecture, arguments) } catch { throw CommandLineTarget.Refusal() }
        let canonical = settings.canonical
        for setting in canonical {
            guard let range = ranges[setting.name] else { continue }
            for value in setting.value.split(separator: ",", omittingEmptySubsequences: false) {
                try demand(Double(value).map { range ~= $0 } == true, "--\(setting.name) \(setting.value) is accepted")
            }
        }
        let again: [SettingValue]
        do {
            again = try E.settings(.lecture, canonical.map { "--\($0.name)=\($0.value)" }).canonical
        } catch {
            throw Flaw("the canonical settings are refused: \(canonical)")
        }
        try demand(again == canonical, "other canonical settings when read again: \(canonical)")
        let trials = E.trials(settings.sweep)
        try demand(!trials.isEmpty && Set(trials).count == trials.count, "no trials, or one twice: \(canonical)")
    }
}

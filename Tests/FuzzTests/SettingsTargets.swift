import ActivationComparison
import BNHistograms
import Datasets
import DepthSweep
import GradientContours
import Networks
import VanishingGradient

@testable import Harness

/// The settings of the experiments, as on the command line.
enum SettingsTargets {
    static let all = [
        target(VanishingGradient.self), target(ActivationComparison.self), target(BNHistograms.self),
        target(GradientContours.self), target(DepthSweep.self), lists,
    ]

    /// What every number of the settings must be in, as the help says it or as it makes sense.
    static let ranges: [String: [String: ClosedRange<Double>]] = [
        "vanishing-gradient": [
            "depths": 1...1000, "weight": positive, "target": finite, "sweep-depth": 1...1000,
            "learning-rate": positive, "steps": 1...10_000_000,
        ],
        "activation-comparison": [
            "leaky-slope": finite, "elu-alpha": positive, "depth": 1...1000, "width": 1...10_000,
            "learning-rate": positive, "batch": 1...10_000, "epochs": 1...100_000, "seeds": 1...1000,
            "training-sample": 1000...60_000, "target-loss": positive,
        ],
        "bn-histograms": [
            "depth": 2...1000, "width": 2...8192, "further-width": 2...8192, "inputs": 2...8192,
            "layers": 1...Double(Int.max), "units": 2...10, "seeds": 1...1000,
        ],
        "gradient-contours": [
            "depths": 1...1000, "width": 1...10_000, "learning-rate": positive, "batch": 2...10_000,
            "epochs": 2...100_000, "seeds": 1...1000, "samples": 1...1000,
        ],
        "depth-sweep": [
            "depths": 2...1000, "plain-learning-rates": positive, "residual-learning-rates": positive,
            "highway-learning-rates": positive, "highway-gate-biases": -100...100, "width": 1...10_000,
            "highway-width": 1...10_000, "residual-exponent": -2...0, "images": 1000...60_000, "batch": 1...1000,
            "epochs": 1...100_000, "momentum": 0...1.0.nextDown, "decay": positive.lowerBound...1, "seeds": 1...1000,
            "lesion-depth": 2...1000, "lesion-epochs": 1...100_000, "lesion-gate-bias": -100...100,
            "lesion-highway-learning-rates": positive, "lesion-residual-learning-rates": positive,
            "initializations": 1...1000,
        ],
    ]
    private static let positive = Double.leastNonzeroMagnitude...Double.greatestFiniteMagnitude
    private static let finite = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude

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
        guard let list = List<Element>(argument: text) else { return false }
        let commas = text.unicodeScalars.count { $0 == "," }
        try demand(list.elements.count == commas + 1, "\(list.elements.count) values in \(text)")
        let again = List<Element>(argument: list.description)
        // A NaN is not even itself.
        try demand(
            again?.description == list.description, "\(list) is read again as \(again?.description ?? "nothing")")
        return true
    }

    private static func isChoice<Value: CaseIterable & LosslessStringConvertible & Hashable & Sendable>(
        _ text: String, of type: Value.Type
    ) throws(Flaw) -> Bool {
        guard let choice = Choice<Value>(argument: text) else { return false }
        try demand(Choice<Value>.allValueStrings.contains(text), "\(text) is no choice")
        try demand(choice.description == text, "\(text) is read as \(choice)")
        return true
    }

    private static func target<E: Experiment & SendableMetatype>(_ experiment: E.Type) -> FuzzTarget {
        FuzzTarget(
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
            try enter(E.self, CommandLineTarget.arguments(input.bytes))
        }
    }

    private static func line(_ settings: [SettingValue]) -> [UInt8] {
        Array(settings.map { "--\($0.name)=\($0.value)" }.joined(separator: "\n").utf8)
    }

    private static func enter<E: Experiment>(_ experiment: E.Type, _ arguments: [String]) throws {
        let settings: E.Settings
        do { settings = try E.settings(.lecture, arguments) } catch { throw CommandLineTarget.Refusal() }
        let canonical = settings.canonical
        for setting in canonical {
            guard let range = ranges[E.card.id]?[setting.name] else { continue }
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
        let trials = E.trials(settings)
        try demand(!trials.isEmpty && Set(trials).count == trials.count, "no trials, or one twice: \(canonical)")
    }
}

import ArgumentParser
import Harness

/// `experiment describe <id>`: what an experiment is about, and every setting in every preset.
struct Describe: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Describe an experiment: its settings, their meaning, and their value in each preset.")

    @Argument(help: "The experiment.", completion: experimentNames) var id: String
    @Flag(help: "Print one JSON document.") var json = false

    func run() throws {
        let description = try Description(of: experiment(named: id))
        if json { try printJSON(description) } else { print(description.text) }
    }
}

/// The description of an experiment.
private struct Description: Encodable {
    let id, title, claim: String
    let sources: [String]
    let dataset: OrNull<String>
    let codeVersion: Int
    let presets: [PresetDescription]
    let settings: [SettingDescription]
    let claims: [ClaimDescription]
    private let kind: ImageKind?

    private enum CodingKeys: CodingKey {
        case id, title, claim, sources, dataset, codeVersion, presets, settings, claims
    }

    init(of experiment: any Experiment.Type) throws {
        func make<E: Experiment>(_ experiment: E.Type) throws -> Description { try Description(E.self) }
        self = try make(experiment)
    }

    private init<E: Experiment>(_ experiment: E.Type) throws {
        let card = E.card
        id = card.id
        title = card.title
        claim = card.claim
        sources = card.sources
        dataset = OrNull(card.reads?.rawValue)
        kind = card.reads
        codeVersion = card.codeVersion
        let settings = try Preset.allCases.map { ($0.rawValue, try E.settings($0)) }
        presets = zip(Preset.allCases, settings).map { preset, settings in
            PresetDescription(
                name: preset.rawValue, arguments: E.presets[preset] ?? [], trials: E.trials(settings.1.sweep).count)
        }
        self.settings = Settings<E>.help.map { SettingDescription($0, settings) }
        claims = E.claims.map { ClaimDescription($0.text) }
    }

    var text: String {
        let trials = presets.map { "\($0.name) \($0.trials)" }.joined(separator: " | ")
        let data = kind.map { "\($0.source.rawValue), or \($0.standIn.rawValue) where it is not" } ?? "none"
        var lines = [id, "  \(title). \(claim)", "  Source: \(sources.joined(separator: "; "))"]
        lines += ["  Data: \(data)", "  Trials: \(trials)"]
        lines += ["", "Settings (\(presets.map(\.name).joined(separator: " | ")); * is not as in the lecture preset)"]
        lines += settings.flatMap(\.lines)
        lines += ["", "Claims"]
        lines += claims.map { "  \($0.id): \($0.statement) | expected \($0.expected)" }
        return lines.joined(separator: "\n")
    }
}

private struct PresetDescription: Encodable {
    let name: String
    let arguments: [String]
    let trials: Int
}

private struct SettingDescription: Encodable {
    let name, meaning: String
    let values: [String]
    /// By preset.
    let defaults: [String: SettingLiteral]
    /// As on the command line, by preset and in their order.
    private let spelled: [(preset: String, value: String)]

    private enum CodingKeys: CodingKey { case name, meaning, values, defaults }

    init<E: Experiment>(_ help: SettingHelp, _ settings: [(preset: String, Settings<E>)]) {
        name = help.name
        meaning = help.meaning
        values = help.values
        var defaults: [String: SettingLiteral] = [:]
        for (preset, settings) in settings {
            defaults[preset] = settings.values.first { $0.name == help.name }.map { SettingLiteral($0.value) }
        }
        self.defaults = defaults
        spelled = settings.map { preset, settings in
            (preset, settings.canonical.first { $0.name == help.name }?.value ?? "")
        }
    }

    /// Name and values, then the meaning below.
    var lines: [String] {
        let lecture = spelled.first { $0.preset == Preset.lecture.rawValue }?.value
        let marked = spelled.map { $0.value == lecture ? $0.value : "\($0.value) *" }
        let isSame = spelled.allSatisfy { $0.value == lecture }
        return [
            "  --\(name)  \(isSame ? lecture ?? "" : marked.joined(separator: " | "))", "      \(meaning)",
        ]
    }
}

private struct ClaimDescription: Encodable {
    let id, statement, source: String
    let low, high: OrNull<Double>
    let expected: String

    init(_ claim: ClaimText) {
        id = claim.id
        statement = claim.statement
        source = claim.source
        low = OrNull(number: claim.expected.low)
        high = OrNull(number: claim.expected.high)
        expected = claim.expected.description
    }
}

import ArgumentParser
import Foundation

/// The help of a setting.
public struct SettingHelp: Hashable, Sendable {
    /// As on the command line, without the dashes.
    public let name: String
    /// With unit and range.
    public let meaning: String
    /// The words that the setting may be or hold, where there are but a few.
    public let values: [String]

    /// How the default begins behind the meaning.
    static let `default` = " (default: "
}

extension Settings {
    /// The help of every setting, in order of declaration.
    ///
    /// The argument parser keeps its help to itself but for an option that makes JSON of it, which stands in no help text.
    public static var help: [SettingHelp] {
        do {
            _ = try parse(["--experimental-dump-help"])
            return []
        } catch {
            let dump = try? JSONDecoder().decode(HelpDump.self, from: Data(fullMessage(for: error).utf8))
            let defaults = (try? parse([]))?.values ?? []
            var help: [SettingHelp] = []
            for argument in dump?.command.arguments ?? [] where argument.kind == "option" {
                guard let name = argument.preferredName?.name else { continue }
                let value = defaults.first { $0.name == name }?.value as? any Worded
                let words = value.map { Swift.type(of: $0).words } ?? []
                let meaning = (argument.abstract ?? "").split(separator: SettingHelp.default).first.map(String.init)
                help.append(SettingHelp(name: name, meaning: meaning ?? "", values: words))
            }
            return help
        }
    }
}

/// The part of the dump that we read.
private struct HelpDump: Decodable {
    struct Command: Decodable { let arguments: [Argument] }
    struct Argument: Decodable {
        let kind: String
        let preferredName: Name?
        let abstract: String?
    }
    struct Name: Decodable { let name: String }

    let command: Command
}

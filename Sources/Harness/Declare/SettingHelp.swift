import ArgumentParser
import Foundation

/// What the help says of a setting.
public struct SettingHelp: Hashable, Sendable {
    /// As on the command line, without the dashes.
    public let name: String
    /// With its unit, where it has one.
    public let meaning: String
    /// The words that it may be or have, where there are but a few.
    public let values: [String]
}

extension ExperimentSettings {
    /// What the help says of every setting, in order of declaration.
    ///
    /// The argument parser keeps it to itself but for an option that makes JSON of it, which stands in no help text.
    public static var help: [SettingHelp] {
        do {
            _ = try parse(["--experimental-dump-help"])
            return []
        } catch {
            let dump = try? JSONDecoder().decode(HelpDump.self, from: Data(fullMessage(for: error).utf8))
            return (dump?.command.arguments ?? []).compactMap { argument in
                guard argument.kind == "option", let name = argument.preferredName?.name else { return nil }
                return SettingHelp(name: name, meaning: argument.abstract ?? "", values: argument.allValues ?? [])
            }
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
        let allValues: [String]?
    }
    struct Name: Decodable { let name: String }

    let command: Command
}

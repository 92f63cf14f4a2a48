import ArgumentParser
import Harness

extension Option where Value == String {
    /// An option that takes the path of a folder.
    init(wrappedValue: String, folder help: ArgumentHelp) {
        self.init(wrappedValue: wrappedValue, help: help, completion: .directory, transform: path)
    }
}

extension Option where Value == String? {
    /// An option that takes the path of a folder, or is not given.
    init(folder help: ArgumentHelp) {
        self.init(help: help, completion: .directory, transform: path)
    }
}

/// An empty text, such as that of a variable which is not set, is no path: what is appended to it would lie in the root of
/// the file system.
@Sendable private func path(_ text: String) throws -> String {
    guard !text.isEmpty else { throw SettingError("expected a path, got none") }
    return text
}

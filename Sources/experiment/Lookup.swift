import ArgumentParser
import Harness

extension Experiment {
    /// The subcommand that runs the experiment.
    static var command: any ParsableCommand.Type {
        card.reads == nil ? Run<Self, NoData>.self : Run<Self, DataOptions>.self
    }
}

extension Experiment {
    /// The folder of the sources, which is the name of the module.
    static var folder: String { String(reflecting: self).split(separator: ".").first.map(String.init) ?? "" }
}

/// The names to complete where an experiment is to be typed.
var experimentNames: CompletionKind { .list(catalog.map { $0.card.id }) }

/// The experiment of this name.
func experiment(named id: String) throws -> any Experiment.Type {
    let ids = catalog.map { $0.card.id }
    guard let found = catalog.first(where: { $0.card.id == id }) else {
        throw ValidationError("there is no experiment '\(id)'. \(suggestion(for: id, among: ids))")
    }
    return found
}

/// A suggestion for a name that does not exist.
func suggestion(for name: String, among names: [String]) -> String {
    let nearest = names.first { $0.hasPrefix(name) } ?? names.min { distance($0, name) < distance($1, name) }
    let hint =
        nearest.flatMap {
            $0.hasPrefix(name) || distance($0, name) <= max(2, name.count / 3) ? "Did you mean '\($0)'? " : nil
        } ?? ""
    return hint + "'experiment list' names them all."
}

/// The number of insertions, deletions and replacements between two words.
private func distance(_ a: String, _ b: String) -> Int {
    let b = Array(b)
    var row = Array(0...b.count)
    for (i, character) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for j in b.indices {
            let replaced = diagonal + (character == b[j] ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
        }
    }
    return row[b.count]
}

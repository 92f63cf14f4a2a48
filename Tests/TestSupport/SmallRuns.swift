import Foundation

/// The command lines of `Tests/small-runs.txt`: for each experiment one that is computed in seconds and has every kind of
/// its trials. No other test names an experiment.
public enum SmallRuns {
    public static let lines: [(id: String, arguments: [String])] = {
        let file = URL(filePath: #filePath).appending(path: "../../small-runs.txt").standardized
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            preconditionFailure("expected \(file.path), found no such text")
        }
        return text.split(separator: "\n").map { line in
            let words = line.split(separator: " ").map(String.init)
            return (words[0], Array(words.dropFirst()))
        }
    }()
}

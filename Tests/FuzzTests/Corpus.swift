import Foundation
import Synchronization

/// Inputs that are kept: `Corpus/<target>/seed-…` are valid, anything else once showed a defect.
struct Corpus: Sendable {
    let seeds: [[UInt8]]
    let reproducers: [(name: String, bytes: [UInt8])]

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

    /// Some seeds are results of an experiment, which take a moment.
    private static let known = Mutex<[String: Corpus]>([:])

    static func of(_ target: FuzzTarget) throws -> Corpus {
        if let corpus = known.withLock({ $0[target.name] }) { return corpus }
        let corpus = try Corpus(target)
        known.withLock { $0[target.name] = corpus }
        return corpus
    }

    private init(_ target: FuzzTarget) throws {
        let folder = Self.folder.appending(path: target.name).path
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        let files = try names.map { ($0, [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\($0)")))) }
        seeds = try files.filter { $0.0.hasPrefix("seed-") }.map(\.1) + target.seeds()
        reproducers = files.filter { !$0.0.hasPrefix("seed-") }
    }
}

import Foundation

/// The stored trials to which no results refer.
public struct Cleaning: Sendable {
    public let store: Store
    /// Names of files in the store's folder.
    public let files: [String]

    /// Compares a store with the manifests of the experiment that are below the folder for results, at any preset.
    ///
    /// The trials of a manifest are those that its settings give today.
    public init<E: Experiment>(_ experiment: E.Type, out: String) throws {
        store = Store(out: out, experiment: E.card.id)
        let keys = ResultFolder.all(out: out, experiment: E.card.id).flatMap { folder -> [TrialKey] in
            guard let manifest = try? folder.manifest(), let settings = try? Session<E>(folder).settings() else {
                return []
            }
            return E.trials(settings.sweep).map {
                TrialKey(E.self, $0, settings.recipe, data: manifest.data?.sha256, kernels: manifest.kernels)
            }
        }
        files = try store.unused(besides: keys)
    }

    public var bytes: Int {
        files.reduce(0) { sum, file in
            sum + ((try? FileManager.default.attributesOfItem(atPath: "\(store.folder)/\(file)")[.size]) as? Int ?? 0)
        }
    }

    public func remove() throws {
        for file in files where unlink("\(store.folder)/\(file)") != 0 && errno != ENOENT {
            throw FileError("\(store.folder)/\(file) cannot be removed: \(String(cString: strerror(errno)))")
        }
    }
}

extension ResultFolder {
    /// The folders below `out` that hold results of an experiment: of the lecture, and of other presets and data.
    static func all(out: String, experiment: String) -> [ResultFolder] {
        let levels = ((try? FileManager.default.contentsOfDirectory(atPath: out)) ?? []).sorted()
        return ([experiment] + levels.map { "\($0)/\(experiment)" }).map { ResultFolder("\(out)/\($0)") }
            .filter(\.exists)
    }
}

import Foundation

/// The folder of one run of one experiment: tables, scripts, pictures, claims, manifest.
public struct ResultFolder: Sendable {
    public let path: String

    public init(_ path: String) {
        self.path = path
    }

    /// Where a run belongs: the lecture preset on the images of its card under `results`, everything else one level
    /// deeper, so that no experiment of one's own overwrites the figures that the repository keeps.
    public init(out: String, experiment: String, preset: String, otherImages: String?) {
        let level = otherImages ?? (preset == Preset.lecture.rawValue ? nil : preset)
        path = ([out] + (level.map { [$0] } ?? []) + [experiment]).joined(separator: "/")
    }

    public var exists: Bool { FileManager.default.fileExists(atPath: "\(path)/\(Manifest.file)") }

    /// The tables of the run that the manifest describes.
    func tables(_ manifest: Manifest) throws -> Tables {
        Tables(
            try manifest.tables.map { name in
                guard let content = FileManager.default.contents(atPath: "\(path)/\(name).csv") else {
                    throw FileError("\(path)/\(name).csv is missing; run the experiment again")
                }
                return try CSV.table(name, from: String(decoding: content, as: UTF8.self))
            })
    }

    public func manifest() throws -> Manifest {
        guard let content = FileManager.default.contents(atPath: "\(path)/\(Manifest.file)") else {
            throw FileError("\(path) holds no \(Manifest.file); run the experiment first")
        }
        // The next run removes these files; a damaged manifest is not to reach out of the folder.
        guard let manifest = try? JSONDecoder().decode(Manifest.self, from: content),
            manifest.files.allSatisfy(AtomicFile.isPlainName)
        else { throw FileError("\(path)/\(Manifest.file) cannot be read; run the experiment again") }
        return manifest
    }
}

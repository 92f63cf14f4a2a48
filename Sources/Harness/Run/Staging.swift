import Foundation

/// The next content of a result folder. It is written in a hidden folder there and moved to its place when complete. A full
/// disk or a failed figure leaves the old content unchanged; a killed process leaves no half-written file.
struct Staging {
    let path: String
    private let target: ResultFolder
    private let lock: FileLock

    /// Makes the folder, once no other process is filling the same one.
    ///
    /// - Throws: ``FileError`` if a folder cannot be made; ``Interrupted`` if the run is to stop while it waits.
    init(for target: ResultFolder) throws {
        self.target = target
        try makeFolder(target.path)
        // Inside, not beside: the folder may be a link to another file system, to which no file can be moved.
        lock = try FileLock.waiting(for: "\(target.path)/.results.lock")
        AtomicFile.removeLeftovers(in: target.path)
        path = AtomicFile.temporaryName(for: "\(target.path)/results")
        try? FileManager.default.removeItem(atPath: path)
        try makeFolder(path)
    }

    func write(_ text: String, as name: String) throws {
        try AtomicFile.write(text, to: "\(path)/\(name)")
    }

    /// - Throws: ``FileError`` if there is no room for a picture.
    func expectRoom() throws {
        let file = "\(path)/room"
        defer { unlink(file) }
        try AtomicFile.write(Data(count: 1 << 20), to: file)
    }

    /// Takes in files of the result folder as they are.
    func copy(_ names: [String]) throws {
        for name in names {
            guard let content = FileManager.default.contents(atPath: "\(target.path)/\(name)") else {
                throw FileError("\(target.path)/\(name) is missing; run the experiment again")
            }
            try AtomicFile.write(content, to: "\(path)/\(name)")
        }
    }

    /// Whether the result folder has these files already, byte for byte, and lacks those that are not here.
    func hasOnlyKnown(_ names: [String]) -> Bool {
        names.allSatisfy { name in
            FileManager.default.contents(atPath: "\(path)/\(name)")
                == FileManager.default.contents(atPath: "\(target.path)/\(name)")
        }
    }

    /// Moves every file to its place, the manifest last. A folder without a manifest counts as empty, so old and new files
    /// never pass for one run.
    func publish(removing stale: [String] = []) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: path)
        // Nothing old goes before every new file can have its place.
        for name in names + stale where isFolder("\(target.path)/\(name)") {
            throw FileError("\(target.path)/\(name) cannot be replaced: it is a folder")
        }
        if names.contains(Manifest.file) { try remove(Manifest.file) }
        for name in stale where !names.contains(name) { try remove(name) }
        for name in names.filter({ $0 != Manifest.file }).sorted() + names.filter({ $0 == Manifest.file }) {
            guard rename("\(path)/\(name)", "\(target.path)/\(name)") == 0 else {
                throw FileError("\(target.path)/\(name) cannot be written: \(String(cString: strerror(errno)))")
            }
        }
        discard()
    }

    private func remove(_ name: String) throws {
        guard unlink("\(target.path)/\(name)") == 0 || errno == ENOENT else {
            throw FileError("\(target.path)/\(name) cannot be replaced: \(String(cString: strerror(errno)))")
        }
    }

    func discard() {
        try? FileManager.default.removeItem(atPath: path)
    }
}

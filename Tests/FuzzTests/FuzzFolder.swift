import Foundation

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A folder for inputs that a door takes from a file; deleted when the process ends.
enum FuzzFolder {
    private static let root: Result<String, any Error> = Result {
        // In memory where the system has such a place: a disk makes writers of many small files wait.
        let memory = URL(filePath: "/dev/shm")
        let place = access(memory.path, W_OK) == 0 ? memory : FileManager.default.temporaryDirectory
        let folder = place.appending(path: "trainability-fuzz-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        atexit { if let folder = try? FuzzFolder.root.get() { try? FileManager.default.removeItem(atPath: folder) } }
        return folder.path
    }

    /// The root, with these files in a folder of it.
    static func make(_ name: String, _ files: some Sequence<(String, [UInt8])> = [(String, [UInt8])]()) throws -> String
    {
        let root = try root.get()
        try FileManager.default.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: true)
        for (file, bytes) in files { try write(bytes, to: "\(root)/\(name)/\(file)") }
        return root
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        guard let file = fopen(path, "wb") else { throw CocoaError(.fileWriteUnknown) }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw CocoaError(.fileWriteUnknown) }
    }
}

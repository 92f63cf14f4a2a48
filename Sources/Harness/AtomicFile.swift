import Foundation

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What the world did not let us do with a file.
public struct FileError: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}

/// Files that are there whole or not at all: written under another name, synced, renamed.
public enum AtomicFile {
    public static func write(_ text: String, to path: String) throws {
        try write(Data(text.utf8), to: path)
    }

    public static func write(_ content: Data, to path: String) throws {
        let temporary = temporaryName(for: path)
        do {
            try content.write(to: URL(fileURLWithPath: temporary))
            try publish(temporary, as: path)
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw error is FileError ? error : FileError("\(path) cannot be written: \(error)")
        }
    }

    /// A name in the same folder, hence on the same disk, that nobody else uses.
    static func temporaryName(for path: String) -> String {
        let url = URL(fileURLWithPath: path)
        return url.deletingLastPathComponent()
            .appendingPathComponent(".\(url.lastPathComponent).\(getpid()).partial").path
    }

    /// Syncs a finished temporary file and gives it its name.
    static func publish(_ temporary: String, as path: String) throws {
        let descriptor = open(temporary, O_RDONLY)
        guard descriptor >= 0, fsync(descriptor) == 0, close(descriptor) == 0, rename(temporary, path) == 0 else {
            throw FileError("\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
    }
}

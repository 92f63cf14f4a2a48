import Foundation

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// An operation on a file that the system refused.
public struct FileError: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}

/// Writes a file whole or not at all: under a temporary name, synced, then renamed.
public enum AtomicFile {
    public static func write(_ text: String, to path: String) throws {
        try write(Data(text.utf8), to: path)
    }

    public static func write(_ content: Data, to path: String) throws {
        let temporary = temporaryName(for: path)
        do {
            guard let file = fopen(temporary, "wb") else { throw unwritten(path) }
            let count = content.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
            guard fclose(file) == 0, count == content.count else { throw unwritten(path) }
            try publish(temporary, as: path)
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw error
        }
    }

    /// Whether a file of this name is in the folder that the name is appended to, and under this very name. A slash may
    /// carry an accent, and a NUL ends what the system takes for the name.
    static func isPlainName(_ name: String) -> Bool {
        !name.isEmpty && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
    }

    /// A name in the same folder, hence on the same disk, that nobody else uses.
    static func temporaryName(for path: String) -> String {
        "\(parent(of: path))/.\(fileName(of: path)).\(getpid()).partial"
    }

    /// Removes the temporary files of killed processes from a folder. Those of running processes stay.
    static func removeLeftovers(in folder: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let parts = name.split(separator: ".")
            guard name.hasPrefix("."), parts.count > 2, parts[parts.count - 1] == "partial",
                let process = pid_t(parts[parts.count - 2]), kill(process, 0) != 0, errno == ESRCH
            else { continue }
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }

    /// Syncs a finished temporary file and gives it its name.
    static func publish(_ temporary: String, as path: String) throws {
        let descriptor = open(temporary, O_RDONLY)
        guard descriptor >= 0, fsync(descriptor) == 0, close(descriptor) == 0, rename(temporary, path) == 0 else {
            throw unwritten(path)
        }
    }

    /// The error of the system call that just failed.
    private static func unwritten(_ path: String) -> FileError {
        FileError("\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
}

/// Makes a folder and those above it, where they are not there.
///
/// Foundation's own function says `NSCocoaErrorDomain error 512` where the system says what is wrong.
func makeFolder(_ path: String) throws {
    guard mkdir(path, 0o777) != 0 else { return }
    let parent = parent(of: path)
    if errno == ENOENT, parent != path {
        try makeFolder(parent)
        if mkdir(path, 0o777) == 0 { return }
    }
    let failure = errno
    if isFolder(path) { return }
    throw FileError("the folder \(path) cannot be made: \(String(cString: strerror(failure)))")
}

/// Whether there is a file at the path, and neither a folder nor a device.
func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}

/// Whether there is a folder at the path.
func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The folder that a path is in. `URL(fileURLWithPath:)` would take `~` for the home folder, as only a shell should.
func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The last part of a path.
func fileName(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
}

/// The URL of a path, in which `~` is a letter like any other.
func fileURL(_ path: String) -> URL {
    URL(fileURLWithPath: path.hasPrefix("~") ? "./\(path)" : path)
}

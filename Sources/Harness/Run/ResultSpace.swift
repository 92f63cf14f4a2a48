import Foundation

/// Checks of the place for results.
extension Finding {
    /// Enough for every preset of every experiment, several times.
    private static let plenty = 1e9

    /// Whether the folder for results, or the one in which it will be made, may be written.
    public static func folder(_ out: String) -> Finding {
        let place = nearest(out)
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
        let another = "type: --out DIR with another folder"
        if !isFolder.boolValue {
            return Finding("results", .missing, "expected the folder \(out), got the file \(place)", remedy: another)
        }
        // Permissions do not tell of a full disk, nor root of a folder that takes no files: only a file does.
        let probe = AtomicFile.temporaryName(for: "\(place)/probe")
        let descriptor = open(probe, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0, close(descriptor) == 0, unlink(probe) == 0 else {
            let reason = String(cString: strerror(errno))
            return Finding("results", .missing, "expected to write into \(place), got: \(reason)", remedy: another)
        }
        return Finding("results", .ok, place == out ? "\(out) can be written" : "\(out) can be made")
    }

    /// Whether there is room where the results go.
    public static func disk(_ out: String) -> Finding {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: nearest(out))
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.doubleValue else {
            return Finding("disk", .warning, "expected the free room for \(out), got no answer", remedy: "see: df -h")
        }
        let room = "\((free / 1e8).rounded() / 10) GB free for \(out)"
        return free < plenty
            ? Finding("disk", .warning, "expected 1 GB, got \(room)", remedy: "make room, or type: --out DIR")
            : Finding("disk", .ok, room)
    }

    /// The path itself or, where nothing is there, the nearest folder above it that is.
    static func nearest(_ path: String) -> String {
        var url = fileURL(path).standardizedFileURL
        if FileManager.default.fileExists(atPath: path) { return path }
        while !FileManager.default.fileExists(atPath: url.path) && url.path != "/" { url.deleteLastPathComponent() }
        return url.path
    }
}

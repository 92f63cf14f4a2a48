import Foundation

/// A lock on a file. The system releases the lock when the process ends, however it ends.
public final class FileLock: Sendable {
    private let path: String
    private let descriptor: Int32

    private init(_ path: String, _ descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    /// - Returns: nil while another process, or another part of this one, holds the lock.
    /// - Throws: ``FileError`` if the file cannot be made.
    static func taken(_ path: String) throws -> FileLock? {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw FileError("\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        // The last owner may have removed the file after we opened it and before we locked it.
        var (opened, named) = (stat(), stat())
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &opened) == 0, stat(path, &named) == 0,
            opened.st_ino == named.st_ino
        else {
            close(descriptor)
            return nil
        }
        return FileLock(path, descriptor)
    }

    deinit {
        unlink(path)
        close(descriptor)
    }

    /// Waits for the lock.
    ///
    /// - Throws: ``Interrupted`` if the run is to stop meanwhile.
    static func waiting(for path: String) throws -> FileLock {
        while true {
            if let lock = try taken(path) { return lock }
            if Interruption.isRequested { throw Interrupted() }
            Thread.sleep(forTimeInterval: 0.05)
        }
    }
}

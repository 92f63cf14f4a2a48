import Foundation

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The full path of a command, nil if there is none.
func executable(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
}

/// Runs another program to its end.
///
/// Foundation's `Process` waits for ever where the loopback network is down, through which its run loop wakes itself.
enum Subprocess {
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Runs a program with an empty standard input.
    ///
    /// - Throws: ``FileError`` if it cannot be started.
    static func run(_ path: String, _ arguments: [String], in folder: String? = nil) throws -> Result {
        // Both outputs go to files, so that neither can fill up while the other is read.
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        let (output, errors) = (scratch + ".out", scratch + ".err")
        defer {
            unlink(output)
            unlink(errors)
        }
        var actions = FileActions()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        for (descriptor, file) in [(STDOUT_FILENO, output), (STDERR_FILENO, errors)] {
            posix_spawn_file_actions_addopen(&actions, descriptor, file, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        }
        // Starting in another folder is not in every C library, but every shell can.
        let change = folder.map { ["/bin/sh", "-c", "cd -- \"$1\" && shift && exec \"$@\"", "sh", $0] } ?? []
        let command = change + [path] + arguments
        var words = command.map { strdup($0) } + [nil]
        defer { for case let word? in words { free(word) } }
        var child: pid_t = 0
        let failure = posix_spawn(&child, command[0], &actions, nil, &words, environ)
        guard failure == 0 else {
            throw FileError("\(path) cannot be started: \(String(cString: strerror(failure)))")
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        // The low seven bits are the signal that ended the program, the next byte is its exit status.
        let answer = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        return Result(status: answer, output: text(of: output), errors: text(of: errors))
    }

    private static func text(of file: String) -> String {
        String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    }

    #if canImport(Darwin)
        private typealias FileActions = posix_spawn_file_actions_t?
    #else
        private typealias FileActions = posix_spawn_file_actions_t
    #endif
}

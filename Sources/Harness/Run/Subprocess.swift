import Foundation

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The full path of a command, nil if there is none.
func executable(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { isRegularFile($0) && access($0, X_OK) == 0 }
        .map { $0.hasPrefix("/") ? $0 : "\(FileManager.default.currentDirectoryPath)/\($0)" }
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

    /// The variables that a program is given: where it finds its files, libraries and fonts. Others, such as those of
    /// another shell's gnuplot or git, would change what it does.
    private static let inherited = [
        "PATH", "HOME", "USER", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH",
        "FONTCONFIG_SYSROOT", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS",
    ]

    /// In the one locale that every system has, so that numbers, fonts and messages are the same everywhere.
    private static var environment: [String] {
        let all = ProcessInfo.processInfo.environment
        return inherited.compactMap { name in all[name].map { "\(name)=\($0)" } } + ["LC_ALL=C"]
    }

    /// Runs a program with an empty standard input, in a clean environment and without a shell.
    ///
    /// - Throws: ``FileError`` if it cannot be started.
    static func run(_ path: String, _ arguments: [String]) throws -> Result {
        let (output, errors) = (try Channel(), try Channel())
        let child: pid_t
        do {
            child = try start([path] + arguments, output, errors)
        } catch {
            for channel in [output, errors] { for end in [channel.read, channel.write] { close(end) } }
            throw error
        }
        for channel in [output, errors] { close(channel.write) }
        let texts = drain([output.read, errors.read])
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        // The low seven bits are the signal that ended the program, the next byte is its exit status.
        let answer = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        return Result(status: answer, output: texts[0], errors: texts[1])
    }

    private static func start(_ command: [String], _ output: Channel, _ errors: Channel) throws -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t? = nil
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.write, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors.write, STDERR_FILENO)
        var words = command.map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer { for case let text? in words + variables { free(text) } }
        var child: pid_t = 0
        let failure = posix_spawn(&child, command[0], &actions, nil, &words, &variables)
        guard failure == 0 else {
            throw FileError("\(command[0]) cannot be started: \(String(cString: strerror(failure)))")
        }
        return child
    }

    /// A pipe, of which a child has only the ends that it is given.
    private struct Channel {
        let read, write: Int32

        init() throws {
            var ends: [Int32] = [0, 0]
            guard pipe(&ends) == 0 else {
                throw FileError("a pipe cannot be made: \(String(cString: strerror(errno)))")
            }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            (read, write) = (ends[0], ends[1])
        }
    }

    /// What comes through pipes until their other ends are closed. They are read in turn: one that is full would stop the
    /// program that writes to it.
    private static func drain(_ descriptors: [Int32]) -> [String] {
        var contents = descriptors.map { _ in [UInt8]() }
        var open = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        // A negative descriptor is one that `poll` passes over.
        while open.contains(where: { $0.fd >= 0 }) {
            if poll(&open, nfds_t(open.count), -1) < 0 {
                if errno == EINTR { continue }
                break
            }
            for index in open.indices where open[index].fd >= 0 && open[index].revents != 0 {
                let count = read(open[index].fd, &buffer, buffer.count)
                if count > 0 { contents[index] += buffer[..<count] }
                if count == 0 || count < 0 && errno != EINTR { open[index].fd = -1 }
            }
        }
        for descriptor in descriptors { close(descriptor) }
        return contents.map { String(decoding: $0, as: UTF8.self) }
    }
}

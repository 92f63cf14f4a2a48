import Foundation

/// The sources that made something.
public struct Checkout: Hashable, Sendable, Codable, CustomStringConvertible {
    public let commit: String
    /// Whether sources differed from the commit; results do not count.
    public let hasUncommittedChanges: Bool

    public var description: String {
        "commit \(commit.prefix(7))" + (hasUncommittedChanges ? " with uncommitted changes" : "")
    }
}

extension Checkout {
    /// That of this program; nil if it was not built in one, or has been moved out of it.
    public static func ofProgram() -> Checkout? { Bundle.main.executablePath.flatMap(Checkout.init(ofProgram:)) }

    /// The checkout in whose build folder a program is, whatever repository the user stands in.
    init?(ofProgram path: String) {
        guard let git = executable("git"), let package = Self.package(above: path) else { return nil }
        /// The answer of a git that changes nothing, not even its own index; nil if it has none.
        func ask(_ arguments: String...) -> String? {
            guard let run = try? Subprocess.run(git, ["-C", package, "--no-optional-locks"] + arguments),
                run.status == 0
            else { return nil }
            return run.output
        }
        // A package that was unpacked inside another repository is none of its sources.
        guard ask("ls-files", "--error-unmatch", "--", "Package.swift") != nil, let head = ask("rev-parse", "HEAD"),
            // A run writes to results itself, so these are no sources.
            let changed = ask("status", "--porcelain", "--untracked-files=no", "--", ":/", ":(exclude)results"),
            // New files are built too, but those elsewhere, such as results of one's own, are not.
            let new = ask("ls-files", "--others", "--exclude-standard", "--", "Sources", "Experiments")
        else { return nil }
        commit = head.trimmingCharacters(in: .whitespacesAndNewlines)
        hasUncommittedChanges = !changed.isEmpty || !new.isEmpty
    }

    /// The nearest folder above a program's own that has a Package.swift.
    private static func package(above program: String) -> String? {
        guard let path = realpath(program, nil) else { return nil }
        defer { free(path) }
        var folder = parent(of: String(cString: path))
        while !isRegularFile("\(folder)/Package.swift") {
            if folder == "/" { return nil }
            folder = parent(of: folder)
        }
        return folder
    }
}

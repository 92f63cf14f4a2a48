import Foundation
import Testing

/// A folder to be the whole PATH of a script: only the commands a test puts there exist.
struct CommandFolder {
    let url: URL

    init(in scratch: ScratchFolder) throws {
        url = scratch.url.appending(path: "commands")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    /// The real command of this name, where the system has it.
    func link(_ name: String) throws {
        for folder in ["/usr/bin/", "/bin/"] where FileManager.default.isExecutableFile(atPath: folder + name) {
            try FileManager.default.createSymbolicLink(
                at: url.appending(path: name), withDestinationURL: URL(filePath: folder + name))
            return
        }
    }

    /// A command that does what these lines of shell do.
    func fake(_ name: String, _ lines: String = "") throws {
        try writeCommand(lines, to: url.appending(path: name))
    }
}

/// A system that has some of what the package needs.
struct PretendSystem {
    static let needed = ["swift", "gnuplot", "pkg-config", "curl", "fc-match"]

    let scratch: ScratchFolder
    let commands: CommandFolder

    /// Has everything but what is missing: commands, libraries, `font` or `certificates`.
    init(name: String = "Linux", user: Int = 1000, missing: Set<String> = []) throws {
        scratch = try ScratchFolder()
        commands = try CommandFolder(in: scratch)
        try commands.link("env")
        try commands.fake("uname", "echo \(name)")
        try commands.fake("id", "echo \(user)")
        for command in Self.needed where !missing.contains(command) { try add(command) }
        for thing in ["openblas", "zlib", "font"] where !missing.contains(thing) { try add(thing) }
        try Data((missing.contains("certificates") ? "" : "certificates").utf8)
            .write(to: scratch.url.appending(path: "certificates"))
    }

    func add(_ thing: String) throws {
        let has = "[ -e '\(scratch.url.path)/has-"
        switch thing {
        case "pkg-config": try commands.fake(thing, "\(has)'\"$2\" ]")
        case "fc-match": try commands.fake(thing, "if \(has)font' ]; then echo DejaVu Sans; else echo Courier; fi")
        case "openblas", "zlib", "font": try Data().write(to: scratch.url.appending(path: "has-\(thing)"))
        // Whoever starts it gets an error: the test is to be fast.
        default: try commands.fake(thing, "echo '\(thing) was started' >&2; exit 3")
        }
    }

    /// An apt-get that writes down how it was called, brings some commands and then does what the lines say.
    func addAptGet(installing installs: [String] = [], _ lines: String = "") throws {
        let record = "echo \"$DEBIAN_FRONTEND: $*\" >>'\(scratch.url.path)/calls'\necho Reading package lists\n"
        let copies = installs.map { "/bin/ln -sf /bin/ls '\(commands.url.path)/\($0)'\n" }.joined()
        try commands.fake("apt-get", record + "case $* in *' install '*)\n:\n\(copies);; esac\n" + lines)
    }

    /// The calls of apt-get, without the options before the verb.
    var calls: [String] {
        let text = (try? String(contentsOf: scratch.url.appending(path: "calls"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map {
            $0.replacingOccurrences(of: "-q -o DPkg::Lock::Timeout=120 ", with: "")
        }
    }

    func setup() async throws -> ScriptRun {
        try await scratch.run(
            packageRoot.appending(path: "scripts/setup").path, [],
            environment: [
                "PATH": commands.url.path, "SSL_CERT_FILE": scratch.url.appending(path: "certificates").path,
            ])
    }
}

@Suite("scripts/setup", .timeLimit(.minutes(5)))
struct SetupTests {
    static let everything: Set<String> = [
        "gnuplot", "pkg-config", "curl", "fc-match", "openblas", "zlib", "font", "certificates",
    ]
    static let allPackages =
        "gnuplot-nox pkg-config curl libopenblas-dev zlib1g-dev fontconfig fonts-dejavu-core ca-certificates"

    @Test("With everything present it is silent, quick and starts neither apt-get nor gnuplot", arguments: [0, 1000])
    func complete(user: Int) async throws {
        let system = try PretendSystem(user: user)
        defer { system.scratch.remove() }
        try system.addAptGet()
        let run = try await system.setup()
        #expect(run.status == 0)
        #expect(run.output + run.messages == "")
        #expect(system.calls.isEmpty)
    }

    @Test("Who may not install gets one line to type")
    func notAllowed() async throws {
        let system = try PretendSystem(missing: ["gnuplot", "openblas"])
        defer { system.scratch.remove() }
        try system.addAptGet()
        let run = try await system.setup()
        #expect(run.status == 69)
        #expect(run.messages == "sudo apt-get install --no-install-recommends gnuplot-nox libopenblas-dev\n")
        #expect(system.calls.isEmpty)
    }

    @Test("A sudo that would ask for the password is as good as none")
    func sudoAsks() async throws {
        let system = try PretendSystem(missing: Self.everything)
        defer { system.scratch.remove() }
        try system.addAptGet()
        try system.commands.fake("sudo", "echo 'sudo: a password is required' >&2; exit 1")
        let run = try await system.setup()
        #expect(run.status == 69)
        #expect(run.messages == "sudo apt-get install --no-install-recommends \(Self.allPackages)\n")
        #expect(system.calls.isEmpty)
    }

    @Test("Root has exactly the missing packages installed, after one update")
    func root() async throws {
        let system = try PretendSystem(user: 0, missing: ["gnuplot"])
        defer { system.scratch.remove() }
        try system.addAptGet(installing: ["gnuplot"])
        let run = try await system.setup()
        #expect(run.status == 0, "\(run.messages)")
        #expect(
            system.calls == [
                "noninteractive: update", "noninteractive: install -y --no-install-recommends gnuplot-nox",
            ])
        #expect(
            run.messages
                == "setup: installing gnuplot-nox, because these are missing: gnuplot (draws the figures)\n")
    }

    @Test(
        "Each missing thing has its package",
        arguments: [
            ("gnuplot", "gnuplot-nox"), ("curl", "curl"), ("openblas", "libopenblas-dev"), ("zlib", "zlib1g-dev"),
            ("font", "fonts-dejavu-core"), ("fc-match", "fontconfig fonts-dejavu-core"),
            ("pkg-config", "pkg-config libopenblas-dev zlib1g-dev"), ("certificates", "ca-certificates"),
        ])
    func package(missing: String, packages: String) async throws {
        let system = try PretendSystem(missing: [missing])
        defer { system.scratch.remove() }
        try system.addAptGet()
        let run = try await system.setup()
        #expect(run.status == 69)
        #expect(run.messages == "sudo apt-get install --no-install-recommends \(packages)\n")
    }

    @Test("A sudo that asks for nothing is used")
    func sudo() async throws {
        let system = try PretendSystem(missing: ["curl"])
        defer { system.scratch.remove() }
        try system.addAptGet(installing: ["curl"])
        try system.commands.fake("sudo", "[ \"$1\" = -n ] || exit 1\nshift\n[ \"$1\" = true ] || exec \"$@\"")
        let run = try await system.setup()
        #expect(run.status == 0, "\(run.messages)")
        #expect(
            system.calls == ["noninteractive: update", "noninteractive: install -y --no-install-recommends curl"])
    }

    @Test("When apt-get fails its last line is told")
    func aptFails() async throws {
        let system = try PretendSystem(user: 0, missing: ["curl"])
        defer { system.scratch.remove() }
        try system.addAptGet("echo 'E: The disk is full' >&2\nexit 100")
        let run = try await system.setup()
        #expect(run.status == 69)
        #expect(run.lastMessage.contains("expected apt-get to install curl, got: E: The disk is full"))
        #expect(run.messages.split(separator: "\n").count == 2)
    }

    @Test("What is still missing after apt-get is told")
    func aptInstallsNothing() async throws {
        let system = try PretendSystem(user: 0, missing: ["curl"])
        defer { system.scratch.remove() }
        try system.addAptGet()
        let run = try await system.setup()
        #expect(run.status == 69)
        #expect(run.lastMessage.contains("expected nothing missing after apt-get, got: curl (downloads MNIST)"))
    }

    @Test("On macOS the line is for Homebrew, for root too", arguments: [0, 501])
    func darwin(user: Int) async throws {
        let system = try PretendSystem(name: "Darwin", user: user, missing: ["openblas"])
        defer { system.scratch.remove() }
        let run = try await system.setup()
        #expect(run.status == 69)
        #expect(
            run.messages == "brew install openblas gnuplot pkg-config && brew install --cask font-dejavu "
                + "&& export PKG_CONFIG_PATH=\"$(brew --prefix openblas)/lib/pkgconfig\"\n")
    }

    @Test("Without apt-get the missing things are named")
    func otherSystem() async throws {
        let system = try PretendSystem(user: 0, missing: ["gnuplot", "font", "certificates"])
        defer { system.scratch.remove() }
        let run = try await system.setup()
        #expect(run.status == 69)
        #expect(run.messages.hasPrefix("setup: missing: gnuplot (draws the figures), the font DejaVu Sans"))
        #expect(!run.messages.contains("certificates"), "other systems keep theirs elsewhere")
        #expect(run.messages.split(separator: "\n").count == 1)
    }

    @Test("Without swift one line says where it is")
    func noSwift() async throws {
        let system = try PretendSystem(user: 0, missing: Self.everything.union(["swift"]))
        defer { system.scratch.remove() }
        try system.addAptGet()
        let run = try await system.setup()
        #expect(run.status == 69)
        #expect(
            run.messages
                == "setup: expected the command swift, found none; install Swift: https://www.swift.org/install\n")
        #expect(system.calls.isEmpty)
    }
}

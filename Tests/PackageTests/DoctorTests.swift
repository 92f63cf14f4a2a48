import Foundation
import Testing

/// A system as ``PretendSystem`` has it, with a copy of the scripts beside which nothing is built unless a test says so.
private struct Patient {
    static let tools = [
        "sed", "head", "sort", "cut", "awk", "cat", "df", "getconf", "gzip", "sha256sum", "bash", "dirname",
    ]

    let system: PretendSystem

    init(name: String = "Linux", user: Int = 1000, missing: Set<String> = [], swift: String? = "6.3.1") throws {
        system = try PretendSystem(name: name, user: user, missing: missing.union(["swift"]))
        for tool in Self.tools { try system.commands.link(tool) }
        for tool in ["git", "make"] where !missing.contains(tool) { try system.commands.fake(tool, "exit 3") }
        if let swift { try system.commands.fake("swift", "echo 'Swift version \(swift) (swift-RELEASE)'") }
        if !missing.contains("gnuplot") { try system.commands.fake("gnuplot", "echo gnuplot 9.9 patchlevel 1") }
        if !missing.contains("pkg-config") {
            let found = "[ -e '\(system.scratch.url.path)/has-'\"$2\" ]"
            try system.commands.fake("pkg-config", "case $1 in --modversion) echo 1.2.3;; *) \(found);; esac")
        }
        for item in ["scripts", "Package.swift"] {
            try FileManager.default.copyItem(
                at: packageRoot.appending(path: item), to: system.scratch.url.appending(path: item))
        }
    }

    func addCommand(_ lines: String) throws {
        let folder = system.scratch.url.appending(path: ".build/debug")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try writeCommand(lines, to: folder.appending(path: "experiment"))
    }

    /// The four files of MNIST with something else in them, and a table of checksums with which that is right or wrong.
    func addData(isWhole: Bool) throws {
        let folder = system.scratch.url.appending(path: "data/mnist")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let names = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"]
        for name in names { try Data().write(to: folder.appending(path: "\(name)-ubyte")) }
        // SHA-256 of nothing.
        let sum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        let wrong = String(repeating: "0", count: 64)
        let lines = names.map { "\(isWhole || $0 != names[2] ? sum : wrong)  \($0)-ubyte\n" }
        try Data(lines.joined().utf8).write(to: system.scratch.url.appending(path: "scripts/mnist.sha256"))
    }

    /// A part of CIFAR-10, which is enough.
    func addPhotographs() throws {
        let folder = system.scratch.url.appending(path: "data/cifar-10-batches-bin")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["data_batch_1", "test_batch"] { try Data().write(to: folder.appending(path: "\(name).bin")) }
    }

    /// Runs the doctor from another folder, so that it must find its own.
    func run() async throws -> ScriptRun {
        defer { system.scratch.remove() }
        return try await system.scratch.run(
            system.scratch.url.appending(path: "scripts/doctor").path, [],
            environment: [
                "PATH": system.commands.url.path,
                "SSL_CERT_FILE": system.scratch.url.appending(path: "certificates").path,
            ])
    }
}

@Suite("scripts/doctor", .timeLimit(.minutes(5)))
struct DoctorTests {
    private static let apt = "apt-get install --no-install-recommends"
    private static let noData =
        "! warning  MNIST: expected four files in data/mnist, found not all; runs use synthetic digits; type: make data"

    private static let noPhotographs =
        "! warning  CIFAR-10: expected data/cifar-10-batches-bin, found none; runs on photographs use synthetic digits in "
        + "color; type: make data"

    @Test("Where everything is, it says so line by line")
    func complete() async throws {
        let patient = try Patient()
        try patient.addData(isWhole: true)
        try patient.addPhotographs()
        let run = try await patient.run()
        #expect(run.status == 0 && run.messages == "")
        let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let expected = [
            "swift: 6.3.1", "git", "make", "the C++ standard library", "gnuplot: 9.9 patchlevel 1", "pkg-config",
            "curl",
            "openblas: 1.2.3", "zlib: 1.2.3", "fc-match", "the font DejaVu Sans", "MNIST: data/mnist is whole",
            "CIFAR-10: data/cifar-10-batches-bin is there",
        ]
        #expect(Array(lines.prefix(13)) == expected.map { "✓ ok       " + $0 })
        try #require(lines.count == 19)
        #expect(lines[13].contains(#/^✓ ok       cores: \d+$/#))
        #expect(lines[14].contains(#/^. \w+ +memory: .*\d+/#) && lines[15].contains(#/^. \w+ +disk: .*\d+/#))
        #expect(Array(lines[16...]) == ["", "Everything needed is installed.", ""])
    }

    /// A machine without gnuplot, without the font and without OpenBLAS.
    @Test("Each missing thing has a line with what to type, and all have one together", arguments: [0, 1000])
    func missing(user: Int) async throws {
        let patient = try Patient(user: user, missing: ["gnuplot", "font", "openblas"])
        try patient.system.addAptGet()
        let run = try await patient.run()
        #expect(run.status == 69 && run.messages == "")
        let apt = (user == 0 ? "" : "sudo ") + Self.apt
        let bad = run.output.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("✓ ok  ") }
        #expect(
            bad.filter { !$0.contains(" memory: ") && !$0.contains(" disk: ") } == [
                "✗ missing  gnuplot: found none, and it draws the figures; type: \(apt) gnuplot-nox",
                "! warning  openblas: found none; it is the second opinion on matrix products, and no run needs it; "
                    + "type: \(apt) libopenblas-dev",
                "✗ missing  the font DejaVu Sans: found none, and it labels the figures; type: \(apt) fonts-dejavu-core",
                Self.noData, Self.noPhotographs, "for all of it type: \(apt) gnuplot-nox fonts-dejavu-core",
            ])
        #expect(patient.system.calls.isEmpty, "it only looks")
    }

    @Test(
        "Each thing that setup installs is looked for, with the same package",
        arguments: [
            ("gnuplot", "gnuplot-nox"), ("curl", "curl"), ("openblas", "libopenblas-dev"), ("zlib", "zlib1g-dev"),
            ("font", "fonts-dejavu-core"), ("fc-match", "fontconfig fonts-dejavu-core"),
            ("pkg-config", "pkg-config libopenblas-dev zlib1g-dev"), ("certificates", "ca-certificates"),
            ("git", "git"), ("make", "make"),
        ])
    func package(missing: String, packages: String) async throws {
        let patient = try Patient(missing: [missing])
        try patient.system.addAptGet()
        let run = try await patient.run()
        #expect(run.status == (missing == "openblas" ? 0 : 69))
        let typed = run.output.matches(
            of: #/(?:✗ missing|! warning)  .*; type: sudo apt-get install --no-install-recommends (.*)/#)
        #expect(typed.map { String($0.1) }.joined(separator: " ") == packages)
    }

    @Test("A system that does not know the packages yet is to be told of them first")
    func noLists() async throws {
        let patient = try Patient(missing: ["gnuplot"])
        try patient.system.addAptGet()
        try patient.system.commands.fake("apt-cache", "exit 100")
        let run = try await patient.run()
        #expect(run.output.contains("type: sudo apt-get update && sudo \(Self.apt) gnuplot-nox\n"))
    }

    @Test("A compiler that links nothing lacks the C++ standard library")
    func noLibrary() async throws {
        let patient = try Patient()
        try patient.system.addAptGet()
        try patient.system.commands.fake("clang++", "cat >/dev/null; exit 1")
        let run = try await patient.run()
        #expect(run.status == 69)
        #expect(
            run.output.contains(
                "\n✗ missing  the C++ standard library: found none, and it is linked to every program; type: sudo \(Self.apt) g++\n"
            ))
    }

    @Test("On macOS the lines are for Homebrew, or for Apple's own tools")
    func darwin() async throws {
        let patient = try Patient(name: "Darwin", missing: ["openblas", "git"])
        let run = try await patient.run()
        #expect(run.status == 69)
        #expect(
            run.output.contains(
                "✗ missing  git: found none, and it fetches the argument parser; type: xcode-select --install\n"))
        #expect(
            run.output.contains(
                "! warning  openblas: found none; it is the second opinion on matrix products, and no run needs it; type: brew install openblas gnuplot "
                    + "pkg-config && brew install --cask font-dejavu "
                    + "&& export PKG_CONFIG_PATH=\"$(brew --prefix openblas)/lib/pkgconfig\"\n"))
    }

    @Test("Without apt-get Debian's name of the package is told")
    func otherSystem() async throws {
        let patient = try Patient(missing: ["zlib"])
        let run = try await patient.run()
        #expect(run.status == 69)
        #expect(
            run.output.contains(
                "✗ missing  zlib: found none, and it unpacks MNIST; install it with this system's package manager "
                    + "(Debian's name: zlib1g-dev)\n"))
    }

    @Test(
        "Swift must be there, start, and be as new as the package says",
        arguments: [
            (nil, "expected the command, 6.3 or later, found none"), ("5.10.1", "expected 6.3 or later, got 5.10.1"),
            ("6.2", "expected 6.3 or later, got 6.2"), ("6.3", nil), ("6.10", nil), ("7.0.1", nil),
            ("none' >&2; echo 'swift: cannot open libncurses.so.6", "expected its version, got: Swift version none"),
        ] as [(String?, String?)])
    func swift(version: String?, complaint: String?) async throws {
        let run = try await Patient(swift: version).run()
        let line = try #require(run.output.split(separator: "\n").first)
        if let complaint {
            #expect(run.status == 69)
            let remedy = "install Swift, and the packages that it names itself: https://www.swift.org/install"
            #expect(line == "✗ missing  swift: \(complaint); \(remedy)")
        } else {
            #expect(run.status == 0 && line == "✓ ok       swift: \(version ?? "")")
        }
    }

    @Test("The README asks for the Swift that the package asks for")
    func readme() throws {
        func text(_ name: String) throws -> String {
            try String(contentsOf: packageRoot.appending(path: name), encoding: .utf8)
        }
        let package = try #require(try text("Package.swift").firstMatch(of: #/^\/\/ swift-tools-version: ([0-9.]+)\n/#))
            .1
        #expect(try text("README.md").contains("Swift \(package) or later"))
    }

    @Test("Data of another checksum are named")
    func damaged() async throws {
        let patient = try Patient()
        try patient.addData(isWhole: false)
        let run = try await patient.run()
        #expect(run.status == 69)
        #expect(
            run.output.contains(
                "\n✗ missing  MNIST: expected the SHA-256 of scripts/mnist.sha256, got another: "
                    + "data/mnist/t10k-images-idx3-ubyte; type: make data\n"))
    }

    @Test("The doctor of the built command goes on, and its verdict counts", arguments: [(0, 0), (69, 69), (127, 69)])
    func built(status: Int, ended: Int32) async throws {
        let patient = try Patient()
        try patient.addCommand("echo \"built $*\"; exit \(status)")
        let run = try await patient.run()
        #expect(run.status == ended)
        #expect(run.output.contains("\n\n.build/debug/experiment doctor\nbuilt doctor\n"))
        let complaint =
            "✗ missing  .build/debug/experiment: expected it to start, got status 127; type: make build\n"
        #expect(run.output.contains(complaint) == (status == 127))
        #expect(run.output.hasSuffix("\nEverything needed is installed.\n") == (status == 0))
    }
}

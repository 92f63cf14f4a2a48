import Foundation
import Testing

@Suite("The environment of a run")
struct EnvironmentTests {
    /// What other programs' users have reported: none of it is the script's fault.
    private static let settings: [[String: String]] = [
        ["LC_CTYPE": "UTF-8"], ["LC_ALL": "xx_YY.UTF-8"], ["LANG": "de_DE.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"],
        ["GNUTERM": "qt"], ["GNUPLOT_LIB": "/nowhere", "GNUPLOT_DRIVER_DIR": "/nowhere"],
        ["GIT_DIR": "/nowhere"], ["TMPDIR": "/nowhere/at/all"],
    ]

    @Test("changes neither its pictures nor what it says, and doctor finds nothing wrong", arguments: settings)
    func harmless(environment: [String: String]) async throws {
        try await Command.inFolder { folder in
            let line = Small.chain + ["--quiet", "--out"]
            let plain = try await Command.run(line + ["plain"], in: folder)
            let run = try await Command.run(line + ["other"], in: folder, environment: environment)
            #expect(plain.status == 0 && run.status == 0 && run.messages == "", "\(run.messages)")
            let pictures = try contents(of: "\(folder)/plain", ending: ".png")
            #expect(try pictures.count >= 3 && contents(of: "\(folder)/other", ending: ".png") == pictures)
            let doctor = try await Command.run(["doctor"], in: folder, environment: environment)
            #expect(doctor.output.contains("\n✓ ok       gnuplot: "), "\(doctor.output)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["other", "plain"])
        }
    }

    @Test("may lack a folder for temporary files, which report and verify name or do not need")
    func temporary() async throws {
        try await Command.inFolder { folder in
            let environment = ["TMPDIR": "\(folder)/file/absent"]
            try Data().write(to: URL(filePath: "\(folder)/file"))
            #expect(try await Command.run(Small.chain + ["--quiet"], in: folder).status == 0)
            for verb in ["report", "verify"] {
                let run = try await Command.run(
                    [verb, "--out", "results/custom"], in: folder, environment: environment)
                #expect(
                    run.status == 0 || run.status == 1 && run.messages.contains("\(folder)/file/absent"),
                    "\(verb): \(run.messages)")
            }
        }
    }

    /// Runs with a gnuplot that says something on stderr, in lines of shell, before the real one draws.
    private func drawing(saying lines: String, environment: [String: String] = [:]) async throws -> [CommandRun] {
        var runs: [CommandRun] = []
        try await Command.inFolder { folder in
            let path = "\(folder)/bin"
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            let real = try #require(Command.onPath("gnuplot"))
            try Data("#!/bin/sh\n\(lines)\nexec '\(real)' \"$@\"\n".utf8).write(to: URL(filePath: "\(path)/gnuplot"))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(path)/gnuplot")
            let inherited = ProcessInfo.processInfo.environment["PATH"] ?? ""
            let environment = environment.merging(["PATH": "\(path):\(inherited)"]) { _, new in new }
            for line in [Small.chain + ["--quiet"], ["doctor"]] {
                runs.append(try await Command.run(line, in: folder, environment: environment))
            }
        }
        return runs
    }

    @Test(
        "may make libraries complain, as long as a whole picture comes",
        arguments: [
            "/bin/sh: warning: setlocale: LC_ALL: cannot change locale (xx_YY.UTF-8)",
            "Fontconfig error: No writable cache directories",
            "Fontconfig warning: ignoring UTF-8: not a valid region tag",
            "(process:12): Gtk-WARNING **: Locale not supported by C library.",
        ])
    func foreignComplaint(line: String) async throws {
        let runs = try await drawing(saying: "echo '\(line)' >&2")
        #expect(runs[0].status == 0 && runs[0].messages == "", "\(runs[0].messages)")
        #expect(runs[1].output.contains("\n✓ ok       gnuplot: "), "\(runs[1].output)")
    }

    @Test(
        "does not excuse gnuplot's own complaints, even beside a picture",
        arguments: [
            "\"./gradient-by-layer.gp\" line 7: warning: made up", "warning: made up", "Warning: made up",
            "./slopes.csv:3: made up",
        ])
    func ownComplaint(line: String) async throws {
        let run = try await drawing(saying: "echo '\(line)' >&2")[0]
        #expect(run.status == 1 && run.messages.contains("gnuplot drew no png (status 0: \(line))"), "\(run.messages)")
    }

    @Test("without a font is an error: gnuplot leaves out every letter, and reports success")
    func noFont() async throws {
        try await Command.inFolder { folder in
            let configuration = "\(folder)/fonts.conf"
            let none = "<?xml version=\"1.0\"?><fontconfig><dir>\(folder)/none</dir></fontconfig>\n"
            try Data(none.utf8).write(to: URL(filePath: configuration))
            let runs = try await drawing(saying: ":", environment: ["FONTCONFIG_FILE": configuration])
            #expect(runs[0].status == 69)
            #expect(
                runs[0].messages.hasSuffix(
                    "error: gnuplot draws no letters, for it finds no font; type: make setup\n"), "\(runs[0].messages)")
            #expect(runs[1].status == 69 && runs[1].output.contains("\n✗ missing  gnuplot: "), "\(runs[1].output)")
        }
    }
}

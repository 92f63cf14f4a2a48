import Foundation
import TestSupport
import Testing

/// Arguments end at a zero byte; every other text can be typed.
private let typed = HostileTexts.all.filter { !$0.contains("\0") }

@Suite("A hostile text")
struct HostileArgumentTests {
    @Test("typed as experiment, setting, preset, data set or folder is refused and runs nothing", arguments: typed)
    func refused(text: String) async throws {
        try await Command.inFolder { folder in
            for arguments in [
                ["plot", "--", text], ["vanishing-gradient", "--depths=\(text)"],
                ["activation-comparison", "--activations=\(text)", "--dataset=\(text)"],
            ] {
                let run = try await Command.run(arguments, in: folder)
                #expect(run.status == 64 && run.output == "", "\(arguments)")
                // What a terminal would obey does not come back to it.
                #expect(!run.messages.contains("\u{1B}"), "\(arguments)")
            }
            #expect(try contents(of: folder).isEmpty)
        }
    }

    /// Names of folders that a shell, gnuplot, a page or a path would take for something else.
    static let folders = [
        "`touch canary`", "$(touch canary)", "'; system 'touch canary'; '", "| touch canary", "<touch canary>",
        "a\nb", "-d", "--out", "~", "%s", "\"quoted\"", "it's", "back\\slash", "naïve · ∂ρ", "日本語", "👩‍🔬", "&amp;",
        "a b  c", "#x", ".hidden", "@canary", "{:Bold x}", "a;b,c", "'", "''", "back\\", "\u{202E}reversed",
    ]

    @Test("is the name of the folder of results, letter by letter, and runs nothing", arguments: folders)
    func folder(name: String) async throws {
        try await Command.inFolder { folder in
            let line = ["vanishing-gradient", "--depths", "3", "--steps", "5", "--quiet", "--out=\(name)"]
            let run = try await Command.run(line, in: folder)
            #expect(run.status == 0, "\(run.messages)")
            let report = try await Command.run(["report", "--out=\(name)/custom"], in: folder)
            #expect(report.status == 0, "\(report.messages)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [name])
            let left = try contents(of: "\(folder)/\(name)/custom").keys
            #expect(left.contains("vanishing-gradient/gradient-by-layer.png") && left.contains("index.html"))
            #expect(!left.contains { $0.contains("canary") || $0.hasSuffix(".partial") })
        }
    }
}

import ArgumentParser
import Harness

@testable import experiment

/// Whole command lines, one argument a line. Nothing is run.
enum CommandLineTarget {
    static let words = [
        "\n", ",", "=", "--", "-", "--help", "--preset", "quick", "--jobs", "--dataset", "--seeds", "\u{301}", "--out",
        "\n\n",
        "--generate-completion-script", "help", "list", "check", "all", "  ",
    ]

    static let target = FuzzTarget(
        name: "command-line", share: 1,
        seeds: {
            [
                "list", "all\n--preset\nquick\n--jobs\n2", "plot\ndepth-sweep\n--out\nresults", "check",
                "check\ndepth-sweep\nbn-histograms", "vanishing-gradient\n--preset=paper\n--depths\n5,10\n--quiet",
                "activation-comparison\n--dataset\ncifar10\n--data\ndata\n--seeds=2", "bn-histograms\n--jobs\n256",
            ].map { Array($0.utf8) }
        }, words: words
    ) { input in
        let command: any ParsableCommand
        do {
            command = try Root.parseAsRoot(Main.withPreset(arguments(input.bytes)))
        } catch {
            // The parser's own messages may have several lines.
            let isRequest = Root.exitCode(for: error) == .success
            try demand(isRequest || !Root.message(for: error).isEmpty, "a refusal without a word")
            throw Refusal()
        }
        for experiment in catalog {
            let jobs = options(experiment, command)?.jobs
            try demand(jobs.map { 1...256 ~= $0 } != false, "\(jobs ?? 0) jobs")
        }
    }

    /// At most a hundred arguments, as the parser's time goes by the square of their number. None has a NUL in it, which
    /// is where an argument ends.
    static func arguments(_ bytes: [UInt8]) -> [String] {
        let lines = bytes.filter { $0 != 0 }.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.prefix(100).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What the parser says to a command line that it does not take is a matter of other tests.
    struct Refusal: Error, CustomStringConvertible {
        let description = "refused"
    }

    private static func options<E: Experiment>(_ experiment: E.Type, _ command: any ParsableCommand) -> RunOptions? {
        (command as? Run<E, DataOptions>)?.options ?? (command as? Run<E, NoData>)?.options
            ?? (command as? All)?.options
    }
}

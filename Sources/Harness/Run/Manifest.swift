import Foundation

/// The origin of the tables in a folder: all that it takes to make and to compare them again.
public struct Manifest: Codable, Sendable {
    /// The command line that repeats the run.
    public let command: String
    public let experiment: String
    public let codeVersion: Int
    /// `quick`, `lecture`, `paper`, or `custom` for settings of no preset.
    public let preset: String
    public let settings: [SettingValue]
    public let trials: [TrialRecord]
    /// The tables that figures and claims read, without `.csv`; other files in the folder are not of this run.
    public let tables: [String]
    /// The figures, without the ending of ``FigureStyle`` and `.gp`, `.png` and `.svg`.
    public let figures: [String]
    /// Nil for an experiment that reads no data.
    public let data: Data?
    /// The kernels of OpenBLAS, where a run asked for it; nil for the engine's own.
    public let kernels: String?
    /// Whether the claims' ranges were made for this preset and these data.
    public let isJudged: Bool
    /// A short hash of settings, data and code version, as the figures show it.
    public let fingerprint: String
    public let versions: [String: String]
    public let processor: String
    public let cores: Int
    public let jobs: Int
    /// ISO 8601, UTC.
    public let startedAt: String
    /// From the start to the last figure. Cached trials take no time.
    public let duration_s: Double
    /// Of the program that drew the figures, nil if its checkout is not known; each trial has its own.
    public let checkout: Checkout?

    /// One trial with its origin.
    public struct TrialRecord: Codable, Sendable {
        public let name: String
        /// How long it took, when it was run.
        public let seconds: Double
        public let origin: Checkout?
    }

    public struct Data: Codable, Sendable {
        public let name: String
        public let sha256: String
    }

    static let file = "manifest.json"

    /// Every file that the run may leave, but the manifest itself.
    var files: [String] {
        tables.map { "\($0).csv" } + figures.flatMap { figure in FigureStyle.allCases.flatMap { $0.files(figure) } }
    }

    /// What was run and what it gave. The day, the machine, the duration and the commit are only how it came about.
    var content: [[String]] {
        [
            [command, experiment, "\(codeVersion)", preset, "\(isJudged)", fingerprint],
            settings.map { "\($0.name)=\($0.value)" },
            trials.map(\.name), tables, figures, [data?.name ?? "", data?.sha256 ?? "", kernels ?? ""],
        ]
    }

    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        }
    }

    /// For the lines under a figure's title.
    func provenance(_ settings: [String]) -> String {
        // A quick figure may not show its phenomenon yet, and must not pass for the lecture's.
        let quick = preset == Preset.quick.rawValue ? ["QUICK, too short for a verdict"] : []
        return
            (quick + [settings.joined(separator: ", ")].filter { !$0.isEmpty }
            + [data?.name, kernels].compactMap { $0 }
            + ["settings \(fingerprint)"]).joined(separator: " · ")
    }
}

/// A short hash of texts, in 8 hexadecimal digits: FNV-1a, folded. It tells runs apart and protects nothing.
func fingerprint(of parts: [String]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in parts.joined(separator: "\u{1F}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let folded = UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    let digits = String(folded, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
}

/// The facts about the machine that the manifest holds.
public enum Machine {
    /// The processor's name.
    public static var processor: String {
        #if os(macOS)
            let name = try? Subprocess.run("/usr/sbin/sysctl", ["-n", "machdep.cpu.brand_string"]).output
            return name?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "unknown"
        #else
            let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
            // Processors of Arm have no such line.
            let name = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last.map(String.init)
            let kind = try? executable("uname").map { try Subprocess.run($0, ["-m"]).output }
            return (name ?? kind)?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "unknown"
        #endif
    }

    public static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

    /// The compiler's version, as far as the source can ask for it.
    public static var swift: String {
        #if compiler(>=6.5)
            "6.5 or later"
        #elseif compiler(>=6.4)
            "6.4"
        #else
            "6.3"
        #endif
    }
}

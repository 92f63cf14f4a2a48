import Foundation

/// The duration of a run, and the machine it ran on.
public struct Timing: Hashable, Sendable, CustomStringConvertible {
    public let seconds: Double
    public let processor: String
    public let cores: Int
    public let jobs: Int

    init(seconds: Double, processor: String, cores: Int, jobs: Int) {
        self.seconds = seconds
        self.processor = processor
        self.cores = cores
        self.jobs = jobs
    }

    private init(_ manifest: Manifest) {
        self.init(
            seconds: manifest.seconds, processor: manifest.processor, cores: manifest.cores,
            jobs: manifest.jobs)
    }

    /// The timing of a preset's run under `out`; nil if there is none. Synthetic digits take as long as the images in
    /// whose place they stand.
    public init?(of preset: Preset, experiment: String, out: String) {
        let manifests = [nil, "digits"].lazy.compactMap { otherImages in
            try? ResultFolder(out: out, experiment: experiment, preset: preset.rawValue, otherImages: otherImages)
                .manifest()
        }
        guard let manifest = manifests.first(where: { $0.preset == preset.rawValue }) else { return nil }
        self.init(manifest)
    }

    /// The differences between that machine and this one, and in the number of workers.
    public var differences: [String] { differences(processor: Machine.processor, cores: Machine.cores) }

    func differences(processor: String, cores: Int) -> [String] {
        (self.processor == processor ? [] : [self.processor])
            + (self.cores == cores ? [] : [self.cores == 1 ? "1 core" : "\(self.cores) cores"])
            + (jobs == self.cores ? [] : ["--jobs \(jobs)"])
    }

    /// `about 4 min`, or `about 4 min (on AMD EPYC, 8 cores)` for another machine.
    public var description: String { Self.about(seconds) + Self.remark(differences) }

    static func remark(_ differences: [String]) -> String {
        differences.isEmpty ? "" : " (on \(differences.joined(separator: ", ")))"
    }

    /// Seconds, rounded to the precision of a repetition.
    public static func about(_ seconds: Double) -> String {
        switch seconds {
        case ..<1: "under a second"
        case ..<90: "about \(Int(seconds.rounded())) s"
        case ..<5400: "about \(Int((seconds / 60).rounded())) min"
        default: "about \((seconds / 360).rounded() / 10) h"
        }
    }
}

extension Manifest {
    /// The duration of the run without the store: cached trials count with their own time.
    var seconds: Double { max(duration_s, trials.reduce(0) { $0 + $1.seconds } / Double(max(jobs, 1))) }
}

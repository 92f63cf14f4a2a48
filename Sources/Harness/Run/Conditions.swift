/// The conditions of a run, besides its settings.
public struct Conditions: Sendable {
    public var preset: String
    /// Whether the claims' ranges were made for this preset and these data.
    public var isJudged: Bool
    /// The command line that repeats the run.
    public var command: String
    public var data: DataSource?
    /// The kernels of OpenBLAS; nil for the engine's own.
    public var kernels: String?
    /// Versions for the manifest that the harness does not know, such as that of OpenBLAS.
    public var versions: [String: String]
    public var pace: Pace
    public var progress: ProgressLine.Style

    public init(
        preset: String, isJudged: Bool, command: String, data: DataSource?, kernels: String? = nil,
        versions: [String: String] = [:], pace: Pace = Pace(), progress: ProgressLine.Style
    ) {
        self.preset = preset
        self.isJudged = isJudged
        self.command = command
        self.data = data
        self.kernels = kernels
        self.versions = versions
        self.pace = pace
        self.progress = progress
    }
}

extension Conditions {
    /// The key of a trial under these conditions.
    func key<E: Experiment>(_ experiment: E.Type, _ trial: Trial<E.Arm>, _ recipe: E.Recipe) -> TrialKey {
        TrialKey(experiment, trial, recipe, data: data?.checksum, kernels: kernels)
    }
}

/// How trials are run; the tables do not depend on it.
public struct Pace: Sendable {
    /// Trials that run at once.
    public var jobs: Int
    /// Seconds from one checkpoint of a trial to the next.
    public var checkpointInterval: Double
    /// Whether trials are run that are in the store.
    public var isForced: Bool
    /// Whether the others are run when a trial has failed.
    public var keepsGoing: Bool

    public init(jobs: Int = 1, checkpointInterval: Double = 20, isForced: Bool = false, keepsGoing: Bool = false) {
        self.jobs = jobs
        self.checkpointInterval = checkpointInterval
        self.isForced = isForced
        self.keepsGoing = keepsGoing
    }
}

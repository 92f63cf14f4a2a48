import Harness
import Networks

/// How a training ended: the table `runs` of experiments whose trials are trainings. The command tells who diverged.
public struct Run: Row {
    public static let table = RowTable<Run>(
        "runs", ["arm": \.arm, "seed": \.seed, "outcome": \.outcome, "diverged_at_step": \.divergedAtStep])
    public let arm: String
    public let seed: Int
    public let outcome: TrainingOutcome
    public let divergedAtStep: Int?

    public init(_ arm: some CustomStringConvertible, seed: Int, _ outcome: TrainingOutcome) {
        self.arm = arm.description
        self.seed = seed
        self.outcome = outcome
        divergedAtStep = outcome.divergedStep
    }
}

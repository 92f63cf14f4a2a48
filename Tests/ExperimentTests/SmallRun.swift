import Datasets
import TestSupport
import Trainings

@testable import Harness
@testable import experiment

/// An experiment with its line of `Tests/small-runs.txt`.
struct SmallRun: Sendable, CustomStringConvertible {
    let experiment: any Experiment.Type
    let arguments: [String]

    var description: String { experiment.card.id }

    static let all = SmallRuns.lines.compactMap { id, arguments in
        catalog.first { $0.card.id == id }.map { SmallRun(experiment: $0, arguments: arguments) }
    }
}

extension Experiment {
    /// The images that small runs read, if any.
    static func images() -> DataSource? {
        switch card.reads {
        case .mnist: digits
        case .cifar10: colorDigits
        case nil: nil
        }
    }
}

private let digits = DataSource(SyntheticDigits.make())
private let colorDigits = DataSource(ColorDigits.make(training: 4000, test: 1000))

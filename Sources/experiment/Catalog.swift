import ActivationComparison
import BNHistograms
import Harness

/// Every experiment, in the order of the lectures.
let catalog: [any Experiment.Type] = [
    ActivationComparison.experiment,
    BNHistograms.experiment,
]

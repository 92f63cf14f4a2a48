import ActivationComparison
import GradientContours
import Harness

/// Every experiment, in the order of the lectures.
let catalog: [any Experiment.Type] = [
    ActivationComparison.experiment,
    GradientContours.experiment,
]

import ActivationComparison
import GradientContours
import Harness
import VanishingGradient

/// Every experiment, in the order of the lectures.
let catalog: [any Experiment.Type] = [
    VanishingGradient.experiment,
    ActivationComparison.experiment,
    GradientContours.experiment,
]

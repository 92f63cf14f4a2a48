import ActivationComparison
import BNHistograms
import GradientContours
import Harness
import VanishingGradient

/// Every experiment, in the order of the lectures.
let catalog: [any Experiment.Type] = [
    VanishingGradient.experiment,
    ActivationComparison.experiment,
    BNHistograms.experiment,
    GradientContours.experiment,
]

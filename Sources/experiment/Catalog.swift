import ActivationComparison
import BNHistograms
import ConvDepth
import DepthSweep
import GradientContours
import Harness
import InitialGradients
import Lesions
import Resnet
import VanishingGradient

/// Every experiment, in the order of the lectures.
let catalog: [any Experiment.Type] = [
    VanishingGradient.experiment,
    ActivationComparison.experiment,
    BNHistograms.experiment,
    GradientContours.experiment,
    DepthSweep.experiment,
    Lesions.experiment,
    InitialGradients.experiment,
    Resnet.experiment,
    ConvDepth.experiment,
]

import ActivationComparison
import BNHistograms
import BatchNormGradients
import ConvDepth
import Convolution
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
    BatchNormGradients.experiment,
    DepthSweep.experiment,
    Lesions.experiment,
    InitialGradients.experiment,
    Convolution.experiment,
    ConvDepth.experiment,
    Resnet.experiment,
]

import ActivationComparison
import DepthSweep
import Harness
import InitialGradients
import Lesions

/// Every experiment, in the order of the lectures.
let catalog: [any Experiment.Type] = [
    ActivationComparison.experiment,
    DepthSweep.experiment,
    Lesions.experiment,
    InitialGradients.experiment,
]

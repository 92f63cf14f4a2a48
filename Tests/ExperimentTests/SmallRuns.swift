import ActivationComparison
import BNHistograms
import DepthSweep
import Datasets
import Foundation
import GradientContours
import Harness
import Synchronization
import VanishingGradient

/// An experiment with command lines that are computed in seconds and differ in every setting that some trial is said
/// not to depend on.
struct SmallRuns: Sendable, CustomStringConvertible {
    let experiment: any Experiment.Type
    let lines: [[String]]

    var description: String { experiment.card.id }

    init(_ experiment: any Experiment.Type, _ lines: String...) {
        self.experiment = experiment
        self.lines = lines.map { $0.split(separator: " ").map(String.init) }
    }

    static let all = [
        SmallRuns(
            VanishingGradient.self, "--depths 3,5 --steps 20 --sweep-depth 4",
            "--depths 3,4 --steps 20 --sweep-depth 4", "--depths 3,5 --steps 30 --sweep-depth 4 --learning-rate 0.2",
            "--depths 3,5 --steps 20 --sweep-depth 4 --weight 0.7",
            "--depths 3,5 --steps 20 --sweep-depth 3 --target 0.5"),
        SmallRuns(
            ActivationComparison.self,
            "--activations elu,leaky-relu,prelu --seeds 1 --depth 2 --width 8 --batch 10000 --epochs 2 "
                + "--training-sample 1000",
            "--activations prelu,leaky-relu,relu --seeds 2 --depth 2 --width 8 --batch 10000 --epochs 2 "
                + "--training-sample 1000 --elu-alpha 0.5",
            "--activations elu,prelu --seeds 1 --depth 2 --width 8 --batch 10000 --epochs 2 "
                + "--training-sample 1000 --leaky-slope 0.2"),
        SmallRuns(
            BNHistograms.self, "--depth 4 --width 24 --further-width 16 --inputs 20 --layers 1,3 --seeds 2",
            "--depth 4 --width 24 --further-width 12 --inputs 20 --layers 1,3 --seeds 3",
            "--depth 4 --width 30 --further-width 16 --inputs 20 --layers 1,3 --seeds 2"),
        SmallRuns(
            GradientContours.self, "--depths 2,3 --width 8 --batch 10000 --epochs 2 --seeds 2 --samples 2",
            "--depths 1,2 --width 8 --batch 10000 --epochs 2 --seeds 1 --samples 2",
            "--depths 1,3 --width 8 --batch 10000 --epochs 3 --seeds 1 --samples 2 --learning-rate 0.1",
            "--depths 2,4,3 --width 8 --batch 10000 --epochs 2 --seeds 2 --samples 2"),
        SmallRuns(
            DepthSweep.self, sweep,
            sweep + " --depths 3,4 --plain-learning-rates 0.2 --lesion-depth 3 --initializations 1",
            sweep + " --residual-learning-rates 0.02 --lesion-gate-bias=-2 --images 2000 --highway-width 6",
            sweep + " --highway-gate-biases=-2 --lesion-residual-learning-rates 0.02 --residual-exponent=-1",
            sweep + " --plain-activations relu --highway-learning-rates 0.05 --width 6 --batch 250 --momentum 0.5",
            sweep + " --lesion-epochs 1 --decay 0.9",
            sweep + " --seeds 1 --epochs 1 --highway-initializer glorot --lesion-highway-learning-rates 0.05"),
    ]

    /// A learning rate at which the network with lesions diverges comes first, and a second one then gets its turn.
    private static let sweep =
        "--depths 3,2 --plain-activations tanh --plain-learning-rates 0.1,0.01 --residual-learning-rates 0.01 "
        + "--highway-learning-rates 0.1 --highway-gate-biases=-3,-1 --width 8 --highway-width 8 --images 1000 "
        + "--batch 500 --epochs 2 --seeds 2 --lesion-depth 4 --lesion-epochs 2 --initializations 2 "
        + "--lesion-highway-learning-rates 1e30,0.1 --lesion-residual-learning-rates 0.01"
}

extension Experiment {
    static func small(_ line: [String]) throws -> Settings { try Settings.parse(line) }

    /// The images that small runs read, if any.
    static func images() throws -> DataSource? {
        guard card.needsDigits else { return nil }
        let digits = try ImageDataset.named(nil, from: nil)
        return DataSource(name: digits.name, checksum: digits.checksum, folder: nil)
    }
}

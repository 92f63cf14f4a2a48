import Harness
import Networks
import Tensors
import Trainings

/// When a network leaves the plateau, and what its gradients are before and after.
///
/// These words were fixed before the first run:
/// - **onset**: the first epoch, counted from 0, after which the test accuracy is above 0.5;
/// - **before** the escape: the median over epochs 0 … onset - 2, all epochs of a network that has not escaped. The
///   median, because the gradient begins to rise before the accuracy does, and a mean would show that rise;
/// - **after** the escape: the median over epochs onset + 2 … last, the last epoch where there are none;
/// - **peak**: the largest value from epoch onset - 1 on, the last epoch's where the network has not escaped;
/// - **end**: the last epoch.
private struct Escape {
    let onset: Int?

    func before(_ values: [Double]) -> Double { median(values.prefix(onset.map { max(0, $0 - 1) } ?? values.count)) }

    func after(_ values: [Double]) -> Double {
        let later = values.dropFirst(onset.map { $0 + 2 } ?? values.count)
        return later.isEmpty ? values.last ?? .nan : median(later)
    }

    func peak(_ values: [Double]) -> Double {
        onset.flatMap { values.dropFirst(max(0, $0 - 1)).max() } ?? values.last ?? .nan
    }
}

extension GradientContours {
    static func derive(_ results: Results<Self>) throws -> [Table] {
        let training = Dictionary(grouping: try results.rows(Epoch.table)) { [$0.depth, $0.seed] }
        let networks = try trials(results.sweep).map { trial in
            let depth = trial.arm.depth
            let epochs = training[[depth, trial.seed], default: []]
            let (accuracies, gradients) = (epochs.map(\.testAccuracy), epochs.map(\.gradientMean))
            let escape = Escape(onset: accuracies.firstIndex { $0 > 0.5 })
            return NetworkEscape(
                depth: depth, seed: trial.seed,
                outcome: try results.row(Run.table, \.arm == "\(trial.arm)", \.seed == trial.seed).outcome,
                epochs: epochs.count, onset: escape.onset, plateauAccuracy: escape.before(accuracies),
                plateauGradient: escape.before(gradients), peakGradient: escape.peak(gradients),
                endAccuracy: accuracies.last ?? .nan)
        }
        // The network whose layers are written; a network that diverged in its first epoch has no epochs.
        let depth = results.sweep.deepest
        let escape = Escape(onset: networks.first { $0.depth == depth && $0.seed == 1 }?.onset)
        let epochs = Dictionary(grouping: try results.rows(LayerGradient.table)) { $0.layer }
        let layers = (1...depth).map { layer in
            let means = epochs[layer, default: []].map(\.gradientMean)
            let medians = epochs[layer, default: []].map(\.gradientMedian)
            return LayerEscape(
                depth: depth, layer: layer, onset: escape.onset.map { Double($0) }, meanBefore: escape.before(means),
                meanAfter: escape.after(means), before: escape.before(medians), peak: escape.peak(medians),
                after: escape.after(medians), end: medians.last ?? .nan)
        }
        return [Table(networks), Table(layers)]
    }

    /// An onset of NaN says that the network has not escaped; NaNs on the plateau, that it had none. Gradients are means
    /// over the hidden layers.
    struct NetworkEscape: Row {
        static let table = RowTable<NetworkEscape>(
            "escapes",
            [
                "depth": \.depth, "seed": \.seed, "outcome": \.outcome, "epochs": \.epochs, "onset_epoch": \.onset,
                "plateau_accuracy": \.plateauAccuracy, "plateau_gradient_mean": \.plateauGradient,
                "peak_gradient_mean": \.peakGradient, "end_accuracy": \.endAccuracy,
            ])
        let depth, seed: Int
        let outcome: TrainingOutcome
        let epochs: Int
        let onset: Int?
        let plateauAccuracy, plateauGradient, peakGradient, endAccuracy: Double
    }

    /// A hidden layer of the deepest network with seed 1. Numbers without another name are log₂ of the median.
    struct LayerEscape: Row {
        static let table = RowTable<LayerEscape>(
            "layer-escapes",
            [
                "depth": \.depth, "layer": \.layer, "onset_epoch": \.onset, "before_gradient_mean": \.meanBefore,
                "after_gradient_mean": \.meanAfter, "before_median_log2": \.before, "peak_median_log2": \.peak,
                "after_median_log2": \.after, "end_median_log2": \.end,
            ])
        let depth, layer: Int
        let onset: Double?
        let meanBefore, meanAfter, before, peak, after, end: Double
    }
}

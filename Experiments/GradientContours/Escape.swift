import Harness

/// When a network leaves the plateau, and what its gradients are before and after.
///
/// These words were fixed before the first run:
/// - **onset**: the first epoch, counted from 0, after which the test accuracy is above 0.5;
/// - **before** the escape: the median over epochs 0 … onset - 2, all epochs of a network that has not escaped. The
///   median, because the gradient begins to rise before the accuracy does, and a mean would show that rise;
/// - **after** the escape: the median over epochs onset + 2 … last, the last epoch where there are none;
/// - **peak**: the largest value from epoch onset - 1 on, the last epoch's where the network has not escaped;
/// - **end**: the last epoch.
enum Escape {
    /// Of each network: onset, and accuracy and mean gradient of its hidden layers on the plateau and later.
    ///
    /// An onset of NaN says that the network has not escaped; NaNs on the plateau, that it had none.
    static func ofEveryNetwork(_ runs: Tables) throws -> Table {
        var table = Table(
            "escapes",
            columns: [
                "depth", "seed", "outcome", "epochs", "onset_epoch", "plateau_accuracy", "plateau_gradient_mean",
                "peak_gradient_mean", "end_accuracy",
            ])
        for run in try runs["runs"].rows {
            let (depth, seed) = (Value.integer(Int(run["depth"])), Value.integer(Int(run["seed"])))
            let training = try runs["training"].rows(where: ["depth": depth, "seed": seed])
            let accuracies = try training.numbers("test_accuracy")
            let gradients = try training.numbers("gradient_mean")
            let onset = accuracies.firstIndex { $0 > 0.5 }
            table.append([
                depth, seed, .text(run.text("outcome")), .integer(accuracies.count),
                onset.map(Value.integer) ?? .number(.nan), .number(before(onset, accuracies)),
                .number(before(onset, gradients)), .number(peak(onset, gradients)), .number(accuracies.last ?? .nan),
            ])
        }
        // Trials begin with the deepest network, figures and readers with the shallowest.
        let order = try table.distinct("depth").compactMap(\.double).sorted().map { "\(Int($0))" }
        return table.ordered(by: "depth", order)
    }

    /// Of each hidden layer of the network whose contours are drawn: gradients before and after its escape, and at the
    /// end.
    static func ofEveryLayer(_ runs: Tables, onset escapes: Table) throws -> Table {
        var table = Table(
            "layer-escapes",
            columns: [
                "layer", "onset_epoch", "before_gradient_mean", "after_gradient_mean", "before_median_log2",
                "peak_median_log2", "after_median_log2", "end_median_log2",
            ])
        // Counted from the network, not from its rows: one that diverged in its first epoch has none.
        let depth = try escapes.numbers("depth").max() ?? 0
        let epoch = try escapes.number("onset_epoch", where: ["depth": .number(depth), "seed": 1])
        let onset = epoch.isNaN ? nil : Int(epoch)
        for layer in 1...Int(depth) {
            let rows = try runs["layers"].rows(where: ["layer": .integer(layer)])
            let means = try rows.numbers("gradient_mean")
            let medians = try rows.numbers("gradient_median_log2")
            table.append([
                .integer(layer), .number(epoch), .number(before(onset, means)), .number(after(onset, means)),
                .number(before(onset, medians)), .number(peak(onset, medians)), .number(after(onset, medians)),
                .number(medians.last ?? .nan),
            ])
        }
        return table
    }

    private static func before(_ onset: Int?, _ values: [Double]) -> Double {
        median(values.prefix(onset.map { max(0, $0 - 1) } ?? values.count))
    }

    private static func after(_ onset: Int?, _ values: [Double]) -> Double {
        let later = values.dropFirst(onset.map { $0 + 2 } ?? values.count)
        return later.isEmpty ? values.last ?? .nan : median(later)
    }

    private static func peak(_ onset: Int?, _ values: [Double]) -> Double {
        onset.flatMap { values.dropFirst(max(0, $0 - 1)).max() } ?? values.last ?? .nan
    }

    private static func median(_ values: ArraySlice<Double>) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? .nan : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}

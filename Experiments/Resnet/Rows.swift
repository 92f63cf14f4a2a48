import Harness
import Networks
import Trainings

extension Resnet {
    struct Epoch: Row {
        static let table = RowTable<Epoch>(
            "training",
            [
                "depth": \.depth, "shortcut": \.shortcut, "seed": \.seed, "epoch": \.epoch,
                "train_loss_nats": \.trainLoss, "test_loss_nats": \.testLoss, "test_accuracy": \.testAccuracy,
            ])
        let depth: Int
        let shortcut: ImageShortcut
        let seed, epoch: Int
        /// The mean over the batches of the epoch, each before its update.
        let trainLoss: Double
        let testLoss, testAccuracy: Double
    }

    /// The standard deviation of a layer's output after batch normalization, before ReLU and addition.
    struct Response: Row {
        static let table = RowTable<Response>(
            "responses",
            [
                "depth": \.depth, "shortcut": \.shortcut, "seed": \.seed, "layer": \.layer,
                "response_deviation": \.deviation, "batch_response_deviation": \.batchDeviation,
            ])
        let depth: Int
        let shortcut: ImageShortcut
        let seed, layer: Int
        /// Normalized with the running moments, and with those of each batch.
        let deviation, batchDeviation: Double
    }

    struct Run: Row {
        static let table = RowTable<Run>(
            "runs",
            [
                "depth": \.depth, "shortcut": \.shortcut, "seed": \.seed, "outcome": \.outcome,
                "diverged_at_step": \.outcome.divergedStep,
            ])
        let depth: Int
        let shortcut: ImageShortcut
        let seed: Int
        let outcome: TrainingOutcome
    }

    /// A network with shortcuts of option A at the source's full size.
    struct NetworkSize: Row {
        static let table = RowTable<NetworkSize>(
            "networks", ["depth": \.depth, "parameters": \.parameters, "multiply_adds": \.multiplyAdds])
        let depth, parameters, multiplyAdds: Int
    }

    enum BlockKind: String, Cell {
        case basic, bottleneck
    }

    /// A block at equal width before and after; multiply-adds for an image of 56 x 56 pixels, as in the source's figure 5.
    struct BlockSize: Row {
        static let table = RowTable<BlockSize>(
            "blocks",
            [
                "block": \.kind, "channels": \.width, "weights": \.weights, "weights_by_formula": \.formula,
                "multiply_adds": \.multiplyAdds,
            ])
        let kind: BlockKind
        let width, weights, formula: Int
        var multiplyAdds: Int { 56 * 56 * weights }

        init(_ kind: BlockKind, width: Int, weights: Int, formula: Int) {
            (self.kind, self.width, self.weights, self.formula) = (kind, width, weights, formula)
        }
    }

    enum Stage: String, Cell {
        case before, after
    }

    struct ChannelMoments: Row {
        static let table = RowTable<ChannelMoments>(
            "channel", ["stage": \.stage, "mean": \.mean, "standard_deviation": \.deviation])
        let stage: Stage
        let mean, deviation: Double
    }

    struct ChannelDensity: Row {
        static let table = RowTable<ChannelDensity>(
            "channel-density", ["stage": \.stage, "value": \.value, "density": \.density])
        let stage: Stage
        let value, density: Double
    }

    /// How much larger the variance with divisor m - 1 is than that with divisor m, as a share: 1 / (m - 1).
    struct Correction: Row {
        static let table = RowTable<Correction>(
            "corrections",
            [
                "batch": \.batch, "side": \.side, "numbers": \.numbers, "variance_excess": \.varianceExcess,
                "formula": \.formula,
            ])
        let batch, side: Int
        let varianceExcess: Double
        /// m = B X Y.
        var numbers: Int { batch * side * side }
        var formula: Double { 1 / Double(numbers - 1) }
    }
}

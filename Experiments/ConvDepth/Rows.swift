import Harness
import Networks
import Tensors
import Trainings

extension ConvDepth {
    enum LayerKind: String, Cell {
        case convolution
        case fullyConnected = "fully-connected"
    }

    /// A layer of the slide's table. Biases and batch normalization are not counted, as on the slide.
    struct LayerShape: Row {
        static let table = RowTable<LayerShape>(
            "layers",
            [
                "network": \.network, "layer": \.layer, "kind": \.kind, "kernel": \.kernel, "stride": \.stride,
                "padding": \.padding, "input": \.inputText, "inputs": \.inputs, "output": \.outputText,
                "weights": \.weights,
            ])
        let network: Network
        let layer: String
        let kind: LayerKind
        let kernel, stride, padding: Int?
        /// Of a batch of one image.
        let input, output: Shape
        let weights: Int

        var inputs: Int { input.count }
        var inputText: String { Self.text(input) }
        var outputText: String { Self.text(output) }

        /// `32 x 32 x 3`.
        private static func text(_ shape: Shape) -> String {
            shape.extents.dropFirst().map(String.init).joined(separator: " x ")
        }
    }

    struct Epoch: Row {
        static let table = RowTable<Epoch>(
            "training",
            [
                "network": \.network, "images": \.images, "seed": \.seed, "epoch": \.epoch,
                "train_loss_nats": \.trainLoss, "test_loss_nats": \.testLoss, "test_accuracy": \.testAccuracy,
            ])
        let network: Network
        let images, seed, epoch: Int
        /// The mean over the batches of the epoch, each before its update.
        let trainLoss: Double
        let testLoss, testAccuracy: Double
    }

    /// A network after its last epoch, in inference, without changes to images.
    struct Final: Row {
        static let table = RowTable<Final>(
            "final",
            [
                "network": \.network, "images": \.images, "seed": \.seed, "train_accuracy": \.trainAccuracy,
                "test_accuracy": \.testAccuracy, "gap": \.gap,
            ])
        let network: Network
        let images, seed: Int
        let trainAccuracy, testAccuracy: Double
        var gap: Double { trainAccuracy - testAccuracy }
    }

    struct Run: Row {
        static let table = RowTable<Run>(
            "runs",
            [
                "network": \.network, "images": \.images, "seed": \.seed, "outcome": \.outcome,
                "diverged_at_step": \.outcome.divergedStep,
            ])
        let network: Network
        let images, seed: Int
        let outcome: TrainingOutcome
    }
}

import Harness

// Training is chaotic: after some epochs of small batches another rounding is another network. What was seen is the
// largest difference of the lecture preset on MNIST with OpenBLAS's Sandybridge kernels instead of Haswell's; about
// twice of it is allowed.

extension ActivationComparison {
    public static let tolerances = [
        Tolerance(
            table: "training*", column: "train_loss_nats*", absolute: 0.05,
            because: "training is chaotic; 0.022 was seen"),
        Tolerance(
            table: "training*", column: "test_loss_nats*", absolute: 0.05,
            because: "training is chaotic; 0.024 was seen"),
        Tolerance(
            table: "training*", column: "test_accuracy*", absolute: 0.01,
            because: "training is chaotic; 0.0051 was seen"),
        Tolerance(
            table: "training*", column: "median_activation*", absolute: 0.1,
            because: "training is chaotic; 0.043 was seen"),
    ]
}

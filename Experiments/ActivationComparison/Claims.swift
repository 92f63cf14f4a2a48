import Harness
import Networks

extension ActivationComparison {
    private static let paper = "Clevert et al. (2015), figure 2"

    static let claims: [Claim<ActivationComparison>] = [
        Claim(
            "elu-median",
            "At every epoch the median unit's mean activation is with ELU at most 0.75 times that with ReLU (largest ratio)",
            .atMost(0.75), source: "\(paper)a"
        ) { results in
            let elu = try results.rows(curves, \.activation == .elu)
            let relu = try results.rows(curves, \.activation == .relu)
            guard elu.count == relu.count else { return .nan }
            return largest(zip(elu, relu).map { abs($0.medianActivation / $1.medianActivation) })
        },
        Claim(
            "elu-training-loss",
            "After 5 epochs ELU's training loss is at most 0.9 times the smaller of ReLU's and leaky ReLU's",
            .atMost(0.9), source: "\(paper)b"
        ) {
            try after(5, .elu, $0).trainLoss
                / smallest([after(5, .relu, $0).trainLoss, after(5, .leakyReLU, $0).trainLoss])
        },
        Claim(
            "elu-test-loss",
            "After 10 epochs ELU's test loss is at most that of leaky ReLU and of ReLU (ratio to the smaller)",
            .atMost(1), source: "\(paper)b"
        ) {
            try after(10, .elu, $0).testLoss
                / smallest([after(10, .relu, $0).testLoss, after(10, .leakyReLU, $0).testLoss])
        },
        Claim(
            "sigmoid-accuracy",
            "After 5 epochs, with He's weights and this learning rate, eight layers of sigmoid are right for at most 12 %",
            .atMost(0.12), source: "a constant answer is right for 0.1135 of MNIST's test images"
        ) { try after(5, .sigmoid, $0).testAccuracy },
        Claim(
            "sigmoid-loss",
            "After 5 epochs, with He's weights and this learning rate, eight layers of sigmoid have learned the class "
                + "frequencies only (training loss)",
            .atLeast(2.29), source: "ln 10 = 2.303, less what MNIST's uneven classes give away"
        ) { try after(5, .sigmoid, $0).trainLoss },
    ]

    /// The means over seeds after an epoch.
    private static func after(
        _ epoch: Int, _ activation: ActivationFunction, _ results: Results<ActivationComparison>
    ) throws -> TypedRow<Epoch> {
        try results.row(curves, \.activation == activation, \.epoch == epoch)
    }
}

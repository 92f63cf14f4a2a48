import Networks
import Tensors

/// One row of the benchmark: what one step does, on how many samples.
///
/// Names, sizes and updates are those of the peers' programs in `Benchmarks/Peers`.
public struct Workload: Sendable {
    public let name: String
    public let batch: Int
    /// Builds network, data and graph.
    public let step: @Sendable (Values) throws -> Step

    init(_ name: String, batch: Int, step: @escaping @Sendable (Values) throws -> Step) {
        (self.name, self.batch, self.step) = (name, batch, step)
    }

    /// All of them, in the order of the table.
    public static let all =
        activations + [normalized] + plain + residual + highway + unitChains + forward + observed
        + convolutions

    private static let activations = [Activation.relu, .elu(), .sigmoid, .tanh, .selu].map { activation in
        Workload("mlp-\(activation.function)-8x128", batch: 64) {
            try training(perceptron(activation, depth: 8, width: 128, $0), batch: 64, $0)
        }
    }

    private static let normalized = Workload("mlp-bn-50x100", batch: 128) {
        try training(normalizedPerceptron(depth: 50, width: 100, $0), batch: 128, $0)
    }

    private static let plain =
        [plain("mlp-relu-50x100", .relu, depth: 50, width: 100)]
        + [10, 20, 50, 100].map { plain("plain-relu-\($0)x71", .relu, depth: $0, width: 71) }
        + [plain("plain-tanh-20x71", .tanh, depth: 20, width: 71)]

    private static func plain(_ name: String, _ activation: Activation, depth: Int, width: Int) -> Workload {
        Workload(name, batch: 128) {
            try training(perceptron(activation, depth: depth, width: width, $0), batch: 128, $0)
        }
    }

    private static let residual = [10, 20, 50, 100].map { depth in
        Workload("residual-\(depth)x50", batch: 128) {
            try training(residualNetwork(depth: depth, width: 50, $0), batch: 128, learningRate: 0.001, $0)
        }
    }

    private static let highway = [10, 20, 50, 100].map { depth in
        Workload("highway-\(depth)x50", batch: 128) {
            try training(highwayNetwork(depth: depth, width: 50, $0), batch: 128, rule: .momentum(0.9), $0)
        }
    }

    private static let unitChains = [
        Workload("chain-50", batch: 1) { try Chains(count: 1, $0).step },
        Workload("chain-50x10000", batch: 10_000) { try Chains(count: 10_000, $0).step },
    ]

    private static let forward = [
        Workload("deep-forward", batch: 512) { try deepForward(batch: 512, $0) },
        Workload("deep-stats", batch: 512) { values in
            var statistics = (0..<50).map { _ in UnitStatistics(units: 100, bins: 64) }
            return try deepForward(batch: 512, values) { activations in
                for (layer, activation) in activations.enumerated() { statistics[layer].measure(activation) }
            }
        },
    ]

    /// The first one with a look at the gradients of its weights, in every step.
    private static let observed = [
        Workload("gradmean-8x128", batch: 64) { values in
            var means: [Double] = []
            return try training(perceptron(.relu, depth: 8, width: 128, values), batch: 64, values) { gradients in
                means = gradients.map { Float.sumOfMagnitudes($0.pointer, $0.count) / Double($0.count) }
            }
        },
        Workload("gradhist-8x128", batch: 64) { values in
            var histograms: [Histogram] = []
            return try training(perceptron(.relu, depth: 8, width: 128, values), batch: 64, values) { gradients in
                histograms = gradients.map { gradient in
                    var histogram = Histogram(.decades(low: -12, high: 0, count: 64))
                    histogram.add(gradient)
                    return histogram
                }
            }
        },
    ]
}

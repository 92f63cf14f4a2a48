import Networks
import Tensors

private let stream = RandomStream(key: 50)

extension Training {
    /// Each activation function, each optimizer, and each layer that is more than a matrix product with an activation.
    static var all: [Training] {
        var all = ActivationFunction.allCases.map { Training("\($0)", perceptron(Activation($0))) }
        let rules: [UpdateRule] = [.momentum(0.9), .nesterov(0.9), .adam()]
        all += rules.map { Training("\($0)", perceptron(.relu), rule: $0) }
        all += NormalizationDefinition.allCases.map { Training("batch norm, \($0)", batchNorm($0)) }
        all += [Training("residual", residual), Training("highway", highway, rule: .momentum(0.9)), chain(of: 50)]
        all += ImageShortcut.allCases.map { Training("image network, \($0)", images($0), channels: 3) }
        all.append(Training("convolutions and pooling", pooled, rule: .adam(), channels: 3))
        return all
    }

    private static func perceptron(_ activation: Activation) -> Sequential<S> {
        .perceptron([784, 100, 100, 64, 10], activation, initializer: .heNormal, stream: stream)
    }

    private static func batchNorm(_ definition: NormalizationDefinition) -> Sequential<S> {
        Sequential(
            linear(784, 100), BatchNorm(100, definition: definition), Activate(.relu), linear(100, 64),
            BatchNorm(64, definition: definition), Activate(.elu()), linear(64, 10))
    }

    private static var residual: Sequential<S> {
        Sequential(
            dense(784, 100), Residual(dense(100, 100)),
            Residual(dense(100, 64), shortcut: .projection(linear(100, 64))),
            Residual(dense(64, 71), shortcut: .zeroPadding(width: 71)), linear(71, 10))
    }

    private static var highway: Sequential<S> {
        let layers = (1...2).map { number in
            Highway<S>(
                100, .tanh, initializer: .heNormal, gateInitializer: .glorotNormal, gateBias: -2, stream: stream[number]
            )
        }
        return Sequential([dense(784, 100)] + layers + [linear(100, 10)])
    }

    private static func images(_ shortcut: ImageShortcut) -> Sequential<S> {
        .residualImageNetwork(blocks: 1, widths: [8, 16, 20], shortcut: shortcut, stream: stream)
    }

    private static var pooled: Sequential<S> {
        Sequential(
            convolution(3, 8), Activate(.relu), MaxPooling(window: 2), convolution(8, 17), Activate(.elu()),
            AveragePooling(window: 2), Flatten(), linear(4 * 4 * 17, 10))
    }

    private static func convolution(_ channelsIn: Int, _ channelsOut: Int) -> Convolution<S> {
        Convolution(
            channelsIn, channelsOut, size: 3, padding: 1, initializer: .heNormal, stream: stream["\(channelsOut)"])
    }

    private static func linear(_ fanIn: Int, _ fanOut: Int) -> Linear<S> {
        Linear(fanIn, fanOut, initializer: .heNormal, stream: stream["linear \(fanIn) \(fanOut)"])
    }

    private static func dense(_ fanIn: Int, _ fanOut: Int) -> Dense<S> {
        Dense(fanIn, fanOut, .relu, initializer: .heNormal, stream: stream["dense \(fanIn) \(fanOut)"])
    }
}

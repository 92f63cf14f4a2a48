import Graphs
import Networks
import Tensors

/// What a layer does besides transforming, as in the experiment `depth-sweep`.
enum Kind: String, CaseIterable {
    case plain, residual, highway
}

/// A network of equal layers in training, on one batch of noise.
final class Workload {
    let kind: Kind
    /// What is varied: `depth` or `batch`.
    let sweep: String
    let depth: Int
    let width: Int
    let batch: Int
    /// What one step took, block by block.
    private(set) var microseconds: [Double] = []

    private let classifier: Classifier<Float>
    private let optimizer: Optimizer<Float>

    init(_ kind: Kind, sweep: String, depth: Int, width: Int, batch: Int) {
        self.kind = kind
        self.sweep = sweep
        self.depth = depth
        self.width = width
        self.batch = batch
        let stream = RandomStream(experiment: "step-cost", seed: 1)
        let network = Self.network(kind, depth: depth, width: width, stream["weights"])
        classifier = Classifier(network, batch: batch, features: width, mode: .training)
        classifier.images.value.fillNormal(deviation: 1, stream["images"])
        classifier.labels.load((0..<batch).map { $0 % 10 })
        // The numbers stay what they are at the beginning, whatever the depth.
        optimizer = Optimizer(.sgd, of: network.parameters, learningRate: 1e-6)
    }

    /// `depth` layers and the logits. The first layer has `width` inputs too, so that all cost the same.
    private static func network(_ kind: Kind, depth: Int, width: Int, _ stream: RandomStream) -> Sequential<Float> {
        let layers = (1...depth).map { number -> any Layer<Float> in
            func dense(_ initializer: Initializer) -> Dense<Float> {
                Dense(width, width, .relu, initializer: initializer, stream: stream[number])
            }
            return switch kind {
            case .plain: dense(.heNormal)
            // Narrower with depth, so that the sum over all branches does not grow.
            case .residual: Residual(dense(.normal(deviation: (2 / Double(width * depth)).squareRoot())))
            case .highway:
                Highway(
                    width, .relu, initializer: .heNormal, gateInitializer: .glorotNormal, gateBias: -2,
                    stream: stream[number])
            }
        }
        return Sequential(layers + [Linear(width, 10, initializer: .glorotNormal, stream: stream["logits"])])
    }

    /// The size that is varied.
    var size: Int { sweep == "depth" ? depth : batch }

    /// Times steps for at least this long, after one that brings the network back into the caches.
    func measure(atLeast duration: Duration) {
        step()
        let start = ContinuousClock.now
        var steps = 0
        var time = Duration.zero
        while time < duration {
            step()
            steps += 1
            time = ContinuousClock.now - start
        }
        microseconds.append(time / .microseconds(1) / Double(steps))
    }

    private func step() {
        classifier.graph.forward()
        classifier.graph.backward(from: classifier.loss)
        optimizer.update()
    }
}

import Graphs
import Tensors

/// A network with its inputs and its loss, on a graph of its own for one batch size.
///
/// Two classifiers made from the same layers share the parameters: one trains in small batches, the other evaluates in
/// large ones.
public struct Classifier<S: Scalar> {
    public let graph: Graph<S>
    /// `[batch, features]`, or `[batch, height, width, channels]`.
    public let images: Node<S>
    public let labels: Labels
    /// The output of every layer, the last being the logits `[batch, classes]`.
    public let outputs: [Node<S>]
    /// Mean cross-entropy of the batch, in nats.
    public let loss: Node<S>

    public init(_ network: Sequential<S>, batch: Int, features: Int, mode: Mode) {
        self.init(network, input: [batch, features], mode: mode)
    }

    /// - Parameter input: the shape of a batch, `[batch, ...]`.
    public init(_ network: Sequential<S>, input: Shape, mode: Mode) {
        graph = Graph()
        images = graph.input(input)
        labels = Labels(count: input.extents[0])
        outputs = network.outputs(images, mode: mode)
        expect(!outputs.isEmpty, "a classifier needs at least one layer")
        loss = outputs[outputs.count - 1].crossEntropy(with: labels)
    }

    public var logits: Node<S> { outputs[outputs.count - 1] }

    /// Mean loss in nats and share of correct answers over `batches` batches.
    ///
    /// - Parameters:
    ///   - load: puts batch `index` into `images` and `labels`.
    ///   - observe: called after each forward pass, to read any node.
    public func evaluate(
        batches: Int, load: (_ index: Int) throws -> Void, observe: () -> Void = {}
    ) rethrows -> (loss: Double, accuracy: Double) {
        var (sum, correct) = (0.0, 0)
        for index in 0..<batches {
            try load(index)
            graph.forward()
            sum += Double(loss.value.scalar)
            correct += S.countCorrect(
                logits.value.pointer, labels.pointer, rows: logits.shape.rows, columns: logits.shape.columns)
            observe()
        }
        return (sum / Double(batches), Double(correct) / Double(batches * labels.count))
    }
}

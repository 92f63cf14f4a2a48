import Graphs
import Tensors

/// A network with its inputs and its loss, on a graph of its own for one batch size.
///
/// Two classifiers made from the same layers share the parameters: one trains in small batches, the other evaluates in
/// large ones.
public struct Classifier<S: Scalar> {
    public let graph: Graph<S>
    /// `[batch, features]`.
    public let images: Node<S>
    public let labels: Labels
    /// The output of every layer, the last being the logits `[batch, classes]`.
    public let outputs: [Node<S>]
    /// Mean cross-entropy of the batch, in nats.
    public let loss: Node<S>

    public init(_ network: Sequential<S>, batch: Int, features: Int, mode: Mode) {
        graph = Graph()
        images = graph.input([batch, features])
        labels = Labels(count: batch)
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

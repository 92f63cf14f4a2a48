import Graphs
import Networks
import Tensors

/// One step of a workload on batch number `number`; the result is the loss that it computed.
public typealias Step = (_ number: Int) -> Float

/// A training step: load a batch, forwards, backwards, look, update.
///
/// - Parameters:
///   - image: the shape of one input, `[features]` or `[height, width, channels]`.
///   - observe: is shown the gradients of the weight matrices before the update.
public func training(
    _ network: Sequential<Float>, batch: Int, image: Shape = [pixelCount], rule: UpdateRule = .sgd,
    learningRate: LearningRate = 0.01, _ values: Values,
    observe: @escaping (_ gradients: [Tensor<Float>]) -> Void = { _ in }
) throws -> Step {
    let classifier = Classifier(network, input: Shape([batch] + image.extents), mode: .training)
    let optimizer = Optimizer(rule, of: network.parameters, learningRate: learningRate)
    let weights = network.parameters.filter { $0.value.shape.rank == 2 }.map(\.gradient)
    let batches = try image.rank == 1 ? values.batches(of: batch) : values.imageBatches(of: batch, image)
    return { number in
        let next = batches[number % batches.count]
        classifier.images.value.load(next.images)
        classifier.labels.load(next.labels)
        classifier.graph.forward()
        classifier.graph.backward(from: classifier.loss)
        observe(weights)
        optimizer.update()
        return classifier.loss.value.scalar
    }
}

/// Forwards through 50 ReLU layers of 100 units; the result is the mean of the last layer.
///
/// - Parameter observe: is shown the activations of every layer, `[batch, 100]`.
func deepForward(
    batch: Int, _ values: Values, observe: @escaping (_ activations: [Tensor<Float>]) -> Void = { _ in }
) throws -> Step {
    let layers = Sequential(try perceptron(.relu, depth: 50, width: 100, values).layers.dropLast())
    let graph = Graph<Float>()
    let images = graph.input([batch, pixelCount])
    let outputs = layers.outputs(images, mode: .inference)
    let mean = outputs[outputs.count - 1].mean()
    let activations = outputs.map(\.value)
    let batches = try values.batches(of: batch)
    return { number in
        images.value.load(batches[number % batches.count].images)
        graph.forward()
        observe(activations)
        return mean.value.scalar
    }
}

/// `count` independent chains of 50 sigmoid units, a = σ(w a + b) from one input, with the loss ½ (a - 1)² summed over
/// the chains. A step computes it, and the gradients by all weights and biases; nothing is updated.
public struct Chains {
    /// w and b of every layer, each of shape `[count]`; w of a single chain is `[1, 1]`.
    public let weights, biases: [Parameter<Float>]
    private let graph = Graph<Float>()
    private let x, loss: Node<Float>
    private let inputs: [Float]

    public init(count: Int, _ values: Values) throws {
        let depth = 50
        // All weights come first, then all biases, then the inputs.
        let draws = try values.draws(2 * depth * count + values.batchCount)
        let parameters = (0..<2 * depth).map { index in
            let shape: Shape = count == 1 && index < depth ? [1, 1] : [count]
            return Parameter("number \(index)", Tensor(shape, Array(draws[index * count..<(index + 1) * count])))
        }
        (weights, biases) = (Array(parameters[..<depth]), Array(parameters[depth...]))
        inputs = draws.suffix(values.batchCount)

        // One chain is a network of fully connected layers of one unit; many side by side go element by element.
        x = graph.input(count == 1 ? [1, 1] : [count])
        var a = x
        for (w, b) in zip(weights.map(graph.parameter), biases.map(graph.parameter)) {
            a = (count == 1 ? a.times(w).addingRow(b) : w * a + b).activated(by: ElementwiseActivation(.sigmoid))
        }
        let target = graph.input(x.shape)
        target.value.fill(1)
        let error = a - target
        loss = 0.5 * (error * error).sum()
    }

    public func step(_ number: Int) -> Float {
        x.value.fill(inputs[number % inputs.count])
        graph.forward()
        graph.backward(from: loss)
        return loss.value.scalar
    }
}

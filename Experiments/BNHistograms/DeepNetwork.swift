import Graphs
import Networks
import Tensors

/// What a layer does with the product of its inputs and weights.
enum Arm: String, CaseIterable, Codable {
    /// ReLU.
    case relu
    /// Batch normalization, then ReLU: what the slide's caption says.
    case batchNorm = "batch-norm"
    /// A ReLU shifted and scaled so that N(0, 2) comes out with mean 0 and variance 1: what the slide's link shows.
    case analytic
    /// Nothing: the network is one linear map.
    case linear

    var title: String {
        switch self {
        case .relu: "ReLU"
        case .batchNorm: "batch norm"
        case .analytic: "analytic ReLU"
        case .linear: "linear"
        }
    }

    /// The three of the lecture; the linear network is there for comparison, and looks the same at every layer.
    var hasHistograms: Bool { self != .linear }

    /// A ReLU halves the mean square, which He's weights make up for.
    fileprivate var initializer: Initializer { self == .linear ? .fanInUniform : .heUniform }
}

/// A network of many layers without biases, in the memory of one: the graph of a single layer, whose weights are drawn
/// anew and whose output becomes its input as often as there are layers.
///
/// It is only ever run forwards. The weights are an input of the graph and not a parameter, which would have a buffer
/// for its gradient.
final class DeepNetwork {
    private let graph = Graph<Float>()
    private let input: Node<Float>
    private let weight: Node<Float>
    private let output: Node<Float>
    /// What the ReLU of the present layer receives, after batch normalization where there is one: `[inputs, width]`.
    private let received: Node<Float>
    private let initializer: Initializer
    private var layer = 0

    init(_ arm: Arm, inputs: Int, width: Int, _ stream: RandomStream) {
        initializer = arm.initializer
        input = graph.input([inputs, width])
        weight = graph.input([width, width])
        let product = input.times(weight)
        switch arm {
        case .relu:
            received = product
            output = received.activated(by: ElementwiseActivation(.relu))
        case .batchNorm:
            received = BatchNorm(width)(product, mode: .training)
            output = received.activated(by: ElementwiseActivation(.relu))
        case .analytic:
            received = product
            output = shiftedAndScaled(received.activated(by: ElementwiseActivation(.relu)))
        case .linear:
            received = product
            output = received
        }
        input.value.fillNormal(deviation: 1, stream)
    }

    var preactivations: Tensor<Float> { received.value }

    /// What the layer passes on to the next: with it and the number of the layer the network goes on elsewhere.
    var activations: Tensor<Float> { output.value }

    func resume(after layer: Int, _ activations: Tensor<Float>) {
        self.layer = layer
        output.value.load(activations.elements)
    }

    /// Computes the next layer, with weights from a stream of its own.
    func advance(_ stream: RandomStream) {
        if layer > 0 {
            Float.scale(1, output.value.pointer, input.value.pointer, input.value.count, accumulate: false)
        }
        let width = weight.shape.rows
        initializer.fill(weight.value, fanIn: width, fanOut: width, stream)
        graph.forward()
        layer += 1
    }
}

/// (a - √(1/π)) / √(1 - 1/π): for z of variance 2, relu(z) has mean √(1/π) and variance 1 - 1/π.
private func shiftedAndScaled(_ a: Node<Float>) -> Node<Float> {
    let shift = a.graph.input([a.shape.columns])
    shift.value.fill(-Float((1 / Double.pi).squareRoot()))
    return Float(1 / (1 - 1 / Double.pi).squareRoot()) * a.addingRow(shift)
}

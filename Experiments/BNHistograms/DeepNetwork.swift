import Graphs
import Networks
import Tensors

/// A network of many layers without biases, in the memory of one: the graph of a single layer, whose weights are drawn
/// anew and whose output becomes its input as often as there are layers. The graph only runs forwards, so the weights are
/// an input and not a parameter, which would have a buffer for its gradient.
struct DeepNetwork {
    private let graph = Graph<Float>()
    private let weight, output: Node<Float>
    /// What the next layer receives, `[inputs, width]`: with these numbers a network goes on elsewhere.
    let input: Node<Float>
    /// What the ReLU of the present layer received, after batch normalization where there is one.
    let received: Node<Float>
    private let initializer: Initializer

    init(_ network: BNHistograms.Network, inputs: Int, _ stream: RandomStream) {
        let width = network.width
        // A ReLU halves the mean square, which He's weights make up for.
        initializer = network.kind == .linear ? .fanInUniform : .heUniform
        input = graph.input([inputs, width])
        weight = graph.input([width, width])
        let product = input.times(weight)
        received = network.kind == .batchNorm ? BatchNorm(width)(product, mode: .training) : product
        switch network.kind {
        case .relu, .batchNorm: output = received.activated(by: ElementwiseActivation(.relu))
        case .analytic:
            // (a - √(1/π)) / √(1 - 1/π): for z of variance 2, a = relu(z) has mean √(1/π) and variance 1 - 1/π.
            let shift = graph.input([width])
            shift.value.fill(-Float((1 / Double.pi).squareRoot()))
            let shifted = received.activated(by: ElementwiseActivation(.relu)).addingRow(shift)
            output = Float(1 / (1 - 1 / Double.pi).squareRoot()) * shifted
        case .linear: output = received
        }
        input.value.fillNormal(deviation: 1, stream)
    }

    /// Computes the next layer, with weights from a stream of its own.
    func advance(_ stream: RandomStream) {
        let width = weight.shape.rows
        initializer.fill(weight.value, fanIn: width, fanOut: width, stream)
        graph.forward()
        Float.scale(1, output.value.pointer, input.value.pointer, input.value.count, accumulate: false)
    }
}

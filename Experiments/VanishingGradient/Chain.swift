import Graphs
import Networks
import Tensors

/// The lecture's network: one unit a layer, Hˡ = σ(W Hˡ⁻¹) for l = 1 … L with H⁰ = x = 1, then U = W Hᴸ and
/// ρ = (y - U)². All weights begin at the same value, all biases at 0.
struct Chain {
    let graph = Graph<Double>()
    /// W¹ … Wᴸ, then the weight of the output.
    let weights: [Parameter<Double>]
    /// H¹ … Hᴸ, then U.
    let outputs: [Node<Double>]
    let loss: Node<Double>

    init(depth: Int, weight: Double, _ activation: Activation = .sigmoid, target: Double) {
        let network = Sequential<Double>.perceptron(
            Array(repeating: 1, count: depth + 2), activation, initializer: .constant(weight),
            stream: RandomStream(key: 0))
        let (x, y) = (graph.input([1, 1]), graph.input([1, 1]))
        x.value[0] = 1
        y.value[0] = target
        weights = network.parameters.filter { $0.name.hasSuffix("weight") }
        outputs = network.outputs(x, mode: .training)
        loss = outputs[depth].squaredError(to: y)
    }

    /// H¹ … Hᴸ of the last forward pass.
    var activations: [Double] { outputs.dropLast().map { $0.value.scalar } }
    /// U.
    var output: Node<Double> { outputs[outputs.count - 1] }

    /// The gradient with respect to each of W¹ … Wᴸ, by the engine.
    func gradients(of root: Node<Double>) -> [Double] {
        graph.forward()
        graph.backward(from: root)
        return weights.dropLast().map { $0.gradient.scalar }
    }

    /// The gradient of the loss by the lecture's recursion, for the sigmoid: δᴸ = W · 2 (U - y), δˡ = W σ′(Zˡ⁺¹) δˡ⁺¹,
    /// and ∂ρ/∂Wˡ = δˡ σ′(Zˡ) Hˡ⁻¹.
    func gradientsByRecursion(weight: Double, target: Double) -> [Double] {
        let h = activations
        var delta = weight * 2 * (output.value.scalar - target)
        var gradients = [Double](repeating: 0, count: h.count)
        for l in h.indices.reversed() {
            let slope = h[l] * (1 - h[l])
            gradients[l] = delta * slope * (l == 0 ? 1 : h[l - 1])
            delta *= weight * slope
        }
        return gradients
    }
}

import Graphs
import Networks
import TestSupport
import Tensors
import Testing

@Suite("Layers with a way around") struct ShortcutLayerTests {
    private static let stream = RandomStream(experiment: "shortcuts", seed: 1)

    private static func linear(_ fanIn: Int, _ fanOut: Int) -> Linear<Double> {
        Linear(
            fanIn, fanOut, initializer: .glorotNormal, biasInitializer: .normal(deviation: 0.3),
            stream: stream["linear"])
    }

    private static func output(_ layer: some Layer<Double>, _ elements: [Double], width: Int) -> [Double] {
        let graph = Graph<Double>()
        let x = graph.input([elements.count / width, width])
        x.value.load(elements)
        let y = layer(x, mode: .training)
        graph.forward()
        return y.value.elements
    }

    /// Gradients by the input and by every parameter.
    private static func expectLayerGradients(_ layer: some Layer<Double>, width: Int, _ subject: String) {
        let graph = Graph<Double>()
        let x = graph.input([3, width], needsGradient: true)
        x.value.fillNormal(deviation: 1, stream["input"])
        let y = layer(x, mode: .training)
        expectGradients(of: y, by: [x] + layer.parameters.map(graph.parameter), subject)
    }

    private let highway = Highway<Double>(
        4, .tanh, initializer: .glorotNormal, gateInitializer: .glorotNormal, gateBias: -1, stream: stream["highway"])

    private let residuals: [(name: String, layer: Residual<Double>)] = [
        ("identity", Residual(Sequential(linear(4, 4), Activate(.tanh)))),
        ("zero padding", Residual(linear(4, 6), shortcut: .zeroPadding(width: 6))),
        ("projection", Residual(Sequential(linear(4, 6), Activate(.tanh)), shortcut: .projection(linear(4, 6)))),
    ]

    @Test("Every layer has the gradients that differences give it")
    func gradients() {
        Self.expectLayerGradients(highway, width: 4, "highway")
        for (name, residual) in residuals { Self.expectLayerGradients(residual, width: 4, name) }
        let normalized = Sequential(Self.linear(4, 5), BatchNorm(5), Activate(.tanh), Self.linear(5, 2))
        // Without the bias before the normalization, which it takes away again: its gradient is 0.
        let graph = Graph<Double>()
        let x = graph.input([6, 4], needsGradient: true)
        x.value.fillNormal(deviation: 1, Self.stream["batch"])
        let y = normalized(x, mode: .training)
        let parameters = normalized.parameters.enumerated().filter { $0.offset != 1 }.map {
            graph.parameter($0.element)
        }
        expectGradients(of: y, by: [x] + parameters, "batch norm")
    }

    @Test("A residual layer whose branch gives 0 is its shortcut")
    func residualShortcuts() {
        let x: [Double] = [1, 2, 3, 4, 5, 6, 7, 8]
        for (_, residual) in residuals {
            for parameter in residual.branch.parameters { parameter.value.fill(0) }
        }
        #expect(Self.output(residuals[0].layer, x, width: 4) == x)
        #expect(Self.output(residuals[1].layer, x, width: 4) == [1, 2, 3, 4, 0, 0, 5, 6, 7, 8, 0, 0])
        #expect(Self.output(residuals[2].layer, x, width: 4) == Self.output(Self.linear(4, 6), x, width: 4))
    }

    @Test("A highway layer with a closed gate is the identity, with an open one its transform")
    func gateEnds() {
        let x: [Double] = [0.1, -0.2, 0.3, -0.4]
        for parameter in highway.gate.parameters { parameter.value.fill(0) }
        highway.gate.linear.bias.value.fill(-1e4)
        #expect(Self.output(highway, x, width: 4) == x)
        highway.gate.linear.bias.value.fill(1e4)
        expectClose(
            Self.output(highway, x, width: 4), Self.output(highway.transform, x, width: 4), relative: 1e-14,
            absolute: 1e-15, "open gate")
        highway.gate.linear.bias.value.fill(0)
        let halves = zip(x, Self.output(highway.transform, x, width: 4)).map { ($0 + $1) / 2 }
        expectClose(Self.output(highway, x, width: 4), halves, relative: 1e-14, absolute: 1e-15, "half-open gate")
    }

    @Test("A hundred highway layers with closed gates let the gradient through unchanged")
    func deepHighway() {
        let layers = (0..<100).map { index -> Highway<Double> in
            Highway(
                3, .relu, initializer: .heNormal, gateInitializer: .constant(0), gateBias: -1e4,
                stream: Self.stream["deep"][index])
        }
        let graph = Graph<Double>()
        let x = graph.input([2, 3], needsGradient: true)
        x.value.fillNormal(deviation: 1, Self.stream["input"])
        let y = Sequential(layers)(x, mode: .training)
        let cotangent = Self.stream["cotangent"].normal(6)
        graph.forward()
        graph.backward(from: y, cotangent: cotangent)
        #expect(y.value.elements == x.value.elements)
        #expect(x.gradient.elements == cotangent)
    }
}

import Graphs
import Networks
import TestSupport
import Tensors
import Testing

@Suite("Blocks of residual image networks") struct ConvolutionalBlockTests {
    private static let stream = RandomStream(experiment: "blocks", seed: 1)

    /// He et al. (2015), table 6: 0.27, 0.46 and 0.85 million.
    @Test(
        "Networks of 20, 32 and 56 layers have the paper's parameters, with biases, gammas and betas",
        arguments: [(3, 269_722), (5, 464_154), (9, 853_018)])
    func parameterCounts(blocks: Int, count: Int) {
        func network(_ shortcut: ImageShortcut) -> Sequential<Float> {
            .residualImageNetwork(blocks: blocks, shortcut: shortcut, stream: Self.stream)
        }
        #expect(network(.zeros).parameterCount == count)
        #expect(network(.none).parameterCount == count)
        // Two projections with gamma and beta.
        #expect(network(.projection).parameterCount == count + 16 * 32 + 32 * 64 + 2 * (32 + 64))
        #expect(network(.zeros).weights.count == 6 * blocks + 2)
    }

    @Test("Every layer gives the paper's map: 2n + 1 at full size, then 2n at half and 2n at a quarter")
    func shapes() {
        let network = Sequential<Float>.residualImageNetwork(blocks: 2, shortcut: .zeros, stream: Self.stream)
        let graph = Graph<Float>()
        let (responses, output) = network.responses(graph.input([3, 32, 32, 3]), mode: .training)
        let expected: [Shape] =
            Array(repeating: [3, 32, 32, 16], count: 5) + Array(repeating: [3, 16, 16, 32], count: 4)
            + Array(repeating: [3, 8, 8, 64], count: 4)
        #expect(responses.map(\.shape) == expected)
        #expect(output.shape == [3, 10])
        withExtendedLifetime(graph) {}
    }

    @Test("The responses lead to the same output as the network called as a layer")
    func responsesAgree() {
        for shortcut in ImageShortcut.allCases {
            let network = Sequential<Double>.residualImageNetwork(
                blocks: 1, widths: [2, 4, 8], shortcut: shortcut, stream: Self.stream)
            let graph = Graph<Double>()
            let x = graph.input([2, 8, 8, 3])
            x.value.fillNormal(deviation: 1, Self.stream["x"])
            let outputs = [network(x, mode: .training), network.responses(x, mode: .training).output]
            graph.forward()
            #expect(outputs[0].value.elements == outputs[1].value.elements, "\(shortcut)")
            #expect(outputs[0].value.elements.contains { $0 != 0 })
        }
    }

    @Test("A response is taken behind batch normalization: fresh, it has mean 0 and deviation 1, and both signs")
    func normalizedResponses() {
        let network = Sequential<Double>.residualImageNetwork(
            blocks: 2, widths: [2, 4, 8], shortcut: .zeros, stream: Self.stream)
        let graph = Graph<Double>()
        let x = graph.input([4, 8, 8, 3])
        x.value.fillNormal(deviation: 1, Self.stream["x"])
        let responses = network.responses(x, mode: .training).responses
        graph.forward()
        #expect(responses.count == 13)
        for response in responses {
            var summary = Summary()
            summary.add(response.value)
            #expect(abs(summary.mean) < 1e-9 && abs(summary.variance - 1) < 1e-3 && summary.minimum < -0.5)
        }
        withExtendedLifetime(graph) {}
    }

    @Test("With a branch of zeros, option A is every second pixel and zeros in new channels; a plain block is 0")
    func shortcutsAlone() {
        // One image of 4 x 4 pixels in one channel, 1 ... 16.
        let pixels = (1...16).map(Double.init)
        func output(_ shortcut: ImageShortcut) -> [Double] {
            let block = ConvolutionalBlock<Double>.basic(
                1, 2, stride: 2, shortcut: shortcut, stream: Self.stream, name: "block")
            for parameter in block.branch.parameters { parameter.value.fill(0) }
            let graph = Graph<Double>()
            let x = graph.input([1, 4, 4, 1])
            x.value.load(pixels)
            let y = block(x, mode: .training)
            graph.forward()
            #expect(y.shape == [1, 2, 2, 2])
            return y.value.elements
        }
        #expect(output(.zeros) == [1, 0, 3, 0, 9, 0, 11, 0])
        #expect(output(.none) == [0, 0, 0, 0, 0, 0, 0, 0])
        // Filters of one pixel see the same four pixels; batch normalization and ReLU leave those above the mean.
        #expect(output(.projection).filter { $0 > 0 }.count == 4)
    }

    @Test("A ReLU follows the addition, and a block of equal shape carries x itself, without parameters for it")
    func identity() {
        for shortcut in [ImageShortcut.zeros, .projection] {
            let block = ConvolutionalBlock<Double>.basic(3, 3, shortcut: shortcut, stream: Self.stream, name: "block")
            #expect(block.parameterCount == 2 * 9 * 9 + 4 * 3)
            for parameter in block.branch.parameters { parameter.value.fill(0) }
            let graph = Graph<Double>()
            let x = graph.input([2, 3, 3, 3])
            x.value.fillNormal(deviation: 1, Self.stream["x"])
            let y = block(x, mode: .training)
            graph.forward()
            #expect(y.value.elements == x.value.elements.map { max(0, $0) })
        }
    }

    @Test("A bottleneck has 2 J K + 9 K K weights with K = J / 4, a basic block 18 J J")
    func bottleneck() {
        for width in [4, 16, 64] {
            func weights(_ block: ConvolutionalBlock<Float>) -> Int {
                block.branch.weights.map(\.value.count).reduce(0, +)
            }
            let narrow = width / 4
            #expect(
                weights(.bottleneck(width, width, shortcut: .zeros, stream: Self.stream, name: "b"))
                    == 2 * width * narrow + 9 * narrow * narrow)
            #expect(
                weights(.basic(width, width, shortcut: .zeros, stream: Self.stream, name: "b")) == 18 * width * width)
        }
    }

    @Test(
        "Every kind of block has the gradients that differences give it",
        arguments: ImageShortcut.allCases, [false, true])
    func gradients(shortcut: ImageShortcut, isBottleneck: Bool) {
        let block =
            isBottleneck
            // Two narrow channels: between two normalizations the scale of a single one has no effect, and no gradient.
            ? ConvolutionalBlock<Double>.bottleneck(2, 8, stride: 2, shortcut: shortcut, stream: Self.stream, name: "b")
            : ConvolutionalBlock<Double>.basic(2, 4, stride: 2, shortcut: shortcut, stream: Self.stream, name: "b")
        let graph = Graph<Double>()
        let x = graph.input([3, 4, 4, 2], needsGradient: true)
        x.value.fillNormal(deviation: 1, Self.stream["input"])
        let y = block(x, mode: .training)
        expectGradients(of: y, by: [x] + block.parameters.map(graph.parameter), "\(shortcut)")
    }
}

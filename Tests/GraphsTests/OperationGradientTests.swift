import Graphs
import TestSupport
import Tensors
import Testing

/// One operation on tensors of some shapes, as the gradient check takes it.
struct Operation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let shapes: [Shape]
    let inputs: SpreadInputs
    let function: @Sendable ([Node<Double>]) -> Node<Double>

    init(
        _ name: String, _ shapes: [Shape], _ inputs: SpreadInputs = SpreadInputs(),
        _ function: @escaping @Sendable ([Node<Double>]) -> Node<Double>
    ) {
        testDescription = name
        self.shapes = shapes
        self.inputs = inputs
        self.function = function
    }
}

/// A convolution with bias, of numbers without ties.
struct ConvolutionGraph {
    private let graph = Graph<Double>()
    let y: Node<Double>
    let sources: [Node<Double>]

    init(_ shape: ConvolutionShape) {
        sources = [shape.images, shape.filters, [shape.filters.columns]].enumerated().map { [graph] index, shape in
            let source = graph.input(shape, needsGradient: true)
            source.value.fillNormal(deviation: 1, RandomStream(key: 79)[index])
            return source
        }
        y = sources[0].convolved(with: sources[1], bias: sources[2], stride: shape.stride, padding: shape.padding)
    }
}

@Suite struct OperationGradientTests {
    /// To add an operation, add a line.
    static let operations: [Operation] = [
        Operation("A B", [[3, 4], [4, 2]]) { $0[0].times($0[1]) },
        Operation("Aᵀ B", [[4, 3], [4, 2]]) { $0[0].times($0[1], transposingSelf: true) },
        Operation("A Bᵀ", [[3, 4], [2, 4]]) { $0[0].times($0[1], transposingOther: true) },
        Operation("Aᵀ Bᵀ", [[4, 3], [2, 4]]) { $0[0].times($0[1], transposingSelf: true, transposingOther: true) },
        Operation("addingRow", [[3, 4], [4]]) { $0[0].addingRow($0[1]) },
        Operation("addingRow, rank 4", [[2, 2, 3, 4], [4]]) { $0[0].addingRow($0[1]) },
        Operation("a + b", [[3, 4], [3, 4]]) { $0[0] + $0[1] },
        Operation("a - b", [[3, 4], [3, 4]]) { $0[0] - $0[1] },
        Operation("a * b", [[3, 4], [3, 4]]) { $0[0] * $0[1] },
        Operation("maximum", [[5, 8], [5, 8]]) { $0[0].maximum($0[1]) },
        Operation("-1.5 x", [[3, 4]]) { -1.5 * $0[0] },
        Operation("exp", [[3, 4]]) { $0[0].exp() },
        Operation("reciprocal", [[3, 4]], SpreadInputs(avoiding: [0], by: 0.4)) { $0[0].reciprocal() },
        Operation("sum", [[3, 4]]) { $0[0].sum() },
        Operation("mean", [[3, 4]]) { $0[0].mean() },
        Operation("parametricReLU", [[3, 4], [1]], SpreadInputs(avoiding: [0])) { $0[0].parametricReLU(slope: $0[1]) },
        Operation("crossEntropy", [[4, 3]]) { $0[0].crossEntropy(with: labels) },
        Operation("-3 crossEntropy", [[4, 3]]) { -3 * $0[0].crossEntropy(with: labels) },
        Operation("blended", [[3, 4], [3, 4], [3, 4]]) { $0[0].blended(with: $0[1], gate: $0[2]) },
        Operation("blended with itself", [[3, 4], [3, 4]]) { $0[0].blended(with: $0[0].exp(), gate: $0[1]) },
        Operation("padded", [[3, 4]]) { $0[0].padded(to: 6) * $0[0].padded(to: 6).exp() },
        Operation("padded, rank 3", [[2, 3, 4]]) { $0[0].padded(to: 6) * $0[0].padded(to: 6).exp() },
        Operation("squaredError", [[3, 4], [3, 4]]) { $0[0].squaredError(to: $0[1]) },

        Operation("convolved", [[2, 4, 5, 3], [3, 2, 3, 4], [4]]) {
            $0[0].convolved(with: $0[1], bias: $0[2], padding: 1)
        },
        Operation("convolved without bias", [[2, 4, 5, 2], [2, 2, 2, 3]]) { $0[0].convolved(with: $0[1], stride: 2) },
        Operation("convolved twice with one filter", [[2, 5, 5, 2], [3, 3, 2, 2]]) {
            $0[0].convolved(with: $0[1], padding: 1).convolved(with: $0[1])
        },
        Operation("maxPooled", [[2, 4, 4, 3]]) {
            let y = $0[0].maxPooled(window: 2); return y * y
        },
        Operation("maxPooled, overlapping", [[2, 5, 6, 3]]) {
            let y = $0[0].maxPooled(window: 2, stride: 1)
            return y * y + y.exp()
        },
        Operation("averagePooled", [[2, 4, 6, 3]]) { $0[0].averagePooled(window: 2).exp() },
        Operation("averagePooled, overlapping", [[2, 4, 5, 3]]) { $0[0].averagePooled(window: 3, stride: 1).exp() },
        Operation("globallyAveraged", [[3, 2, 4, 3]]) { $0[0].globallyAveraged().exp() },
        Operation("subsampled", [[2, 1, 4, 3]]) {
            let y = $0[0].subsampled(stride: 2, channels: 5)
            return y * y + y.exp()
        },
        Operation("flattened", [[2, 2, 3, 2]]) { $0[0].flattened().exp() },

        Operation("x * x", [[3, 4]]) { $0[0] * $0[0] },
        Operation("x + x", [[3, 4]]) { $0[0] + $0[0] },
        Operation("x - exp(x)", [[3, 4]]) { $0[0] - $0[0].exp() },
        Operation("X X", [[3, 3]]) { $0[0].times($0[0]) },
        Operation("X Xᵀ", [[3, 4]]) { $0[0].times($0[0], transposingOther: true) },
        Operation("maximum(x, x * x)", [[3, 4]], SpreadInputs(avoiding: [0, 1])) { $0[0].maximum($0[0] * $0[0]) },
        Operation("three branches", [[3, 4]], SpreadInputs(from: 0.5, to: 2)) {
            $0[0].exp() * $0[0] + (2 * $0[0].reciprocal())
        },
        Operation("branches that branch", [[2, 3], [2, 3]]) {
            let a = $0[0] * $0[1]
            let b = a + $0[0]
            return a * b - b.exp()
        },
        Operation("one bias for two rows", [[2, 3], [2, 3], [3]]) {
            $0[0].addingRow($0[2]) * $0[1].addingRow($0[2])
        },
        Operation("one slope for two rectifiers", [[2, 3], [2, 3], [1]], SpreadInputs(avoiding: [0])) {
            $0[0].parametricReLU(slope: $0[2]) * $0[1].parametricReLU(slope: $0[2])
        },
        Operation("one sum and its summands", [[2, 3]]) { $0[0].mean() * $0[0].sum() - $0[0].exp().sum() },
        Operation("one loss in two roles", [[4, 3]]) { $0[0].crossEntropy(with: labels) - $0[0].sum() },
    ]

    static var labels: Labels {
        let labels = Labels(count: 4)
        labels.load([2, 0, 1, 2])
        return labels
    }

    @Test("Each operation has the gradient that differences give it", arguments: operations)
    func gradient(operation: Operation) {
        expectGradients(operation.shapes, operation.inputs, operation.testDescription, of: operation.function)
    }

    /// Odd sizes, both strides, paddings up to 3, filters up to 5, batches up to 33, a few and many channels.
    static let convolutions: [ConvolutionShape] = (0..<80).compactMap { index in
        let draws = RandomStream(key: 78)[index].bits(count: 8)
        func draw(_ place: Int, _ range: ClosedRange<Int>) -> Int {
            range.lowerBound + Int(draws[place] % UInt64(range.count))
        }
        let (padding, high, wide) = (draw(0, 0...3), draw(1, 1...5), draw(2, 1...5))
        let (height, width) = (draw(3, 1...5), draw(4, 1...5))
        guard height + 2 * padding >= high, width + 2 * padding >= wide else { return nil }
        let batch = [1, 2, 3, 33][index % 4]
        let channels = batch > 3 ? 1...2 : 1...4
        let channelsIn = draw(5, channels)
        return ConvolutionShape(
            images: [batch, height, width, channelsIn],
            filters: [high, wide, channelsIn, index % 8 == 0 ? 17 : draw(6, channels)], stride: draw(7, 1...2),
            padding: padding)
    }

    @Test("Convolutions of all kinds of shapes have the gradient that differences give them")
    func convolution() {
        #expect(Self.convolutions.count >= 60)
        for shape in Self.convolutions {
            let root = ConvolutionGraph(shape)
            // A filter that meets only padding has no gradient, nor a pixel that a stride leaves out.
            expectGradients(of: root.y, by: root.sources, "\(shape)", leastShare: 0)
        }
    }

    @Test("Each activation has the gradient that differences give it", arguments: ElementwiseActivation.samples)
    func activation(function: ElementwiseActivation) {
        // Three units to both sides of the kink, in two shapes; the second use adds to the gradient of the first.
        let inputs = SpreadInputs(from: -3, to: 3, avoiding: function.kinks)
        expectGradients([[4, 5]], inputs, "\(function)") { $0[0].activated(by: function) }
        expectGradients([[7]], inputs, "\(function), added up") { $0[0].activated(by: function) * $0[0] }
    }

    @Test("A parameter used twice is one node, whose gradients add up")
    func sharedParameter() {
        let graph = Graph<Double>()
        let weight = Parameter<Double>("weight", Tensor([3, 3], RandomStream(key: 3).normal(9)))
        let x = graph.input([2, 3])
        x.value.fillNormal(deviation: 1, RandomStream(key: 4))
        let hidden = x.times(graph.parameter(weight)).activated(by: ElementwiseActivation(.tanh))
        #expect(graph.parameter(weight) === graph.parameter(weight))
        expectGradients(of: hidden.times(graph.parameter(weight)), by: [graph.parameter(weight)])
        #expect(graph.parameter(weight).gradient === weight.gradient)
    }

    @Test("The whole gradient of a maximum goes to the second of two equal numbers")
    func tie() {
        let graph = Graph<Double>()
        let (a, b) = (graph.input([3], needsGradient: true), graph.input([3], needsGradient: true))
        a.value.load([1, 2, 3])
        b.value.load([1, 3, 2])
        let larger = a.maximum(b)
        graph.forward()
        graph.backward(from: larger, cotangent: [5, 7, 11])
        #expect(a.gradient.elements == [0, 0, 11])
        #expect(b.gradient.elements == [5, 7, 0])
    }
}

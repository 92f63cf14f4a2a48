import TestSupport
import Tensors
import Testing

@testable import Graphs

/// A convolutional network with every place where its operations fuse.
private struct ImageGraph {
    let graph: Graph<Double>
    let root: Node<Double>
    let parameters: [Node<Double>]

    init(fuses: Bool, _ build: (_ x: Node<Double>, _ parameter: (Shape) -> Node<Double>) -> Node<Double>) {
        let graph = Graph<Double>(fuses: fuses)
        var parameters: [Node<Double>] = []
        func parameter(_ shape: Shape) -> Node<Double> {
            let node = graph.input(shape, needsGradient: true)
            node.value.fillNormal(deviation: 0.5, RandomStream(key: 21)[parameters.count])
            parameters.append(node)
            return node
        }
        root = build(parameter([3, 6, 5, 2]), parameter)
        (self.graph, self.parameters) = (graph, parameters)
    }

    /// The bits of the root and of every parameter's gradient.
    func bits() -> [[UInt64]] {
        graph.forward()
        graph.backward(from: root, cotangent: RandomStream(key: 22).normal(root.value.count))
        return ([root.value] + parameters.map(\.gradient)).map { $0.elements.map(\.bitPattern) }
    }

    /// The bits of every value and every gradient.
    func allBits() -> [[UInt64]] {
        _ = bits()
        return graph.nodes.flatMap { [$0.value, $0.gradient] }.map { $0.elements.map(\.bitPattern) }
    }
}

@Suite struct ImageFusionTests {
    private static func normalized(
        _ x: Node<Double>, _ parameter: (Shape) -> Node<Double>, _ function: ElementwiseActivation?
    ) -> Node<Double> {
        let features = x.shape.columns
        let z = x.batchNormalized(
            gamma: parameter([features]), beta: parameter([features]), definition: .epsilonInside, epsilon: 1e-5,
            momentum: 0.1, running: RunningMoments(features: features), mode: .training)
        return function.map(z.activated) ?? z
    }

    private static let relu = ElementwiseActivation(.relu)

    /// A block with batch normalization, shortcut, pooling, flattening and logits.
    private static func network(_ x: Node<Double>, _ parameter: (Shape) -> Node<Double>) -> Node<Double> {
        let first = normalized(x.convolved(with: parameter([3, 3, 2, 4]), padding: 1), parameter, relu)
        let branch = normalized(first.convolved(with: parameter([3, 3, 4, 4]), padding: 1), parameter, nil)
        let sum = (first + branch).activated(by: relu)
        let narrow = sum.convolved(with: parameter([2, 2, 4, 3]), bias: parameter([3]), stride: 2).activated(by: relu)
        let wide = narrow.convolved(with: parameter([1, 1, 3, 17]), bias: parameter([17]))
            .activated(by: ElementwiseActivation(.elu, parameter: 1))
        return (wide + narrow.subsampled(stride: 1, channels: 17)).activated(by: ElementwiseActivation(.tanh))
            .maxPooled(window: 2, stride: 1).flattened().times(parameter([34, 3])).addingRow(parameter([3]))
    }

    @Test("A convolutional network has the same bits fused and not fused")
    func sameBits() {
        let (fused, plain) = (
            ImageGraph(fuses: true, Self.network), ImageGraph(fuses: false, Self.network)
        )
        #expect(fused.bits() == plain.bits())
        // Reading everything changes no number, and no gradient of a later pass.
        #expect(fused.allBits() == plain.allBits())
        #expect(fused.bits() == plain.bits())
    }

    @Test("An activation is fused with the convolution, the normalization or the addition before it")
    func steps() {
        func count(_ build: (_ x: Node<Double>, _ parameter: (Shape) -> Node<Double>) -> Node<Double>) -> Int {
            let image = ImageGraph(fuses: true, build)
            return Graphs.fused(image.graph.nodes).count
        }
        #expect(count { x, w in x.convolved(with: w([3, 3, 2, 2])).activated(by: Self.relu) } == 1)
        #expect(count { x, w in Self.normalized(x, w, Self.relu) } == 1)
        #expect(count { x, w in (x + w([3, 6, 5, 2])).activated(by: Self.relu) } == 1)
        // The result of the convolution has another reader.
        #expect(
            count { x, w in
                let z = x.convolved(with: w([3, 3, 2, 2]))
                return z.activated(by: Self.relu) + z
            } == 3)
    }

    @Test("A flattened image and its gradient are the image's own numbers")
    func flattened() {
        let image = ImageGraph(fuses: true) { x, parameter in
            x.activated(by: Self.relu).flattened().times(parameter([60, 2])).addingRow(parameter([2]))
        }
        _ = image.bits()
        let (activated, flat) = (image.graph.nodes[1], image.graph.nodes[2])
        #expect(flat.shape == [3, 60] && flat.value.pointer == activated.value.pointer)
        #expect(flat.gradient.elements == activated.gradient.elements)
    }

    @Test("A ReLU in the sweep of its operation keeps no gradient of its argument, whoever else reads the inputs")
    func noGradientOfTheArgument() {
        let image = ImageGraph(fuses: true) { x, parameter in
            let shape: Shape = [3, 6, 5, 2]
            let sums = [(x + x).activated(by: Self.relu), (x + parameter(shape)).activated(by: Self.relu)]
            return (sums[0] + sums[1]) + Self.normalized(x, parameter, Self.relu)
        }
        _ = image.bits()
        let arguments = image.graph.nodes.compactMap { ($0.op as? Activate<Double>)?.inputs[0] }
        #expect(arguments.count == 3)
        let kept = arguments.filter(\.storesGradient)
        #expect(kept.isEmpty)
    }
}

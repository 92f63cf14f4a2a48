import Foundation
import TestSupport
import Tensors
import Testing

@testable import Graphs

/// A graph with a place for fusion, or one where there must be none.
struct FusionCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// How many layers become one step each.
    let merged: Int
    /// Makes the root from inputs `[4, 3]` and weights `[3, 3]`, `[3, 3]` and biases `[3]`, `[3]`.
    let root: @Sendable (_ x: Node<Double>, _ w: [Node<Double>], _ b: [Node<Double>]) -> Node<Double>

    init(
        _ name: String, merged: Int,
        _ root: @escaping @Sendable (_ x: Node<Double>, _ w: [Node<Double>], _ b: [Node<Double>]) -> Node<Double>
    ) {
        testDescription = name
        self.merged = merged
        self.root = root
    }
}

/// The graph of a case, with all that its tests read.
struct FusionGraph {
    let graph: Graph<Double>
    let root: Node<Double>
    let parameters: [Node<Double>]

    init(_ fusionCase: FusionCase, fuses: Bool) {
        graph = Graph(fuses: fuses)
        let shapes: [Shape] = [[4, 3], [3, 3], [3, 3], [3], [3]]
        let nodes = shapes.enumerated().map { [graph] number, shape in
            let node = graph.input(shape, needsGradient: true)
            node.value.fillNormal(deviation: 1, RandomStream(key: 5)[number])
            return node
        }
        parameters = nodes
        root = fusionCase.root(nodes[0], [nodes[1], nodes[2]], [nodes[3], nodes[4]])
    }

    /// The bits of every value, every gradient and all memory after a pass forwards and one back from `node`, the root if
    /// nil.
    func bits(from node: Node<Double>? = nil, factor: Double = 1) -> [[UInt64]] {
        let node = node ?? root
        graph.forward()
        let cotangent = RandomStream(key: 6).normal(node.value.count, deviation: factor)
        graph.backward(from: node, cotangent: cotangent)
        let numbers = graph.nodes.flatMap { [$0.value.elements, $0.gradient.elements] } + graph.memory.map(\.elements)
        return numbers.map { $0.map(\.bitPattern) }
    }
}

@Suite struct FusionTests {
    static let sigmoid = ElementwiseActivation(.sigmoid)
    static let tanh = ElementwiseActivation(.tanh)
    static let relu = ElementwiseActivation(.relu)

    static func normalized(
        _ x: Node<Double>, _ b: [Node<Double>], mode: Mode = .training,
        running: RunningMoments<Double> = RunningMoments(features: 3)
    ) -> Node<Double> {
        x.batchNormalized(
            gamma: b[0], beta: b[1], definition: .epsilonInside, epsilon: 1e-5, momentum: 0.1, running: running,
            mode: mode)
    }

    static let cases: [FusionCase] = [
        FusionCase("one layer", merged: 1) { x, w, b in x.times(w[0]).addingRow(b[0]).activated(by: tanh) },
        FusionCase("two layers", merged: 2) { x, w, b in
            x.times(w[0]).addingRow(b[0]).activated(by: tanh).times(w[1]).addingRow(b[1]).activated(by: sigmoid)
        },
        FusionCase("two layers with one weight and one bias", merged: 2) { x, w, b in
            x.times(w[0]).addingRow(b[0]).activated(by: tanh).times(w[0]).addingRow(b[0]).activated(by: sigmoid)
        },
        FusionCase("transposed products", merged: 0) { x, w, b in
            let hidden = x.times(w[0], transposingOther: true).addingRow(b[0]).activated(by: tanh)
            return hidden.times(x, transposingSelf: true).addingRow(b[1]).activated(by: sigmoid)
        },
        FusionCase("an activation with two consumers", merged: 1) { x, w, b in
            let hidden = x.times(w[0]).addingRow(b[0]).activated(by: tanh)
            return hidden * hidden.exp()
        },
        FusionCase("a layer without activation at the end", merged: 2) { x, w, b in
            x.times(w[0]).addingRow(b[0]).activated(by: tanh).times(w[1]).addingRow(b[1])
        },
        FusionCase("a product with a second consumer", merged: 0) { x, w, b in
            let product = x.times(w[0])
            return product.addingRow(b[0]).activated(by: tanh) * product
        },
        FusionCase("a preactivation with a second consumer", merged: 1) { x, w, b in
            let preactivation = x.times(w[0]).addingRow(b[0])
            return preactivation.activated(by: tanh) * preactivation.exp()
        },
        FusionCase("two activations of one preactivation", merged: 1) { x, w, b in
            let preactivation = x.times(w[0]).addingRow(b[0])
            return preactivation.activated(by: tanh) * preactivation.activated(by: sigmoid)
        },
        FusionCase("a layer with a shortcut", merged: 1) { x, w, b in
            x + x.times(w[0]).addingRow(b[0]).activated(by: tanh)
        },
        FusionCase("two layers with shortcuts, and a third consumer", merged: 2) { x, w, b in
            let y = x + x.times(w[0]).addingRow(b[0]).activated(by: tanh)
            return (y + y.times(w[1]).addingRow(b[1]).activated(by: sigmoid)) * y.exp()
        },
        FusionCase("a layer with a shortcut from elsewhere", merged: 1) { x, w, b in
            x.exp() + x.times(w[0]).addingRow(b[0]).activated(by: tanh)
        },
        FusionCase("a sum of two layers", merged: 2) { x, w, b in
            x.times(w[0]).addingRow(b[0]).activated(by: tanh) + x.times(w[1]).addingRow(b[1]).activated(by: sigmoid)
        },
        FusionCase("a shortcut around a linear layer", merged: 1) { x, w, b in x + x.times(w[0]).addingRow(b[0]) },
        FusionCase("a layer added to itself", merged: 1) { x, w, b in
            let hidden = x.times(w[0]).addingRow(b[0]).activated(by: tanh)
            return hidden + hidden
        },
        FusionCase("a normalized activation", merged: 1) { x, w, b in
            normalized(x.times(w[0]), b).activated(by: tanh)
        },
        FusionCase("two normalized activations, and a third consumer", merged: 2) { x, w, b in
            let a = normalized(x.times(w[0]), b).activated(by: tanh)
            return normalized(a.times(w[1]), b).activated(by: sigmoid) * a.exp()
        },
        FusionCase("a normalization of an input, twice", merged: 2) { x, w, b in
            normalized(x, b).activated(by: tanh) * normalized(x, b).activated(by: sigmoid)
        },
        FusionCase("a normalization of a layer, and of its output again", merged: 3) { x, w, b in
            let layer = x.times(w[0]).addingRow(b[0]).activated(by: tanh)
            let once = normalized(layer, b).activated(by: sigmoid)
            return normalized(once, b).activated(by: tanh)
        },
        FusionCase("a normalization by remembered moments", merged: 1) { x, w, b in
            normalized(x.times(w[0]), b, mode: .inference).activated(by: tanh)
        },
        FusionCase("a normalization with a second consumer", merged: 0) { x, w, b in
            let z = normalized(x.times(w[0]), b)
            return z.activated(by: tanh) * z
        },
        FusionCase("two normalizations of one memory, activated in the other order", merged: 1) { x, w, b in
            let running = RunningMoments<Double>(features: 3)
            let first = normalized(x.times(w[0]), b, running: running)
            let second = normalized(x.times(w[1]).exp(), b, running: running).activated(by: tanh)
            return first.activated(by: sigmoid) * second
        },
        FusionCase("three layers of one weight, activated in another order", merged: 3) { x, w, b in
            let inputs = [x, x.exp(), x * x]
            let hidden = inputs.map { $0.times(w[0]).addingRow(b[0]) }
            let (third, first) = (hidden[2].activated(by: tanh), hidden[0].activated(by: tanh))
            return first * hidden[1].activated(by: tanh) * third
        },
        FusionCase("a highway layer", merged: 1) { x, w, b in
            let gate = x.times(w[1]).addingRow(b[1]).activated(by: sigmoid)
            return x.blended(with: x.times(w[0]).addingRow(b[0]).activated(by: tanh), gate: gate)
        },
        FusionCase("a highway layer of a function that hides its slope", merged: 1) { x, w, b in
            let gate = x.times(w[1]).addingRow(b[1]).activated(by: sigmoid)
            let transform = x.times(w[0]).addingRow(b[0]).activated(by: ElementwiseActivation(.selu))
            return x.blended(with: transform, gate: gate)
        },
        FusionCase("a shortcut around a function that hides its slope", merged: 1) { x, w, b in
            x + x.times(w[0]).addingRow(b[0]).activated(by: ElementwiseActivation(.elu, parameter: 0.75))
        },
        FusionCase("two highway layers of one weight", merged: 2) { x, w, b in
            var x = x
            for _ in 0..<2 {
                let gate = x.times(w[1]).addingRow(b[1]).activated(by: sigmoid)
                x = x.blended(with: x.times(w[0]).addingRow(b[0]).activated(by: tanh), gate: gate)
            }
            return x
        },
        FusionCase("a gate that is no sigmoid", merged: 2) { x, w, b in
            let gate = x.times(w[1]).addingRow(b[1]).activated(by: tanh)
            return x.blended(with: x.times(w[0]).addingRow(b[0]).activated(by: tanh), gate: gate)
        },
        FusionCase("a gate with a second consumer", merged: 2) { x, w, b in
            let gate = x.times(w[1]).addingRow(b[1]).activated(by: sigmoid)
            return x.blended(with: x.times(w[0]).addingRow(b[0]).activated(by: tanh), gate: gate) * gate
        },
        FusionCase("a function whose output hides the side of the kink", merged: 1) { x, w, b in
            x.times(w[0]).addingRow(b[0]).activated(by: ElementwiseActivation(.leakyReLU, parameter: -0.5))
        },
        FusionCase("a normalized ReLU, and a second consumer of what is normalized", merged: 2) { x, w, b in
            let a = normalized(x.times(w[0]), b).activated(by: relu)
            return normalized(a, b).activated(by: relu) * a.exp()
        },
        FusionCase("a normalized ReLU by remembered moments, of an input", merged: 1) { x, w, b in
            normalized(x, b, mode: .inference).activated(by: relu).times(w[0])
        },
        FusionCase("the ReLU of a sum of a layer and its input", merged: 1) { x, w, b in
            (x + x.times(w[0])).activated(by: relu)
        },
        FusionCase("the ReLU of a sum of two branches, each with one consumer", merged: 1) { x, w, b in
            (x.exp() + x.times(w[0])).activated(by: relu)
        },
        FusionCase("the ReLU of a sum whose second branch has another consumer", merged: 1) { x, w, b in
            let branch = x.times(w[0])
            return (x.exp() + branch).activated(by: relu) * branch
        },
        FusionCase("the ReLU of a node added to itself", merged: 1) { x, w, b in
            let product = x.times(w[0])
            return (product + product).activated(by: relu)
        },
        FusionCase("another activation of a sum with a parameter", merged: 1) { x, w, b in
            (x.times(w[0]) + x).activated(by: tanh)
        },
        FusionCase("sums and ReLUs one after another", merged: 3) { x, w, b in
            var y = x
            for k in [0, 1, 0] { y = (y + y.times(w[k])).activated(by: relu) }
            return y
        },
        FusionCase("a flattened layer", merged: 2) { x, w, b in
            x.times(w[0]).addingRow(b[0]).activated(by: tanh).flattened().times(w[1])
        },
        FusionCase("a flattening at the end, and a second consumer of its input", merged: 2) { x, w, b in
            let a = normalized(x.times(w[0]), b).activated(by: relu)
            return a.flattened() * a.exp()
        },
        FusionCase("a flattening that is flattened", merged: 2) { x, w, b in
            x.times(w[0]).exp().flattened().flattened().times(w[1])
        },
        FusionCase("a layer without bias", merged: 0) { x, w, b in x.times(w[0]).activated(by: tanh) },
        FusionCase("a bias without product", merged: 0) { x, w, b in x.addingRow(b[0]).activated(by: tanh) },
    ]

    @Test("Layers are merged where they may be, and nowhere else", arguments: cases)
    func merges(fusionCase: FusionCase) {
        let steps = fused(FusionGraph(fusionCase, fuses: true).graph.nodes)
        #expect(steps.count { !($0 is OperationStep) } == fusionCase.merged)
    }

    @Test("Fused and plain graphs agree in every bit of every node", arguments: cases)
    func sameBits(fusionCase: FusionCase) {
        let fused = FusionGraph(fusionCase, fuses: true)
        let plain = FusionGraph(fusionCase, fuses: false)
        for factor in [1.0, 0.5] { #expect(fused.bits(factor: factor) == plain.bits(factor: factor)) }
    }

    @Test("A layer that is called twice remembers its batches in the order of its calls", arguments: [true, false])
    func orderOfMoments(fuses: Bool) {
        let graph = Graph<Double>(fuses: fuses)
        let inputs = [[0, 2], [10, 20]].map { numbers in
            let x = graph.input([2, 1])
            x.value.load(numbers)
            return x
        }
        let (gamma, beta) = (graph.input([1], needsGradient: true), graph.input([1], needsGradient: true))
        gamma.value.fill(1)
        let running = RunningMoments<Double>(features: 1)
        func normalized(_ x: Node<Double>, _ mode: Mode = .training) -> Node<Double> {
            x.batchNormalized(
                gamma: gamma, beta: beta, definition: .epsilonInside, epsilon: 0, momentum: 0.1, running: running,
                mode: mode)
        }
        let first = normalized(inputs[0])
        let between = normalized(inputs[0], .inference).activated(by: Self.tanh)
        let second = normalized(inputs[1]).activated(by: Self.tanh)
        _ = first.activated(by: Self.tanh)
        graph.forward()
        expectClose(running.mean.scalar, 0.9 * 0.1 * 1 + 0.1 * 15, relative: 1e-15)
        expectClose(running.variance.scalar, 0.9 * (0.9 + 0.1 * 2) + 0.1 * 50, relative: 1e-15)
        expectClose(
            between.value.elements, [-0.1, 1.9].map { Foundation.tanh($0 / 1.1.squareRoot()) }, relative: 1e-14)
        expectClose(second.value.elements, [-1, 1].map { Foundation.tanh($0) }, relative: 1e-14)
    }

    @Test("A gradient that was read before the first pass is the one that is computed", arguments: cases)
    func gradientReadBefore(fusionCase: FusionCase) {
        let fused = FusionGraph(fusionCase, fuses: true)
        let held = fused.graph.nodes.map(\.gradient)
        #expect(fused.bits() == FusionGraph(fusionCase, fuses: false).bits())
        for (node, gradient) in zip(fused.graph.nodes, held) { #expect(node.gradient === gradient) }
    }

    @Test("A value that was read once, and nothing else, is written by every later pass", arguments: cases)
    func valueReadOnce(fusionCase: FusionCase) {
        for index in FusionGraph(fusionCase, fuses: false).graph.nodes.indices {
            let (fused, plain) = (FusionGraph(fusionCase, fuses: true), FusionGraph(fusionCase, fuses: false))
            fused.graph.forward()
            let held = fused.graph.nodes[index].value
            for graph in [fused, plain] {
                graph.parameters[0].value.fillNormal(deviation: 1, RandomStream(key: 9))
                graph.graph.forward()
            }
            #expect(held.elements == plain.graph.nodes[index].value.elements, "node \(index)")
        }
    }

    @Test("A gradient that was read once, and nothing else, is written by every later pass", arguments: cases)
    func gradientReadOnce(fusionCase: FusionCase) {
        for index in FusionGraph(fusionCase, fuses: false).graph.nodes.indices {
            let (fused, plain) = (FusionGraph(fusionCase, fuses: true), FusionGraph(fusionCase, fuses: false))
            fused.graph.forward()
            fused.graph.backward(from: fused.root)
            let held = fused.graph.nodes[index].gradient
            for graph in [fused, plain] {
                graph.parameters[0].value.fillNormal(deviation: 1, RandomStream(key: 9))
                graph.graph.forward()
                graph.graph.backward(from: graph.root)
            }
            #expect(held.elements == plain.graph.nodes[index].gradient.elements, "node \(index)")
        }
    }

    @Test("Backpropagation may begin at any node, also inside a merged layer", arguments: cases)
    func anyRoot(fusionCase: FusionCase) {
        let fused = FusionGraph(fusionCase, fuses: true)
        let plain = FusionGraph(fusionCase, fuses: false)
        // No gradient is read yet, so that the merged steps keep as few buffers as they like.
        for graph in [fused, plain] {
            graph.graph.forward()
            graph.graph.backward(from: graph.root)
        }
        for (node, twin) in zip(fused.graph.nodes, plain.graph.nodes).reversed() {
            #expect(fused.bits(from: node) == plain.bits(from: twin), "from node \(node.index)")
        }
        #expect(fused.bits() == plain.bits(), "from the root again")
    }

    @Test("Fused layers have the gradients that differences give them", arguments: cases)
    func gradients(fusionCase: FusionCase) {
        let fused = FusionGraph(fusionCase, fuses: true)
        fused.graph.forward()
        fused.graph.backward(from: fused.root)
        let used = fused.parameters.filter { $0.gradient.elements.contains { $0 != 0 } }
        #expect(used.count >= 2)
        expectGradients(of: fused.root, by: used, fusionCase.testDescription)
    }

    @Test(
        "Every activation is fused without a change of bits",
        arguments: ElementwiseActivation.samples + [ElementwiseActivation(.leakyReLU, parameter: -0.5)])
    func activations(function: ElementwiseActivation) {
        let layer = FusionCase("\(function)", merged: 1) { x, w, b in
            x.times(w[0]).addingRow(b[0]).activated(by: function)
        }
        merges(fusionCase: layer)
        sameBits(fusionCase: layer)
        let afterNormalization = FusionCase("normalized \(function)", merged: 1) { x, w, b in
            Self.normalized(x.times(w[0]), b).activated(by: function)
        }
        merges(fusionCase: afterNormalization)
        sameBits(fusionCase: afterNormalization)
    }

    @Test("A bias that is data is not merged, and gets no gradient")
    func biasWithoutGradient() {
        let graph = Graph<Double>()
        let (x, w, b) = (graph.input([2, 2]), graph.input([2, 2], needsGradient: true), graph.input([2]))
        x.value.load([1, 2, 3, 4])
        w.value.load([0.1, -0.2, 0.3, 0.4])
        b.value.load([0.5, -0.5])
        expectGradients(of: x.times(w).addingRow(b).activated(by: Self.tanh), by: [w])
        #expect(!fused(graph.nodes).contains { !($0 is OperationStep) })
    }
}

import Foundation
import Graphs
import TestSupport
import Tensors
import Testing

@Suite struct BackpropagationTests {
    @Test("A chain of a thousand nodes needs no stack")
    func deepChain() {
        let graph = Graph<Double>()
        let x = graph.input([1], needsGradient: true)
        x.value.load([3])
        var y = x
        for _ in 0..<1000 { y = 0.996 * y }
        graph.forward()
        graph.backward(from: y)
        let power = (0..<1000).reduce(1.0) { power, _ in 0.996 * power }
        #expect(graph.nodes.count == 1001)
        #expect(x.gradient.scalar == power)
        expectClose(y.value.scalar, 3 * power, relative: 1e-12)
    }

    @Test("A gradient below the smallest Float survives a chain in Double")
    func vanishing() {
        let graph = Graph<Double>()
        let x = graph.input([1], needsGradient: true)
        var y = x
        for _ in 0..<100 { y = y.activated(by: ElementwiseActivation(.sigmoid)) }
        graph.forward()
        graph.backward(from: y)
        var (value, slope) = (0.0, 1.0)
        for _ in 0..<100 {
            value = 1 / (1 + exp(-value))
            slope *= value * (1 - value)
        }
        #expect((1e-70...1e-60).contains(slope))
        expectClose(x.gradient.scalar, slope, relative: 1e-12)
    }

    /// Two roots over three inputs: `left` depends on a and b, `right` on b and c.
    struct TwoRoots {
        let graph = Graph<Double>()
        let inputs: [Node<Double>]
        let left: Node<Double>
        let right: Node<Double>

        init() {
            inputs = (0..<3).map { [graph] _ in graph.input([], needsGradient: true) }
            for (input, value) in zip(inputs, [2.0, 3, 5]) { input.value.load([value]) }
            left = inputs[0] * inputs[1]
            right = inputs[1] * inputs[2]
            graph.forward()
        }

        var gradients: [Double] { inputs.map { $0.gradient.scalar } }
    }

    @Test("Each of two roots leaves its own gradients, in any order")
    func alternatingRoots() {
        let roots = TwoRoots()
        for _ in 0..<3 {
            roots.graph.backward(from: roots.left)
            #expect(roots.gradients == [3, 2, 0])
            roots.graph.backward(from: roots.right)
            #expect(roots.gradients == [0, 5, 3])
            #expect(roots.left.gradient.scalar == 0)
            roots.graph.backward(from: roots.left, cotangent: [10])
            #expect(roots.gradients == [30, 20, 0])
            #expect(roots.right.gradient.scalar == 0)
            #expect(roots.left.gradient.scalar == 10)
        }
    }

    @Test("A root in the middle of a graph gives what comes after it no gradient")
    func rootInTheMiddle() {
        let roots = TwoRoots()
        let after = roots.left * roots.right
        roots.graph.forward()
        roots.graph.backward(from: after)
        #expect(roots.gradients == [45, 60, 18])
        roots.graph.backward(from: roots.left)
        #expect(roots.gradients == [3, 2, 0])
        #expect(after.gradient.scalar == 0)
        #expect(roots.right.gradient.scalar == 0)
    }

    @Test("A parameter that the root does not depend on has gradient zero, whatever another graph left there")
    func foreignGradient() {
        let shared = Parameter<Double>("shared", Tensor([], [7]))
        let used = Parameter<Double>("used", Tensor([], [2]))
        let (graph, other) = (Graph<Double>(), Graph<Double>())
        _ = graph.parameter(shared)
        let root = 3 * graph.parameter(used)
        let otherRoot = 4 * other.parameter(shared)
        for _ in 0..<2 {
            graph.forward()
            graph.backward(from: root)
            #expect([shared.gradient.scalar, used.gradient.scalar] == [0, 3])
            other.forward()
            other.backward(from: otherRoot)
            #expect([shared.gradient.scalar, used.gradient.scalar] == [4, 3])
        }
    }

    @Test("A node added after a pass takes part in the next one")
    func growing() {
        let roots = TwoRoots()
        roots.graph.backward(from: roots.left)
        let root = 2 * roots.left
        roots.graph.forward()
        roots.graph.backward(from: root)
        #expect(root.value.scalar == 12)
        #expect(roots.gradients == [6, 4, 0])
    }

    @Test("Gradients flow around inputs that need none")
    func inputsWithoutGradient() {
        let graph = Graph<Double>()
        let (x, w) = (graph.input([2, 3]), graph.input([3, 2], needsGradient: true))
        x.value.load([1, 2, 3, 4, 5, 6])
        let product = x.times(w)
        graph.forward()
        graph.backward(from: product, cotangent: [1, 10, 100, 1000])
        #expect(!x.needsGradient)
        #expect(w.gradient.elements == [401, 4010, 502, 5020, 603, 6030])
    }
}

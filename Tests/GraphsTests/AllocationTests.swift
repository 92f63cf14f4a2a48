import Graphs
import TestSupport
import Tensors
import Testing

@Suite struct AllocationTests {
    // In a process of its own: the tests that run beside it allocate too.
    @Test("After the first, a pass forwards and back allocates nothing", .enabled(if: AllocationCount.isAvailable))
    func passes() async {
        await #expect(processExitsWith: .success) {
            let graph = Graph<Float>()
            let stream = RandomStream(key: 7)
            func parameter(_ shape: Shape) -> Node<Float> {
                let parameter = Parameter<Float>("parameter", Tensor(shape))
                parameter.value.fillNormal(deviation: 0.5, stream[graph.nodes.count])
                return graph.parameter(parameter)
            }
            // One of each operation.
            let x = graph.input([8, 6])
            let hidden = x.times(parameter([6, 5])).addingRow(parameter([5])).activated(by: ElementwiseActivation(.elu))
            let gate = hidden.times(parameter([5, 5])).addingRow(parameter([5]))
            let mixed = (gate.exp() * hidden + gate.reciprocal()).maximum(hidden - 0.5 * gate)
            let logits = mixed.parametricReLU(slope: parameter([1])).times(parameter([4, 5]), transposingOther: true)
            let loss = logits.crossEntropy(with: Labels(count: 8)) + logits.mean() * gate.sum()

            func load(_ number: Int) { x.value.fillNormal(deviation: 1, stream[number]) }
            AllocationCount.expectNone(unrelated: load) { number in
                load(number)
                graph.forward()
                graph.backward(from: loss)
            }
        }
    }
}

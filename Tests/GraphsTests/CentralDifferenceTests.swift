import Tensors
import Testing

@testable import Graphs

@Suite("Central differences")
struct CentralDifferenceTests {
    @Test("are the gradient of a square, and leave the parameter as it was")
    func square() {
        let graph = Graph<Double>()
        let parameter = Parameter("w", Tensor<Double>([1, 1], [3]))
        let w = graph.parameter(parameter)
        let target = graph.input([1, 1])
        target.value[0] = 1
        // (w - 1)², whose derivative at 3 is 4.
        let loss = w.squaredError(to: target)
        let differences = graph.centralDifferences(of: loss, by: parameter, step: 1e-5)
        #expect(differences.count == 1 && abs(differences[0] - 4) < 1e-9)
        #expect(parameter.value.elements == [3])
    }
}

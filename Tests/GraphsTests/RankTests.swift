import Graphs
import Tensors
import Testing

/// Operations on rows do not depend on the axes that the rows come from: `[2, 3, 4, 5]` is `[24, 5]` to them.
@Suite("Operations on rows of tensors of higher rank") struct RankTests {
    /// Builds the operation on x `[..., 5]` and two rows `[5]`.
    typealias Function<S: Scalar> = (_ x: Node<S>, _ gamma: Node<S>, _ beta: Node<S>) -> Node<S>

    /// The values of the operation and the gradients with respect to x, gamma and beta.
    private static func numbers<S: Scalar>(_ shape: Shape, _ function: Function<S>) -> [[S]] {
        let graph = Graph<S>()
        let inputs = [shape, [5], [5]].map { graph.input($0, needsGradient: true) }
        for (index, input) in inputs.enumerated() {
            input.value.fillNormal(deviation: 1, RandomStream(key: UInt64(index)))
        }
        let y = function(inputs[0], inputs[1], inputs[2])
        #expect(y.shape.extents.dropLast() == shape.extents.dropLast())
        graph.forward()
        graph.backward(from: y, cotangent: RandomStream(key: 9).normal(y.shape.count).map { S($0) })
        return [y.value.elements] + inputs.map { $0.gradient.elements }
    }

    private static func expectSame<S: Scalar>(
        _ name: String, _ type: S.Type, sourceLocation: SourceLocation = #_sourceLocation, _ function: Function<S>
    ) {
        let flat = numbers([24, 5], function)
        for shape in [[2, 3, 4, 5], [6, 4, 5]] as [Shape] {
            #expect(numbers(shape, function) == flat, "\(name), \(type), \(shape)", sourceLocation: sourceLocation)
        }
    }

    private static func checkRows<S: Scalar>(_ type: S.Type) {
        expectSame("addingRow", type) { $0.addingRow($1) + $0.addingRow($2) }
        expectSame("padded", type) { x, _, _ in x.padded(to: 7) }
    }

    @Test("A row is added, and columns are padded, as in the flattened tensor, bit for bit")
    func rows() {
        Self.checkRows(Float.self)
        Self.checkRows(Double.self)
    }

    private static func checkNormalization<S: Scalar>(_ type: S.Type, _ definition: NormalizationDefinition) {
        for mode in [Mode.training, .inference] {
            for function in [ElementwiseActivation(.identity), ElementwiseActivation(.relu)] {
                var moments: [[S]] = []
                expectSame("\(definition), \(mode), \(function)", type) { x, gamma, beta in
                    let running = RunningMoments<S>(features: 5)
                    let y = x.batchNormalized(
                        gamma: gamma, beta: beta, definition: definition, epsilon: 0.01, momentum: 0.1,
                        running: running, mode: mode)
                    x.graph.forward()
                    moments.append(running.mean.elements + running.variance.elements)
                    return y.activated(by: function)
                }
                #expect(moments.allSatisfy { $0 == moments[0] }, "running moments of \(definition), \(mode)")
            }
        }
    }

    @Test(
        "Batch normalization is that of the flattened tensor, bit for bit", arguments: NormalizationDefinition.allCases)
    func normalization(definition: NormalizationDefinition) {
        Self.checkNormalization(Float.self, definition)
        Self.checkNormalization(Double.self, definition)
    }

    @Test("The statistics of units are those of the flattened tensor")
    func unitStatistics() {
        func statistics(_ shape: Shape) -> UnitStatistics {
            let tensor = Tensor<Float>(shape)
            tensor.fillNormal(deviation: 1, RandomStream(key: 3))
            var statistics = UnitStatistics(units: 5, bins: 8)
            statistics.measure(tensor)
            return statistics
        }
        let (flat, deep) = (statistics([24, 5]), statistics([2, 3, 4, 5]))
        #expect(flat.means == deep.means && flat.minima == deep.minima && flat.maxima == deep.maxima)
        #expect(flat.counts == deep.counts)
    }

    @Test("The squared error is a mean over the batch, the first axis")
    func squaredError() {
        let graph = Graph<Double>()
        let (x, target) = (graph.input([2, 3, 4, 5], needsGradient: true), graph.input([2, 3, 4, 5]))
        x.value.fill(1)
        let loss = x.squaredError(to: target)
        graph.forward()
        #expect(loss.value.scalar == 60)
    }
}

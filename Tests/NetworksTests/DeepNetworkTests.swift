import Graphs
import Networks
import Tensors
import TestSupport
import Testing

@Suite("A deep network")
struct DeepNetworkTests {
    typealias Kind = DeepNetwork.Kind

    static func network(_ kind: Kind, depth: Int, width: Int = 7) -> DeepNetwork {
        DeepNetwork(
            .init(kind, depth: depth, width: width, .relu, gateBias: -1), inputs: 5, classes: 3,
            stream: RandomStream(key: 11))
    }

    /// The values of every layer for one batch.
    static func outputs(_ network: DeepNetwork) -> [[Float]] {
        let graph = Graph<Float>()
        let x = graph.input([4, 5])
        x.value.fillNormal(deviation: 1, RandomStream(key: 5))
        let nodes = network.layers.outputs(x, mode: .inference)
        graph.forward()
        return nodes.map(\.value.elements)
    }

    @Test(
        "has one layer a depth, residual ones two in a block",
        arguments: [
            (.plain, 10, 10, 0), (.highway, 10, 10, 9), (.oneMatrixResidual, 10, 10, 9), (.residual, 10, 5, 4),
            (.residual, 11, 6, 5), (.residual, 2, 1, 0), (.residual, 1, 1, 0), (.plain, 1, 1, 0),
        ] as [(Kind, Int, Int, Int)])
    func parts(kind: Kind, depth: Int, layers: Int, parts: Int) {
        let network = Self.network(kind, depth: depth)
        // Beside them the softmax, and the activation before it in residual networks.
        #expect(network.layers.layers.count == layers + (kind == .residual ? 2 : 1))
        #expect(network.parts.count == parts)
        #expect(network.parts.map(\.layer) == (0..<parts).map { kind == .residual ? 2 * $0 + 2 : $0 + 2 })
    }

    @Test("counts its weights: a residual block has two matrices, a highway layer two, a plain layer one")
    func parameters() {
        let (first, last, matrix) = (5 * 7 + 7, 7 * 3 + 3, 7 * 7 + 7)
        #expect(Self.network(.plain, depth: 9).parameterCount == first + 8 * matrix + last)
        #expect(Self.network(.residual, depth: 9).parameterCount == first + 8 * matrix + last)
        #expect(Self.network(.highway, depth: 9).parameterCount == first + 16 * matrix + last)
    }

    @Test("computes x + W₂ relu(W₁ relu(x) + b₁) + b₂ in a residual block, and ends in a ReLU before the softmax")
    func block() throws {
        let network = Self.network(.residual, depth: 3)
        let parameters = network.layers.parameters
        for parameter in parameters where parameter.name.hasSuffix("bias") {
            parameter.value.fillNormal(deviation: 1, RandomStream(key: 3)["\(parameter.name)"])
        }
        let outputs = Self.outputs(network)
        func relu(_ x: [Float]) -> [Float] { x.map { max(0, $0) } }
        func affine(_ x: [Float], _ index: Int) -> [Float] {
            let (weight, bias) = (parameters[index].value.elements, parameters[index + 1].value.elements)
            let columns = bias.count
            let rows = weight.count / columns
            return (0..<x.count / rows).flatMap { row in
                (0..<columns).map { column in
                    (0..<rows).reduce(bias[column]) { $0 + x[row * rows + $1] * weight[$1 * columns + column] }
                }
            }
        }
        let branch = affine(relu(affine(relu(outputs[0]), 2)), 4)
        for (measured, expected) in zip(outputs[1], zip(outputs[0], branch).map(+)) {
            #expect(abs(measured - expected) <= 1e-5 * max(1, abs(expected)))
        }
        #expect(outputs[2] == relu(outputs[1]))
    }

    @Test("passes on its input bit for bit where a part is switched off, and only there", arguments: Kind.allCases)
    func lesions(kind: Kind) {
        let network = Self.network(kind, depth: 7)
        let whole = Self.outputs(network)
        for part in network.parts {
            let lesioned = network.withoutPart(part) { Self.outputs(network) }
            #expect(lesioned[part.place] == lesioned[part.place - 1])
            #expect(whole[part.place] != whole[part.place - 1])
            #expect(Array(lesioned[..<part.place]) == Array(whole[..<part.place]))
        }
        #expect(Self.outputs(network) == whole)
    }
}

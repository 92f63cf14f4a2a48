import Graphs
import Tensors
import Testing

/// What a caller can get wrong, and what stops the program then.
enum WrongUse: String, CaseIterable, Codable {
    case product, transposedProduct, row, sum, maximum, slope, labels
    case filters, largeFilters, filterBias, window, shortcutChannels
    case gradientOfData, rootWithoutGradient, rootOfAnotherGraph, nodeOfAnotherGraph, cotangent

    var message: String {
        switch self {
        case .product: "a matrix product of [2, 3] and [2, 3]"
        case .transposedProduct: "a matrix product of [2, 3]ᵀ and [3, 2]"
        case .row: "adding a row of shape [2] to [2, 3]; [3] is needed"
        case .sum: "+ of shapes [2, 3] and [3, 2], which must be equal"
        case .maximum: "maximum of shapes [2, 3] and [3], which must be equal"
        case .slope: "one slope of shape [1] is needed, got [3]"
        case .labels: "cross-entropy of logits [2, 3] with 3 labels"
        case .filters: "a convolution of images [2, 4, 5, 3] with filters [2, 2, 4, 7], stride 1 and padding 0"
        case .largeFilters: "a convolution of images [2, 4, 5, 3] with filters [5, 1, 3, 1], stride 1 and padding 0"
        case .filterBias: "a bias of shape [3] for filters [2, 2, 3, 7]; [7] is needed"
        case .window: "pooling of [2, 4, 5, 3] with windows [5, 5] and stride 5"
        case .shortcutChannels: "a shortcut from [2, 4, 5, 3] to 2 channels, which are fewer"
        case .gradientOfData: "node 1 has no gradient: neither is it a parameter nor does it depend on one"
        case .rootWithoutGradient, .rootOfAnotherGraph: "the root depends on no parameter of this graph"
        case .nodeOfAnotherGraph: "mixes nodes of two graphs"
        case .cotangent: "shape [2, 3] holds 6 numbers, got 1"
        }
    }

    func commit() {
        let graph = Graph<Double>()
        let x = graph.input([2, 3], needsGradient: true)
        let data = graph.input([2, 3])
        let images = graph.input([2, 4, 5, 3])
        let other = Graph<Double>()
        switch self {
        case .product: _ = x.times(data)
        case .transposedProduct: _ = x.times(graph.input([3, 2]), transposingSelf: true)
        case .row: _ = x.addingRow(graph.input([2]))
        case .sum: _ = x + graph.input([3, 2])
        case .maximum: _ = x.maximum(graph.input([3]))
        case .slope: _ = x.parametricReLU(slope: graph.input([3]))
        case .labels: _ = x.crossEntropy(with: Labels(count: 3))
        case .filters: _ = images.convolved(with: graph.input([2, 2, 4, 7]))
        case .largeFilters: _ = images.convolved(with: graph.input([5, 1, 3, 1]))
        case .filterBias: _ = images.convolved(with: graph.input([2, 2, 3, 7]), bias: graph.input([3]))
        case .window: _ = images.maxPooled(window: 5)
        case .shortcutChannels: _ = images.subsampled(stride: 2, channels: 2)
        case .gradientOfData: _ = data.gradient
        case .rootWithoutGradient: graph.backward(from: data.exp())
        case .rootOfAnotherGraph: other.backward(from: x)
        case .nodeOfAnotherGraph: _ = other.input([2, 3]) + x
        case .cotangent: graph.backward(from: x.exp(), cotangent: [1])
        }
    }
}

@Suite struct WrongUseTests {
    @Test("Wrong use stops the program and says what was wrong", arguments: WrongUse.allCases)
    func stops(use: WrongUse) async throws {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [use] in
            use.commit()
        }
        let error = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
        #expect(error.contains(use.message), "\(error)")
    }
}

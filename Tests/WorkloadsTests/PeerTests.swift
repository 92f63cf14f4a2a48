import Foundation
import Networks
import TestSupport
import Tensors
import Testing
import Workloads

/// Numbers of `scripts/golden/peers.py`: what PyTorch and JAX make of small networks of the benchmark's kinds.
private struct Golden: Decodable {
    struct Run: Decodable {
        /// After 1 and after 10 updates.
        let losses: [Float]
        /// By all weights and then all biases of a chain, of the last of eleven steps; empty for the others.
        let gradients: [Float]
    }

    struct Matrix<Results: Decodable>: Decodable {
        let shape: [Int]
        let numbers: [Float]
        /// By peer.
        let results: [String: Results]

        var tensor: Tensor<Float> { Tensor(Shape(shape), numbers) }
    }

    struct Units: Decodable {
        let mean, low, high: [Double]
        /// By unit and bin.
        let counts: [[UInt32]]
    }

    let depth, width, batch, batches, chains, bins: Int
    /// Of the convolutional networks: images in a batch, channels of a layer, height and width of an image.
    let images, channels, side: Int
    /// Channels in the three stages of a residual network.
    let widths: [Int]
    /// Batch size by name.
    let workloads: [String: Int]
    /// By peer and network.
    let runs: [String: [String: Run]]
    let units: Matrix<Units>
    /// Counts in 64 bins of log10 of the magnitude, from -12 to 0.
    let gradients: Matrix<[UInt64]>

    var values: Values { Values(folder: goldenFile("peers"), batchCount: batches) }

    func run(_ name: String, by peer: String) throws -> Run { try #require(runs[peer]?[name]) }
}

@Suite("Beside PyTorch and JAX")
struct PeerTests {
    private let golden: Golden

    init() throws {
        golden = try goldenNumbers("peers")
        try #require(golden.runs.count == 2)
    }

    private func expectLosses(_ name: String, _ step: Step, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let losses = (0...10).map(step)
        for peer in golden.runs.keys {
            // The peers differ from each other by some 1e-7.
            expectClose(
                [losses[1], losses[10]], try golden.run(name, by: peer).losses, relative: 1e-5, "\(name), \(peer)",
                sourceLocation: sourceLocation)
        }
    }

    @Test(
        "a perceptron has the same losses after 1 and 10 updates from the same weights",
        arguments: [Activation.relu, .elu(), .sigmoid, .tanh, .selu])
    func perceptrons(activation: Activation) throws {
        let network = try perceptron(activation, depth: golden.depth, width: golden.width, golden.values)
        try expectLosses("mlp-\(activation.function)", training(network, batch: golden.batch, golden.values))
    }

    @Test("so does one with batch normalization")
    func normalized() throws {
        let network = try normalizedPerceptron(depth: golden.depth, width: golden.width, golden.values)
        try expectLosses("mlp-bn", training(network, batch: golden.batch, golden.values))
    }

    @Test("so does a residual network")
    func residual() throws {
        let network = try residualNetwork(depth: golden.depth, width: golden.width, golden.values)
        try expectLosses("residual", training(network, batch: golden.batch, learningRate: 0.001, golden.values))
    }

    @Test("so does a highway network, with momentum")
    func highway() throws {
        let network = try highwayNetwork(depth: golden.depth, width: golden.width, golden.values)
        try expectLosses("highway", training(network, batch: golden.batch, rule: .momentum(0.9), golden.values))
    }

    @Test("so does a deep convolutional network")
    func regular() throws {
        let network = try regularNetwork(channels: golden.channels, hidden: golden.width, golden.values)
        try expectLosses(
            "conv-regular",
            training(
                network, batch: golden.images, image: [32, 32, 3], rule: .momentum(0.9), learningRate: 0.001,
                golden.values))
    }

    @Test("so does one with a single convolution and windows of 4 x 4")
    func windows() throws {
        let network = try twoLayers(channels: golden.channels, golden.values)
        try expectLosses(
            "conv-2layer",
            training(
                network, batch: golden.images, image: [32, 32, 3], rule: .momentum(0.9), learningRate: 0.0001,
                golden.values))
    }

    @Test("so does a single convolution", arguments: [(Activation.relu, 1), (.sigmoid, 2)])
    func single(activation: Activation, channels: Int) throws {
        let network = try singleLayer(activation, channels: channels, golden.values)
        try expectLosses(
            "conv-single-\(activation.function)",
            training(network, batch: golden.images, image: [28, 28, 1], learningRate: 0.001, golden.values))
    }

    @Test("so does a residual network for images, with and without its shortcuts", arguments: [true, false])
    func residualImageNetwork(hasShortcuts: Bool) throws {
        let network = try residualImages(
            blocks: 1, widths: golden.widths, shortcut: hasShortcuts ? .zeros : .none, golden.values)
        try expectLosses(
            hasShortcuts ? "resnet" : "plain",
            training(
                network, batch: golden.images, image: [golden.side, golden.side, 3], rule: .momentum(0.9),
                golden.values))
    }

    @Test("so does a perceptron of sigmoids with batch normalization")
    func sigmoids() throws {
        let network = try normalizedSigmoids(width: golden.width, golden.values)
        try expectLosses("bn-small", training(network, batch: golden.batch, rule: .momentum(0.9), golden.values))
    }

    @Test("batch normalization of images has the same mean of y dy")
    func normalizedPixels() throws {
        let shape: Shape = [golden.images, golden.side, golden.side, golden.channels]
        try expectLosses("spatial-bn", normalizedImages(shape, golden.values))
    }

    @Test("chains of fifty units have the same losses and gradients", arguments: [1, 7])
    func chains(count: Int) throws {
        try #require(count == 1 || count == golden.chains)
        let name = count == 1 ? "chain-50" : "chains"
        let chains = try Chains(count: count, golden.values)
        try expectLosses(name, chains.step)
        for peer in golden.runs.keys {
            let gradients = (chains.weights + chains.biases).flatMap { $0.gradient.elements }
            // Numbers below the smallest normal one are 0 to JAX.
            expectClose(
                gradients, try golden.run(name, by: peer).gradients, relative: 1e-4,
                absolute: .leastNormalMagnitude, "\(name), \(peer)")
        }
    }

    @Test("the statistics of every unit are the same")
    func units() throws {
        let units = golden.units.tensor
        var statistics = UnitStatistics(units: units.shape.columns, bins: golden.bins)
        statistics.measure(units)
        for (peer, theirs) in golden.units.results {
            expectClose(statistics.means, theirs.mean, relative: 1e-6, "mean, \(peer)")
            #expect(statistics.minima == theirs.low && statistics.maxima == theirs.high, "\(peer)")
            #expect(statistics.counts == theirs.counts.flatMap { $0 }, "\(peer)")
        }
    }

    @Test("a histogram of gradients counts the same")
    func gradients() throws {
        var histogram = Histogram(.decades(low: -12, high: 0, count: 64))
        histogram.add(golden.gradients.tensor)
        for (peer, counts) in golden.gradients.results { #expect(histogram.counts == counts, "\(peer)") }
    }

    @Test("every workload has the name and the batch size of PyTorch's")
    func names() {
        let own = Dictionary(uniqueKeysWithValues: Workload.all.map { ($0.name, $0.batch) })
        // The same statistics in another way.
        #expect(own == golden.workloads.filter { $0.key != "deep-stats-loop" })
    }
}

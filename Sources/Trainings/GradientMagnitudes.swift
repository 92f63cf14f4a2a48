import Graphs
import Tensors

/// How large the gradient with respect to the weights of one layer is, over several batches: a histogram of magnitudes,
/// their median and their mean.
///
/// Exact zeros (dark pixels, units that no image of the batch activates) are counted apart: they have no logarithm, and
/// would swamp the first layer.
public struct GradientMagnitudes: Codable {
    public let scale: MagnitudeScale
    private var histogram: Histogram
    private var magnitudes = 0.0
    /// Weights times batches.
    public private(set) var count = 0
    /// The sum of the gradients themselves. Over many batches their noise cancels, their mean does not.
    private let sum: Tensor<Float>

    public init(_ scale: MagnitudeScale, of weights: Tensor<Float>) {
        self.scale = scale
        histogram = Histogram(scale.bins)
        sum = Tensor(weights.shape)
    }

    /// Takes in the gradient of a batch.
    public mutating func add(_ gradient: Tensor<Float>) {
        histogram.add(gradient)
        magnitudes += Float.sumOfMagnitudes(gradient.pointer, gradient.count)
        count += gradient.count
        Float.scale(1, gradient.pointer, sum.pointer, gradient.count, accumulate: true)
    }

    /// The mean magnitude over all weights and batches, zeros included.
    public var mean: Double { magnitudes / Double(count) }
    /// log₂ of the median magnitude, zeros left out; NaN if all are zero.
    public var medianLog2: Double { scale.log2(place: histogram.place(of: 0.5)) }
    /// Share of exact zeros.
    public var zeroShare: Double { Double(histogram.zeros) / Double(count) }

    /// The same of the one gradient that is the average over the batches.
    public var ofAverage: GradientMagnitudes {
        let average = Tensor<Float>(sum.shape)
        Float.scale(Float(sum.count) / Float(count), sum.pointer, average.pointer, sum.count, accumulate: false)
        var magnitudes = GradientMagnitudes(scale, of: average)
        magnitudes.add(average)
        return magnitudes
    }

    /// The middle of each bin, and the share of all weights whose gradient is in the bin; with the share of zeros those of
    /// all bins add up to 1.
    ///
    /// - Parameter bins: numbers of bins, all if nil.
    public func shares(_ bins: Range<Int>? = nil) -> [(log2: Double, share: Double)] {
        (bins ?? 0..<scale.bins.count).map {
            (scale.log2(place: Double($0) + 0.5), Double(histogram.counts[$0]) / Double(count))
        }
    }

    /// The share of all weights whose gradient is in these bins.
    public func share(of bins: Range<Int>) -> Double { shares(bins).reduce(0) { $0 + $1.share } }
}

/// Of several layers, first to last.
extension [GradientMagnitudes] {
    public init(_ scale: MagnitudeScale, of weights: [Parameter<Float>]) {
        self = weights.map { GradientMagnitudes(scale, of: $0.value) }
    }

    /// Takes in the gradients that a backward pass left.
    public mutating func add(_ weights: [Parameter<Float>]) {
        for (layer, weight) in weights.enumerated() { self[layer].add(weight.gradient) }
    }

    /// The mean magnitude over the weights of all layers.
    public var mean: Double {
        reduce(0.0) { $0 + $1.mean * Double($1.count) } / Double(reduce(0) { $0 + $1.count })
    }
}

extension Examination {
    /// The gradients with respect to some weights in the first batches.
    public func gradients(of weights: [Parameter<Float>], _ scale: MagnitudeScale, batches: Int) -> [GradientMagnitudes]
    {
        var layers = [GradientMagnitudes](scale, of: weights)
        for batch in 0..<min(batches, batchCount) {
            _ = differentiate(batch)
            layers.add(weights)
        }
        return layers
    }
}

/// The bins in which magnitudes are counted, √2 apart.
public struct MagnitudeScale: Codable, Sendable {
    public let bins: Bins
    private let topLog2: Double

    /// - Parameters:
    ///   - top: the end of the last bin.
    ///   - topLog2: its log₂, written down and not computed: libm's logarithm is rounded differently by different
    ///     processors.
    public init(top: Double, log2 topLog2: Double, count: Int) {
        bins = .halfOctaves(top: top, count: count)
        self.topLog2 = topLog2
    }

    /// From 2⁻⁴⁴ to 1, for gradients that differ by twelve orders of magnitude.
    public static let upToOne = MagnitudeScale(top: 1, log2: 0, count: 88)

    /// log₂ of the magnitude that is this many bins above the beginning of the first.
    public func log2(place: Double) -> Double { topLog2 + (place - Double(bins.count)) / 2 }
}

import Tensors

/// Where magnitudes of gradients are counted: in bins √2 apart, as on the lecture's slides.
struct MagnitudeScale: Codable {
    let bins: Bins
    /// log₂ of the end of the last bin. Written down and not computed: libm's logarithm is rounded differently by
    /// different processors.
    let topLog2: Double

    /// The bins of the slides, which end at 0.01, and more on both sides, so that medians and shares outside are seen.
    static let training = MagnitudeScale(bins: .halfOctaves(top: 0.16, count: 72), topLog2: -2.643856189774724)
    /// From 1 downwards, for activations and initial weights under which gradients differ by twelve orders of magnitude.
    static let initialization = MagnitudeScale(bins: .halfOctaves(top: 1, count: 88), topLog2: 0)

    /// log₂ of the magnitude that is this many bins above the beginning of the first.
    func log2(place: Double) -> Double { topLog2 + (place - Double(bins.count)) / 2 }
}

/// What is kept of the gradient by the weights of one layer over several batches.
///
/// Exact zeros (dark pixels, units that no image of the batch activates) are counted apart: they have no logarithm, and
/// would swamp the first layer.
struct GradientRecord: Codable {
    let scale: MagnitudeScale
    private var histogram: Histogram
    private var magnitudes = 0.0
    /// Weights times batches.
    private(set) var count = 0
    /// The sum of the gradients themselves. Over many batches their noise cancels, their mean does not.
    private let sum: Tensor<Float>

    init(_ scale: MagnitudeScale, of weights: Tensor<Float>) {
        self.scale = scale
        histogram = Histogram(scale.bins)
        sum = Tensor(weights.shape)
    }

    mutating func add(_ gradient: Tensor<Float>) {
        histogram.add(gradient)
        magnitudes += Float.sumOfMagnitudes(gradient.pointer, gradient.count)
        count += gradient.count
        Float.scale(1, gradient.pointer, sum.pointer, gradient.count, accumulate: true)
    }

    /// The mean magnitude over all weights and batches, zeros included.
    var mean: Double { magnitudes / Double(count) }
    /// log₂ of the median magnitude, zeros left out; NaN if all are zero.
    var medianLog2: Double { scale.log2(place: histogram.place(of: 0.5)) }
    /// Share of exact zeros.
    var zeroShare: Double { Double(histogram.zeros) / Double(count) }

    /// Mean and median, as above, of the one gradient that is the average over the batches.
    var ofAverage: (mean: Double, medianLog2: Double) {
        let average = Tensor<Float>(sum.shape)
        Float.scale(Float(sum.count) / Float(count), sum.pointer, average.pointer, sum.count, accumulate: false)
        var record = GradientRecord(scale, of: average)
        record.add(average)
        return (record.mean, record.medianLog2)
    }

    /// The middle of each bin from number `bins.lowerBound` on, and the share of all weights whose gradient is in it;
    /// with the share of zeros those of all bins add up to 1.
    func shares(_ bins: Range<Int>) -> [(log2: Double, share: Double)] {
        bins.map { (scale.log2(place: Double($0) + 0.5), Double(histogram.counts[$0]) / Double(count)) }
    }
}

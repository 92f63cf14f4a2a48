import Graphs
import Harness
import Tensors

/// A probe of a training, kept in its state: the gradients with respect to the weights of each layer, over some batches of
/// each epoch.
public struct GradientJournal: Codable {
    private let arm: String
    private let scale: MagnitudeScale
    /// Of the present epoch, layer by layer.
    private var layers: [GradientMagnitudes]
    private var epochs = Table(of: LayerGradient.self)
    private var contours = Table(of: GradientContour.self)

    public init(_ arm: some CustomStringConvertible, _ scale: MagnitudeScale, of weights: [Parameter<Float>]) {
        self.arm = arm.description
        self.scale = scale
        layers = .init(scale, of: weights)
    }

    /// Takes in the gradients that a backward pass left.
    public mutating func add(_ weights: [Parameter<Float>]) { layers.add(weights) }

    /// The mean magnitude of the present epoch over the weights of all layers.
    public var mean: Double { layers.mean }

    /// Writes a row for each layer.
    ///
    /// - Parameters:
    ///   - shown: layers, counted from 1, whose contours are written.
    ///   - bins: of the contours.
    public mutating func write(epoch: Int, contoursOf shown: [Int], in bins: Range<Int>) {
        for (index, gradients) in layers.enumerated() {
            let average = gradients.ofAverage
            epochs.append(
                LayerGradient(
                    arm: arm, layer: index + 1, epoch: epoch, gradientMean: gradients.mean,
                    gradientMedian: gradients.medianLog2, zeroShare: gradients.zeroShare,
                    belowBinsShare: gradients.share(of: 0..<bins.lowerBound),
                    aboveBinsShare: gradients.share(of: bins.upperBound..<scale.bins.count),
                    averagedMean: average.mean, averagedMedian: average.medianLog2))
            guard shown.contains(index + 1) else { continue }
            for (log2, share) in gradients.shares(bins) {
                contours.append(
                    GradientContour(arm: arm, layer: index + 1, epoch: epoch, gradientLog2: log2, weightShare: share))
            }
        }
    }

    /// Begins an epoch.
    public mutating func begin(_ weights: [Parameter<Float>]) { layers = .init(scale, of: weights) }

    /// ``LayerGradient``, layer by layer because a line is drawn through rows that follow each other, and
    /// ``GradientContour``.
    public var tables: [Table] { [epochs.ordered(by: "layer", (1...layers.count).map(String.init)), contours] }
}

/// The gradient with respect to the weights of a layer in an epoch. `averaged` is the one gradient that is the average over
/// the batches of the epoch; `bins` are those of the contours.
public struct LayerGradient: Row {
    public static let table = RowTable<LayerGradient>(
        "layers",
        [
            "arm": \.arm, "layer": \.layer, "epoch": \.epoch, "gradient_mean": \.gradientMean,
            "gradient_median_log2": \.gradientMedian, "zero_share": \.zeroShare, "below_bins_share": \.belowBinsShare,
            "above_bins_share": \.aboveBinsShare, "averaged_gradient_mean": \.averagedMean,
            "averaged_gradient_median_log2": \.averagedMedian,
        ])
    public let arm: String
    public let layer, epoch: Int
    public let gradientMean, gradientMedian, zeroShare, belowBinsShare, aboveBinsShare, averagedMean: Double
    public let averagedMedian: Double
}

/// The share of a layer's weights whose gradient is in one bin in an epoch.
public struct GradientContour: Row {
    public static let table = RowTable<GradientContour>(
        "contours",
        [
            "arm": \.arm, "layer": \.layer, "epoch": \.epoch, "gradient_log2": \.gradientLog2,
            "weight_share": \.weightShare,
        ])
    public let arm: String
    public let layer, epoch: Int
    public let gradientLog2, weightShare: Double
}

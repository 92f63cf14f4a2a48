import CKernels
import Tensors

/// The computation on pixels before a network reads them: pixel · scale + shift, for a pixel from 0 to 255.
///
/// Each channel has one scale and one shift. ``PixelScaling/fitted(to:)`` computes them once from the training set; the
/// same value then serves training and test images.
public struct PixelPreprocessing: Hashable, Sendable {
    /// The factors, `[channels]`.
    public let scales: [Double]
    /// The terms added after scaling, `[channels]`.
    public let shifts: [Double]

    public init(scales: [Double], shifts: [Double]) {
        expect(
            !scales.isEmpty && scales.count == shifts.count,
            "preprocessing with \(scales.count) scales and \(shifts.count) shifts")
        (self.scales, self.shifts) = (scales, shifts)
    }

    /// How many channels the images must have.
    public var channels: Int { scales.count }
}

/// The kinds of preprocessing. Means and standard deviations are those of the training set.
public enum PixelScaling: String, CaseIterable, Sendable, CustomStringConvertible, LosslessStringConvertible {
    /// From 0, dark, to 1.
    case unit
    /// From 0 to 1, less the mean of all pixels.
    case centered
    /// Less the mean of all pixels, divided by their standard deviation.
    case standardized
    /// Less the mean of the pixel's channel, divided by the channel's standard deviation.
    case perChannel = "per-channel"

    public var description: String { rawValue }

    public init?(_ description: String) {
        self.init(rawValue: description)
    }

    /// The preprocessing of this kind for a training set. ``unit`` reads no pixel.
    public func fitted(to training: LabeledImages) -> PixelPreprocessing {
        let channels: [(scale: Double, shift: Double)]
        switch self {
        case .unit:
            channels = [(1 / 255, 0)]
        case .centered:
            channels = [(1 / 255, -PixelSums(training).total.mean / 255)]
        case .standardized:
            channels = [PixelSums(training).total.standardization]
        case .perChannel:
            channels = PixelSums(training).channels.map(\.standardization)
        }
        // One entry serves all channels.
        let all = channels.count == 1 ? Array(repeating: channels[0], count: training.channels) : channels
        return PixelPreprocessing(scales: all.map(\.scale), shifts: all.map(\.shift))
    }
}

/// Exact sums over the pixels of each channel.
private struct PixelSums {
    struct Channel {
        var count: Int
        var sum, squares: UInt64

        var mean: Double { Double(sum) / Double(count) }

        /// To mean 0 and deviation 1. A constant channel has deviation 0: it is only centered.
        var standardization: (scale: Double, shift: Double) {
            let deviation = (Double(squares) / Double(count) - mean * mean).squareRoot()
            return deviation > 0 ? (1 / deviation, -mean / deviation) : (1 / 255, -mean / 255)
        }
    }

    let channels: [Channel]

    init(_ images: LabeledImages) {
        let plane = images.rows * images.columns
        var sums = [UInt64](repeating: 0, count: images.channels)
        var squares = sums
        ck_pixel_sums(images.images, images.count, images.channels, plane, &sums, &squares)
        channels = zip(sums, squares).map { Channel(count: images.count * plane, sum: $0, squares: $1) }
    }

    /// The sums over all channels.
    var total: Channel {
        channels.dropFirst().reduce(into: channels[0]) { total, channel in
            total.count += channel.count
            total.sum += channel.sum
            total.squares += channel.squares
        }
    }
}

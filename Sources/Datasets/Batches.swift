import CKernels
import Tensors

/// What is done to pixels on their way into a network. Mean and deviation are those of all pixels of the training set.
public enum PixelScaling: String, CaseIterable, Sendable, CustomStringConvertible, LosslessStringConvertible {
    /// From 0, dark, to 1.
    case unit
    /// From 0 to 1, less the mean.
    case centered
    /// Less the mean, divided by the standard deviation.
    case standardized

    public var description: String { rawValue }

    public init?(_ description: String) {
        self.init(rawValue: description)
    }

    /// pixel · scale + shift is what the network gets, for a pixel from 0 to 255.
    public func coefficients(for training: LabeledImages) -> (scale: Double, shift: Double) {
        // The sums are over 47 million pixels of MNIST.
        if self == .unit { return (1 / 255, 0) }
        var (sum, squares): (UInt64, UInt64) = (0, 0)
        ck_pixel_sums(training.images, training.images.count, &sum, &squares)
        let n = Double(training.images.count)
        let mean = Double(sum) / n
        let deviation = (Double(squares) / n - mean * mean).squareRoot()
        return switch self {
        case .unit: (1 / 255, 0)
        case .centered: (1 / 255, -mean / 255)
        case .standardized: (1 / deviation, -mean / deviation)
        }
    }
}

/// Images in batches of one size, in an order that may be drawn anew each epoch.
///
/// Images that do not fill a last batch are left out, other ones in each epoch.
public struct Batches: Sendable {
    public let images: LabeledImages
    public let size: Int
    private let scale: Double
    private let shift: Double
    private var order: [Int32]

    /// - Parameters:
    ///   - first: only that many images, from the first one; all if nil.
    ///   - coefficients: what ``PixelScaling/coefficients(for:)`` gives for the training set.
    public init(
        _ images: LabeledImages, size: Int, first: Int? = nil, coefficients: (scale: Double, shift: Double)
    ) {
        let used = first ?? images.count
        precondition(0 < size && size <= used, "batches of \(size) from \(used) images")
        precondition(used <= images.count, "the first \(used) of \(images.count) images")
        self.images = images
        self.size = size
        (scale, shift) = coefficients
        order = (0..<Int32(used)).map { $0 }
    }

    /// How many whole batches there are.
    public var count: Int { order.count / size }

    /// Draws a new order of all images.
    public mutating func shuffle(_ stream: RandomStream) {
        order = stream.permutation(of: order.count)
    }

    /// Puts batch `index` into `x`, `[size, pixels]`, and `labels`.
    public func load<S: Scalar>(_ index: Int, into x: Tensor<S>, _ labels: Labels) {
        precondition(0..<count ~= index, "batch \(index) of \(count)")
        precondition(
            x.shape == [size, images.pixels] && labels.count == size,
            "a batch of \(size) images of \(images.pixels) pixels does not fit into \(x.shape)")
        order.withUnsafeBufferPointer { order in
            guard let chosen = order.baseAddress?.advanced(by: index * size) else { return }
            images.images.withUnsafeBufferPointer { pixels in
                guard let pixels = pixels.baseAddress else { return }
                S.gatherPixels(
                    pixels, chosen, scale: S(scale), shift: S(shift), x.pointer, rows: size, columns: images.pixels)
            }
            for row in 0..<size { labels.pointer[row] = Int32(images.labels[Int(chosen[row])]) }
        }
    }
}

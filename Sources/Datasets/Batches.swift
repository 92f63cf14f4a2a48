import Tensors

/// Images in batches of one size, in an order that each epoch may draw again.
///
/// Images beyond the last whole batch are left out; after a shuffle, these are other images.
public struct Batches: Sendable {
    public let images: LabeledImages
    public let size: Int
    private let preprocessing: PixelPreprocessing
    private var order: [Int32]

    /// - Parameters:
    ///   - first: use only the first images, this many; nil for all.
    ///   - preprocessing: fitted to the training set, whichever images these are.
    public init(_ images: LabeledImages, size: Int, first: Int? = nil, preprocessing: PixelPreprocessing) {
        let used = first ?? images.count
        expect(0 < size && size <= used, "batches of \(size) from \(used) images")
        expect(used <= images.count, "the first \(used) of \(images.count) images")
        expect(
            preprocessing.channels == images.channels,
            "preprocessing of \(preprocessing.channels) channels for images of \(images.channels)")
        self.images = images
        self.size = size
        self.preprocessing = preprocessing
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
        expect(0..<count ~= index, "batch \(index) of \(count)")
        expect(
            // Compared number by number: the shape as a literal would be an allocation in each step.
            x.shape.rows == size && x.shape.columns == images.pixels && labels.count == size,
            "a batch of \(size) images of \(images.pixels) pixels does not fit into \(x.shape)")
        order.withUnsafeBufferPointer { order in
            guard let chosen = order.baseAddress?.advanced(by: index * size) else { return }
            images.images.withUnsafeBufferPointer { pixels in
                guard let pixels = pixels.baseAddress else { return }
                S.gatherPixels(
                    pixels, chosen, scales: preprocessing.scales, shifts: preprocessing.shifts, x.pointer, rows: size,
                    channels: images.channels, plane: images.rows * images.columns)
            }
            for row in 0..<size { labels.pointer[row] = Int32(images.labels[Int(chosen[row])]) }
        }
    }
}

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

    /// Puts batch `index` into `x` and `labels`.
    ///
    /// Images of a matrix `[size, pixels]` lie plane by plane, as in ``LabeledImages/images``. A tensor
    /// `[size, rows, columns, channels]`, as convolutions take it, has the channels last. For gray images both are the
    /// same numbers in the same order.
    public func load<S: Scalar>(_ index: Int, into x: Tensor<S>, _ labels: Labels) {
        expect(0..<count ~= index, "batch \(index) of \(count)")
        let isChannelsLast = x.shape.rank == 4
        expect(
            (isChannelsLast ? fitsChannelsLast(x.shape) : fits(x.shape)) && labels.count == size,
            "a batch of \(size) images of \(images.rows) x \(images.columns) x \(images.channels) does not fit into "
                + "\(x.shape)")
        let plane = images.rows * images.columns
        order.withUnsafeBufferPointer { order in
            guard let chosen = order.baseAddress?.advanced(by: index * size) else { return }
            images.images.withUnsafeBufferPointer { pixels in
                guard let pixels = pixels.baseAddress else { return }
                let (scales, shifts) = (preprocessing.scales, preprocessing.shifts)
                if isChannelsLast {
                    S.gatherPixelsChannelsLast(
                        pixels, chosen, scales: scales, shifts: shifts, x.pointer, rows: size,
                        channels: images.channels, plane: plane)
                } else {
                    S.gatherPixels(
                        pixels, chosen, scales: scales, shifts: shifts, x.pointer, rows: size,
                        channels: images.channels, plane: plane)
                }
            }
            for row in 0..<size { labels.pointer[row] = Int32(images.labels[Int(chosen[row])]) }
        }
    }

    // Shapes are compared number by number: one as a literal would be an allocation in each step.
    private func fits(_ shape: Shape) -> Bool { shape.rows == size && shape.columns == images.pixels }

    private func fitsChannelsLast(_ shape: Shape) -> Bool {
        let extents = shape.extents
        return extents[0] == size && extents[1] == images.rows && extents[2] == images.columns
            && extents[3] == images.channels
    }
}

import Tensors

/// Random changes to an image that keep its class: a crop after padding with zeros, and left exchanged for right.
///
/// An image that was preprocessed to mean 0 is padded with the mean.
/// Source: He et al., "Deep Residual Learning for Image Recognition" (2015), section 4.2: padding 4, and flips.
public struct Augmentation: Hashable, Sendable {
    /// Rows and columns of zeros on each side, from which a crop of the image's size is taken; 0 takes the image.
    public let padding: Int
    /// Whether each image is mirrored with probability 1/2.
    public let flips: Bool

    public init(padding: Int, flips: Bool) {
        expect(padding >= 0, "augmentation with a padding of \(padding)")
        (self.padding, self.flips) = (padding, flips)
    }

    /// Changes each image of a batch `[batch, rows, columns, channels]` in place.
    ///
    /// - Parameters:
    ///   - draws: 64 random bits for each image, one after the other.
    ///   - original: `[rows, columns, channels]`, where an image is kept while it changes.
    public func apply<S: Scalar>(to x: Tensor<S>, draws: ArraySlice<UInt64>, keeping original: Tensor<S>) {
        expect(
            x.shape.rank == 4 && draws.count == x.shape.extents[0] && original.count * draws.count == x.count,
            "augmentation of \(x.shape) with \(draws.count) draws; [batch, rows, columns, channels] is needed")
        for (index, draw) in draws.enumerated() {
            let image = x.pointer + index * original.count
            original.pointer.update(from: image, count: original.count)
            place(original, into: image, Change(draw, of: self))
        }
    }

    /// What is done to one image.
    private struct Change {
        /// How far the crop lies from the middle, from -padding to padding.
        let down, right: Int
        let isFlipped: Bool

        init(_ draw: UInt64, of augmentation: Augmentation) {
            let places = UInt64(2 * augmentation.padding + 1)
            down = Int((draw & 0x7FFF_FFFF) % places) - augmentation.padding
            right = Int((draw >> 31 & 0x7FFF_FFFF) % places) - augmentation.padding
            isFlipped = augmentation.flips && draw >> 63 == 1
        }
    }

    private func place<S: Scalar>(_ original: Tensor<S>, into image: UnsafeMutablePointer<S>, _ change: Change) {
        let (rows, columns, channels) = (
            original.shape.extents[0], original.shape.extents[1], original.shape.extents[2]
        )
        for row in 0..<rows {
            for column in 0..<columns {
                let to = image + (row * columns + column) * channels
                let (fromRow, shifted) = (row + change.down, (change.isFlipped ? columns - 1 - column : column))
                let fromColumn = shifted + change.right
                if 0..<rows ~= fromRow, 0..<columns ~= fromColumn {
                    to.update(from: original.pointer + (fromRow * columns + fromColumn) * channels, count: channels)
                } else {
                    to.update(repeating: 0, count: channels)
                }
            }
        }
    }
}

import Tensors

/// How a network reads the pixels of an image.
public enum PixelLayout: Sendable {
    /// As one row: `[batch, pixels]`, for fully connected layers. The planes of the channels follow one another.
    case row
    /// As an image: `[batch, rows, columns, channels]`, for convolutions.
    case image

    /// The shape of a batch of these images.
    public func shape(_ images: LabeledImages, batch: Int) -> Shape {
        switch self {
        case .row: [batch, images.pixels]
        case .image: [batch, images.rows, images.columns, images.channels]
        }
    }
}

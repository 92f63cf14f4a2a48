import CKernels

/// Windows over images `[batch, height, width, channels]`: one number of each channel per window.
///
/// Windows lie inside the image. Rows and columns at the end that fill no window are left out.
public struct Pooling<S: Scalar>: Sendable {
    public let images: Shape
    /// `[batch, rows, columns, channels]` with rows = (height - window height) / stride + 1, rounded down.
    public let output: Shape
    private let kernel: ck_pooling

    /// - Parameters:
    ///   - window: height and width.
    ///   - stride: how many pixels lie between the beginnings of two windows.
    public init(_ images: Shape, window: (height: Int, width: Int), stride: Int) {
        expect(
            images.rank == 4 && stride > 0 && window.height > 0 && window.width > 0
                && window.height <= images.extents[1] && window.width <= images.extents[2],
            "pooling of \(images) with windows [\(window.height), \(window.width)] and stride \(stride); "
                + "[batch, height, width, channels] with windows inside is needed")
        self.images = images
        let extents = images.extents
        output = [
            extents[0], (extents[1] - window.height) / stride + 1, (extents[2] - window.width) / stride + 1, extents[3],
        ]
        kernel = ck_pooling(
            images: extents[0], height: extents[1], width: extents[2], channels: extents[3],
            window_height: window.height, window_width: window.width, stride: stride)
    }

    /// The largest number of each window; a NaN counts as the largest.
    public func maxima(_ x: S.Input, _ y: S.Output) {
        withUnsafePointer(to: kernel) { S.kernels.pointee.maxPool($0, x, y) }
    }

    /// The gradient with respect to x. Each dy goes to the first number of its window that is y.
    public func maximaGradient(_ x: S.Input, _ y: S.Input, _ dy: S.Input, _ dx: S.Output, accumulate: Bool) {
        withUnsafePointer(to: kernel) { S.kernels.pointee.maxPoolGradient($0, x, y, dy, dx, accumulate) }
    }

    /// The mean of each window.
    public func means(_ x: S.Input, _ y: S.Output) {
        withUnsafePointer(to: kernel) { S.kernels.pointee.averagePool($0, x, y) }
    }

    public func meansGradient(_ dy: S.Input, _ dx: S.Output, accumulate: Bool) {
        withUnsafePointer(to: kernel) { S.kernels.pointee.averagePoolGradient($0, dy, dx, accumulate) }
    }

    /// The first pixel of each window of one pixel, with zeros in the channels up to `channels`.
    public func subsampled(_ x: S.Input, channels: Int, _ y: S.Output) {
        withUnsafePointer(to: kernel) { S.kernels.pointee.subsample($0, channels, x, y) }
    }

    public func subsampledGradient(_ dy: S.Input, channels: Int, _ dx: S.Output, accumulate: Bool) {
        withUnsafePointer(to: kernel) { S.kernels.pointee.subsampleGradient($0, channels, dy, dx, accumulate) }
    }
}

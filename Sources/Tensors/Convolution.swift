import CKernels

/// The shapes of a convolution: images `[batch, height, width, in]`, filters `[height, width, in, out]`, and the result
/// `[batch, rows, columns, out]` with rows = (height + 2 padding - filter height) / stride + 1, rounded down.
public struct ConvolutionShape: Hashable, Sendable {
    public let images, filters: Shape
    /// How many pixels the filters move from one number of the result to the next.
    public let stride: Int
    /// Rows and columns of zeros on each side of an image.
    public let padding: Int

    public init(images: Shape, filters: Shape, stride: Int = 1, padding: Int = 0) {
        let fits =
            images.rank == 4 && filters.rank == 4 && images.columns == filters.extents[2] && stride > 0 && padding >= 0
            && (0...1).allSatisfy { filters.extents[$0] <= images.extents[$0 + 1] + 2 * padding }
        expect(
            fits,
            "a convolution of images \(images) with filters \(filters), stride \(stride) and padding \(padding); "
                + "[batch, height, width, in] and [height, width, in, out] are needed")
        (self.images, self.filters, self.stride, self.padding) = (images, filters, stride, padding)
    }

    /// The shape of the result.
    public var output: Shape {
        let size = (0...1).map { (images.extents[$0 + 1] + 2 * padding - filters.extents[$0]) / stride + 1 }
        return [images.extents[0], size[0], size[1], filters.columns]
    }

    /// The multiply-adds of one image, taps in the padding included.
    public var multiplyAdds: Int { output.count / images.extents[0] * filters.rows }

    fileprivate var kernel: ck_convolution_shape {
        ck_convolution_shape(
            images: images.extents[0], height: images.extents[1], width: images.extents[2], in: images.extents[3],
            out: filters.extents[3], filter_height: filters.extents[0], filter_width: filters.extents[1],
            stride: stride, padding: padding)
    }
}

/// The tables and buffers of one convolution, which make each pass a few matrix products.
///
/// A plan is used by one thread at a time. Each number of the result is one chain of fused multiply-adds, so it has the
/// same bits with every instruction set.
public final class ConvolutionPlan<S: Scalar> {
    public let shape: ConvolutionShape
    private let plan: OpaquePointer
    private let instructions: ck_instructions

    public convenience init(_ shape: ConvolutionShape) {
        self.init(shape, instructions: ck_best_instructions())
    }

    /// - Parameter instructions: the processor must have them.
    init(_ shape: ConvolutionShape, instructions: ck_instructions) {
        self.shape = shape
        self.instructions = instructions
        var kernel = shape.kernel
        guard let plan = ck_convolution_new(&kernel, MemoryLayout<S>.size) else {
            fatalError(
                "no tables for a convolution of \(shape.images) with \(shape.filters): an image or the filters have 2³¹ "
                    + "numbers or more, or there is no memory")
        }
        self.plan = plan
    }

    deinit { ck_convolution_free(plan) }

    /// y = x * w + bias; no bias if nil.
    public func forward(_ x: S.Input, _ w: S.Input, bias: S.Input?, _ y: S.Output) {
        S.kernels.pointee.convolutionForward(instructions, plan, x, w, bias, y)
    }

    /// The gradient with respect to the images.
    public func inputGradient(_ dy: S.Input, _ w: S.Input, _ dx: S.Output, accumulate: Bool) {
        S.kernels.pointee.convolutionInputGradient(instructions, plan, dy, w, dx, accumulate)
    }

    /// The gradient with respect to the filters.
    public func filterGradient(_ x: S.Input, _ dy: S.Input, _ dw: S.Output, accumulate: Bool) {
        S.kernels.pointee.convolutionFilterGradient(instructions, plan, x, dy, dw, accumulate)
    }
}

@testable import Tensors

/// Shapes of images, of which any nine bytes are one, or none.
enum KernelTargets {
    static let all = [convolution]

    private static let convolution = FuzzTarget(
        name: "convolution", share: 6, seeds: { [[3, 6, 7, 2, 8, 3, 3, 1, 1], [9, 4, 4, 9, 17, 2, 4, 2, 3]] },
        rebuild: { _, mutator in FuzzInput(bytes: (0..<9).map { _ in UInt8(mutator.below(256)) }) }
    ) { input in
        let shape = try shape(of: input.bytes)
        let plan = ConvolutionPlan<Float>(shape)
        func numbers(_ name: String, _ shape: Shape) -> Tensor<Float> {
            let tensor = Tensor<Float>(shape)
            tensor.fillNormal(deviation: 1, RandomStream(key: 31)[name])
            return tensor
        }
        let (x, w, dy) = (numbers("x", shape.images), numbers("w", shape.filters), numbers("dy", shape.output))
        let (y, dx, dw) = (Tensor<Float>(shape.output), Tensor<Float>(shape.images), Tensor<Float>(shape.filters))
        plan.forward(x.pointer, w.pointer, bias: nil, y.pointer)
        plan.inputGradient(dy.pointer, w.pointer, dx.pointer, accumulate: false)
        plan.filterGradient(x.pointer, dy.pointer, dw.pointer, accumulate: false)
        // One image after another gives the same bits as all at once.
        let images = shape.images.extents
        let single = ConvolutionShape(
            images: Shape([1] + images.dropFirst()), filters: shape.filters, stride: shape.stride,
            padding: shape.padding)
        let one = ConvolutionPlan<Float>(single)
        let (z, dz, sum) = (Tensor<Float>(single.output), Tensor<Float>(single.images), Tensor<Float>(shape.filters))
        for image in 0..<images[0] {
            let (input, output) = (image * dz.count, image * z.count)
            one.forward(x.pointer + input, w.pointer, bias: nil, z.pointer)
            one.inputGradient(dy.pointer + output, w.pointer, dz.pointer, accumulate: false)
            one.filterGradient(x.pointer + input, dy.pointer + output, sum.pointer, accumulate: image > 0)
            try demand(z.elements.elementsEqual(y.elements[output..<output + z.count]), "another y of image \(image)")
            try demand(dz.elements.elementsEqual(dx.elements[input..<input + dz.count]), "another dx of image \(image)")
        }
        try demand(sum.elements == dw.elements, "another dw")
    }

    private struct NoShape: Error, CustomStringConvertible {
        let description = "expected nine bytes and filters inside the padded images, got others"
    }

    private static func shape(of bytes: [UInt8]) throws -> ConvolutionShape {
        guard bytes.count >= 9 else { throw NoShape() }
        func number(_ index: Int, _ range: ClosedRange<Int>) -> Int {
            range.lowerBound + Int(bytes[index]) % range.count
        }
        let channels = [1, 2, 3, 5, 8, 9, 15, 16, 17, 33, 70]
        let (size, padding) = ([number(1, 1...9), number(2, 1...12)], number(8, 0...4))
        let filter = [number(5, 1...6), number(6, 1...6)]
        guard zip(size, filter).allSatisfy({ $0 + 2 * padding >= $1 }) else { throw NoShape() }
        let (channelsIn, channelsOut) = (channels[number(3, 0...10)], channels[number(4, 0...10)])
        return ConvolutionShape(
            images: [number(0, 1...20), size[0], size[1], channelsIn],
            filters: [filter[0], filter[1], channelsIn, channelsOut], stride: number(7, 1...3), padding: padding)
    }
}

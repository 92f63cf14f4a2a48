import CKernels
import TestSupport
import Testing

@testable import Tensors

/// A convolution with numbers that no summation in another order would get right to the last bit.
private struct Case<S: Scalar> {
    let shape: ConvolutionShape
    let x, w, bias, dy: Tensor<S>

    init(_ shape: ConvolutionShape, key: UInt64 = 8) {
        self.shape = shape
        func numbers(_ name: String, _ shape: Shape) -> Tensor<S> {
            let tensor = Tensor<S>(shape)
            tensor.fillNormal(deviation: 1, RandomStream(key: key)[name])
            return tensor
        }
        (x, w) = (numbers("x", shape.images), numbers("w", shape.filters))
        (bias, dy) = (numbers("bias", [shape.filters.columns]), numbers("dy", shape.output))
    }

    /// Calls the body for each number of the result and each tap that meets the image, in the order of memory: with the
    /// places of a patch's number in x, of the filter's in w, and of the result's in y.
    func eachTap(_ body: (_ x: Int, _ w: Int, _ y: Int) -> Void) {
        let (images, filters, output) = (shape.images.extents, shape.filters.extents, shape.output.extents)
        for n in 0..<images[0] {
            for r in 0..<output[1] {
                for q in 0..<output[2] {
                    for ky in 0..<filters[0] {
                        for kx in 0..<filters[1] {
                            let (row, column) = (
                                r * shape.stride + ky - shape.padding, q * shape.stride + kx - shape.padding
                            )
                            guard 0..<images[1] ~= row, 0..<images[2] ~= column else { continue }
                            let pixel = (n * images[1] + row) * images[2] + column
                            let tap = ky * filters[1] + kx
                            for i in 0..<filters[2] {
                                for o in 0..<filters[3] {
                                    body(
                                        pixel * filters[2] + i, (tap * filters[2] + i) * filters[3] + o,
                                        ((n * output[1] + r) * output[2] + q) * filters[3] + o)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// y, dx and dw by nested loops. The gradients start from dx and dw.
    func naive(dx: [S], dw: [S]) -> (y: [S], dx: [S], dw: [S]) {
        var (y, dx, dw) = ([S](repeating: 0, count: shape.output.count), dx, dw)
        eachTap { x, w, place in
            y[place].addProduct(self.x.pointer[x], self.w.pointer[w])
            dx[x].addProduct(dy.pointer[place], self.w.pointer[w])
            dw[w].addProduct(self.x.pointer[x], dy.pointer[place])
        }
        return (y, dx, dw)
    }

    func passes(with instructions: ck_instructions, dx: [S], dw: [S], accumulate: Bool) -> (y: [S], dx: [S], dw: [S]) {
        let plan = ConvolutionPlan<S>(shape, instructions: instructions)
        let (y, dx, dw) = (Tensor<S>(shape.output), Tensor(shape.images, dx), Tensor(shape.filters, dw))
        plan.forward(x.pointer, w.pointer, bias: nil, y.pointer)
        plan.inputGradient(dy.pointer, w.pointer, dx.pointer, accumulate: accumulate)
        plan.filterGradient(x.pointer, dy.pointer, dw.pointer, accumulate: accumulate)
        return (y.elements, dx.elements, dw.elements)
    }
}

/// Shapes with every way through the kernels: narrow and wide results, parts of panels and of groups, images smaller than
/// their padding.
private let shapes: [ConvolutionShape] = {
    let channels = [1, 2, 3, 5, 8, 9, 16, 17, 33, 80]
    let all = (0..<400).compactMap { index -> ConvolutionShape? in
        let draws = RandomStream(key: 77)[index].bits(count: 9).map(Int.init(truncatingIfNeeded:)).map(\.magnitude)
        func draw(_ place: Int, _ range: ClosedRange<Int>) -> Int {
            range.lowerBound + Int(draws[place] % UInt(range.count))
        }
        let (padding, high, wide) = (draw(0, 0...6), draw(1, 1...5), draw(2, 1...5))
        let (height, width) = (draw(3, 1...9), draw(4, 1...13))
        guard height + 2 * padding >= high, width + 2 * padding >= wide else { return nil }
        return ConvolutionShape(
            images: [index % 20 == 0 ? 33 : draw(5, 1...9), height, width, channels[draw(6, 0...9)]],
            filters: [high, wide, channels[draw(6, 0...9)], channels[draw(7, 0...9)]], stride: draw(8, 1...4),
            padding: padding)
    }
    // The nested loops take their time.
    return Array(all.filter { $0.images.extents[0] * $0.multiplyAdds < 60_000 }.prefix(120))
}()

private var instructionSets: [ck_instructions] {
    [ck_instructions_portable, ck_instructions_avx2, ck_instructions_avx512]
        .filter { $0.rawValue <= ck_best_instructions().rawValue }
}

@Suite struct ConvolutionTests {
    @Test("A filter slides over the image without being turned over")
    func handMade() {
        let shape = ConvolutionShape(images: [1, 3, 3, 1], filters: [2, 2, 1, 1])
        #expect(shape.output == [1, 2, 2, 1] && shape.multiplyAdds == 16)
        let x = Tensor<Double>(shape.images, [1, 2, 3, 4, 5, 6, 7, 8, 9])
        let w = Tensor<Double>(shape.filters, [1, 10, 100, 1000])
        let (y, bias) = (Tensor<Double>(shape.output), Tensor<Double>([1], [0.5]))
        ConvolutionPlan<Double>(shape).forward(x.pointer, w.pointer, bias: bias.pointer, y.pointer)
        #expect(y.elements == [5421.5, 6532.5, 8754.5, 9865.5])
    }

    @Test("The result has as many rows and columns as the filters have places")
    func outputShape() {
        func output(_ side: Int, _ filter: Int, _ stride: Int, _ padding: Int) -> Shape {
            ConvolutionShape(
                images: [2, side, side + 1, 3], filters: [filter, filter, 3, 4], stride: stride, padding: padding
            ).output
        }
        #expect(output(32, 4, 1, 2) == [2, 33, 34, 4])
        #expect(output(33, 3, 2, 1) == [2, 17, 17, 4])
        #expect(output(5, 5, 1, 0) == [2, 1, 2, 4])
    }

    @Test("Every pass has the bits of nested loops, with every instruction set")
    func bits() {
        #expect(shapes.count >= 60)
        for shape in shapes {
            check(Case<Float>(shape))
            check(Case<Double>(shape))
        }
    }

    private func check<S: Scalar>(_ test: Case<S>) {
        for accumulate in [false, true] {
            let start: (S) -> S = { accumulate ? $0 : 0 }
            let (dx, dw) = (test.x.elements.map(start), test.w.elements.map(start))
            let expected = test.naive(dx: dx, dw: dw)
            for instructions in instructionSets {
                let computed = test.passes(
                    with: instructions, dx: test.x.elements, dw: test.w.elements, accumulate: accumulate)
                let subject = "\(S.self), \(instructions), \(test.shape)"
                #expect(computed.y == expected.y, "\(subject): y")
                #expect(computed.dx == expected.dx, "\(subject): dx, added to \(accumulate)")
                #expect(computed.dw == expected.dw, "\(subject): dw, added to \(accumulate)")
            }
        }
    }

    @Test("The bias is added at the end, also where several pixels share a row")
    func bias() {
        for channels in [1, 3, 8, 16, 20] {
            let shape = ConvolutionShape(images: [3, 6, 7, 2], filters: [3, 3, 2, channels], padding: 1)
            let test = Case<Float>(shape)
            let (plan, without, with) = (
                ConvolutionPlan<Float>(shape), Tensor<Float>(shape.output), Tensor<Float>(shape.output)
            )
            plan.forward(test.x.pointer, test.w.pointer, bias: nil, without.pointer)
            plan.forward(test.x.pointer, test.w.pointer, bias: test.bias.pointer, with.pointer)
            let expected = without.elements.enumerated().map { $1 + test.bias.pointer[$0 % channels] }
            #expect(with.elements == expected)
        }
    }

    @Test("A NaN in an image spoils that image alone", arguments: [1, 2, 5, 8, 16, 17])
    func nan(channels: Int) {
        let shape = ConvolutionShape(images: [12, 5, 6, 2], filters: [3, 3, 2, channels], padding: 1)
        let test = Case<Float>(shape)
        let (clean, y) = (Tensor<Float>(shape.output), Tensor<Float>(shape.output))
        let plan = ConvolutionPlan<Float>(shape)
        plan.forward(test.x.pointer, test.w.pointer, bias: nil, clean.pointer)
        let (spoilt, size) = (7, shape.output.count / 12)
        test.x.pointer[spoilt * 60 + 31] = .nan
        plan.forward(test.x.pointer, test.w.pointer, bias: nil, y.pointer)
        for image in 0..<12 {
            let pixels = image * size..<(image + 1) * size
            if image == spoilt {
                let isSpoilt = pixels.contains { y.pointer[$0].isNaN }
                #expect(isSpoilt)
            } else {
                let isClean = pixels.allSatisfy { y.pointer[$0] == clean.pointer[$0] }
                #expect(isClean)
            }
        }
    }

    @Test("A tap that meets only padding is left out: an infinite weight there spoils nothing")
    func paddingIsLeftOut() {
        let shape = ConvolutionShape(images: [2, 1, 1, 16], filters: [3, 3, 16, 16], padding: 1)
        let test = Case<Float>(shape)
        for tap in 0..<9 where tap != 4 {
            for index in 0..<256 { test.w.pointer[tap * 256 + index] = .infinity }
        }
        let y = Tensor<Float>(shape.output)
        ConvolutionPlan<Float>(shape).forward(test.x.pointer, test.w.pointer, bias: nil, y.pointer)
        let isFinite = y.elements.allSatisfy(\.isFinite)
        #expect(isFinite)
    }
}

@Suite struct PoolingTests {
    private let x: [Double] = [
        1, 5, 2, 0,
        3, 5, 9, 9,
        4, 4, 7, 1,
        0, 4, 1, 8,
    ]

    @Test("The largest number of a window is taken, and of equal ones the first gets the gradient")
    func maxima() {
        let pooling = Pooling<Double>([1, 4, 4, 1], window: (2, 2), stride: 2)
        var (y, dx) = ([0.0, 0, 0, 0], x)
        pooling.maxima(x, &y)
        #expect(y == [5, 9, 4, 8])
        pooling.maximaGradient(x, y, [10, 20, 30, 40], &dx, accumulate: false)
        #expect(dx == [0, 10, 0, 0, 0, 0, 20, 0, 30, 0, 0, 0, 0, 0, 0, 40])
        pooling.maximaGradient(x, y, [1, 1, 1, 1], &dx, accumulate: true)
        #expect(dx == [0, 11, 0, 0, 0, 0, 21, 0, 31, 0, 0, 0, 0, 0, 0, 41])
    }

    @Test("Windows that overlap add their gradients")
    func overlap() {
        let pooling = Pooling<Double>([1, 4, 4, 1], window: (3, 3), stride: 1)
        var (y, dx) = ([0.0, 0, 0, 0], x)
        pooling.maxima(x, &y)
        #expect(pooling.output == [1, 2, 2, 1] && y == [9, 9, 9, 9])
        pooling.maximaGradient(x, y, [1, 2, 4, 8], &dx, accumulate: false)
        #expect(dx[6] == 15 && dx.reduce(0, +) == 15)
    }

    @Test("A NaN is the largest number of its windows, wherever it lies")
    func nan() {
        let pooling = Pooling<Double>([1, 2, 2, 1], window: (2, 2), stride: 1)
        for place in 0..<4 {
            var (x, y, dx) = ([1.0, 4, 2, 3], [0.0], [0.0, 0, 0, 0])
            x[place] = .nan
            pooling.maxima(x, &y)
            pooling.maximaGradient(x, y, [7], &dx, accumulate: false)
            #expect(y[0].isNaN && dx[place] == 7)
        }
    }

    @Test("Means are over the window, and give their gradient to all of it in equal parts")
    func means() {
        let pooling = Pooling<Double>([1, 4, 4, 1], window: (2, 2), stride: 2)
        var (y, dx) = ([0.0, 0, 0, 0], x)
        pooling.means(x, &y)
        #expect(y == [3.5, 5, 3, 4.25])
        pooling.meansGradient([4, 8, 12, 16], &dx, accumulate: false)
        #expect(dx == [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4])
    }

    @Test("Rows and columns that fill no window are left out, and get no gradient")
    func leftOver() {
        let pooling = Pooling<Double>([2, 3, 5, 1], window: (2, 2), stride: 2)
        #expect(pooling.output == [2, 1, 2, 1])
        var (y, dx) = ([Double](repeating: 0, count: 4), [Double](repeating: 7, count: 30))
        pooling.means((0..<30).map(Double.init), &y)
        #expect(y == [3, 5, 18, 20])
        pooling.meansGradient([4, 4, 4, 4], &dx, accumulate: false)
        #expect(dx[0..<5] == [1, 1, 1, 1, 0] && dx[10..<15] == [0, 0, 0, 0, 0])
    }

    @Test("A subsampled image has every second pixel, and zeros in its new channels")
    func subsampled() {
        let pooling = Pooling<Double>([1, 3, 3, 2], window: (1, 1), stride: 2)
        var (y, dx) = ([Double](repeating: 9, count: 12), [Double](repeating: 1, count: 18))
        pooling.subsampled((0..<18).map(Double.init), channels: 3, &y)
        #expect(y == [0, 1, 0, 4, 5, 0, 12, 13, 0, 16, 17, 0])
        pooling.subsampledGradient([1, 2, 99, 3, 4, 99, 5, 6, 99, 7, 8, 99], channels: 3, &dx, accumulate: true)
        #expect(dx == [2, 3, 1, 1, 4, 5, 1, 1, 1, 1, 1, 1, 6, 7, 1, 1, 8, 9])
    }
}

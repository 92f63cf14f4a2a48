import TestSupport
import Tensors
import Testing

/// A kernel that works element by element on `a` and `b`, beside the same in plain Swift.
struct ElementwiseKernel<S: Scalar>: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Whether it can add to what is there.
    let accumulates: Bool
    let kernel: @Sendable (_ a: S.Input, _ b: S.Input, _ out: S.Output, _ n: Int, _ accumulate: Bool) -> Void
    let twin: @Sendable (_ a: S, _ b: S) -> S

    init(
        _ name: String, accumulates: Bool = true,
        _ kernel: @escaping @Sendable (S.Input, S.Input, S.Output, Int, Bool) -> Void,
        twin: @escaping @Sendable (S, S) -> S
    ) {
        testDescription = "\(name) of \(S.self)"
        self.accumulates = accumulates
        self.kernel = kernel
        self.twin = twin
    }

    static var all: [ElementwiseKernel] {
        [
            .init(
                "fill", { _, _, out, n, accumulate in S.fill(1.25, out, n, accumulate: accumulate) },
                twin: { _, _ in 1.25 }),
            .init("scale", { a, _, out, n, accumulate in S.scale(-0.3, a, out, n, accumulate: accumulate) }) { a, _ in
                -0.3 * a
            },
            .init("add", accumulates: false, { a, b, out, n, _ in S.add(a, b, out, n) }, twin: { $0 + $1 }),
            .init("add and rectify", accumulates: false, { a, b, out, n, _ in S.addRectified(a, b, out, n) }) {
                $0 + $1 < 0 ? 0 : $0 + $1
            },
            .init("subtract", accumulates: false, { a, b, out, n, _ in S.subtract(a, b, out, n) }, twin: { $0 - $1 }),
            .init("multiply", { S.multiply($0, $1, $2, $3, accumulate: $4) }, twin: { $0 * $1 }),
            .init("maximum", accumulates: false, { a, b, out, n, _ in S.maximum(a, b, out, n) }) { $0 > $1 ? $0 : $1 },
            .init("gradient of a maximum by a", { S.maximumGradients($0, $0, $1, ($2, $4), nil, $3) }) { a, b in
                a > b ? a : 0
            },
            .init("gradient of a maximum by b", { S.maximumGradients($0, $0, $1, nil, ($2, $4), $3) }) { a, b in
                a > b ? 0 : a
            },
            .init("reciprocal", accumulates: false, { a, _, out, n, _ in S.reciprocal(a, out, n) }) { a, _ in 1 / a },
            .init("gradient of a reciprocal", { S.reciprocalGradient($0, $1, $2, $3, accumulate: $4) }) {
                -$0 * $1 * $1
            },
        ]
    }

    /// Tries every length up to a few vectors, and the memory behind the last element.
    func check() {
        let (low, high) = (-2.0, 2.0)
        for n in 0...40 {
            let (a, b, start) = (Tensor<S>([41]), Tensor<S>([41]), Tensor<S>([41]))
            for (tensor, name) in [(a, "a"), (b, "b"), (start, "start")] {
                tensor.fillUniform(from: low, to: high, RandomStream(key: 9)[name][n])
            }
            if n > 2 { b[2] = a[2] }  // a tie
            for accumulate in accumulates ? [false, true] : [false] {
                let out = Tensor<S>([41], start.elements)
                kernel(a.pointer, b.pointer, out.pointer, n, accumulate)
                let expected = (0..<41).map { i in
                    i >= n ? start[i] : (accumulate ? start[i] + twin(a[i], b[i]) : twin(a[i], b[i]))
                }
                #expect(out.elements == expected, "\(testDescription), \(n) elements, accumulate: \(accumulate)")
            }
        }
    }
}

@Suite struct ElementwiseKernelTests {
    @Test("Every elementwise kernel in Float is its plain loop", arguments: ElementwiseKernel<Float>.all)
    func float(kernel: ElementwiseKernel<Float>) { kernel.check() }

    @Test("Every elementwise kernel in Double is its plain loop", arguments: ElementwiseKernel<Double>.all)
    func double(kernel: ElementwiseKernel<Double>) { kernel.check() }

    @Test("Both gradients of a maximum come from one call")
    func bothGradients() {
        let (a, b, up) = (
            Tensor<Double>([3], [1, 2, 3]), Tensor<Double>([3], [3, 2, 1]), Tensor<Double>([3], [5, 7, 9])
        )
        let (da, db) = (Tensor<Double>([3]), Tensor<Double>([3], [100, 100, 100]))
        Double.maximumGradients(up.pointer, a.pointer, b.pointer, (da.pointer, false), (db.pointer, true), 3)
        #expect(da.elements == [0, 0, 9])
        #expect(db.elements == [105, 107, 100])
    }

    @Test("A maximum with a NaN is a NaN")
    func maximumOfNaN() {
        let (a, b, out) = (
            Tensor<Float>([3], [.nan, 1, .nan]), Tensor<Float>([3], [1, .nan, .nan]), Tensor<Float>([3])
        )
        Float.maximum(a.pointer, b.pointer, out.pointer, 3)
        #expect(out.elements.allSatisfy { $0.isNaN })
    }
}

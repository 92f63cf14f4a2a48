import TestSupport
import Tensors
import Testing

@Suite struct MatrixProductTests {
    /// C + op(A) op(B) in three loops.
    private func naive(
        _ a: [Int], _ transposedA: Bool, _ b: [Int], _ transposedB: Bool, _ c: [Int], rows: Int, columns: Int,
        inner: Int
    ) -> [Int] {
        var c = c
        for i in 0..<rows {
            for j in 0..<columns {
                var sum = 0
                for k in 0..<inner {
                    sum +=
                        a[transposedA ? k * rows + i : i * inner + k] * b[transposedB ? j * inner + k : k * columns + j]
                }
                c[i * columns + j] += sum
            }
        }
        return c
    }

    /// Holds the product in all transpositions, stored and added, against the three loops.
    private func check<S: Scalar>(_ type: S.Type, rows: Int, columns: Int, inner: Int) {
        let stream = RandomStream(key: 8)
        let a = wholeNumbers(rows * inner, stream["a"])
        let b = wholeNumbers(inner * columns, stream["b"])
        let c = wholeNumbers(rows * columns, stream["c"])
        for transposedA in [false, true] {
            for transposedB in [false, true] {
                let left = Tensor<S>(transposedA ? [inner, rows] : [rows, inner], a.map { S($0) })
                let right = Tensor<S>(transposedB ? [columns, inner] : [inner, columns], b.map { S($0) })
                for accumulate in [false, true] {
                    let product = Tensor<S>([rows, columns], c.map { accumulate ? S($0) : .nan })
                    product.setProduct(
                        left, transposed: transposedA, right, transposed: transposedB, accumulate: accumulate)
                    let expected = naive(
                        a, transposedA, b, transposedB, accumulate ? c : c.map { _ in 0 }, rows: rows, columns: columns,
                        inner: inner)
                    #expect(
                        product.elements == expected.map { S($0) },
                        "\(rows) x \(inner) x \(columns), \(transposedA), \(transposedB), \(accumulate)")
                }
            }
        }
    }

    @Test("Every small product is that of three loops", arguments: 1...5, 1...5)
    func smallShapes(rows: Int, columns: Int) {
        for inner in 1...5 {
            check(Float.self, rows: rows, columns: columns, inner: inner)
            check(Double.self, rows: rows, columns: columns, inner: inner)
        }
    }

    @Test(
        "Products around the sizes of vectors and blocks are those of three loops",
        arguments: [
            (17, 33, 64), (64, 17, 33), (33, 64, 17), (1, 64, 65), (65, 1, 64),
        ])
    func largerShapes(rows: Int, columns: Int, inner: Int) {
        check(Float.self, rows: rows, columns: columns, inner: inner)
        check(Double.self, rows: rows, columns: columns, inner: inner)
    }
}

import CKernels
import TestSupport
import Tensors
import Testing

/// A matrix product in a form, with numbers that no summation in another order would get right to the last bit.
private struct Case<S: Scalar> {
    let rows, columns, inner: Int
    let transposesA, transposesB, accumulates, hasBias: Bool
    let a, b, c, bias, sums: [S]

    init(rows: Int, columns: Int, inner: Int, form: Int) {
        (self.rows, self.columns, self.inner) = (rows, columns, inner)
        transposesA = form & 1 != 0
        transposesB = form & 2 != 0
        accumulates = form & 4 != 0
        hasBias = form & 8 != 0
        let stream = RandomStream(key: 8)
        func numbers(_ name: String, _ count: Int) -> [S] { stream[name].normal(count, deviation: 1).map { S($0) } }
        a = numbers("a", rows * inner)
        b = numbers("b", inner * columns)
        c = numbers("c", rows * columns)
        bias = numbers("bias", columns)
        sums = numbers("sums", columns)
    }

    /// C and the sums of the columns of B by nested loops, each a chain in the order of the inner index.
    var naive: (c: [S], sums: [S]) {
        var (c, sums) = accumulates ? (c, sums) : (c.map { _ in 0 }, sums.map { _ in 0 })
        for i in 0..<rows {
            for j in 0..<columns {
                for k in 0..<inner {
                    let factor = b[transposesB ? j * inner + k : k * columns + j]
                    c[i * columns + j].addProduct(a[transposesA ? k * rows + i : i * inner + k], factor)
                }
                if hasBias { c[i * columns + j] += bias[j] }
            }
        }
        if transposesB { return (c, self.sums) }
        for k in 0..<inner {
            for j in 0..<columns { sums[j] += b[k * columns + j] }
        }
        return (c, sums)
    }

    /// The same by the tensors' product.
    var product: (c: [S], sums: [S]) {
        let left = Tensor<S>(transposesA ? [inner, rows] : [rows, inner], a)
        let right = Tensor<S>(transposesB ? [columns, inner] : [inner, columns], b)
        let (result, columnSums) = (Tensor<S>([rows, columns], c), Tensor<S>([columns], sums))
        result.setProduct(
            left, transposed: transposesA, right, transposed: transposesB, accumulate: accumulates,
            addingRow: hasBias ? Tensor([columns], bias) : nil,
            columnSums: transposesB ? nil : (columnSums, accumulates))
        return (result.elements, columnSums.elements)
    }
}

extension Case<Float> {
    /// The same by the kernel of one instruction set.
    func product(with instructions: ck_instructions) -> (c: [Float], sums: [Float]) {
        var (c, sums) = (c, sums)
        a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                bias.withUnsafeBufferPointer { bias in
                    c.withUnsafeMutableBufferPointer { c in
                        sums.withUnsafeMutableBufferPointer { sums in
                            var product = ck_product_f32(
                                a: a.baseAddress, b: b.baseAddress, c: c.baseAddress, rows: rows, columns: columns,
                                inner: inner, transposes_a: transposesA ? 1 : 0, transposes_b: transposesB ? 1 : 0,
                                accumulate: accumulates ? 1 : 0, bias: hasBias ? bias.baseAddress : nil,
                                sums: transposesB ? nil : sums.baseAddress, accumulate_sums: accumulates ? 1 : 0)
                            ck_matrix_product_with_f32(instructions, &product)
                        }
                    }
                }
            }
        }
        return (c, sums)
    }
}

@Suite struct MatrixProductTests {
    private func check<S: Scalar>(_ type: S.Type, rows: Int, columns: Int, inner: Int) {
        for form in 0..<16 {
            let product = Case<S>(rows: rows, columns: columns, inner: inner, form: form)
            let (expected, got) = (product.naive, product.product)
            #expect(expected.c == got.c, "\(type), \(rows) x \(inner) x \(columns), form \(form)")
            #expect(expected.sums == got.sums, "sums of \(type), \(rows) x \(inner) x \(columns), form \(form)")
        }
    }

    @Test("Every small product is the chain of multiply-adds of three loops, to the last bit", arguments: 1...9)
    func smallShapes(columns: Int) {
        for rows in 1...9 {
            for inner in 1...9 {
                check(Float.self, rows: rows, columns: columns, inner: inner)
                check(Double.self, rows: rows, columns: columns, inner: inner)
            }
        }
    }

    @Test("Products around the widths of vectors and panels are those of three loops", arguments: 10...70)
    func widths(columns: Int) {
        for (rows, inner) in [(1, 3), (7, 9), (12, 5)] {
            check(Float.self, rows: rows, columns: columns, inner: inner)
            check(Double.self, rows: rows, columns: columns, inner: inner)
        }
    }

    @Test(
        "Products around the size of blocks are those of three loops",
        arguments: [(3, 5, 127), (3, 5, 128), (7, 17, 129), (2, 129, 257), (1, 1, 300), (64, 10, 128)])
    func blocks(rows: Int, columns: Int, inner: Int) {
        check(Float.self, rows: rows, columns: columns, inner: inner)
        check(Double.self, rows: rows, columns: columns, inner: inner)
    }

    @Test("Every instruction set gives the same bits")
    func instructionSets() {
        for columns in [1, 3, 4, 5, 8, 15, 16, 17, 31, 33, 50, 64, 71, 100, 128] {
            for form in 0..<16 {
                let product = Case<Float>(rows: 8, columns: columns, inner: 19, form: form)
                for set in ck_instructions_portable.rawValue...ck_best_instructions().rawValue {
                    let got = product.product(with: ck_instructions(set))
                    #expect(got == product.naive, "set \(set), \(columns) columns, form \(form)")
                }
            }
        }
    }
}

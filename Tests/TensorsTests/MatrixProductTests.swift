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

    /// C by the tensors' product, which knows nothing of biases and sums.
    var product: [S] {
        let left = Tensor<S>(transposesA ? [inner, rows] : [rows, inner], a)
        let right = Tensor<S>(transposesB ? [columns, inner] : [inner, columns], b)
        let result = Tensor<S>([rows, columns], c)
        result.setProduct(left, transposed: transposesA, right, transposed: transposesB, accumulate: accumulates)
        return result.elements
    }
}

extension Case {
    /// C and the sums of columns by the kernel of one instruction set.
    func product(with instructions: ck_instructions) -> (c: [S], sums: [S]) {
        let (a, b) = (Tensor<S>([a.count], a), Tensor<S>([b.count], b))
        let (bias, c, sums) = (Tensor<S>([columns], bias), Tensor<S>([c.count], c), Tensor<S>([columns], sums))
        if let a = a as? Tensor<Float>, let b = b as? Tensor<Float>, let bias = bias as? Tensor<Float>,
            let c = c as? Tensor<Float>, let sums = sums as? Tensor<Float>
        {
            var product = ck_product_f32(
                a: a.pointer, b: b.pointer, c: c.pointer, rows: rows, columns: columns, inner: inner,
                transposes_a: transposesA, transposes_b: transposesB,
                start: accumulates ? UnsafePointer(c.pointer) : nil, bias: hasBias ? UnsafePointer(bias.pointer) : nil,
                sums: transposesB ? nil : sums.pointer, accumulate_sums: accumulates)
            ck_matrix_product_with_f32(instructions, &product)
        }
        if let a = a as? Tensor<Double>, let b = b as? Tensor<Double>, let bias = bias as? Tensor<Double>,
            let c = c as? Tensor<Double>, let sums = sums as? Tensor<Double>
        {
            var product = ck_product_f64(
                a: a.pointer, b: b.pointer, c: c.pointer, rows: rows, columns: columns, inner: inner,
                transposes_a: transposesA, transposes_b: transposesB,
                start: accumulates ? UnsafePointer(c.pointer) : nil, bias: hasBias ? UnsafePointer(bias.pointer) : nil,
                sums: transposesB ? nil : sums.pointer, accumulate_sums: accumulates)
            ck_matrix_product_with_f64(instructions, &product)
        }
        return (c.elements, sums.elements)
    }
}

@Suite struct MatrixProductTests {
    private func check<S: Scalar>(_ type: S.Type, rows: Int, columns: Int, inner: Int) {
        for form in 0..<8 {
            let product = Case<S>(rows: rows, columns: columns, inner: inner, form: form)
            #expect(product.product == product.naive.c, "\(type), \(rows) x \(inner) x \(columns), form \(form)")
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

    /// Every instruction set against the three loops, with biases and sums of columns.
    private func checkSets(rows: Int, columns: Int, inner: Int) {
        checkSets(Float.self, rows: rows, columns: columns, inner: inner)
        checkSets(Double.self, rows: rows, columns: columns, inner: inner)
    }

    private func checkSets<S: Scalar>(_ type: S.Type, rows: Int, columns: Int, inner: Int) {
        for form in 0..<16 {
            let product = Case<S>(rows: rows, columns: columns, inner: inner, form: form)
            let naive = product.naive
            for set in ck_instructions_portable.rawValue...ck_best_instructions().rawValue {
                let got = product.product(with: ck_instructions(set))
                #expect(got == naive, "\(type), set \(set), \(rows) x \(inner) x \(columns), form \(form)")
            }
        }
    }

    @Test("Every instruction set gives the same bits", arguments: 1...70)
    func instructionSets(columns: Int) {
        for (rows, inner) in [(1, 2), (8, 19)] { checkSets(rows: rows, columns: columns, inner: inner) }
    }

    @Test("Rows that share a vector for their last columns get the same bits", arguments: 2...11)
    func sharedVectors(rows: Int) {
        for columns in [10, 12, 20, 24, 36, 50, 71] { checkSets(rows: rows, columns: columns, inner: 3) }
        checkSets(rows: rows, columns: 20, inner: 130)
    }

    @Test("Every instruction set gives the same bits beyond one block", arguments: [(7, 100, 129), (2, 128, 257)])
    func blocksOfSets(rows: Int, columns: Int, inner: Int) {
        checkSets(rows: rows, columns: columns, inner: inner)
    }
}

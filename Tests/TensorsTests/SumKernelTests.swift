import TestSupport
import Tensors
import Testing

@Suite struct SumKernelTests {
    private func wholes<S: Scalar>(_ count: Int, _ name: String, as type: S.Type) -> [S] {
        wholeNumbers(count, RandomStream(key: 10)[name][count]).map { S($0) }
    }

    private func checkSums<S: Scalar>(_ type: S.Type) {
        for n in 1...40 {
            let (x, up) = (Tensor<S>([n], wholes(n, "x", as: S.self)), Tensor<S>([n], wholes(n, "up", as: S.self)))
            let sum = x.elements.reduce(0, +)
            #expect(S.sum(x.pointer, n) == sum, "\(n) elements")
            let magnitudes = x.elements.reduce(0) { $0 + Double($1.magnitude) }
            #expect(S.sumOfMagnitudes(x.pointer, n) == magnitudes, "\(n) elements")
            let slope = zip(up.elements, x.elements).reduce(S(0)) { $0 + ($1.1 < 0 ? $1.0 * $1.1 : 0) }
            #expect(S.negativeSlopeGradient(up.pointer, x.pointer, n) == slope, "\(n) elements")
        }
        let none = Tensor<S>([1], [7])
        #expect(S.sum(none.pointer, 0) == 0)
        #expect(S.sumOfMagnitudes(none.pointer, 0) == 0)
        #expect(S.negativeSlopeGradient(none.pointer, none.pointer, 0) == 0)
    }

    @Test("Sums of every length are exact for whole numbers")
    func sums() {
        checkSums(Float.self)
        checkSums(Double.self)
    }

    @Test("A long sum in Float loses little, since it runs in sixteen lanes")
    func longSum() {
        // One lane would stand still at 2^24; sixteen reach sixteen times as far.
        let ones = Tensor<Float>([1 << 25])
        ones.fill(1)
        #expect(Float.sum(ones.pointer, ones.count) == Float(1 << 25))
        #expect(Float.sumOfMagnitudes(ones.pointer, ones.count) == Double(1 << 25))
    }

    private func checkRows<S: Scalar>(_ type: S.Type, rows: Int, columns: Int) {
        let count = rows * columns
        let (x, row) = (Tensor<S>([rows, columns], wholes(count, "x", as: S.self)), Tensor<S>([columns]))
        row.load(wholes(columns, "row", as: S.self))
        let out = Tensor<S>([rows, columns])
        S.addRow(x.pointer, row.pointer, out.pointer, rows: rows, columns: columns)
        let withRow = (0..<count).map { x[$0] + row[$0 % columns] }
        #expect(out.elements == withRow, "\(rows) x \(columns)")

        let sums = (0..<columns).map { j in (0..<rows).reduce(S(0)) { $0 + x[$1 * columns + j] } }
        for accumulate in [false, true] {
            let total = Tensor<S>([columns], row.elements.map { accumulate ? $0 : .nan })
            S.sumRows(x.pointer, total.pointer, rows: rows, columns: columns, accumulate: accumulate)
            let expected = zip(sums, row.elements).map { accumulate ? $0 + $1 : $0 }
            #expect(total.elements == expected, "\(rows) x \(columns)")
            total.load(row.elements.map { accumulate ? $0 : .nan })
            S.sumPixels(x.pointer, total.pointer, rows: rows, columns: columns, accumulate: accumulate)
            #expect(total.elements == expected, "pixels, \(rows) x \(columns)")
        }
        let totals = Tensor<Double>([columns], row.elements.map { Double($0) })
        S.accumulateColumnSums(x.pointer, totals.pointer, rows: rows, columns: columns)
        let added = zip(sums, row.elements).map { Double($0 + $1) }
        #expect(totals.elements == added, "\(rows) x \(columns)")
    }

    @Test("Rows are added and summed as in plain loops", arguments: [1, 2, 5, 33])
    func rows(rows: Int) {
        for columns in 1...40 {
            checkRows(Float.self, rows: rows, columns: columns)
            checkRows(Double.self, rows: rows, columns: columns)
        }
    }
}

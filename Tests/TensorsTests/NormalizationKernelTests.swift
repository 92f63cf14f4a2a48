import TestSupport
import Tensors
import Testing

/// Batch normalization of one shape: by loops over the rows of each column, and by the kernels.
private struct Case<S: Scalar> {
    let rows, columns: Int
    let x, dy, dx: Tensor<S>
    let mean, inverseDeviation, varianceSlope, gamma, beta, dgamma, dbeta: Tensor<S>

    init(rows: Int, columns: Int) {
        (self.rows, self.columns) = (rows, columns)
        func numbers(_ name: String, _ shape: Shape) -> Tensor<S> {
            Tensor(shape, RandomStream(key: 12)[name].normal(shape.count, deviation: 1).map { S($0) })
        }
        (x, dy, dx) = (numbers("x", [rows, columns]), numbers("dy", [rows, columns]), numbers("dx", [rows, columns]))
        (mean, inverseDeviation, varianceSlope) = (
            numbers("mean", [columns]), numbers("factor", [columns]), numbers("bend", [columns])
        )
        (gamma, beta) = (numbers("gamma", [columns]), numbers("beta", [columns]))
        (dgamma, dbeta) = (numbers("dgamma", [columns]), numbers("dbeta", [columns]))
    }

    /// Moments, y, gradients by gamma and beta, dx stored, and dx added: one after another.
    var naive: [[S]] {
        let share = 1 / S(rows)
        var (means, variances, gammas, betas) = (mean.elements, mean.elements, mean.elements, mean.elements)
        var (y, stored, added) = (x.elements, dx.elements, dx.elements)
        for j in 0..<columns {
            let places = (0..<rows).map { $0 * columns + j }
            let (m, f) = (mean.elements[j], inverseDeviation.elements[j])
            means[j] = places.reduce(0) { $0 + x.elements[$1] } * share
            variances[j] = places.reduce(0) { $0 + (x.elements[$1] - means[j]) * (x.elements[$1] - means[j]) } * share
            gammas[j] = places.reduce(0) { $0 + dy.elements[$1] * (x.elements[$1] - m) } * f
            betas[j] = places.reduce(0) { $0 + dy.elements[$1] }
            let throughVariance = share * varianceSlope.elements[j] * dgamma.elements[j]
            for place in places {
                let difference = x.elements[place] - m
                y[place] = difference * (f * gamma.elements[j]) + beta.elements[j]
                stored[place] =
                    gamma.elements[j] * f
                    * (dy.elements[place] - share * dbeta.elements[j] - throughVariance * difference)
                added[place] += stored[place]
            }
        }
        return [means, variances, y, gammas, betas, stored, added]
    }

    /// The same by the kernels. Each result has a number behind its end, which stays what it was.
    var kernels: [[S]] {
        let row = (0..<4).map { _ in Tensor<S>([columns + 1], mean.elements + [7]) }
        let y = Tensor<S>([rows * columns + 1], dx.elements + [7])
        let gradients = (0..<2).map { _ in Tensor<S>([rows * columns + 1], dx.elements + [7]) }
        S.columnMoments(x.pointer, mean: row[0].pointer, variance: row[1].pointer, rows: rows, columns: columns)
        S.normalize(
            x.pointer, mean: mean.pointer, inverseDeviation: inverseDeviation.pointer, gamma: gamma.pointer,
            beta: beta.pointer, y.pointer,
            rows: rows, columns: columns)
        S.normalizeParameterGradients(
            dy.pointer, x.pointer, mean: mean.pointer, inverseDeviation: inverseDeviation.pointer,
            gammaGradient: row[2].pointer,
            betaGradient: row[3].pointer, rows: rows, columns: columns)
        for (gradient, accumulate) in zip(gradients, [false, true]) {
            S.normalizeGradient(
                dy.pointer, x.pointer, mean: mean.pointer, inverseDeviation: inverseDeviation.pointer,
                varianceSlope: varianceSlope.pointer,
                gamma: gamma.pointer, gammaGradient: dgamma.pointer, betaGradient: dbeta.pointer, gradient.pointer,
                rows: rows, columns: columns, accumulate: accumulate)
        }
        return [row[0], row[1], y, row[2], row[3], gradients[0], gradients[1]].map(\.elements)
    }
}

@Suite struct NormalizationKernelTests {
    private func check<S: Scalar>(_ type: S.Type) {
        for rows in [1, 2, 5] {
            for columns in 1...140 {
                let shape = Case<S>(rows: rows, columns: columns)
                #expect(shape.kernels == shape.naive.map { $0 + [7] }, "\(rows) x \(columns)")
            }
        }
    }

    @Test("Batch normalization in blocks of columns gives the bits of loops over the rows, for every width")
    func blocks() {
        check(Float.self)
        check(Double.self)
    }
}

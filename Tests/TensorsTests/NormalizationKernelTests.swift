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

    /// How many rows the kernels read as one, where columns are few.
    var joined: Int { (1...max(1, columns < 16 ? 16 / columns : 1)).last { rows % $0 == 0 } ?? 1 }

    /// Moments, y, gradients with respect to gamma and beta, dx stored, and dx added: one after another.
    var naive: [[S]] {
        var (means, variances, gammas, betas) = (mean.elements, mean.elements, mean.elements, mean.elements)
        var (y, stored, added) = (x.elements, dx.elements, dx.elements)
        for j in 0..<columns {
            let (m, f) = (mean.elements[j], inverseDeviation.elements[j])
            // The rows that share a lane; one lane unless columns are few.
            let lanes = (0..<joined).map { lane in stride(from: lane, to: rows, by: joined).map { $0 * columns + j } }
            let share = 1 / S(rows / joined)
            let laneMeans = lanes.map { lane in lane.reduce(0) { $0 + x.elements[$1] } * share }
            let laneVariances = zip(lanes, laneMeans).map { lane, mean in
                lane.reduce(0) { $0 + (x.elements[$1] - mean) * (x.elements[$1] - mean) } * share
            }
            means[j] = laneMeans.dropFirst().reduce(laneMeans[0], +) / S(joined)
            variances[j] = laneVariances.dropFirst().reduce(laneVariances[0], +)
            if joined > 1 {
                for mean in laneMeans { variances[j] += (mean - means[j]) * (mean - means[j]) }
                variances[j] /= S(joined)
            }
            let laneGammas = lanes.map { lane in lane.reduce(0) { $0 + dy.elements[$1] * (x.elements[$1] - m) } * f }
            let laneBetas = lanes.map { lane in lane.reduce(0) { $0 + dy.elements[$1] } }
            gammas[j] = laneGammas.dropFirst().reduce(laneGammas[0], +)
            betas[j] = laneBetas.dropFirst().reduce(laneBetas[0], +)
            let throughVariance = 1 / S(rows) * varianceSlope.elements[j] * dgamma.elements[j]
            for place in lanes.joined() {
                let difference = x.elements[place] - m
                y[place] = difference * (f * gamma.elements[j]) + beta.elements[j]
                stored[place] =
                    gamma.elements[j] * f
                    * (dy.elements[place] - 1 / S(rows) * dbeta.elements[j] - throughVariance * difference)
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
            beta: beta.pointer, y.pointer, rectifies: false, rows: rows, columns: columns)
        S.normalizeParameterGradients(
            dy.pointer, rectified: nil, x.pointer, mean: mean.pointer, inverseDeviation: inverseDeviation.pointer,
            gammaGradient: row[2].pointer,
            betaGradient: row[3].pointer, rows: rows, columns: columns)
        for (gradient, accumulate) in zip(gradients, [false, true]) {
            S.normalizeGradient(
                dy.pointer, rectified: nil, x.pointer, mean: mean.pointer, inverseDeviation: inverseDeviation.pointer,
                varianceSlope: varianceSlope.pointer,
                gamma: gamma.pointer, gammaGradient: dgamma.pointer, betaGradient: dbeta.pointer, gradient.pointer,
                rows: rows, columns: columns, accumulate: accumulate)
        }
        return [row[0], row[1], y, row[2], row[3], gradients[0], gradients[1]].map(\.elements)
    }
}

@Suite struct NormalizationKernelTests {
    private func check<S: Scalar>(_ type: S.Type) {
        for rows in [1, 2, 5, 32] {
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

    @Test("The moments of many rows, which are merged from parts, are those of all", arguments: [1, 3, 8, 16, 20])
    func manyRows(columns: Int) {
        let rows = 2500
        let x = Tensor<Float>([rows, columns])
        x.fillNormal(mean: 30, deviation: 2, RandomStream(key: 13))
        let (mean, variance) = (Tensor<Float>([columns]), Tensor<Float>([columns]))
        Float.columnMoments(
            x.pointer, mean: mean.pointer, variance: variance.pointer, rows: rows, columns: columns)
        for j in 0..<columns {
            let column = stride(from: j, to: x.count, by: columns).map { Double(x.pointer[$0]) }
            let expected = column.reduce(0, +) / Double(rows)
            let squares = column.reduce(0) { $0 + ($1 - expected) * ($1 - expected) }
            expectClose([Double(mean[j])], [expected], relative: 1e-6, "mean of column \(j)")
            expectClose([Double(variance[j])], [squares / Double(rows)], relative: 1e-5, "variance of column \(j)")
        }
    }

    @Test("A ReLU in the same sweep has the bits of one after another", arguments: [1, 4, 8, 16, 21])
    func rectified(columns: Int) {
        let (shape, relu) = (Case<Float>(rows: 12, columns: columns), ElementwiseActivation(.relu))
        let (z, a, fused) = (
            Tensor<Float>([shape.x.count]), Tensor<Float>([shape.x.count]), Tensor<Float>([shape.x.count])
        )
        shape.x[3 % shape.x.count] = .nan
        for (rectifies, y) in [(false, z), (true, fused)] {
            Float.normalize(
                shape.x.pointer, mean: shape.mean.pointer, inverseDeviation: shape.inverseDeviation.pointer,
                gamma: shape.gamma.pointer, beta: shape.beta.pointer, y.pointer, rectifies: rectifies, rows: 12,
                columns: columns)
        }
        Float.activate(relu, z.pointer, a.pointer, a.count)
        #expect(a.elements.map(\.bitPattern) == fused.elements.map(\.bitPattern))
        #expect(a.elements.contains { $0.isNaN } && (columns == 1 || a.elements.contains(0)))

        let dz = Tensor<Float>([z.count])
        Float.activationGradient(
            relu, shape.dy.pointer, z.pointer, a.pointer, dz.pointer, z.count, accumulate: false)
        let results = [(dz, nil), (shape.dy, a)].map { dy, rectified in
            let (dgamma, dbeta, dx) = (Tensor<Float>([columns]), Tensor<Float>([columns]), Tensor<Float>([z.count]))
            let rectified = rectified.map { UnsafePointer($0.pointer) }
            Float.normalizeParameterGradients(
                dy.pointer, rectified: rectified, shape.x.pointer, mean: shape.mean.pointer,
                inverseDeviation: shape.inverseDeviation.pointer, gammaGradient: dgamma.pointer,
                betaGradient: dbeta.pointer, rows: 12, columns: columns)
            Float.normalizeGradient(
                dy.pointer, rectified: rectified, shape.x.pointer, mean: shape.mean.pointer,
                inverseDeviation: shape.inverseDeviation.pointer, varianceSlope: shape.varianceSlope.pointer,
                gamma: shape.gamma.pointer, gammaGradient: dgamma.pointer, betaGradient: dbeta.pointer, dx.pointer,
                rows: 12, columns: columns, accumulate: false)
            return [dgamma, dbeta, dx].map { $0.elements.map(\.bitPattern) }
        }
        #expect(results[0] == results[1])
    }
}

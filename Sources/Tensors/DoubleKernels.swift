import CKernels

// The C kernels and BLAS, bound to `Double`. `FloatKernels.swift` is the same line by line.

extension Double: Scalar {
    public static func fill(_ value: Self, _ out: Output, _ n: Int, accumulate: Bool) {
        ck_fill_f64(value, out, n, accumulate ? 1 : 0)
    }
    public static func uniform(key: UInt64, from low: Double, to high: Double, _ out: Output, _ n: Int) {
        ck_random_uniform_f64(key, 0, low, high, out, n)
    }
    public static func normal(key: UInt64, mean: Double, deviation: Double, _ out: Output, _ n: Int) {
        ck_random_normal_f64(key, 0, mean, deviation, out, n)
    }

    public static func scale(_ factor: Self, _ x: Input, _ out: Output, _ n: Int, accumulate: Bool) {
        ck_scale_f64(factor, x, out, n, accumulate ? 1 : 0)
    }
    public static func add(_ a: Input, _ b: Input, _ out: Output, _ n: Int) {
        ck_add_f64(a, b, out, n)
    }
    public static func subtract(_ a: Input, _ b: Input, _ out: Output, _ n: Int) {
        ck_subtract_f64(a, b, out, n)
    }
    public static func multiply(_ a: Input, _ b: Input, _ out: Output, _ n: Int, accumulate: Bool) {
        ck_multiply_f64(a, b, out, n, accumulate ? 1 : 0)
    }
    public static func maximum(_ a: Input, _ b: Input, _ out: Output, _ n: Int) {
        ck_maximum_f64(a, b, out, n)
    }
    public static func maximumGradients(
        _ upstream: Input, _ a: Input, _ b: Input, _ da: (Output, Bool)?, _ db: (Output, Bool)?, _ n: Int
    ) {
        if let (out, accumulate) = da { ck_maximum_gradient_a_f64(upstream, a, b, out, n, accumulate ? 1 : 0) }
        if let (out, accumulate) = db { ck_maximum_gradient_b_f64(upstream, a, b, out, n, accumulate ? 1 : 0) }
    }
    public static func exp(_ x: Input, _ out: Output, _ n: Int) {
        ck_exp_f64(x, out, n)
    }
    public static func reciprocal(_ x: Input, _ out: Output, _ n: Int) {
        ck_reciprocal_f64(x, out, n)
    }
    public static func reciprocalGradient(
        _ upstream: Input, _ y: Input, _ out: Output, _ n: Int, accumulate: Bool
    ) {
        ck_reciprocal_gradient_f64(upstream, y, out, n, accumulate ? 1 : 0)
    }

    public static func addRow(_ x: Input, _ row: Input, _ out: Output, rows: Int, columns: Int) {
        ck_add_row_f64(x, row, out, rows, columns)
    }
    public static func sumRows(_ x: Input, _ out: Output, rows: Int, columns: Int, accumulate: Bool) {
        ck_sum_rows_f64(x, out, rows, columns, accumulate ? 1 : 0)
    }
    public static func accumulateColumnSums(
        _ x: Input, _ sums: UnsafeMutablePointer<Double>, rows: Int, columns: Int
    ) {
        ck_accumulate_column_sums_f64(x, sums, rows, columns)
    }
    public static func sum(_ x: Input, _ n: Int) -> Self {
        ck_sum_f64(x, n)
    }
    public static func sumOfMagnitudes(_ x: Input, _ n: Int) -> Double {
        ck_sum_of_magnitudes_f64(x, n)
    }

    public static func activate(_ function: ElementwiseActivation, _ z: Input, _ a: Output, _ n: Int) {
        ck_activation_forward_f64(function.kind, Self(function.parameter), z, a, n)
    }
    public static func activationGradient(
        _ function: ElementwiseActivation, _ da: Input, _ z: Input, _ a: Input, _ dz: Output, _ n: Int,
        accumulate: Bool
    ) {
        ck_activation_backward_f64(
            function.kind, Self(function.parameter), da, z, a, dz, n, accumulate ? 1 : 0)
    }
    public static func negativeSlopeGradient(_ upstream: Input, _ x: Input, _ n: Int) -> Self {
        ck_negative_slope_gradient_f64(upstream, x, n)
    }

    public static func crossEntropy(
        _ logits: Input, _ labels: UnsafePointer<Int32>, _ probabilities: Output, rows: Int, columns: Int
    ) -> Self {
        ck_cross_entropy_f64(logits, labels, probabilities, rows, columns)
    }
    public static func crossEntropyGradient(
        _ probabilities: Input, _ labels: UnsafePointer<Int32>, factor: Self, _ gradient: Output, rows: Int,
        columns: Int, accumulate: Bool
    ) {
        ck_cross_entropy_gradient_f64(
            probabilities, labels, factor, gradient, rows, columns, accumulate ? 1 : 0)
    }
    public static func countCorrect(
        _ logits: Input, _ labels: UnsafePointer<Int32>, rows: Int, columns: Int
    ) -> Int {
        ck_count_correct_f64(logits, labels, rows, columns)
    }

    public static func columnMoments(_ x: Input, mean: Output, variance: Output, rows: Int, columns: Int) {
        ck_column_moments_f64(x, mean, variance, rows, columns)
    }
    public static func normalizationFactors(
        _ definition: NormalizationDefinition, epsilon: Self, variance: Input, factor: Output, bend: Output, rows: Int,
        columns: Int
    ) {
        ck_normalization_factors_f64(definition.kind, epsilon, variance, factor, bend, rows, columns)
    }
    public static func normalize(
        _ x: Input, mean: Input, factor: Input, gamma: Input, beta: Input, _ y: Output, rows: Int, columns: Int
    ) {
        ck_normalize_f64(x, mean, factor, gamma, beta, y, rows, columns)
    }
    public static func normalizeParameterGradients(
        _ dy: Input, _ x: Input, mean: Input, factor: Input, gammaGradient: Output, betaGradient: Output, rows: Int,
        columns: Int
    ) {
        ck_normalize_parameter_gradients_f64(dy, x, mean, factor, gammaGradient, betaGradient, rows, columns)
    }
    public static func normalizeGradient(
        _ dy: Input, _ x: Input, mean: Input, factor: Input, bend: Input, gamma: Input, gammaGradient: Input,
        betaGradient: Input, _ dx: Output, rows: Int, columns: Int, accumulate: Bool
    ) {
        ck_normalize_gradient_f64(
            dy, x, mean, factor, bend, gamma, gammaGradient, betaGradient, dx, rows, columns, accumulate ? 1 : 0)
    }

    public static func blend(_ x: Input, _ h: Input, gate: Input, _ y: Output, _ n: Int) {
        ck_blend_f64(x, h, gate, y, n)
    }
    public static func blendGradient(
        _ dy: Input, _ x: Input, _ h: Input, gate: Input, _ dx: (Output, Bool)?, _ dh: (Output, Bool)?,
        _ dgate: (Output, Bool)?, _ n: Int
    ) {
        if let (out, accumulate) = dx { ck_blend_carried_f64(dy, gate, out, n, accumulate ? 1 : 0) }
        if let (out, accumulate) = dh { ck_multiply_f64(dy, gate, out, n, accumulate ? 1 : 0) }
        if let (out, accumulate) = dgate { ck_blend_gate_f64(dy, x, h, out, n, accumulate ? 1 : 0) }
    }

    public static func summarize(_ x: Input, _ n: Int, limit: Self, _ summary: inout Summary) {
        ck_summarize_f64(x, n, limit, &summary.state)
    }
    public static func histogram(_ x: Input, _ n: Int, _ bins: Bins, _ counts: UnsafeMutablePointer<UInt64>) {
        switch bins {
        case .linear(let low, let high, let count):
            ck_histogram_linear_f64(x, n, Self(low), Self(high), counts, count)
        case .halfOctaves(let top, let count):
            ck_histogram_half_octaves_f64(x, n, Self(top), counts, count)
        case .decades(let low, let high, let count):
            ck_histogram_decades_f64(x, n, low, high, counts, count)
        }
    }
    public static func measureUnits(_ x: Input, rows: Int, _ statistics: inout UnitStatistics) {
        ck_unit_statistics_f64(
            x, rows, statistics.units, &statistics.means, &statistics.minima, &statistics.maxima, &statistics.counts,
            statistics.bins)
    }

    public static func updateSGD(_ w: Output, _ g: Input, rate: Self, _ n: Int) {
        ck_update_sgd_f64(w, g, rate, n)
    }
    public static func updateMomentum(_ w: Output, _ g: Input, _ v: Output, rate: Self, momentum: Self, _ n: Int) {
        ck_update_momentum_f64(w, g, v, rate, momentum, n)
    }
    public static func updateNesterov(_ w: Output, _ g: Input, _ v: Output, rate: Self, momentum: Self, _ n: Int) {
        ck_update_nesterov_f64(w, g, v, rate, momentum, n)
    }
    public static func updateAdam(
        _ w: Output, _ g: Input, _ m: Output, _ s: Output, rate: Self, beta1: Self, beta2: Self, correction1: Self,
        correction2: Self, epsilon: Self, _ n: Int
    ) {
        ck_update_adam_f64(w, g, m, s, rate, beta1, beta2, correction1, correction2, epsilon, n)
    }

    public static func gatherPixels(
        _ pixels: UnsafePointer<UInt8>, _ order: UnsafePointer<Int32>, scale: Self, shift: Self, _ out: Output,
        rows: Int, columns: Int
    ) {
        ck_gather_pixels_f64(pixels, order, scale, shift, out, rows, columns)
    }

    public static func matrixProduct(
        _ a: Input, transposed transposesA: Bool, _ b: Input, transposed transposesB: Bool, _ c: Output, rows: Int,
        columns: Int, inner: Int, accumulate: Bool
    ) {
        if let library = OpenBLAS.library {
            let (rowOfA, rowOfB) = (transposesA ? rows : inner, transposesB ? inner : columns)
            return library.doubleProduct(
                OpenBLAS.Library.rowMajor, OpenBLAS.Library.transposition(transposesA),
                OpenBLAS.Library.transposition(transposesB), CInt(rows), CInt(columns), CInt(inner), 1, a, CInt(rowOfA),
                b, CInt(rowOfB), accumulate ? 1 : 0, c, CInt(columns))
        }
        var product = ck_product_f64()
        (product.a, product.b, product.c) = (a, b, c)
        (product.rows, product.columns, product.inner) = (rows, columns, inner)
        (product.transposes_a, product.transposes_b) = (transposesA ? 1 : 0, transposesB ? 1 : 0)
        product.start = accumulate ? UnsafePointer(c) : nil
        ck_matrix_product_f64(&product)
    }

    public static func layerKernel(_ layer: LayerBuffers<Self>) -> ck_layer_f64 {
        ck_layer_f64(
            rows: layer.x.shape.rows, inputs: layer.weight.shape.rows, outputs: layer.weight.shape.columns,
            function: layer.function.kind, parameter: Self(layer.function.parameter), x: layer.x.pointer,
            w: layer.weight.pointer, bias: layer.bias.pointer, a: layer.a.pointer,
            shortcut: (layer.residual?.shortcut.pointer).map { UnsafePointer($0) }, y: layer.residual?.y.pointer,
            da: (layer.gradients?.a.pointer).map { UnsafePointer($0) }, dz: layer.gradients?.z.pointer,
            dx: layer.dx?.to.pointer, dw: layer.dweight?.to.pointer,
            dbias: layer.dbias?.to.pointer, accumulate_dw: layer.dweight?.accumulate == true ? 1 : 0,
            accumulate_dbias: layer.dbias?.accumulate == true ? 1 : 0,
            dx_start: (layer.dx?.start?.pointer).map { UnsafePointer($0) })
    }
    public static func layerForward(_ layer: UnsafePointer<ck_layer_f64>) { ck_layer_forward_f64(layer) }
    public static func layerBackward(_ layer: UnsafePointer<ck_layer_f64>) { ck_layer_backward_f64(layer) }
    public static func highwayForward(
        _ transform: UnsafePointer<ck_layer_f64>, _ gate: UnsafePointer<ck_layer_f64>, _ y: Output
    ) {
        ck_highway_forward_f64(transform, gate, y)
    }
    public static func highwayBackward(
        _ transform: UnsafePointer<ck_layer_f64>, _ gate: UnsafePointer<ck_layer_f64>, _ dy: Input, _ dx: Output,
        accumulate: Bool
    ) {
        ck_highway_backward_f64(transform, gate, dy, dx, accumulate ? 1 : 0)
    }
}

import CKernels

/// The C kernels for one scalar type: one function per field, with the arguments of the C function in their order.
///
/// The headers of CKernels document each function. ``Scalar`` names the arguments.
public struct Kernels<S: Sendable>: Sendable {
    typealias Input = UnsafePointer<S>
    typealias Output = UnsafeMutablePointer<S>
    typealias Doubles = UnsafeMutablePointer<Double>
    typealias Counts = UnsafeMutablePointer<UInt64>
    typealias Indices = UnsafePointer<Int32>

    typealias Draw = @Sendable (UInt64, UInt64, Double, Double, Output, Int) -> Void
    typealias Unary = @Sendable (Input, Output, Int) -> Void
    typealias Binary = @Sendable (Input, Input, Output, Int) -> Void
    typealias AddingBinary = @Sendable (Input, Input, Output, Int, Bool) -> Void
    typealias AddingTernary = @Sendable (Input, Input, Input, Output, Int, Bool) -> Void
    typealias Update = @Sendable (Output, Input, Output, S, S, Int) -> Void

    // Filling
    let fill: @Sendable (S, Output, Int, Bool) -> Void
    let uniform, normal: Draw

    // Element by element
    let scale: @Sendable (S, Input, Output, Int, Bool) -> Void
    let add, subtract: Binary
    let multiply: AddingBinary
    let maximum: Binary
    let maximumGradientA, maximumGradientB: AddingTernary
    let exp, reciprocal: Unary
    let reciprocalGradient: AddingBinary

    // Rows and sums
    let addRow: @Sendable (Input, Input, Output, Int, Int) -> Void
    let sumRows: @Sendable (Input, Output, Int, Int, Bool) -> Void
    let accumulateColumnSums: @Sendable (Input, Doubles, Int, Int) -> Void
    let sum: @Sendable (Input, Int) -> S
    let sumOfMagnitudes: @Sendable (Input, Int) -> Double

    // Activations
    let activate: @Sendable (ck_activation, S, Input, Output, Int) -> Void
    let activateWithSlopes: @Sendable (ck_activation, S, Input, Output, Output, Int) -> Void
    let activationGradient: @Sendable (ck_activation, S, Input, Input, Input, Output, Int, Bool) -> Void
    let negativeSlopeGradient: @Sendable (Input, Input, Int) -> S

    // Softmax and cross-entropy
    let crossEntropy: @Sendable (Input, Indices, Output, Int, Int) -> S
    let crossEntropyGradient: @Sendable (Input, Indices, S, Output, Int, Int, Bool) -> Void
    let countCorrect: @Sendable (Input, Indices, Int, Int) -> Int

    // Batch normalization
    let columnMoments: @Sendable (Input, Output, Output, Int, Int) -> Void
    let normalizationFactors: @Sendable (ck_normalization, S, Input, Output, Output, Int, Int) -> Void
    let normalize: @Sendable (Input, Input, Input, Input, Input, Output, Int, Int) -> Void
    let normalizeParameterGradients: @Sendable (Input, Input, Input, Input, Output, Output, Int, Int) -> Void
    let normalizeGradient:
        @Sendable (Input, Input, Input, Input, Input, Input, Input, Input, Output, Int, Int, Bool) -> Void

    // Convolution
    typealias Plan = OpaquePointer
    let convolutionForward: @Sendable (ck_instructions, Plan, Input, Input, Input?, Output) -> Void
    let convolutionInputGradient,
        convolutionFilterGradient: @Sendable (ck_instructions, Plan, Input, Input, Output, Bool) -> Void

    // Pooling
    typealias Pooling = UnsafePointer<ck_pooling>
    typealias Places = UnsafeMutablePointer<UInt8>
    let maxPool: @Sendable (Pooling, Input, Output, Places) -> Void
    let maxPoolGradient: @Sendable (Pooling, Input, UnsafePointer<UInt8>, Output, Bool) -> Void
    let averagePool: @Sendable (Pooling, Input, Output) -> Void
    let averagePoolGradient: @Sendable (Pooling, Input, Output, Bool) -> Void
    let subsample: @Sendable (Pooling, Int, Input, Output) -> Void
    let subsampleGradient: @Sendable (Pooling, Int, Input, Output, Bool) -> Void

    // Highway layers
    let blend: @Sendable (Input, Input, Input, Output, Int) -> Void
    let blendCarried: AddingBinary
    let blendGate: AddingTernary

    // Statistics
    let summarize: @Sendable (Input, Int, S, UnsafeMutablePointer<ck_summary>) -> Void
    let histogramLinear: @Sendable (Input, Int, S, S, Counts, Int) -> Void
    let histogramHalfOctaves: @Sendable (Input, Int, S, Counts, Int) -> Void
    let histogramDecades: @Sendable (Input, Int, Double, Double, Counts, Int) -> Void
    let unitStatistics:
        @Sendable (Input, Int, Int, Doubles, Doubles, Doubles, UnsafeMutablePointer<UInt32>, Int) -> Void

    // Updates of parameters
    let updateSGD: @Sendable (Output, Input, S, Int) -> Void
    let updateMomentum, updateNesterov: Update
    let updateAdam: @Sendable (Output, Input, Output, Output, S, Double, Double, S, S, S, Int) -> Void

    // Pixels
    let gatherPixels,
        gatherPixelsChannelsLast:
            @Sendable (
                UnsafePointer<UInt8>, Indices, UnsafePointer<Double>, UnsafePointer<Double>, Output, Int, Int, Int
            )
                -> Void
}

extension Kernels {
    /// The table in memory that is never freed. Passing the pointer copies no table.
    fileprivate var immortal: UnsafePointer<Self> {
        let table = UnsafeMutablePointer<Self>.allocate(capacity: 1)
        table.initialize(to: self)
        return UnsafePointer(table)
    }
}

extension Float: Scalar {
    nonisolated(unsafe) public static let kernels = Kernels<Float>(
        fill: ck_fill_f32, uniform: ck_random_uniform_f32, normal: ck_random_normal_f32,
        scale: ck_scale_f32, add: ck_add_f32, subtract: ck_subtract_f32, multiply: ck_multiply_f32,
        maximum: ck_maximum_f32, maximumGradientA: ck_maximum_gradient_a_f32,
        maximumGradientB: ck_maximum_gradient_b_f32, exp: ck_exp_f32, reciprocal: ck_reciprocal_f32,
        reciprocalGradient: ck_reciprocal_gradient_f32,
        addRow: ck_add_row_f32, sumRows: ck_sum_rows_f32, accumulateColumnSums: ck_accumulate_column_sums_f32,
        sum: ck_sum_f32, sumOfMagnitudes: ck_sum_of_magnitudes_f32,
        activate: ck_activation_forward_f32, activateWithSlopes: ck_activation_forward_with_slopes_f32,
        activationGradient: ck_activation_backward_f32,
        negativeSlopeGradient: ck_negative_slope_gradient_f32,
        crossEntropy: ck_cross_entropy_f32, crossEntropyGradient: ck_cross_entropy_gradient_f32,
        countCorrect: ck_count_correct_f32,
        columnMoments: ck_column_moments_f32, normalizationFactors: ck_normalization_factors_f32,
        normalize: ck_normalize_f32, normalizeParameterGradients: ck_normalize_parameter_gradients_f32,
        normalizeGradient: ck_normalize_gradient_f32,
        convolutionForward: ck_convolution_forward_f32,
        convolutionInputGradient: ck_convolution_input_gradient_f32,
        convolutionFilterGradient: ck_convolution_filter_gradient_f32,
        maxPool: ck_max_pool_f32, maxPoolGradient: ck_max_pool_gradient_f32, averagePool: ck_average_pool_f32,
        averagePoolGradient: ck_average_pool_gradient_f32, subsample: ck_subsample_f32,
        subsampleGradient: ck_subsample_gradient_f32,
        blend: ck_blend_f32, blendCarried: ck_blend_carried_f32, blendGate: ck_blend_gate_f32,
        summarize: ck_summarize_f32, histogramLinear: ck_histogram_linear_f32,
        histogramHalfOctaves: ck_histogram_half_octaves_f32, histogramDecades: ck_histogram_decades_f32,
        unitStatistics: ck_unit_statistics_f32,
        updateSGD: ck_update_sgd_f32, updateMomentum: ck_update_momentum_f32,
        updateNesterov: ck_update_nesterov_f32, updateAdam: ck_update_adam_f32,
        gatherPixels: ck_gather_pixels_f32, gatherPixelsChannelsLast: ck_gather_pixels_channels_last_f32
    ).immortal
}

extension Double: Scalar {
    nonisolated(unsafe) public static let kernels = Kernels<Double>(
        fill: ck_fill_f64, uniform: ck_random_uniform_f64, normal: ck_random_normal_f64,
        scale: ck_scale_f64, add: ck_add_f64, subtract: ck_subtract_f64, multiply: ck_multiply_f64,
        maximum: ck_maximum_f64, maximumGradientA: ck_maximum_gradient_a_f64,
        maximumGradientB: ck_maximum_gradient_b_f64, exp: ck_exp_f64, reciprocal: ck_reciprocal_f64,
        reciprocalGradient: ck_reciprocal_gradient_f64,
        addRow: ck_add_row_f64, sumRows: ck_sum_rows_f64, accumulateColumnSums: ck_accumulate_column_sums_f64,
        sum: ck_sum_f64, sumOfMagnitudes: ck_sum_of_magnitudes_f64,
        activate: ck_activation_forward_f64, activateWithSlopes: ck_activation_forward_with_slopes_f64,
        activationGradient: ck_activation_backward_f64,
        negativeSlopeGradient: ck_negative_slope_gradient_f64,
        crossEntropy: ck_cross_entropy_f64, crossEntropyGradient: ck_cross_entropy_gradient_f64,
        countCorrect: ck_count_correct_f64,
        columnMoments: ck_column_moments_f64, normalizationFactors: ck_normalization_factors_f64,
        normalize: ck_normalize_f64, normalizeParameterGradients: ck_normalize_parameter_gradients_f64,
        normalizeGradient: ck_normalize_gradient_f64,
        convolutionForward: ck_convolution_forward_f64,
        convolutionInputGradient: ck_convolution_input_gradient_f64,
        convolutionFilterGradient: ck_convolution_filter_gradient_f64,
        maxPool: ck_max_pool_f64, maxPoolGradient: ck_max_pool_gradient_f64, averagePool: ck_average_pool_f64,
        averagePoolGradient: ck_average_pool_gradient_f64, subsample: ck_subsample_f64,
        subsampleGradient: ck_subsample_gradient_f64,
        blend: ck_blend_f64, blendCarried: ck_blend_carried_f64, blendGate: ck_blend_gate_f64,
        summarize: ck_summarize_f64, histogramLinear: ck_histogram_linear_f64,
        histogramHalfOctaves: ck_histogram_half_octaves_f64, histogramDecades: ck_histogram_decades_f64,
        unitStatistics: ck_unit_statistics_f64,
        updateSGD: ck_update_sgd_f64, updateMomentum: ck_update_momentum_f64,
        updateNesterov: ck_update_nesterov_f64, updateAdam: ck_update_adam_f64,
        gatherPixels: ck_gather_pixels_f64, gatherPixelsChannelsLast: ck_gather_pixels_channels_last_f64
    ).immortal
}

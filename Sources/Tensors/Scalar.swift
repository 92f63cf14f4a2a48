/// The numbers that networks are made of: `Float` for training, `Double` for checks.
///
/// The functions are the C kernels. Pointers are to row-major memory. With `accumulate`, a result is added to the output
/// buffer; without, it replaces the buffer's contents.
public protocol Scalar: BinaryFloatingPoint, LosslessStringConvertible, Sendable {
    typealias Input = UnsafePointer<Self>
    typealias Output = UnsafeMutablePointer<Self>

    static var kernels: UnsafePointer<Kernels<Self>> { get }

    // c = op(a) op(b), or c + op(a) op(b); c is `rows` x `columns`, op(a) `rows` x `inner`, op the transposition.
    static func matrixProduct(
        _ a: Input, transposed transposesA: Bool, _ b: Input, transposed transposesB: Bool, _ c: Output, rows: Int,
        columns: Int, inner: Int, accumulate: Bool)

    // Layers in one call, see `LayerPass`
    associatedtype LayerKernel
    static func layerKernel(_ layer: LayerBuffers<Self>) -> LayerKernel
    static func layerForward(_ layer: UnsafePointer<LayerKernel>)
    static func layerBackward(_ layer: UnsafePointer<LayerKernel>)
    static func highwayForward(
        _ transform: UnsafePointer<LayerKernel>, _ gate: UnsafePointer<LayerKernel>, _ y: Output)
    static func highwayBackward(
        _ transform: UnsafePointer<LayerKernel>, _ gate: UnsafePointer<LayerKernel>, _ dy: Input, _ dx: Output,
        accumulate: Bool)
}

extension Scalar {
    // Filling
    public static func fill(_ value: Self, _ out: Output, _ n: Int, accumulate: Bool) {
        kernels.pointee.fill(value, out, n, accumulate)
    }
    public static func uniform(key: UInt64, from low: Double, to high: Double, _ out: Output, _ n: Int) {
        kernels.pointee.uniform(key, 0, low, high, out, n)
    }
    public static func normal(key: UInt64, mean: Double, deviation: Double, _ out: Output, _ n: Int) {
        kernels.pointee.normal(key, 0, mean, deviation, out, n)
    }

    // Element by element
    public static func scale(_ factor: Self, _ x: Input, _ out: Output, _ n: Int, accumulate: Bool) {
        kernels.pointee.scale(factor, x, out, n, accumulate)
    }
    public static func add(_ a: Input, _ b: Input, _ out: Output, _ n: Int) { kernels.pointee.add(a, b, out, n) }
    public static func subtract(_ a: Input, _ b: Input, _ out: Output, _ n: Int) {
        kernels.pointee.subtract(a, b, out, n)
    }
    public static func multiply(_ a: Input, _ b: Input, _ out: Output, _ n: Int, accumulate: Bool) {
        kernels.pointee.multiply(a, b, out, n, accumulate)
    }
    public static func maximum(_ a: Input, _ b: Input, _ out: Output, _ n: Int) {
        kernels.pointee.maximum(a, b, out, n)
    }
    public static func maximumGradients(
        _ upstream: Input, _ a: Input, _ b: Input, _ da: (Output, Bool)?, _ db: (Output, Bool)?, _ n: Int
    ) {
        if let (out, accumulate) = da { kernels.pointee.maximumGradientA(upstream, a, b, out, n, accumulate) }
        if let (out, accumulate) = db { kernels.pointee.maximumGradientB(upstream, a, b, out, n, accumulate) }
    }
    public static func exp(_ x: Input, _ out: Output, _ n: Int) { kernels.pointee.exp(x, out, n) }
    public static func reciprocal(_ x: Input, _ out: Output, _ n: Int) { kernels.pointee.reciprocal(x, out, n) }
    public static func reciprocalGradient(
        _ upstream: Input, _ y: Input, _ out: Output, _ n: Int, accumulate: Bool
    ) {
        kernels.pointee.reciprocalGradient(upstream, y, out, n, accumulate)
    }

    // Rows and sums
    public static func addRow(_ x: Input, _ row: Input, _ out: Output, rows: Int, columns: Int) {
        kernels.pointee.addRow(x, row, out, rows, columns)
    }
    public static func sumRows(_ x: Input, _ out: Output, rows: Int, columns: Int, accumulate: Bool) {
        kernels.pointee.sumRows(x, out, rows, columns, accumulate)
    }
    public static func accumulateColumnSums(
        _ x: Input, _ sums: UnsafeMutablePointer<Double>, rows: Int, columns: Int
    ) {
        kernels.pointee.accumulateColumnSums(x, sums, rows, columns)
    }
    public static func sum(_ x: Input, _ n: Int) -> Self { kernels.pointee.sum(x, n) }
    public static func sumOfMagnitudes(_ x: Input, _ n: Int) -> Double { kernels.pointee.sumOfMagnitudes(x, n) }

    // Activations: z is the argument and a the result; da and dz are the gradients with respect to them
    public static func activate(_ function: ElementwiseActivation, _ z: Input, _ a: Output, _ n: Int) {
        kernels.pointee.activate(function.kind, Self(function.parameter), z, a, n)
    }
    public static func activate(
        _ function: ElementwiseActivation, _ z: Input, _ a: Output, slopes: Output, _ n: Int
    ) {
        kernels.pointee.activateWithSlopes(function.kind, Self(function.parameter), z, a, slopes, n)
    }
    public static func activationGradient(
        _ function: ElementwiseActivation, _ da: Input, _ z: Input, _ a: Input, _ dz: Output, _ n: Int,
        accumulate: Bool
    ) {
        kernels.pointee.activationGradient(
            function.kind, Self(function.parameter), da, z, a, dz, n, accumulate)
    }
    public static func negativeSlopeGradient(_ upstream: Input, _ x: Input, _ n: Int) -> Self {
        kernels.pointee.negativeSlopeGradient(upstream, x, n)
    }

    // Softmax and cross-entropy
    public static func crossEntropy(
        _ logits: Input, _ labels: UnsafePointer<Int32>, _ probabilities: Output, rows: Int, columns: Int
    ) -> Self {
        kernels.pointee.crossEntropy(logits, labels, probabilities, rows, columns)
    }
    public static func crossEntropyGradient(
        _ probabilities: Input, _ labels: UnsafePointer<Int32>, factor: Self, _ gradient: Output, rows: Int,
        columns: Int, accumulate: Bool
    ) {
        kernels.pointee.crossEntropyGradient(
            probabilities, labels, factor, gradient, rows, columns, accumulate)
    }
    public static func countCorrect(
        _ logits: Input, _ labels: UnsafePointer<Int32>, rows: Int, columns: Int
    ) -> Int {
        kernels.pointee.countCorrect(logits, labels, rows, columns)
    }

    // Batch normalization, column by column
    public static func columnMoments(_ x: Input, mean: Output, variance: Output, rows: Int, columns: Int) {
        kernels.pointee.columnMoments(x, mean, variance, rows, columns)
    }
    public static func normalizationFactors(
        _ definition: NormalizationDefinition, epsilon: Self, variance: Input, inverseDeviation: Output,
        varianceSlope: Output, rows: Int,
        columns: Int
    ) {
        kernels.pointee.normalizationFactors(
            definition.kind, epsilon, variance, inverseDeviation, varianceSlope, rows, columns)
    }
    public static func normalize(
        _ x: Input, mean: Input, inverseDeviation: Input, gamma: Input, beta: Input, _ y: Output, rows: Int,
        columns: Int
    ) {
        kernels.pointee.normalize(x, mean, inverseDeviation, gamma, beta, y, rows, columns)
    }
    public static func normalizeParameterGradients(
        _ dy: Input, _ x: Input, mean: Input, inverseDeviation: Input, gammaGradient: Output, betaGradient: Output,
        rows: Int,
        columns: Int
    ) {
        kernels.pointee.normalizeParameterGradients(
            dy, x, mean, inverseDeviation, gammaGradient, betaGradient, rows, columns)
    }
    public static func normalizeGradient(
        _ dy: Input, _ x: Input, mean: Input, inverseDeviation: Input, varianceSlope: Input, gamma: Input,
        gammaGradient: Input,
        betaGradient: Input, _ dx: Output, rows: Int, columns: Int, accumulate: Bool
    ) {
        kernels.pointee.normalizeGradient(
            dy, x, mean, inverseDeviation, varianceSlope, gamma, gammaGradient, betaGradient, dx, rows, columns,
            accumulate)
    }

    // Highway layers: y = x + gate (h - x)
    public static func blend(_ x: Input, _ h: Input, gate: Input, _ y: Output, _ n: Int) {
        kernels.pointee.blend(x, h, gate, y, n)
    }
    public static func blendGradient(
        _ dy: Input, _ x: Input, _ h: Input, gate: Input, _ dx: (Output, Bool)?, _ dh: (Output, Bool)?,
        _ dgate: (Output, Bool)?, _ n: Int
    ) {
        if let (out, accumulate) = dx { kernels.pointee.blendCarried(dy, gate, out, n, accumulate) }
        if let (out, accumulate) = dh { kernels.pointee.multiply(dy, gate, out, n, accumulate) }
        if let (out, accumulate) = dgate { kernels.pointee.blendGate(dy, x, h, out, n, accumulate) }
    }

    // Statistics
    public static func summarize(_ x: Input, _ n: Int, limit: Self, _ summary: inout Summary) {
        kernels.pointee.summarize(x, n, limit, &summary.state)
    }
    public static func histogram(_ x: Input, _ n: Int, _ bins: Bins, _ counts: UnsafeMutablePointer<UInt64>) {
        switch bins {
        case .linear(let low, let high, let count):
            kernels.pointee.histogramLinear(x, n, Self(low), Self(high), counts, count)
        case .halfOctaves(let top, let count):
            kernels.pointee.histogramHalfOctaves(x, n, Self(top), counts, count)
        case .decades(let low, let high, let count):
            kernels.pointee.histogramDecades(x, n, low, high, counts, count)
        }
    }
    public static func measureUnits(_ x: Input, rows: Int, _ statistics: inout UnitStatistics) {
        kernels.pointee.unitStatistics(
            x, rows, statistics.units, &statistics.means, &statistics.minima, &statistics.maxima, &statistics.counts,
            statistics.bins)
    }

    // Updates: w holds the parameters, g their gradient, v a velocity
    public static func updateSGD(_ w: Output, _ g: Input, rate: Self, _ n: Int) {
        kernels.pointee.updateSGD(w, g, rate, n)
    }
    public static func updateMomentum(_ w: Output, _ g: Input, _ v: Output, rate: Self, momentum: Self, _ n: Int) {
        kernels.pointee.updateMomentum(w, g, v, rate, momentum, n)
    }
    public static func updateNesterov(_ w: Output, _ g: Input, _ v: Output, rate: Self, momentum: Self, _ n: Int) {
        kernels.pointee.updateNesterov(w, g, v, rate, momentum, n)
    }
    public static func updateAdam(
        _ w: Output, _ g: Input, _ m: Output, _ s: Output, rate: Self, beta1: Double, beta2: Double, correction1: Self,
        correction2: Self, epsilon: Self, _ n: Int
    ) {
        kernels.pointee.updateAdam(w, g, m, s, rate, beta1, beta2, correction1, correction2, epsilon, n)
    }

    // Pixels `[images, channels, plane]`: one scale and one shift for each channel
    public static func gatherPixels(
        _ pixels: UnsafePointer<UInt8>, _ order: UnsafePointer<Int32>, scales: UnsafePointer<Double>,
        shifts: UnsafePointer<Double>, _ out: Output, rows: Int, channels: Int, plane: Int
    ) {
        kernels.pointee.gatherPixels(pixels, order, scales, shifts, out, rows, channels, plane)
    }

    // The same into `[rows, plane, channels]`
    public static func gatherPixelsChannelsLast(
        _ pixels: UnsafePointer<UInt8>, _ order: UnsafePointer<Int32>, scales: UnsafePointer<Double>,
        shifts: UnsafePointer<Double>, _ out: Output, rows: Int, channels: Int, plane: Int
    ) {
        kernels.pointee.gatherPixelsChannelsLast(pixels, order, scales, shifts, out, rows, channels, plane)
    }
}

/// An activation function that works element by element, with its parameter: the form in which the kernels take it.
public struct ElementwiseActivation: Hashable, Sendable {
    public enum Formula: Hashable, Sendable {
        case identity, sigmoid, tanh, relu, leakyReLU, elu, selu, shiftedReLU
    }

    public let formula: Formula
    /// The negative slope of the leaky ReLU, alpha of the ELU; 0 and unused for the others.
    public let parameter: Double

    public init(_ formula: Formula, parameter: Double = 0) {
        self.formula = formula
        self.parameter = parameter
    }

    /// Whether the slope can be computed from the value alone, without loss of digits. The value can then overwrite the
    /// argument, and no slope is stored. A falling function hides the side of the kink.
    public var slopeFollowsFromValue: Bool {
        switch formula {
        case .identity, .sigmoid, .tanh, .relu, .shiftedReLU: true
        case .leakyReLU: parameter >= 0
        case .elu, .selu: false
        }
    }
}

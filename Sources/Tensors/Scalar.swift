/// The numbers that networks are made of, `Float` to train and `Double` to check, with the vectorized loops over them.
///
/// The loops are the C kernels, bound to the two types in `FloatKernels.swift` and `DoubleKernels.swift`.
/// Pointers are to row-major memory; a result is stored, or added to what is there if `accumulate` says so.
public protocol Scalar: BinaryFloatingPoint, LosslessStringConvertible, Sendable {
    typealias Input = UnsafePointer<Self>
    typealias Output = UnsafeMutablePointer<Self>

    // Filling
    static func fill(_ value: Self, _ out: Output, _ n: Int, accumulate: Bool)
    static func uniform(key: UInt64, from low: Double, to high: Double, _ out: Output, _ n: Int)
    static func normal(key: UInt64, mean: Double, deviation: Double, _ out: Output, _ n: Int)

    // Element by element
    static func scale(_ factor: Self, _ x: Input, _ out: Output, _ n: Int, accumulate: Bool)
    static func add(_ a: Input, _ b: Input, _ out: Output, _ n: Int)
    static func subtract(_ a: Input, _ b: Input, _ out: Output, _ n: Int)
    static func multiply(_ a: Input, _ b: Input, _ out: Output, _ n: Int, accumulate: Bool)
    static func maximum(_ a: Input, _ b: Input, _ out: Output, _ n: Int)
    static func maximumGradients(
        _ upstream: Input, _ a: Input, _ b: Input, _ da: (Output, Bool)?, _ db: (Output, Bool)?, _ n: Int)
    static func exp(_ x: Input, _ out: Output, _ n: Int)
    static func reciprocal(_ x: Input, _ out: Output, _ n: Int)
    static func reciprocalGradient(_ upstream: Input, _ y: Input, _ out: Output, _ n: Int, accumulate: Bool)

    // Rows and sums
    static func addRow(_ x: Input, _ row: Input, _ out: Output, rows: Int, columns: Int)
    static func sumRows(_ x: Input, _ out: Output, rows: Int, columns: Int, accumulate: Bool)
    static func accumulateColumnSums(_ x: Input, _ sums: UnsafeMutablePointer<Double>, rows: Int, columns: Int)
    static func sum(_ x: Input, _ n: Int) -> Self
    static func sumOfMagnitudes(_ x: Input, _ n: Int) -> Double

    // Activations: z before, a after, da and dz the gradients by them
    static func activate(_ function: ElementwiseActivation, _ z: Input, _ a: Output, _ n: Int)
    static func activationGradient(
        _ function: ElementwiseActivation, _ da: Input, _ z: Input, _ a: Input, _ dz: Output, _ n: Int,
        accumulate: Bool)
    static func negativeSlopeGradient(_ upstream: Input, _ x: Input, _ n: Int) -> Self

    // Softmax and cross-entropy
    static func crossEntropy(
        _ logits: Input, _ labels: UnsafePointer<Int32>, _ probabilities: Output, rows: Int, columns: Int
    ) -> Self
    static func crossEntropyGradient(
        _ probabilities: Input, _ labels: UnsafePointer<Int32>, factor: Self, _ gradient: Output, rows: Int,
        columns: Int, accumulate: Bool)
    static func countCorrect(_ logits: Input, _ labels: UnsafePointer<Int32>, rows: Int, columns: Int) -> Int

    // Batch normalization, column by column
    static func columnMoments(_ x: Input, mean: Output, variance: Output, rows: Int, columns: Int)
    static func normalizationFactors(
        _ definition: NormalizationDefinition, epsilon: Self, variance: Input, factor: Output, bend: Output, rows: Int,
        columns: Int)
    static func normalize(
        _ x: Input, mean: Input, factor: Input, gamma: Input, beta: Input, _ y: Output, rows: Int, columns: Int)
    static func normalizeParameterGradients(
        _ dy: Input, _ x: Input, mean: Input, factor: Input, gammaGradient: Output, betaGradient: Output, rows: Int,
        columns: Int)
    static func normalizeGradient(
        _ dy: Input, _ x: Input, mean: Input, factor: Input, bend: Input, gamma: Input, gammaGradient: Input,
        betaGradient: Input, _ dx: Output, rows: Int, columns: Int, accumulate: Bool)

    // Highway layers: y = x + gate (h - x)
    static func blend(_ x: Input, _ h: Input, gate: Input, _ y: Output, _ n: Int)
    static func blendGradient(
        _ dy: Input, _ x: Input, _ h: Input, gate: Input, _ dx: (Output, Bool)?, _ dh: (Output, Bool)?,
        _ dgate: (Output, Bool)?, _ n: Int)

    // Statistics
    static func summarize(_ x: Input, _ n: Int, limit: Self, _ summary: inout Summary)
    static func histogram(_ x: Input, _ n: Int, _ bins: Bins, _ counts: UnsafeMutablePointer<UInt64>)
    static func measureUnits(_ x: Input, rows: Int, _ statistics: inout UnitStatistics)

    // Updates: w the parameters, g their gradient, v a velocity
    static func updateSGD(_ w: Output, _ g: Input, rate: Self, _ n: Int)
    static func updateMomentum(_ w: Output, _ g: Input, _ v: Output, rate: Self, momentum: Self, _ n: Int)
    static func updateNesterov(_ w: Output, _ g: Input, _ v: Output, rate: Self, momentum: Self, _ n: Int)
    static func updateAdam(
        _ w: Output, _ g: Input, _ m: Output, _ s: Output, rate: Self, beta1: Self, beta2: Self, correction1: Self,
        correction2: Self, epsilon: Self, _ n: Int)

    // Pixels
    static func gatherPixels(
        _ pixels: UnsafePointer<UInt8>, _ order: UnsafePointer<Int32>, scale: Self, shift: Self, _ out: Output,
        rows: Int, columns: Int)

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
}

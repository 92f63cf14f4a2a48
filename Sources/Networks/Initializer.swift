import Tensors

/// The initial distribution of a layer's weights. `fanIn` and `fanOut` are the numbers of inputs and outputs of the layer.
///
/// "Xavier" names two of these in different lectures: ``fanInUniform`` in one, ``glorotUniform`` in the paper itself.
/// They agree where fanIn = fanOut.
public enum Initializer: Hashable, Codable, Sendable {
    /// Every element the same.
    case constant(Double)
    /// N(0, deviation²).
    case normal(deviation: Double)
    /// U(-limit, limit).
    case uniform(limit: Double)
    /// U(±√(3 / fanIn)): variance 1 / fanIn. Source: LeCun et al., "Efficient BackProp" (1998).
    case fanInUniform
    /// U(±1/√fanIn): variance 1 / (3 fanIn). The default of a widely used framework, for weights and biases.
    case frameworkDefault
    /// U(±√(6 / (fanIn + fanOut))): variance 2 / (fanIn + fanOut). Source: Glorot & Bengio (2010), eq. 16.
    case glorotUniform
    /// N(0, 2 / (fanIn + fanOut)). Source: Glorot & Bengio (2010), eq. 12.
    case glorotNormal
    /// U(±√(6 / fanIn)): variance 2 / fanIn. Source: He et al. (2015), eq. 10, as a uniform distribution.
    case heUniform
    /// N(0, 2 / fanIn). Source: He et al. (2015), eq. 10.
    case heNormal
    /// Rows or columns, whichever are fewer, orthonormal and uniformly distributed, times `gain`.
    /// Source: Saxe et al., "Exact solutions to the nonlinear dynamics of learning" (2013).
    case orthogonal(gain: Double)

    /// Standard deviation of an element. That of `constant` is 0.
    public func deviation(fanIn: Int, fanOut: Int) -> Double {
        let (fanIn, fanOut) = (Double(fanIn), Double(fanOut))
        return switch self {
        case .constant: 0
        case .normal(let deviation): deviation
        case .uniform(let limit): limit / 3.0.squareRoot()
        case .fanInUniform: (1 / fanIn).squareRoot()
        case .frameworkDefault: (1 / (3 * fanIn)).squareRoot()
        case .glorotUniform, .glorotNormal: (2 / (fanIn + fanOut)).squareRoot()
        case .heUniform, .heNormal: (2 / fanIn).squareRoot()
        case .orthogonal(let gain): gain / max(fanIn, fanOut).squareRoot()
        }
    }

    /// Sets all elements of `tensor`, a weight `[fanIn, fanOut]` or a bias `[fanOut]` of such a layer.
    public func fill<S: Scalar>(_ tensor: Tensor<S>, fanIn: Int, fanOut: Int, _ stream: RandomStream) {
        let deviation = deviation(fanIn: fanIn, fanOut: fanOut)
        switch self {
        case .constant(let value):
            tensor.fill(S(value))
        case .normal, .glorotNormal, .heNormal:
            tensor.fillNormal(deviation: deviation, stream)
        case .uniform, .fanInUniform, .frameworkDefault, .glorotUniform, .heUniform:
            let limit = deviation * 3.0.squareRoot()
            tensor.fillUniform(from: -limit, to: limit, stream)
        case .orthogonal(let gain):
            tensor.load(orthonormal(tensor.shape, stream).map { S(gain * $0) })
        }
    }
}

/// A matrix with orthonormal rows (columns, where there are more rows than columns), from normal draws by
/// Gram-Schmidt.
private func orthonormal(_ shape: Shape, _ stream: RandomStream) -> [Double] {
    let (count, length) = (min(shape.rows, shape.columns), max(shape.rows, shape.columns))
    let vectors = Tensor<Double>([count, length])
    vectors.fillNormal(deviation: 1, stream)
    let overlaps = Tensor<Double>([count])
    for k in 0..<count {
        let vector = vectors.pointer + k * length
        // Cancellation leaves an error after one sweep; a second sweep removes it.
        for _ in 0..<(k == 0 ? 0 : 2) {
            Double.matrixProduct(
                vector, transposed: false, vectors.pointer, transposed: true, overlaps.pointer, rows: 1,
                columns: k, inner: length, accumulate: false)
            Double.scale(-1, overlaps.pointer, overlaps.pointer, k, accumulate: false)
            Double.matrixProduct(
                overlaps.pointer, transposed: false, vectors.pointer, transposed: false, vector, rows: 1,
                columns: length, inner: k, accumulate: true)
        }
        Double.matrixProduct(
            vector, transposed: false, vector, transposed: true, overlaps.pointer, rows: 1, columns: 1,
            inner: length, accumulate: false)
        Double.scale(1 / overlaps.pointer[0].squareRoot(), vector, vector, length, accumulate: false)
    }
    if shape.rows <= shape.columns { return vectors.elements }
    return (0..<shape.rows).flatMap { row in (0..<shape.columns).map { vectors.pointer[$0 * length + row] } }
}

import Tensors

extension Graph {
    /// The gradient of a number with respect to each element of a parameter by central differences,
    /// (ρ(w + h) - ρ(w - h)) / 2h: a second opinion on backpropagation.
    ///
    /// The error is about h² from the curve and ε / h from rounding, least where the two are equal.
    ///
    /// - Parameter root: of shape `[]`.
    public func centralDifferences(of root: Node<S>, by parameter: Parameter<S>, step h: S) -> [S] {
        (0..<parameter.value.count).map { index in
            let original = parameter.value[index]
            defer { parameter.value[index] = original }
            let sides = [original + h, original - h].map { value in
                parameter.value[index] = value
                forward()
                return root.value.scalar
            }
            return (sides[0] - sides[1]) / (2 * h)
        }
    }
}

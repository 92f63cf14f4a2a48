import Graphs
import Tensors
import Testing

/// Inputs for a gradient check: numbers spread evenly over an interval in random order.
///
/// Any two are apart, within one tensor and between tensors, by the length of the interval over their count, so that
/// a maximum of two of them has no tie nearby.
public struct SpreadInputs: Sendable {
    let low: Double
    let high: Double
    let kinks: [Double]
    let distance: Double

    /// - Parameters:
    ///   - kinks: numbers that no input comes closer to than `distance`: there a difference straddles two slopes.
    public init(from low: Double = -2, to high: Double = 2, avoiding kinks: [Double] = [], by distance: Double = 0.05) {
        self.low = low
        self.high = high
        self.kinks = kinks
        self.distance = distance
    }

    /// `count` numbers; the order depends on `stream`, the numbers do not.
    public func elements(_ count: Int, _ stream: RandomStream) -> [Double] {
        var cells = count
        while true {
            let points = (0..<cells).map { low + (high - low) * (Double($0) + 0.5) / Double(cells) }
                .filter { point in kinks.allSatisfy { (point - $0).magnitude >= distance } }
            if points.count >= count {
                return stream.permutation(of: points.count).prefix(count).map { points[Int($0)] }
            }
            cells += 1
        }
    }
}

/// Checks the gradient of a function of tensors of these shapes, given as the graph that `function` builds on them.
///
/// See ``expectGradients(of:by:_:sourceLocation:)`` for what is checked.
public func expectGradients(
    _ shapes: [Shape], _ inputs: SpreadInputs = SpreadInputs(), fuses: Bool = true, _ subject: String = "",
    sourceLocation: SourceLocation = #_sourceLocation, of function: ([Node<Double>]) -> Node<Double>
) {
    let graph = Graph<Double>(fuses: fuses)
    let elements = inputs.elements(shapes.reduce(0) { $0 + $1.count }, RandomStream(key: 1))
    var first = 0
    let sources = shapes.map { shape in
        let source = graph.input(shape, needsGradient: true)
        source.value.load(Array(elements[first..<first + shape.count]))
        first += shape.count
        return source
    }
    expectGradients(of: function(sources), by: sources, subject, sourceLocation: sourceLocation)
}

/// Checks the gradient of `root` by each of `sources`, inputs or parameters of its graph, with finite differences.
///
/// The loss is the root times random numbers: a plain sum hides every error that adds up to zero. A second pass must
/// leave the same gradients.
///
/// - Parameter leastShare: the share of numbers that are not 0 which the gradient of each source must have.
public func expectGradients(
    of root: Node<Double>, by sources: [Node<Double>], _ subject: String = "", leastShare: Double = 0.25,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(!sources.isEmpty, "nothing to differentiate by", sourceLocation: sourceLocation)
    let graph = root.graph
    let cotangent = RandomStream(key: 2).normal(root.value.count)
    func loss() -> Double {
        graph.forward()
        return zip(cotangent, root.value.elements).reduce(0) { $0 + $1.0 * $1.1 }
    }

    graph.forward()
    // A number that no pass writes, or that one adds to too early, stays a NaN.
    for source in sources { source.gradient.fill(.nan) }
    graph.backward(from: root, cotangent: cotangent)
    let gradients = sources.map { $0.gradient.elements }
    graph.backward(from: root, cotangent: cotangent)
    #expect(sources.map { $0.gradient.elements } == gradients, "\(subject): again", sourceLocation: sourceLocation)

    for (number, (source, gradient)) in zip(sources, gradients).enumerated() {
        let differences = (0..<source.value.count).map { centralDifference(loss, by: source.value, $0) }
        // The difference is wrong by h² times the third derivative and by 1e-16 / h from rounding: both below 1e-9
        // for results of about 1, and 1e-7 leaves room for those of about 100.
        let largest = differences.reduce(0) { max($0, $1.magnitude) }
        expectClose(
            gradient, differences, relative: 0, absolute: 1e-7 * largest, "\(subject): gradient by input \(number)",
            sourceLocation: sourceLocation)
        let nonzero = gradient.count { $0.magnitude > 1e-6 }
        #expect(
            Double(nonzero) >= leastShare * Double(gradient.count),
            "\(subject): the gradient by input \(number) is nearly zero",
            sourceLocation: sourceLocation)
    }
}

private func centralDifference(_ loss: () -> Double, by tensor: Tensor<Double>, _ index: Int) -> Double {
    let original = tensor[index]
    defer { tensor[index] = original }
    let h = 1e-5
    tensor[index] = original + h
    let above = loss()
    tensor[index] = original - h
    return (above - loss()) / (2 * h)
}

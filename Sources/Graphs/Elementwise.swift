import Tensors

// Operations element by element on nodes of equal shape. There is no broadcasting: see `addingRow`.

/// a + b. Gradients: both dy.
final class Add<S: Scalar>: Op<S> {
    init(_ a: Node<S>, _ b: Node<S>) {
        super.init([a, b], shape: commonShape("+", a, b))
    }

    override var isRecomputable: Bool { true }
    override var backwardReadsResult: Bool { false }
    override var inPlaceInput: Int? { inputs[0] === inputs[1] ? nil : 1 }
    override var fusesRectifier: Bool { true }

    override func forward(into y: Tensor<S>) {
        S.add(x(0), x(1), y.pointer, y.count)
    }

    override func forwardRectified(into a: Tensor<S>) {
        S.addRectified(x(0), x(1), a.pointer, a.count)
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        for case let target? in targets where target.pointer != dy.pointer {
            S.scale(1, dy.pointer, target.pointer, y.count, accumulate: target.accumulates)
        }
    }

    override func backwardRectified(from da: Tensor<S>, a: Tensor<S>, into targets: [GradientTarget<S>?]) {
        // The second target may be da itself, and comes last.
        let function = ElementwiseActivation(.relu)
        for case let target? in targets {
            S.activationGradient(
                function, da.pointer, a.pointer, a.pointer, target.pointer, a.count, accumulate: target.accumulates)
        }
    }
}

/// a - b. Gradients: dy and -dy.
final class Subtract<S: Scalar>: Op<S> {
    init(_ a: Node<S>, _ b: Node<S>) {
        super.init([a, b], shape: commonShape("-", a, b))
    }

    override func forward(into y: Tensor<S>) {
        S.subtract(x(0), x(1), y.pointer, y.count)
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        if let a = targets[0] { S.scale(1, dy.pointer, a.pointer, y.count, accumulate: a.accumulates) }
        if let b = targets[1] { S.scale(-1, dy.pointer, b.pointer, y.count, accumulate: b.accumulates) }
    }
}

/// a b, element by element. Gradients: dy b and dy a.
final class Multiply<S: Scalar>: Op<S> {
    init(_ a: Node<S>, _ b: Node<S>) {
        super.init([a, b], shape: commonShape("*", a, b))
    }

    override func forward(into y: Tensor<S>) {
        S.multiply(x(0), x(1), y.pointer, y.count, accumulate: false)
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        if let a = targets[0] { S.multiply(dy.pointer, x(1), a.pointer, y.count, accumulate: a.accumulates) }
        if let b = targets[1] { S.multiply(dy.pointer, x(0), b.pointer, y.count, accumulate: b.accumulates) }
    }
}

/// max(a, b). The larger argument gets the whole gradient; at a tie b gets it, which is a subgradient.
final class Maximum<S: Scalar>: Op<S> {
    init(_ a: Node<S>, _ b: Node<S>) {
        super.init([a, b], shape: commonShape("maximum", a, b))
    }

    override func forward(into y: Tensor<S>) {
        S.maximum(x(0), x(1), y.pointer, y.count)
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        S.maximumGradients(
            dy.pointer, x(0), x(1), targets[0].map { ($0.pointer, $0.accumulates) },
            targets[1].map { ($0.pointer, $0.accumulates) }, y.count)
    }
}

/// c x for a constant c. Gradient: c dy.
final class Scale<S: Scalar>: Op<S> {
    private let factor: S

    init(_ x: Node<S>, by factor: S) {
        self.factor = factor
        super.init([x], shape: x.shape)
    }

    override func forward(into y: Tensor<S>) {
        S.scale(factor, x(0), y.pointer, y.count, accumulate: false)
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        guard let target = targets[0] else { return }
        S.scale(factor, dy.pointer, target.pointer, y.count, accumulate: target.accumulates)
    }
}

/// eˣ. Gradient: dy y.
final class Exponential<S: Scalar>: Op<S> {
    init(_ x: Node<S>) {
        super.init([x], shape: x.shape)
    }

    override func forward(into y: Tensor<S>) {
        S.exp(x(0), y.pointer, y.count)
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        guard let target = targets[0] else { return }
        S.multiply(dy.pointer, y.pointer, target.pointer, y.count, accumulate: target.accumulates)
    }
}

/// 1 / x. Gradient: -dy y².
final class Reciprocal<S: Scalar>: Op<S> {
    init(_ x: Node<S>) {
        super.init([x], shape: x.shape)
    }

    override func forward(into y: Tensor<S>) {
        S.reciprocal(x(0), y.pointer, y.count)
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        guard let target = targets[0] else { return }
        S.reciprocalGradient(dy.pointer, y.pointer, target.pointer, y.count, accumulate: target.accumulates)
    }
}

private func commonShape<S: Scalar>(_ operation: String, _ a: Node<S>, _ b: Node<S>) -> Shape {
    expect(a.shape == b.shape, "\(operation) of shapes \(a.shape) and \(b.shape), which must be equal")
    return a.shape
}

extension Node {
    public static func + (a: Node, b: Node) -> Node { a.graph.node(Add(a, b)) }
    public static func - (a: Node, b: Node) -> Node { a.graph.node(Subtract(a, b)) }
    /// Element by element; for the matrix product see ``times(_:transposingSelf:transposingOther:)``.
    public static func * (a: Node, b: Node) -> Node { a.graph.node(Multiply(a, b)) }
    public static func * (factor: S, x: Node) -> Node { x.graph.node(Scale(x, by: factor)) }
    /// The larger of the two, element by element.
    public func maximum(_ other: Node) -> Node { graph.node(Maximum(self, other)) }
    /// e to the power of each element.
    public func exp() -> Node { graph.node(Exponential(self)) }
    /// 1 over each element.
    public func reciprocal() -> Node { graph.node(Reciprocal(self)) }
}

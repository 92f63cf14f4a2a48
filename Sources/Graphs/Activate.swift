import Tensors

/// a = f(z), element by element. Gradient: da f'(z); at a kink, f' is the slope of the left side.
final class Activate<S: Scalar>: Op<S> {
    let function: ElementwiseActivation

    init(_ z: Node<S>, _ function: ElementwiseActivation) {
        self.function = function
        super.init([z], shape: z.shape)
    }

    override func forward(into y: Tensor<S>) {
        S.activate(function, x(0), y.pointer, y.count)
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        guard let target = targets[0] else { return }
        S.activationGradient(
            function, dy.pointer, x(0), y.pointer, target.pointer, y.count, accumulate: target.accumulates)
    }
}

/// The ReLU with a learned negative slope: x where x > 0, else slope x, with one slope of shape `[1]` for all of x.
///
/// Gradients: dy times 1 or slope, and for the slope the sum of dy min(x, 0).
/// Source: He et al., "Delving Deep into Rectifiers" (2015), the channel-shared variant.
final class ParametricReLU<S: Scalar>: Op<S> {
    init(_ x: Node<S>, slope: Node<S>) {
        expect(slope.shape == [1], "one slope of shape [1] is needed, got \(slope.shape)")
        super.init([x, slope], shape: x.shape)
    }

    private var function: ElementwiseActivation {
        ElementwiseActivation(.leakyReLU, parameter: Double(x(1)[0]))
    }

    override func forward(into y: Tensor<S>) {
        S.activate(function, x(0), y.pointer, y.count)
    }

    override func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        if let target = targets[0] {
            S.activationGradient(
                function, dy.pointer, x(0), y.pointer, target.pointer, y.count, accumulate: target.accumulates)
        }
        if let target = targets[1] {
            let slope = S.negativeSlopeGradient(dy.pointer, x(0), y.count)
            S.fill(slope, target.pointer, 1, accumulate: target.accumulates)
        }
    }
}

extension Node {
    /// An activation function applied to each element.
    public func activated(by function: ElementwiseActivation) -> Node { graph.node(Activate(self, function)) }
    /// The parametric ReLU with `slope` of shape `[1]`.
    public func parametricReLU(slope: Node) -> Node { graph.node(ParametricReLU(self, slope: slope)) }
}

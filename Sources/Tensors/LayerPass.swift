/// The buffers of a fully connected layer: a = f(x W + bias), and with a shortcut y = shortcut + a.
public struct LayerBuffers<S: Scalar> {
    let function: ElementwiseActivation
    /// x `[rows, inputs]`, W `[inputs, outputs]`, bias `[outputs]`, a `[rows, outputs]`.
    let x, weight, bias, a: Tensor<S>
    /// The slopes f′(x W + bias), `[rows, outputs]`, which the forward pass stores; nil where they can be told from a.
    let slopes: Tensor<S>?
    /// `shortcut` and `y`, `[rows, outputs]`; nil without a shortcut.
    public var residual: (shortcut: Tensor<S>, y: Tensor<S>)?
    /// The gradients with respect to a and to z, the argument of f: `[rows, outputs]`. Both may share one buffer; the
    /// kernel then works in place. Nil for a forward pass.
    public var gradients: (a: Tensor<S>, z: Tensor<S>)?
    /// The target of the gradient with respect to x, and its initial value: the target itself, to add to it; the gradient
    /// from a shortcut; nil for 0. Nil if no gradient is needed.
    public var dx: (to: Tensor<S>, start: Tensor<S>?)?
    /// The targets of the gradients with respect to W and bias; nil if no gradient is needed.
    public var dweight, dbias: (to: Tensor<S>, accumulate: Bool)?

    public init(
        function: ElementwiseActivation, x: Tensor<S>, weight: Tensor<S>, bias: Tensor<S>, a: Tensor<S>,
        slopes: Tensor<S>?
    ) {
        expect(
            x.shape.columns == weight.shape.rows && weight.shape.columns == bias.count
                && a.shape == [x.shape.rows, bias.count] && (slopes == nil) == function.slopeFollowsFromValue
                && slopes?.shape ?? a.shape == a.shape,
            "a layer from \(x.shape) by \(weight.shape) and \(bias.shape) to \(a.shape)")
        (self.function, self.x, self.weight, self.bias, self.a) = (function, x, weight, bias, a)
        self.slopes = slopes
    }
}

/// A layer in the form that the kernels take. A pass is one call, without checks of shapes.
///
/// The pass retains the buffers, so its pointers stay valid.
public final class LayerPass<S: Scalar> {
    private let buffers: LayerBuffers<S>
    fileprivate let kernel: UnsafeMutablePointer<S.LayerKernel>

    public init(_ buffers: LayerBuffers<S>) {
        self.buffers = buffers
        kernel = .allocate(capacity: 1)
        kernel.initialize(to: S.layerKernel(buffers))
    }

    deinit { kernel.deallocate() }

    public func forward() { S.layerForward(kernel) }
    public func backward() { S.layerBackward(kernel) }
}

/// Two layers of one x, blended: y = x + t (h - x) for h = f(x W + b) and the gate t = σ(x W_T + b_T).
public final class HighwayPass<S: Scalar> {
    private let transform, gate: LayerPass<S>
    private let y: Tensor<S>
    private let gradients: (dy: Tensor<S>, dx: Tensor<S>, accumulate: Bool)?

    /// - Parameter gradients: the gradient with respect to y, and the target of the gradient with respect to x. Both layers add
    ///   their shares to the target. Nil for a forward pass.
    public init(
        transform: LayerPass<S>, gate: LayerPass<S>, y: Tensor<S>,
        gradients: (dy: Tensor<S>, dx: Tensor<S>, accumulate: Bool)? = nil
    ) {
        (self.transform, self.gate, self.y, self.gradients) = (transform, gate, y, gradients)
    }

    public func forward() { S.highwayForward(transform.kernel, gate.kernel, y.pointer) }

    public func backward() {
        guard let (dy, dx, accumulate) = gradients else { return }
        S.highwayBackward(transform.kernel, gate.kernel, dy.pointer, dx.pointer, accumulate: accumulate)
    }
}

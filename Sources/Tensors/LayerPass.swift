/// The buffers between which a fully connected layer is computed: a = f(x W + bias), and y = shortcut + a if it has a
/// shortcut.
public struct LayerBuffers<S: Scalar> {
    let function: ElementwiseActivation
    /// x `[rows, inputs]`, W `[inputs, outputs]`, bias `[outputs]`, a `[rows, outputs]`.
    let x, weight, bias, a: Tensor<S>
    /// `shortcut` and `y`, `[rows, outputs]`, if there is a shortcut.
    public var residual: (shortcut: Tensor<S>, y: Tensor<S>)?
    /// The gradients by a and by the argument of f, `[rows, outputs]`, which may be one and the same: the slope is then
    /// multiplied in place. Nil for a pass forwards.
    public var gradients: (a: Tensor<S>, z: Tensor<S>)?
    /// Where the gradient by x goes, if it is wanted, and what it begins with: itself, to be added to; what comes by a
    /// shortcut; nil for 0.
    public var dx: (to: Tensor<S>, start: Tensor<S>?)?
    /// Where the gradients by W and bias go, if they are wanted.
    public var dweight, dbias: (to: Tensor<S>, accumulate: Bool)?

    public init(
        function: ElementwiseActivation, x: Tensor<S>, weight: Tensor<S>, bias: Tensor<S>, a: Tensor<S>
    ) {
        precondition(
            x.shape.columns == weight.shape.rows && weight.shape.columns == bias.count
                && a.shape == [x.shape.rows, bias.count],
            "a layer from \(x.shape) by \(weight.shape) and \(bias.shape) to \(a.shape)")
        (self.function, self.x, self.weight, self.bias, self.a) = (function, x, weight, bias, a)
    }
}

/// A layer as the kernels take it, kept for as long as its graph's plan: a pass is one call, without a look at shapes.
///
/// It holds the buffers, so that the pointers in it stay valid.
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

    /// - Parameter gradients: the gradient by y, and where the one by x goes or is added, to which both layers then add
    ///   theirs; nil for a pass forwards.
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

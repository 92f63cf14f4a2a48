import Tensors

/// The buffer for the gradient with respect to one input of an operation.
public struct GradientTarget<S: Scalar> {
    let tensor: Tensor<S>
    /// Whether to add to the buffer, because another consumer has stored its share already.
    let accumulates: Bool

    var pointer: UnsafeMutablePointer<S> { tensor.pointer }
}

/// One kind of operation: the rule for its shape, a forward and a backward pass, all into given buffers.
///
/// To add an operation, write a subclass and a method on ``Node`` that makes one, and give it a line in the gradient
/// test. The initializer checks the shapes; the passes then run without checks and without allocation.
open class Op<S: Scalar> {
    public let inputs: [Node<S>]
    /// The shape of the result.
    public let shape: Shape

    public init(_ inputs: [Node<S>], shape: Shape) {
        self.inputs = inputs
        self.shape = shape
    }

    /// State other than parameters that forward passes change; most operations have none.
    open var memory: [Tensor<S>] { [] }

    /// Whether the value can be recomputed from the inputs at any time. A fused step need not store such a value.
    var isRecomputable: Bool { false }

    /// Whether ``backward(from:y:into:)`` reads the result. If not, a fused step may overwrite it by an activation.
    var backwardReadsResult: Bool { true }

    /// The input whose gradient ``backward(from:y:into:)`` may write over `dy`: the last that it writes, and one that it
    /// stores, not adds.
    var inPlaceInput: Int? { nil }

    /// Whether the operation can apply a ReLU to its result in the same sweep.
    var fusesRectifier: Bool { false }
    /// The ReLU of the value.
    func forwardRectified(into a: Tensor<S>) { fatalError("\(Self.self) has no fused ReLU") }
    /// The same as ``backward(from:y:into:)``, from `da`, the gradient with respect to the ReLU `a` of the value.
    func backwardRectified(from da: Tensor<S>, a: Tensor<S>, into targets: [GradientTarget<S>?]) {
        fatalError("\(Self.self) has no fused ReLU")
    }

    /// Recomputes the value of the last forward pass, without a change of ``memory``.
    func recompute(into y: Tensor<S>) { forward(into: y) }

    /// The buffer of the result.
    func makeResult() -> Tensor<S> { Tensor(shape) }

    /// Computes the value `y` from the values of the inputs.
    open func forward(into y: Tensor<S>) {
        fatalError("\(Self.self) has no forward pass")
    }

    /// Computes the gradients with respect to the inputs from `dy`, the gradient with respect to the result.
    ///
    /// `targets` has one entry per input, nil where no gradient is needed. Write them in order: one node may be two
    /// inputs, and the second target then adds to the first.
    open func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        fatalError("\(Self.self) has no backward pass")
    }

    /// The value of input `index`.
    final func x(_ index: Int) -> UnsafeMutablePointer<S> { inputs[index].value.pointer }
}

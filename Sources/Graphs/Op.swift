import Tensors

/// Where an operation leaves the gradient by one of its inputs.
public struct GradientTarget<S: Scalar> {
    let tensor: Tensor<S>
    /// Whether another consumer has left its share already, so that this one is added to it.
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

    /// What the operation carries from one forward pass to the next, besides parameters: nothing mostly.
    open var memory: [Tensor<S>] { [] }

    /// Whether the value can be computed once more at any time and be the same: what a merged step may leave out.
    var isRepeatable: Bool { false }

    /// Computes the value of the last forward pass once more, without remembering anything.
    func repeatForward(into y: Tensor<S>) { forward(into: y) }

    /// Computes the value `y` from the values of the inputs.
    open func forward(into y: Tensor<S>) {
        preconditionFailure("\(Self.self) has no forward pass")
    }

    /// Turns `dy`, the gradient by the result, into the gradients by the inputs: local times upstream gradient.
    ///
    /// `targets` has one entry an input, nil where no gradient is needed. They are to be written in order, since the
    /// same node may stand there twice.
    open func backward(from dy: Tensor<S>, y: Tensor<S>, into targets: [GradientTarget<S>?]) {
        preconditionFailure("\(Self.self) has no backward pass")
    }

    /// The value of input `index`.
    final func x(_ index: Int) -> UnsafeMutablePointer<S> { inputs[index].value.pointer }
}

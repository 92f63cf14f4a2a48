import Graphs
import Tensors

/// y = s(x) + F(x). The shortcut s is the identity if the shapes agree.
/// Source: He et al., "Deep Residual Learning for Image Recognition" (2015), equations 1 and 2.
public struct Residual<S: Scalar>: Layer {
    /// The shortcut s, which brings x to the shape of F(x).
    public enum Shortcut {
        /// x itself; the shapes must agree.
        case identity
        /// x with zeros to its right: option A of the paper for fully connected layers, without parameters.
        case zeroPadding(width: Int)
        /// Every `stride`-th pixel of every `stride`-th row, with zeros in further channels: option A for images.
        case subsampled(stride: Int, channels: Int)
        /// A layer of its own: option B of the paper, such as x W + b, or filters of one pixel with a stride.
        case projection(any Layer<S>)

        /// s(x), which is added to the branch.
        func callAsFunction(_ x: Node<S>, mode: Mode) -> Node<S> {
            switch self {
            case .identity: x
            case .zeroPadding(let width): x.padded(to: width)
            case .subsampled(let stride, let channels): x.subsampled(stride: stride, channels: channels)
            case .projection(let layer): layer(x, mode: mode)
            }
        }
    }

    /// F.
    public let branch: any Layer<S>
    public let shortcut: Shortcut

    public init(_ branch: any Layer<S>, shortcut: Shortcut = .identity) {
        self.branch = branch
        self.shortcut = shortcut
    }

    public var parameters: [Parameter<S>] {
        if case .projection(let layer) = shortcut { return branch.parameters + layer.parameters }
        return branch.parameters
    }

    public func callAsFunction(_ x: Node<S>, mode: Mode) -> Node<S> {
        let carried = shortcut(x, mode: mode)
        return carried + branch(x, mode: mode)
    }
}

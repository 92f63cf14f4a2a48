import Graphs
import Tensors

/// y = s(x) + F(x). The shortcut s is the identity if the widths agree.
/// Source: He et al., "Deep Residual Learning for Image Recognition" (2015), equations 1 and 2.
public struct Residual<S: Scalar>: Layer {
    /// The shortcut s, which brings x to the width of F(x).
    public enum Shortcut {
        /// x itself; the widths must agree.
        case identity
        /// x with zeros to its right: option A of the paper, without parameters.
        case zeroPadding(width: Int)
        /// x W + b: option B of the paper.
        case projection(Linear<S>)
    }

    /// F.
    public let branch: any Layer<S>
    public let shortcut: Shortcut

    public init(_ branch: any Layer<S>, shortcut: Shortcut = .identity) {
        self.branch = branch
        self.shortcut = shortcut
    }

    public var parameters: [Parameter<S>] {
        if case .projection(let linear) = shortcut { return branch.parameters + linear.parameters }
        return branch.parameters
    }

    public func callAsFunction(_ x: Node<S>, mode: Mode) -> Node<S> {
        let carried =
            switch shortcut {
            case .identity: x
            case .zeroPadding(let width): x.padded(to: width)
            case .projection(let linear): linear(x, mode: mode)
            }
        return carried + branch(x, mode: mode)
    }
}

import Graphs
import Tensors

/// The activation functions of the lectures, each with formula, slope, kink and source.
///
/// These formulas in Double are the definition. The networks run the vectorized kernels, and the tests compare both.
public enum ActivationFunction: String, Codable, CaseIterable, Sendable, CustomStringConvertible,
    LosslessStringConvertible
{
    /// x. A stack of layers with this activation is one linear layer.
    case identity
    /// 1 / (1 + e⁻ˣ). Slope at most 1/4. Source: IE 534, lecture 4.
    case sigmoid
    /// (eˣ - e⁻ˣ) / (eˣ + e⁻ˣ). Source: Glorot & Bengio (2010).
    case tanh
    /// max(0, x). Source: Nair & Hinton (2010).
    case relu
    /// x for x > 0, else slope · x, with a fixed slope. Source: Maas et al. (2013).
    case leakyReLU = "leaky-relu"
    /// The leaky ReLU whose slope is learned. Source: He et al. (2015).
    case prelu
    /// x for x > 0, else alpha (eˣ - 1). Source: Clevert et al. (2015).
    case elu
    /// lambda times the ELU of this alpha, which keeps mean 0 and variance 1. Source: Klambauer et al. (2017).
    case selu
    /// max(-1, x). Source: Clevert et al. (2015), there "SReLU".
    case shiftedReLU = "shifted-relu"

    public var description: String { rawValue }

    public init?(_ description: String) {
        self.init(rawValue: description)
    }

    /// The name in the literature.
    public var title: String {
        switch self {
        case .identity: "identity"
        case .sigmoid: "sigmoid"
        case .tanh: "tanh"
        case .relu: "ReLU"
        case .leakyReLU: "leaky ReLU"
        case .prelu: "PReLU"
        case .elu: "ELU"
        case .selu: "SELU"
        case .shiftedReLU: "shifted ReLU"
        }
    }

    /// The default parameter: the slope left of 0, or alpha; nil for functions without a parameter.
    public var defaultParameter: Double? {
        switch self {
        case .leakyReLU: 0.01
        case .prelu: 0.25  // where learning begins, as in the paper
        case .elu: 1
        case .identity, .sigmoid, .tanh, .relu, .selu, .shiftedReLU: nil
        }
    }
}

/// alpha of the SELU, to full precision: with ``seluLambda``, mean 0 and variance 1 are a fixed point.
public let seluAlpha = 1.6732632423543772848170429916716520384611553482812
/// lambda of the SELU.
public let seluLambda = 1.0507009873554804934193349852946063519589812043764

/// An activation function with its parameter.
public struct Activation: Hashable, Codable, Sendable, CustomStringConvertible {
    public let function: ActivationFunction
    /// The slope left of 0 of the leaky and the parametric ReLU, alpha of the ELU; nil for the others.
    public let parameter: Double?

    /// - Parameter parameter: the function's default if nil.
    public init(_ function: ActivationFunction, parameter: Double? = nil) {
        expect(parameter == nil || function.defaultParameter != nil, "\(function) takes no parameter")
        self.function = function
        self.parameter = parameter ?? function.defaultParameter
    }

    public static let identity = Activation(.identity)
    public static let sigmoid = Activation(.sigmoid)
    public static let tanh = Activation(.tanh)
    public static let relu = Activation(.relu)
    public static let selu = Activation(.selu)
    public static let shiftedReLU = Activation(.shiftedReLU)
    public static func leakyReLU(slope: Double = 0.01) -> Activation { Activation(.leakyReLU, parameter: slope) }
    public static func prelu(initialSlope: Double = 0.25) -> Activation { Activation(.prelu, parameter: initialSlope) }
    public static func elu(alpha: Double = 1) -> Activation { Activation(.elu, parameter: alpha) }

    /// The name of the function.
    public var description: String { function.description }

    /// f(x).
    public func callAsFunction(_ x: Double) -> Double {
        let parameter = parameter ?? 0
        return switch function {
        case .identity: x
        case .sigmoid: 1 / (1 + exponential(-x))
        case .tanh: hyperbolicTangent(x)
        case .relu: max(0, x)
        case .leakyReLU, .prelu: x > 0 ? x : parameter * x
        case .elu: x > 0 ? x : parameter * exponentialMinusOne(x)
        case .selu: seluLambda * (x > 0 ? x : seluAlpha * exponentialMinusOne(x))
        case .shiftedReLU: max(-1, x)
        }
    }

    /// f′(x); at the kink, the slope of the left side.
    public func slope(at x: Double) -> Double {
        let parameter = parameter ?? 0
        let y = self(x)
        return switch function {
        case .identity: 1
        case .sigmoid: y * (1 - y)
        case .tanh: 1 - y * y
        case .relu: x > 0 ? 1 : 0
        case .leakyReLU, .prelu: x > 0 ? 1 : parameter
        case .elu: x > 0 ? 1 : parameter * exponential(x)
        case .selu: x > 0 ? seluLambda : seluLambda * seluAlpha * exponential(x)
        case .shiftedReLU: x > -1 ? 1 : 0
        }
    }

    /// The argument at which the slope jumps; nil for a continuous slope. Finite differences fail near it.
    public var kink: Double? {
        switch function {
        case .identity, .sigmoid, .tanh: nil
        case .relu, .leakyReLU, .prelu, .selu: 0
        case .elu: parameter == 1 ? nil : 0
        case .shiftedReLU: -1
        }
    }

    /// The form that the kernels take; nil for the parametric ReLU, whose slope is a parameter of the network.
    var elementwise: ElementwiseActivation? {
        let formula: ElementwiseActivation.Formula? =
            switch function {
            case .identity: .identity
            case .sigmoid: .sigmoid
            case .tanh: .tanh
            case .relu: .relu
            case .leakyReLU: .leakyReLU
            case .prelu: nil
            case .elu: .elu
            case .selu: .selu
            case .shiftedReLU: .shiftedReLU
            }
        return formula.map { ElementwiseActivation($0, parameter: parameter ?? 0) }
    }
}

import Tensors

extension ElementwiseActivation {
    /// Every formula once, with parameters that no default could be mistaken for.
    public static let samples: [ElementwiseActivation] = [
        ElementwiseActivation(.identity), ElementwiseActivation(.sigmoid), ElementwiseActivation(.tanh),
        ElementwiseActivation(.relu), ElementwiseActivation(.leakyReLU, parameter: 0.375),
        ElementwiseActivation(.elu, parameter: 0.75), ElementwiseActivation(.selu), ElementwiseActivation(.shiftedReLU),
    ]

    /// Where the slope jumps. The compiler asks for every new formula here; put it into `samples` as well.
    public var kinks: [Double] {
        switch formula {
        case .identity, .sigmoid, .tanh: []
        case .relu, .leakyReLU, .elu, .selu: [0]
        case .shiftedReLU: [-1]
        }
    }
}

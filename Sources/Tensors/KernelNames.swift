import CKernels

// The C constant of each Swift case.

extension ElementwiseActivation {
    var kind: ck_activation {
        switch formula {
        case .identity: ck_activation_identity
        case .sigmoid: ck_activation_sigmoid
        case .tanh: ck_activation_tanh
        case .relu: ck_activation_relu
        case .leakyReLU: ck_activation_leaky_relu
        case .elu: ck_activation_elu
        case .selu: ck_activation_selu
        case .shiftedReLU: ck_activation_shifted_relu
        }
    }
}

extension NormalizationDefinition {
    var kind: ck_normalization {
        switch self {
        case .epsilonInside: ck_normalization_epsilon_inside
        case .epsilonOutside: ck_normalization_epsilon_outside
        case .unbiased: ck_normalization_unbiased
        }
    }
}

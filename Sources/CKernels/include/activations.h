#ifndef CKERNELS_ACTIVATIONS_H
#define CKERNELS_ACTIVATIONS_H

#include "elementwise.h"

/// The activation functions that are applied element by element. `parameter` is the negative slope of the leaky
/// ReLU or alpha of the ELU. The other functions ignore it.
enum ck_activation {
    ck_activation_identity,
    ck_activation_sigmoid,
    ck_activation_tanh,
    ck_activation_relu,
    ck_activation_leaky_relu,
    ck_activation_elu,
    ck_activation_selu,
    ck_activation_shifted_relu
};

// z is the preactivation and a = f(z) the activation. da and dz are the gradients of the loss with respect to them.
// a and z may be one buffer, in the backward pass only for a function that tells its slope by its value: not for the
// ELU and the SELU, and not for a leaky ReLU with a negative slope.
#define CK_DECLARE_ACTIVATIONS(scalar, NAME)                                                                        \
    void NAME(ck_activation_forward)(                                                                               \
        enum ck_activation kind, scalar parameter, const scalar *z, scalar *a, size_t n);                           \
    void NAME(ck_activation_backward)(                                                                              \
        enum ck_activation kind, scalar parameter, const scalar *da, const scalar *z, const scalar *a, scalar *dz,  \
        size_t n, bool accumulate);                                                                                 \
    /* Gradients of y = x + t (h - x), with h = f(u) and t = sigmoid(v). With respect to x: dy (1 - t), stored or   \
       added. With respect to u: dy t f'(u). With respect to v: dy (h - x) t (1 - t). */                            \
    void NAME(ck_blend_backward)(                                                                                   \
        enum ck_activation kind, scalar parameter, const scalar *dy, const scalar *x, const scalar *u,              \
        const scalar *h, const scalar *t, scalar *dx, scalar *dh, scalar *dt, size_t n, bool accumulate);           \
    /* Sum of upstream * min(x, 0): the gradient of a learned negative slope. */                                    \
    scalar NAME(ck_negative_slope_gradient)(const scalar *upstream, const scalar *x, size_t n);

CK_DECLARE_ACTIVATIONS(float, CK_F32)
CK_DECLARE_ACTIVATIONS(double, CK_F64)

#endif

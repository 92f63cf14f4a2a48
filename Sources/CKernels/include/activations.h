#ifndef CKERNELS_ACTIVATIONS_H
#define CKERNELS_ACTIVATIONS_H

#include "elementwise.h"

/// The activation functions that are applied element by element. `parameter` is the negative slope of the leaky
/// ReLU and alpha of the ELU; the others take none.
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

// z: preactivation, a = f(z): activation, da and dz: gradients of the loss by them.
// a may be z itself.
#define CK_DECLARE_ACTIVATIONS(scalar, NAME)                                                                        \
    void NAME(ck_activation_forward)(                                                                               \
        enum ck_activation kind, scalar parameter, const scalar *z, scalar *a, size_t n);                           \
    void NAME(ck_activation_backward)(                                                                              \
        enum ck_activation kind, scalar parameter, const scalar *da, const scalar *z, const scalar *a, scalar *dz,  \
        size_t n, bool accumulate);                                                                                 \
    /* Back through y = x + t (h - x) and the functions that gave h and t, of which that of t is the sigmoid: dy (1 - t)\
       by x, stored or added, dy t f'(.) by the argument of h, dy (h - x) t (1 - t) by that of t. */                \
    void NAME(ck_blend_backward)(                                                                                   \
        enum ck_activation kind, scalar parameter, const scalar *dy, const scalar *x, const scalar *h,              \
        const scalar *t, scalar *dx, scalar *dh, scalar *dt, size_t n, bool accumulate);                            \
    /* Sum of upstream * min(x, 0): the gradient of a learned negative slope. */                                    \
    scalar NAME(ck_negative_slope_gradient)(const scalar *upstream, const scalar *x, size_t n);

CK_DECLARE_ACTIVATIONS(float, CK_F32)
CK_DECLARE_ACTIVATIONS(double, CK_F64)

#endif

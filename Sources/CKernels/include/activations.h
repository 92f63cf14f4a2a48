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
// The affine pair does what stands around a matrix product in one sweep: z[i, j] = product[i, j] + bias[j] and
// a = f(z) forwards; dz = da f'(z) and bias_gradient[j] = sum over i of dz[i, j] backwards.
#define CK_DECLARE_ACTIVATIONS(scalar, NAME)                                                                        \
    void NAME(ck_activation_forward)(                                                                               \
        enum ck_activation kind, scalar parameter, const scalar *z, scalar *a, size_t n);                           \
    void NAME(ck_activation_backward)(                                                                              \
        enum ck_activation kind, scalar parameter, const scalar *da, const scalar *z, const scalar *a, scalar *dz,  \
        size_t n, int accumulate);                                                                                  \
    void NAME(ck_affine_activation_forward)(                                                                        \
        enum ck_activation kind, scalar parameter, const scalar *product, const scalar *bias, scalar *z, scalar *a, \
        size_t rows, size_t columns);                                                                               \
    void NAME(ck_affine_activation_backward)(                                                                       \
        enum ck_activation kind, scalar parameter, const scalar *da, const scalar *z, const scalar *a, scalar *dz,  \
        scalar *bias_gradient, size_t rows, size_t columns, int accumulate_bias);                                   \
    /* Sum of upstream * min(x, 0): the gradient of a learned negative slope. */                                    \
    scalar NAME(ck_negative_slope_gradient)(const scalar *upstream, const scalar *x, size_t n);

CK_DECLARE_ACTIVATIONS(float, CK_F32)
CK_DECLARE_ACTIVATIONS(double, CK_F64)

#endif

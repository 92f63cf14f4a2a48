#ifndef CKERNELS_NORMALIZATION_H
#define CKERNELS_NORMALIZATION_H

#include "elementwise.h"

/// The definitions of batch normalization that lectures use. m is the number of rows, v a column's variance.
enum ck_normalization {
    /// v by 1 / m, inverse deviation 1 / sqrt(v + epsilon).
    ck_normalization_epsilon_inside,
    /// v by 1 / m, inverse deviation 1 / (sqrt(v) + epsilon).
    ck_normalization_epsilon_outside,
    /// v by 1 / (m - 1), inverse deviation 1 / sqrt(v).
    ck_normalization_unbiased
};

// Matrices are row-major, `rows` x `columns`; everything else has `columns` elements.
#define CK_DECLARE_NORMALIZATION(scalar, NAME)                                                                      \
    /* Mean and variance (by 1 / rows) of each column. */                                                           \
    void NAME(ck_column_moments)(                                                                                   \
        const scalar *x, scalar *mean, scalar *variance, size_t rows, size_t columns);                              \
    /* inverse_deviation as the definition says, from a variance by 1 / rows. For the gradient: variance_slope =    \
       -2 (d inverse_deviation / d variance) / inverse_deviation^2. */                                              \
    void NAME(ck_normalization_factors)(                                                                            \
        enum ck_normalization kind, scalar epsilon, const scalar *variance, scalar *inverse_deviation,              \
        scalar *variance_slope, size_t rows, size_t columns);                                                       \
    /* y = gamma (x - mean) inverse_deviation + beta; with `rectifies` the ReLU of that. */                         \
    void NAME(ck_normalize)(                                                                                        \
        const scalar *x, const scalar *mean, const scalar *inverse_deviation, const scalar *gamma,                  \
        const scalar *beta, scalar *y, bool rectifies, size_t rows, size_t columns);                                \
    /* beta_gradient = sum of dy; gamma_gradient = sum of dy (x - mean) inverse_deviation; both over the rows. With \
       a, the result of a ReLU after the normalization, dy is its gradient; a is null where there is none. */       \
    void NAME(ck_normalize_parameter_gradients)(                                                                    \
        const scalar *dy, const scalar *a, const scalar *x, const scalar *mean, const scalar *inverse_deviation,    \
        scalar *gamma_gradient, scalar *beta_gradient, size_t rows, size_t columns);                                \
    /* dx in training, where mean and variance depend on x, from the two sums above. dx may be dy. */               \
    void NAME(ck_normalize_gradient)(                                                                               \
        const scalar *dy, const scalar *a, const scalar *x, const scalar *mean, const scalar *inverse_deviation,    \
        const scalar *variance_slope, const scalar *gamma, const scalar *gamma_gradient,                            \
        const scalar *beta_gradient, scalar *dx, size_t rows, size_t columns, bool accumulate);                     \
    /* y = x + gate (h - x), the output of a highway layer. */                                                      \
    void NAME(ck_blend)(const scalar *x, const scalar *h, const scalar *gate, scalar *y, size_t n);                 \
    /* dy (1 - gate): the gradient with respect to x. */                                                            \
    void NAME(ck_blend_carried)(const scalar *dy, const scalar *gate, scalar *out, size_t n, bool accumulate);      \
    /* dy (h - x): the gradient with respect to the gate. */                                                        \
    void NAME(ck_blend_gate)(                                                                                       \
        const scalar *dy, const scalar *x, const scalar *h, scalar *out, size_t n, bool accumulate);

CK_DECLARE_NORMALIZATION(float, CK_F32)
CK_DECLARE_NORMALIZATION(double, CK_F64)

#endif

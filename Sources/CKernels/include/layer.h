#ifndef CKERNELS_LAYER_H
#define CKERNELS_LAYER_H

#include "activations.h"
#include "matrix_product.h"

// A fully connected layer, fused into one call per pass: matrix product, bias, activation, and a shortcut or a gate. The
// bits are those of the separate kernels. `rows` is the batch.
#define CK_DECLARE_LAYER(scalar, NAME)                                                                              \
    struct NAME(ck_layer) {                                                                                         \
        size_t rows, inputs, outputs;                                                                               \
        enum ck_activation function;                                                                                \
        scalar parameter;                                                                                           \
        /* a = f(z), z = x w + bias: x is `rows` x `inputs`, w `inputs` x `outputs`, bias a row, z and a `rows` x   \
           `outputs`. z and a may be one buffer as activations.h says. */                                           \
        const scalar *x, *w, *bias;                                                                                 \
        scalar *z, *a;                                                                                              \
        /* y = shortcut + a, of the shape of a; null without a shortcut. */                                         \
        const scalar *shortcut;                                                                                     \
        scalar *y;                                                                                                  \
        /* The gradients of the loss with respect to a and z. Both may share one buffer. */                         \
        const scalar *da;                                                                                           \
        scalar *dz;                                                                                                 \
        /* The targets of the gradients with respect to x, w and bias; null if not needed. */                       \
        scalar *dx, *dw, *dbias;                                                                                    \
        bool accumulate_dw, accumulate_dbias;                                                                       \
        /* The initial value of dx: dx itself, the gradient from a shortcut, or null for 0. */                      \
        const scalar *dx_start;                                                                                     \
    };                                                                                                              \
    void NAME(ck_layer_forward)(const struct NAME(ck_layer) *layer);                                                \
    void NAME(ck_layer_backward)(const struct NAME(ck_layer) *layer);                                               \
    /* A highway layer, y = x + gate.a (transform.a - x). Both layers have the same x, and the gate's f is the      \
       sigmoid. The backward pass first stores dy (1 - gate.a) in `dx`, or adds it with `accumulate`. */            \
    void NAME(ck_highway_forward)(                                                                                  \
        const struct NAME(ck_layer) *transform, const struct NAME(ck_layer) *gate, scalar *y);                      \
    void NAME(ck_highway_backward)(                                                                                 \
        const struct NAME(ck_layer) *transform, const struct NAME(ck_layer) *gate, const scalar *dy,                \
        scalar *dx, bool accumulate);

CK_DECLARE_LAYER(float, CK_F32)
CK_DECLARE_LAYER(double, CK_F64)

#endif

#ifndef CKERNELS_LAYER_H
#define CKERNELS_LAYER_H

#include "activations.h"
#include "matrix_product.h"

// A fully connected layer in one call forwards and one back: matrix product, bias, activation, and what is added or
// blended to its output. Each of them gives the bits that it gives by itself. `rows` is the batch.
#define CK_DECLARE_LAYER(scalar, NAME)                                                                              \
    struct NAME(ck_layer) {                                                                                         \
        size_t rows, inputs, outputs;                                                                               \
        enum ck_activation function;                                                                                \
        scalar parameter;                                                                                           \
        /* a = f(x w + bias): x is `rows` x `inputs`, w `inputs` x `outputs`, bias a row, a `rows` x `outputs`. */  \
        const scalar *x, *w, *bias;                                                                                 \
        scalar *a;                                                                                                  \
        /* y = shortcut + a, of the shape of a; null where there is no shortcut. */                                 \
        const scalar *shortcut;                                                                                     \
        scalar *y;                                                                                                  \
        /* The gradient of the loss by a, and by the argument of f, which may take its place. */                    \
        const scalar *da;                                                                                           \
        scalar *dz;                                                                                                 \
        /* Where the gradients by x, w and bias go, or null; what is there is added to if so asked. */              \
        scalar *dx, *dw, *dbias;                                                                                    \
        bool accumulate_dw, accumulate_dbias;                                                                       \
        /* What dx begins with: dx itself, the gradient that comes by a shortcut, or null for 0. */                 \
        const scalar *dx_start;                                                                                     \
    };                                                                                                              \
    void NAME(ck_layer_forward)(const struct NAME(ck_layer) *layer);                                                \
    void NAME(ck_layer_backward)(const struct NAME(ck_layer) *layer);                                               \
    /* A highway layer, y = x + gate.a (transform.a - x), where both layers have the same x and the gate's f is the \
       sigmoid. Backwards `dx` gets dy (1 - gate.a) first, or it is added to what is there if `accumulate`. */      \
    void NAME(ck_highway_forward)(                                                                                  \
        const struct NAME(ck_layer) *transform, const struct NAME(ck_layer) *gate, scalar *y);                      \
    void NAME(ck_highway_backward)(                                                                                 \
        const struct NAME(ck_layer) *transform, const struct NAME(ck_layer) *gate, const scalar *dy,                \
        scalar *dx, bool accumulate);

CK_DECLARE_LAYER(float, CK_F32)
CK_DECLARE_LAYER(double, CK_F64)

#endif

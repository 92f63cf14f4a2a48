#ifndef CKERNELS_CONVOLUTION_H
#define CKERNELS_CONVOLUTION_H

#include "elementwise.h"
#include "processor.h"

// Convolution of images [images, height, width, in] with filters [filter_height, filter_width, in, out], without turning
// the filters over, to images [images, rows, columns, out]:
//
//   y[n, r, q, o] = bias[o] + sum of x[n, r stride + ky - padding, q stride + kx - padding, i] w[ky, kx, i, o].
//
// Every number is one chain of fused multiply-adds from 0. The chain of y runs over (ky, kx, i), of dx over (r, q, o),
// and of dw over (n, r, q), where taps that meet only padding are left out. For finite numbers, every blocking of the
// loops and every instruction set gives the numbers of the nested loops to the last bit, up to the sign of a zero.
// For others, dw may have a NaN where padding meets an infinite dy.
struct ck_convolution_shape {
    size_t images, height, width, in, out;
    size_t filter_height, filter_width, stride, padding;
};

/// Rows and columns of the result.
static inline size_t ck_convolution_rows(const struct ck_convolution_shape *s) {
    return (s->height + 2 * s->padding - s->filter_height) / s->stride + 1;
}
static inline size_t ck_convolution_columns(const struct ck_convolution_shape *s) {
    return (s->width + 2 * s->padding - s->filter_width) / s->stride + 1;
}

/// Tables of offsets and buffers for one shape, made once. One plan serves one thread at a time.
struct ck_convolution;
/// Null if there is no memory, or if an image or the filters have 2^31 numbers or more.
struct ck_convolution *ck_convolution_new(const struct ck_convolution_shape *shape, size_t scalar_size);
void ck_convolution_free(struct ck_convolution *plan);

#define CK_DECLARE_CONVOLUTION(scalar, NAME)                                                                        \
    /* bias: null for none. */                                                                                      \
    void NAME(ck_convolution_forward)(                                                                              \
        enum ck_instructions instructions, struct ck_convolution *plan, const scalar *x, const scalar *w,           \
        const scalar *bias, scalar *y);                                                                             \
    void NAME(ck_convolution_input_gradient)(                                                                       \
        enum ck_instructions instructions, struct ck_convolution *plan, const scalar *dy, const scalar *w,          \
        scalar *dx, bool accumulate);                                                                               \
    void NAME(ck_convolution_filter_gradient)(                                                                      \
        enum ck_instructions instructions, struct ck_convolution *plan, const scalar *x, const scalar *dy,          \
        scalar *dw, bool accumulate);

CK_DECLARE_CONVOLUTION(float, CK_F32)
CK_DECLARE_CONVOLUTION(double, CK_F64)

#endif

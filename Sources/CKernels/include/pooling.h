#ifndef CKERNELS_POOLING_H
#define CKERNELS_POOLING_H

#include "elementwise.h"

// Images [images, height, width, channels] to smaller ones. Windows [window_height, window_width] begin at every
// `stride`-th pixel, and lie inside the image: rows and columns that fill no window are left out.
struct ck_pooling {
    size_t images, height, width, channels;
    size_t window_height, window_width, stride;
};

/// Rows and columns of the result.
static inline size_t ck_pooling_rows(const struct ck_pooling *p) { return (p->height - p->window_height) / p->stride + 1; }
static inline size_t ck_pooling_columns(const struct ck_pooling *p) { return (p->width - p->window_width) / p->stride + 1; }

#define CK_DECLARE_POOLING(scalar, NAME)                                                                            \
    /* y is the largest number of each window; a NaN counts as the largest. */                                      \
    void NAME(ck_max_pool)(const struct ck_pooling *pooling, const scalar *x, scalar *y);                           \
    /* Each dy goes to the first number of its window that is y. */                                                 \
    void NAME(ck_max_pool_gradient)(                                                                                \
        const struct ck_pooling *pooling, const scalar *x, const scalar *y, const scalar *dy, scalar *dx,           \
        bool accumulate);                                                                                           \
    /* y is the mean of each window: the sum, row by row, over the number of places. */                             \
    void NAME(ck_average_pool)(const struct ck_pooling *pooling, const scalar *x, scalar *y);                       \
    void NAME(ck_average_pool_gradient)(                                                                            \
        const struct ck_pooling *pooling, const scalar *dy, scalar *dx, bool accumulate);                           \
    /* Every `stride`-th pixel of every `stride`-th row, with zeros in the channels from `channels` to `wide`. The  \
       windows are not read. */                                                                                     \
    void NAME(ck_subsample)(const struct ck_pooling *pooling, size_t wide, const scalar *x, scalar *y);             \
    void NAME(ck_subsample_gradient)(                                                                               \
        const struct ck_pooling *pooling, size_t wide, const scalar *dy, scalar *dx, bool accumulate);

CK_DECLARE_POOLING(float, CK_F32)
CK_DECLARE_POOLING(double, CK_F64)

#endif

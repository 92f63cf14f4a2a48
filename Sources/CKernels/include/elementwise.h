#ifndef CKERNELS_ELEMENTWISE_H
#define CKERNELS_ELEMENTWISE_H

#include <stdbool.h>
#include <stddef.h>

// Every function exists for float (_f32) and double (_f64). With `accumulate`, the result is added to the output
// buffer; without, it replaces the buffer's contents. Matrices are row-major, `rows` x `columns`.

#define CK_DECLARE_ELEMENTWISE(scalar, NAME)                                                                        \
    void NAME(ck_fill)(scalar value, scalar *out, size_t n, bool accumulate);                                       \
    void NAME(ck_scale)(scalar factor, const scalar *x, scalar *out, size_t n, bool accumulate);                    \
    void NAME(ck_add)(const scalar *a, const scalar *b, scalar *out, size_t n);                                     \
    /* max(a + b, 0), the ReLU of a sum; a NaN comes through. */                                                    \
    void NAME(ck_add_rectified)(const scalar *a, const scalar *b, scalar *out, size_t n);                           \
    void NAME(ck_subtract)(const scalar *a, const scalar *b, scalar *out, size_t n);                                \
    void NAME(ck_multiply)(const scalar *a, const scalar *b, scalar *out, size_t n, bool accumulate);               \
    void NAME(ck_maximum)(const scalar *a, const scalar *b, scalar *out, size_t n);                                 \
    /* upstream where a > b, else 0: the gradient of max(a, b) with respect to a. A tie goes to b. */               \
    void NAME(ck_maximum_gradient_a)(                                                                               \
        const scalar *upstream, const scalar *a, const scalar *b, scalar *out, size_t n, bool accumulate);          \
    /* upstream where a <= b, else 0: the gradient of max(a, b) with respect to b. */                               \
    void NAME(ck_maximum_gradient_b)(                                                                               \
        const scalar *upstream, const scalar *a, const scalar *b, scalar *out, size_t n, bool accumulate);          \
    void NAME(ck_exp)(const scalar *x, scalar *out, size_t n);                                                      \
    void NAME(ck_reciprocal)(const scalar *x, scalar *out, size_t n);                                               \
    /* -upstream y^2, with y = 1 / x. */                                                                            \
    void NAME(ck_reciprocal_gradient)(                                                                              \
        const scalar *upstream, const scalar *y, scalar *out, size_t n, bool accumulate);                           \
    /* out[i, j] = x[i, j] + row[j]. */                                                                             \
    void NAME(ck_add_row)(const scalar *x, const scalar *row, scalar *out, size_t rows, size_t columns);            \
    /* out[j] = sum over i of x[i, j], rows in order. */                                                            \
    void NAME(ck_sum_rows)(const scalar *x, scalar *out, size_t rows, size_t columns, bool accumulate);             \
    /* The same; up to 8 columns are added in 16 / columns sums for each. These are then added in order, and at last  \
       the rows that are left over. */                                                                              \
    void NAME(ck_sum_pixels)(const scalar *x, scalar *out, size_t rows, size_t columns, bool accumulate);           \
    /* sums[j] += sum over i of x[i, j], in double. */                                                              \
    void NAME(ck_accumulate_column_sums)(const scalar *x, double *sums, size_t rows, size_t columns);               \
    /* Sum of all, in sixteen fixed lanes, which are then added in order. */                                        \
    scalar NAME(ck_sum)(const scalar *x, size_t n);                                                                 \
    /* Sum of |x|, in sixteen fixed lanes of double. */                                                             \
    double NAME(ck_sum_of_magnitudes)(const scalar *x, size_t n);

#define CK_F32(name) name##_f32
#define CK_F64(name) name##_f64

CK_DECLARE_ELEMENTWISE(float, CK_F32)
CK_DECLARE_ELEMENTWISE(double, CK_F64)

#endif

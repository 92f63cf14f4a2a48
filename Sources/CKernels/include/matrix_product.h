#ifndef CKERNELS_MATRIX_PRODUCT_H
#define CKERNELS_MATRIX_PRODUCT_H

#include "elementwise.h"
#include "processor.h"

// C = op(A) op(B) for the small matrices of these networks, where op may transpose: C is row-major, `rows` x `columns`,
// op(A) `rows` x `inner`.
//
// Every element of C is one chain of fused multiply-adds in the order of the inner index. Every blocking of the loops and
// every instruction set gives the bits of the three nested loops.
#define CK_DECLARE_MATRIX_PRODUCT(scalar, NAME)                                                                     \
    struct NAME(ck_product) {                                                                                       \
        const scalar *a, *b;                                                                                        \
        scalar *c;                                                                                                  \
        size_t rows, columns, inner;                                                                                \
        bool transposes_a, transposes_b;                                                                            \
        /* The initial values of the chains, of the shape of C; null for 0. `start` may be C itself. */             \
        const scalar *start;                                                                                        \
        /* A row that is added to each row of C at the end, or null. */                                             \
        const scalar *bias;                                                                                         \
        /* The target of the column sums of B, in the order of rows, or null. B must not be transposed. */          \
        scalar *sums;                                                                                               \
        bool accumulate_sums;                                                                                       \
    };                                                                                                              \
    void NAME(ck_matrix_product)(const struct NAME(ck_product) *product);                                           \
    /* The same with the vectors of one instruction set, which the processor must have. */                          \
    void NAME(ck_matrix_product_with)(enum ck_instructions instructions, const struct NAME(ck_product) *product);

CK_DECLARE_MATRIX_PRODUCT(float, CK_F32)
CK_DECLARE_MATRIX_PRODUCT(double, CK_F64)

#endif

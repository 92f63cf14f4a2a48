#ifndef CKERNELS_UNIT_STATISTICS_H
#define CKERNELS_UNIT_STATISTICS_H

#include "elementwise.h"

#include <stdint.h>

// x is row-major, `rows` x `units`; counts are row-major, `units` x `bins`; the other results have `units` elements.
#define CK_DECLARE_UNIT_STATISTICS(scalar, NAME)                                                                    \
    /* Mean, least and largest number of each column, and how many numbers fall into each of `bins` equal bins from */ \
    /* the least to the largest, at least 1e-30 wide together. A NaN is in bin 0 and no extreme; where the range is */ \
    /* infinite, all are in bin 0. What the results held before is replaced. */                                     \
    void NAME(ck_unit_statistics)(                                                                                  \
        const scalar *x, size_t rows, size_t units, double *means, double *minima, double *maxima, uint32_t *counts, \
        size_t bins);

CK_DECLARE_UNIT_STATISTICS(float, CK_F32)
CK_DECLARE_UNIT_STATISTICS(double, CK_F64)

#endif

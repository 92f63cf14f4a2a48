#ifndef CKERNELS_STATISTICS_H
#define CKERNELS_STATISTICS_H

#include "elementwise.h"

#include <stdint.h>

/// A histogram has at most this many bins.
#define CK_MOST_BINS 256

/// A summary of a stream of numbers. Sums are in double and accumulate over calls.
typedef struct {
    uint64_t count;
    /// Exact zeros: dark pixels, dead units.
    uint64_t zeros;
    /// Numbers whose magnitude is at least the limit given with them: saturated units.
    uint64_t beyond;
    double sum;
    double sum_of_squares;
    double least;
    double largest;
} ck_summary;

#define CK_DECLARE_STATISTICS(scalar, NAME)                                                                         \
    void NAME(ck_summarize)(const scalar *x, size_t n, scalar limit, ck_summary *summary);                          \
    /* counts[b] += numbers in bin b of `bins` equal ones from low to high; those outside in the nearest bin. */    \
    void NAME(ck_histogram_linear)(                                                                                 \
        const scalar *x, size_t n, scalar low, scalar high, uint64_t *counts, size_t bins);                         \
    /* Magnitudes, two bins an octave below `top`: bin b holds those from top 2^((b - bins) / 2) to the next edge. */ \
    /* Smaller ones go to bin 0, larger ones to the last; exact zeros are left out. */                              \
    void NAME(ck_histogram_half_octaves)(const scalar *x, size_t n, scalar top, uint64_t *counts, size_t bins);     \
    /* Magnitudes, in `bins` equal bins of their log10 from low to high; zeros and those below 10^low in bin 0, those */ \
    /* above 10^high, infinity and NaN in the last. Within 1e-14 of an edge, relatively, a number may go either way. */ \
    void NAME(ck_histogram_decades)(                                                                                \
        const scalar *x, size_t n, double low, double high, uint64_t *counts, size_t bins);

CK_DECLARE_STATISTICS(float, CK_F32)
CK_DECLARE_STATISTICS(double, CK_F64)

/// density[k] = mean over i of the normal density with standard deviation `bandwidth` around x[i], at points[k].
void ck_kernel_density(
    const double *x, size_t n, double bandwidth, const double *points, double *density, size_t count);

#endif

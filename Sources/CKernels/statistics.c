#include "statistics.h"
#include "exponential.h"
#include "multiversion.h"
#include "natural_log.h"

#include <float.h>
#include <math.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

enum { lanes = 16, group = 256, block = 64, most_bins = CK_MOST_BINS, table_count = 8 };

/// Eight tables in turn: half of all activations of a ReLU fall into one bin, and neighbors would wait for each other's
/// store. The tables are written out, so each address is a constant.
INLINE void scatter(const uint32_t *places, size_t length, uint32_t tables[table_count][most_bins + 1]) {
    size_t i = 0;
    for (; i + table_count <= length; i += table_count) {
        tables[0][places[i]]++;
        tables[1][places[i + 1]]++;
        tables[2][places[i + 2]]++;
        tables[3][places[i + 3]]++;
        tables[4][places[i + 4]]++;
        tables[5][places[i + 5]]++;
        tables[6][places[i + 6]]++;
        tables[7][places[i + 7]]++;
    }
    for (; i < length; i++) tables[0][places[i]]++;
}

INLINE void gather(uint32_t tables[table_count][most_bins + 1], uint64_t *counts, size_t bins) {
    for (size_t table = 0; table < table_count; table++)
        for (size_t bin = 0; bin < bins; bin++) counts[bin] += tables[table][bin];
}

static const double decades_in_octave = 0.30102999566398120, decades_in_e = 0.43429448190325183;

/// log2(m) - (m - 1) for the m in [1, 2) with this significand of 23 bits, to 1.3e-5: the polynomial of degree 5 whose
/// largest error is least.
INLINE float log2_bend(uint32_t significand) {
    uint32_t bits = (significand & 0x7FFFFFu) | 0x3F800000u;
    float m;
    memcpy(&m, &bits, sizeof m);
    float bend = 0.0448736040f;
    bend = bend * m - 0.416563640f;
    bend = bend * m + 1.63114863f;
    bend = bend * m - 3.55079272f;
    bend = bend * m + 4.09171067f;
    return bend * m - 1.80036399f;
}

#define scalar float
#define word uint32_t
#define NAME CK_F32
#define sign_mask 0x7FFFFFFFu
#define significand_bits 23
#define significand_mask 0x7FFFFFu
#define significand_of_root_two 0x3504F3u
#define exponent_bias 127
#define high_bits 23
#define least_decade -37.5
#include "statistics.inc"
#include "decades.inc"
#undef scalar
#undef word
#undef NAME
#undef sign_mask
#undef significand_bits
#undef significand_mask
#undef significand_of_root_two
#undef exponent_bias
#undef high_bits
#undef least_decade

#define scalar double
#define word uint64_t
#define NAME CK_F64
#define sign_mask 0x7FFFFFFFFFFFFFFFu
#define significand_bits 52
#define significand_mask 0xFFFFFFFFFFFFFu
#define significand_of_root_two 0x6A09E667F3BCDu
#define exponent_bias 1023
#define high_bits 20
#define least_decade -307.5
#include "statistics.inc"
#include "decades.inc"

INLINE void add_kernels(double sums[lanes], const double *x, size_t length, double point, double scale) {
    for (size_t lane = 0; lane < length; lane++) {
        double distance = (point - x[lane]) * scale;
        sums[lane] += exponential_f64(-0.5 * distance * distance);
    }
}

MULTIVERSION void ck_kernel_density(
    const double *x, size_t n, double bandwidth, const double *points, double *density, size_t count) {
    const double scale = 1 / bandwidth;
    const double share = 0.3989422804014327 * scale / (double)n;  // 1 / sqrt(2 pi)
    for (size_t k = 0; k < count; k++) {
        double sums[lanes] = {0};
        size_t i = 0;
        for (; i + lanes <= n; i += lanes) add_kernels(sums, x + i, lanes, points[k], scale);
        add_kernels(sums, x + i, n - i, points[k], scale);
        density[k] = 0;
        for (size_t lane = 0; lane < lanes; lane++) density[k] += sums[lane] * share;
    }
}

#ifndef CKERNELS_EXPONENTIAL_H
#define CKERNELS_EXPONENTIAL_H

// exp, expm1, sigmoid and tanh from one reduction, x = n ln 2 + r with |r| <= ln(2) / 2, and one polynomial for
// exp(r) - 1. Plain multiplications and additions only, so that every processor gives the same bits, and no
// branches, so that the compiler can make vectors of them. A NaN comes through all of them.

#include "multiversion.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

/// x = n ln 2 + r, as `power` = n and `rest` = exp(r) - 1.
struct reduced_f32 {
    int32_t power;
    float rest;
};

struct reduced_f64 {
    int64_t power;
    double rest;
};

INLINE struct reduced_f32 reduce_f32(float x) {
    // Adding 1.5 * 2^23 rounds to the nearest integer and leaves it in the low bits: no conversion, no NaN trap.
    const float magic = 12582912.0f;
    float rounded = x * 1.44269504f + magic;
    uint32_t bits;
    memcpy(&bits, &rounded, sizeof bits);
    float n = rounded - magic;
    float r = x - n * 0.693359375f;  // the first bits of ln 2, so that the product is exact
    r = r - n * -2.12194440e-4f;
    float p = 1.0f / 40320;
    p = p * r + 1.0f / 5040;
    p = p * r + 1.0f / 720;
    p = p * r + 1.0f / 120;
    p = p * r + 1.0f / 24;
    p = p * r + 1.0f / 6;
    p = p * r + 0.5f;
    return (struct reduced_f32){(int32_t)(bits - 0x4B400000u), r + r * r * p};
}

INLINE struct reduced_f64 reduce_f64(double x) {
    const double magic = 6755399441055744.0;
    double rounded = x * 1.4426950408889634 + magic;
    uint64_t bits;
    memcpy(&bits, &rounded, sizeof bits);
    double n = rounded - magic;
    double r = x - n * 0x1.62e42fee00000p-1;
    r = r - n * 0x1.a39ef35793c76p-33;
    double p = 1.0 / 6227020800.0;
    p = p * r + 1.0 / 479001600;
    p = p * r + 1.0 / 39916800;
    p = p * r + 1.0 / 3628800;
    p = p * r + 1.0 / 362880;
    p = p * r + 1.0 / 40320;
    p = p * r + 1.0 / 5040;
    p = p * r + 1.0 / 720;
    p = p * r + 1.0 / 120;
    p = p * r + 1.0 / 24;
    p = p * r + 1.0 / 6;
    p = p * r + 0.5;
    return (struct reduced_f64){(int64_t)(bits - 0x4338000000000000u), r + r * r * p};
}

/// 2^n for n from -126 to 127.
INLINE float power_of_two_f32(int32_t n) {
    uint32_t bits = ((uint32_t)n + 127u) << 23;
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/// 2^n for n from -1022 to 1023.
INLINE double power_of_two_f64(int64_t n) {
    uint64_t bits = ((uint64_t)n + 1023u) << 52;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

// The comparisons are false for a NaN, which therefore stays.
#define CK_EXPONENTIALS(scalar, integer, NAME, lowest, highest)                                                     \
    INLINE scalar NAME(clamped)(scalar x, scalar low, scalar high) {                                                \
        x = x < low ? low : x;                                                                                      \
        return x > high ? high : x;                                                                                 \
    }                                                                                                               \
    /* exp(x), with 0 and infinity at the far ends: 2^n in two factors, since n may leave the exponent's range. */  \
    INLINE scalar NAME(exponential)(scalar x) {                                                                     \
        struct NAME(reduced) e = NAME(reduce)(NAME(clamped)(x, lowest, highest));                                   \
        integer half = e.power >> 1;                                                                                \
        return (1 + e.rest) * NAME(power_of_two)(half) * NAME(power_of_two)(e.power - half);                        \
    }                                                                                                               \
    /* exp(x) - 1 for x <= 80, without cancellation near 0. */                                                      \
    INLINE scalar NAME(exponential_minus_one)(scalar x) {                                                           \
        struct NAME(reduced) e = NAME(reduce)(NAME(clamped)(x, -60, 80));                                           \
        scalar scale = NAME(power_of_two)(e.power);                                                                 \
        return scale * e.rest + (scale - 1);                                                                        \
    }                                                                                                               \
    /* exp(x) and exp(x) - 1 for x <= 0, from one reduction and with the bits of the functions above. */            \
    struct NAME(exponentials) {                                                                                     \
        scalar whole, minus_one;                                                                                    \
    };                                                                                                              \
    INLINE struct NAME(exponentials) NAME(falling_exponentials)(scalar x) {                                         \
        struct NAME(reduced) e = NAME(reduce)(NAME(clamped)(x, lowest, 0));                                         \
        integer half = e.power >> 1;                                                                                \
        scalar low = NAME(power_of_two)(half), high = NAME(power_of_two)(e.power - half), scale = low * high;       \
        return (struct NAME(exponentials)){(1 + e.rest) * low * high, scale * e.rest + (scale - 1)};                \
    }                                                                                                               \
    INLINE scalar NAME(logistic)(scalar x) { return 1 / (1 + NAME(exponential)(-x)); }                              \
    /* From exp(2|x|) - 1, which keeps the relative precision near 0; beyond 20 the answer is 1 to the last bit. */ \
    INLINE scalar NAME(hyperbolic_tangent)(scalar x) {                                                              \
        scalar magnitude = x < 0 ? -x : x;                                                                          \
        scalar e = NAME(exponential_minus_one)(2 * (magnitude > 20 ? 20 : magnitude));                              \
        scalar t = e / (e + 2);                                                                                     \
        return x < 0 ? -t : t;                                                                                      \
    }

#define CK_NAME_F32(name) name##_f32
#define CK_NAME_F64(name) name##_f64
CK_EXPONENTIALS(float, int32_t, CK_NAME_F32, -105, 89)
CK_EXPONENTIALS(double, int64_t, CK_NAME_F64, -746, 710)

#endif

#ifndef CKERNELS_NATURAL_LOG_H
#define CKERNELS_NATURAL_LOG_H

#include "multiversion.h"

#include <stdint.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

/// Natural logarithm of a positive, normal double, to about 1e-16 relative away from 1.
///
/// libm's logarithm uses fused multiply-adds where the processor has them, so its last bit depends on the machine;
/// this one does not. x = 2^e m with m in [1/sqrt(2), sqrt(2)), then log m = 2 artanh((m - 1) / (m + 1)).
INLINE double ck_log(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    // Adding 1 - 1/sqrt(2) (in units of the significand) moves the exponent at sqrt(2) / 2 instead of at 1.
    uint64_t shifted = bits + (0x3FF0000000000000u - 0x3FE6A09E667F3BCDu);
    int64_t exponent = (int64_t)(shifted >> 52) - 1023;
    bits -= (uint64_t)exponent << 52;
    double m;
    memcpy(&m, &bits, sizeof m);
    double s = (m - 1) / (m + 1);  // |s| <= 0.1716
    double z = s * s;
    // artanh(s) / s = 1 + z/3 + z^2/5 + ...; the first omitted term is below 1e-17 of the sum.
    double series = 1.0 / 21;
    series = series * z + 1.0 / 19;
    series = series * z + 1.0 / 17;
    series = series * z + 1.0 / 15;
    series = series * z + 1.0 / 13;
    series = series * z + 1.0 / 11;
    series = series * z + 1.0 / 9;
    series = series * z + 1.0 / 7;
    series = series * z + 1.0 / 5;
    series = series * z + 1.0 / 3;
    double high = (double)exponent * 0x1.62e42fee00000p-1;  // ln 2, its first 32 bits
    double low = (double)exponent * 0x1.a39ef35793c76p-33;
    return high + (2 * s + (2 * s * z * series + low));
}

#endif

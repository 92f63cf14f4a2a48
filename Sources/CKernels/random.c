#include "random.h"
#include "multiversion.h"
#include "natural_log.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

INLINE void philox(
    uint32_t c0, uint32_t c1, uint32_t c2, uint32_t c3, uint32_t k0, uint32_t k1, uint32_t words[4]) {
    for (int round = 0; round < 10; round++) {
        uint64_t left = (uint64_t)0xD2511F53u * c0;
        uint64_t right = (uint64_t)0xCD9E8D57u * c2;
        c0 = (uint32_t)(right >> 32) ^ c1 ^ k0;
        c2 = (uint32_t)(left >> 32) ^ c3 ^ k1;
        c1 = (uint32_t)right;
        c3 = (uint32_t)left;
        k0 += 0x9E3779B9u;  // the golden ratio
        k1 += 0xBB67AE85u;  // the square root of three, less one
    }
    words[0] = c0;
    words[1] = c1;
    words[2] = c2;
    words[3] = c3;
}

void ck_philox4x32_10(const uint32_t counter[4], const uint32_t key[2], uint32_t words[4]) {
    philox(counter[0], counter[1], counter[2], counter[3], key[0], key[1], words);
}

/// Draw `index` of the stream `key`: one half of block index / 2.
INLINE uint64_t draw(uint64_t key, uint64_t index) {
    uint32_t words[4];
    uint64_t block = index >> 1;
    philox((uint32_t)block, (uint32_t)(block >> 32), 0, 0, (uint32_t)key, (uint32_t)(key >> 32), words);
    uint64_t even = (uint64_t)words[1] << 32 | words[0];
    uint64_t odd = (uint64_t)words[3] << 32 | words[2];
    return index & 1 ? odd : even;
}

/// Eight blocks at once, lane by lane, which the compiler turns into vector instructions.
enum { blocks_at_once = 8, draws_at_once = 2 * blocks_at_once };

INLINE void draw_group(uint64_t key, uint64_t first_block, uint64_t *out) {
    for (int lane = 0; lane < blocks_at_once; lane++) {
        uint32_t words[4];
        uint64_t block = first_block + (uint64_t)lane;
        philox((uint32_t)block, (uint32_t)(block >> 32), 0, 0, (uint32_t)key, (uint32_t)(key >> 32), words);
        out[2 * lane] = (uint64_t)words[1] << 32 | words[0];
        out[2 * lane + 1] = (uint64_t)words[3] << 32 | words[2];
    }
}

MULTIVERSION
void ck_random_bits(uint64_t key, uint64_t first, uint64_t *out, size_t count) {
    size_t i = 0;
    if (i < count && (first & 1)) out[i++] = draw(key, first);
    for (; i + draws_at_once <= count; i += draws_at_once) draw_group(key, (first + i) >> 1, out + i);
    for (; i < count; i++) out[i] = draw(key, first + i);
}

/// The middle of one of 2^52 equal cells of (0, 1): neither 0 nor 1 can come out.
INLINE double unit_interval(uint64_t bits) {
    return ((double)(int64_t)(bits >> 12) + 0.5) * 0x1p-52;
}

// AS 241: Wichura, "The percentage points of the normal distribution" (1988), routine PPND16, about 1e-16 relative.
double ck_normal_quantile(double p) {
    double q = p - 0.5;
    if (fabs(q) <= 0.425) {
        double r = 0.180625 - q * q;
        double a = 2509.0809287301226727;
        a = a * r + 33430.575583588128105;
        a = a * r + 67265.770927008700853;
        a = a * r + 45921.953931549871457;
        a = a * r + 13731.693765509461125;
        a = a * r + 1971.5909503065514427;
        a = a * r + 133.14166789178437745;
        a = a * r + 3.387132872796366608;
        double b = 5226.495278852545925;
        b = b * r + 28729.085735721942674;
        b = b * r + 39307.89580009271061;
        b = b * r + 21213.794301586595867;
        b = b * r + 5394.1960214247511077;
        b = b * r + 687.1870074920579083;
        b = b * r + 42.313330701600911252;
        b = b * r + 1.0;
        return q * a / b;
    }
    double tail = q < 0 ? p : 1 - p;
    double r = sqrt(-ck_log(tail));
    double a, b;
    if (r <= 5) {
        r -= 1.6;
        a = 7.7454501427834140764e-4;
        a = a * r + 0.0227238449892691845833;
        a = a * r + 0.24178072517745061177;
        a = a * r + 1.27045825245236838258;
        a = a * r + 3.64784832476320460504;
        a = a * r + 5.7694972214606914055;
        a = a * r + 4.6303378461565452959;
        a = a * r + 1.42343711074968357734;
        b = 1.05075007164441684324e-9;
        b = b * r + 5.475938084995344946e-4;
        b = b * r + 0.0151986665636164571966;
        b = b * r + 0.14810397642748007459;
        b = b * r + 0.68976733498510000455;
        b = b * r + 1.6763848301838038494;
        b = b * r + 2.05319162663775882187;
        b = b * r + 1.0;
    } else {
        r -= 5;
        a = 2.01033439929228813265e-7;
        a = a * r + 2.71155556874348757815e-5;
        a = a * r + 0.0012426609473880784386;
        a = a * r + 0.026532189526576123093;
        a = a * r + 0.29656057182850489123;
        a = a * r + 1.7848265399172913358;
        a = a * r + 5.4637849111641143699;
        a = a * r + 6.6579046435011037772;
        b = 2.04426310338993978564e-15;
        b = b * r + 1.4215117583164458887e-7;
        b = b * r + 1.8463183175100546818e-5;
        b = b * r + 7.868691311456132591e-4;
        b = b * r + 0.0148753612908506148525;
        b = b * r + 0.13692988092273580531;
        b = b * r + 0.59983220655588793769;
        b = b * r + 1.0;
    }
    double value = a / b;
    return q < 0 ? -value : value;
}

/// Draws are made in groups of this many, into a buffer on the stack.
enum { group = 256 };

#define FILL(name, scalar, parameter_a, parameter_b, expression)                                                    \
    MULTIVERSION                                                                                                    \
    void name(uint64_t key, uint64_t first, double parameter_a, double parameter_b, scalar *out, size_t count) {    \
        uint64_t bits[group];                                                                                       \
        for (size_t start = 0; start < count; start += group) {                                                     \
            size_t length = count - start < group ? count - start : group;                                          \
            ck_random_bits(key, first + start, bits, length);                                                       \
            for (size_t i = 0; i < length; i++) {                                                                   \
                double u = unit_interval(bits[i]);                                                                  \
                out[start + i] = (scalar)(expression);                                                              \
            }                                                                                                       \
        }                                                                                                           \
    }

FILL(ck_random_uniform_f64, double, low, high, low + (high - low) * u)
FILL(ck_random_uniform_f32, float, low, high, low + (high - low) * u)
FILL(ck_random_normal_f64, double, mean, deviation, mean + deviation * ck_normal_quantile(u))
FILL(ck_random_normal_f32, float, mean, deviation, mean + deviation * ck_normal_quantile(u))

void ck_random_permutation(uint64_t key, uint64_t first, int32_t *out, size_t count) {
    uint64_t bits[group];
    for (size_t i = 0; i < count; i++) out[i] = (int32_t)i;
    for (size_t start = 0; start < count; start += group) {
        size_t length = count - start < group ? count - start : group;
        ck_random_bits(key, first + start, bits, length);
        for (size_t i = 0; i < length; i++) {
            // Element k is exchanged with one of 0 ... k. The bias of the wide product is below 2^-32.
            size_t k = count - 1 - (start + i);
            size_t other = (size_t)(((unsigned __int128)bits[i] * (k + 1)) >> 64);
            int32_t held = out[k];
            out[k] = out[other];
            out[other] = held;
        }
    }
}

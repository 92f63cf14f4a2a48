#include "sha256.h"
#include "multiversion.h"  // INLINE only: vector instructions make this slower

#include <string.h>

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, section 4.2.2).
static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

INLINE uint32_t rotate(uint32_t x, int n) { return x >> n | x << (32 - n); }

/// The hash computation of section 6.2.2 over whole blocks, in the letters of the standard.
static void absorb(uint32_t state[8], const uint8_t *bytes, size_t blocks) {
    for (; blocks > 0; blocks--, bytes += 64) {
        uint32_t w[64];
        for (int t = 0; t < 16; t++) {
            const uint8_t *p = bytes + 4 * t;
            w[t] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
        }
#pragma unroll  // A third faster; in the rounds below the letters then change places by name, not by moves.
        for (int t = 16; t < 64; t++) {
            uint32_t s0 = rotate(w[t - 15], 7) ^ rotate(w[t - 15], 18) ^ w[t - 15] >> 3;
            uint32_t s1 = rotate(w[t - 2], 17) ^ rotate(w[t - 2], 19) ^ w[t - 2] >> 10;
            w[t] = s1 + w[t - 7] + s0 + w[t - 16];
        }
        uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
        uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
#pragma unroll
        for (int t = 0; t < 64; t++) {
            uint32_t S1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
            uint32_t S0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
            uint32_t t1 = h + S1 + ((e & f) ^ (~e & g)) + constants[t] + w[t];
            uint32_t t2 = S0 + ((a & b) ^ (a & c) ^ (b & c));
            h = g, g = f, f = e, e = d + t1;
            d = c, c = b, b = a, a = t1 + t2;
        }
        state[0] += a, state[1] += b, state[2] += c, state[3] += d;
        state[4] += e, state[5] += f, state[6] += g, state[7] += h;
    }
}

void ck_sha256_init(ck_sha256 *hash) {
    static const uint32_t square_roots[8] = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    };
    memcpy(hash->state, square_roots, sizeof square_roots);
    hash->length = 0;
}

void ck_sha256_update(ck_sha256 *hash, const uint8_t *bytes, size_t count) {
    size_t held = hash->length % 64;
    hash->length += count;
    if (held > 0) {
        size_t taken = count < 64 - held ? count : 64 - held;
        if (taken > 0) memcpy(hash->block + held, bytes, taken);
        if (held + taken < 64) return;
        absorb(hash->state, hash->block, 1);
        bytes += taken;
        count -= taken;
    }
    absorb(hash->state, bytes, count / 64);
    if (count % 64 > 0) memcpy(hash->block, bytes + count / 64 * 64, count % 64);
}

void ck_sha256_finish(ck_sha256 *hash, uint8_t digest[32]) {
    uint8_t padding[72] = {0x80};  // then zeros up to the length in bits, which ends a block
    size_t zeros_end = (119 - hash->length % 64) % 64 + 1;
    for (int i = 0; i < 8; i++) padding[zeros_end + i] = (uint8_t)(hash->length * 8 >> (56 - 8 * i));
    ck_sha256_update(hash, padding, zeros_end + 8);
    for (int i = 0; i < 32; i++) digest[i] = (uint8_t)(hash->state[i / 4] >> (24 - 8 * (i % 4)));
}

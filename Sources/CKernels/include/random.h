#ifndef CKERNELS_RANDOM_H
#define CKERNELS_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/// One block of Philox 4x32 with 10 rounds: four random words from a 128-bit counter and a 64-bit key.
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3" (2011).
void ck_philox4x32_10(const uint32_t counter[4], const uint32_t key[2], uint32_t words[4]);

// A stream is a key. Draw i of a stream is a pure function of (key, i): nothing is carried from draw to draw.
// Draws are 64 bits wide, two to a Philox block.

/// `count` raw 64-bit draws, beginning with draw `first`.
void ck_random_bits(uint64_t key, uint64_t first, uint64_t *out, size_t count);

/// Uniform on the open interval (low, high): 52 bits, never an end point in double.
void ck_random_uniform_f64(uint64_t key, uint64_t first, double low, double high, double *out, size_t count);
/// The same draws as `ck_random_uniform_f64`, rounded to float.
void ck_random_uniform_f32(uint64_t key, uint64_t first, double low, double high, float *out, size_t count);

/// Normal with the given mean and standard deviation, by inverting the distribution function (AS 241),
/// so that one draw gives one number, with neither rejection nor cosine.
void ck_random_normal_f64(uint64_t key, uint64_t first, double mean, double deviation, double *out, size_t count);
/// The same draws as `ck_random_normal_f64`, rounded to float.
void ck_random_normal_f32(uint64_t key, uint64_t first, double mean, double deviation, float *out, size_t count);

/// A uniformly random permutation of 0 ..< count (Fisher-Yates). Uses draws first ..< first + count.
void ck_random_permutation(uint64_t key, uint64_t first, int32_t *out, size_t count);

/// Inverse of the standard normal distribution function at p in (0, 1).
double ck_normal_quantile(double p);

#endif

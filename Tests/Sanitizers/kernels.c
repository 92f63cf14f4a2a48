// Calls every function of CKernels.h with small, odd and empty sizes and with numbers at the edges, for the sanitizers:
// undefined behavior and every access outside a buffer end the program. scripts/sanitize-kernels builds and runs it.

#include "CKernels.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned long calls;
#define CALL(...) (calls++, __VA_ARGS__)

/// Memory of exactly so many bytes, so that the byte after the last is out of bounds. Never null, even where it is empty.
static void *bytes(size_t count) {
    void *memory = malloc(count);
    if (!memory) abort();
    memset(memory, 0xA5, count);
    return memory;
}

/// What the numbers of an input are like.
enum pattern { ordinary, zero, not_a_number, infinite, minus_infinite, denormal, huge, minus_huge, tiny, mixed, patterns };

static double edge(enum pattern pattern, double largest, double least) {
    switch (pattern) {
    case zero: return 0;
    case not_a_number: return NAN;
    case infinite: return INFINITY;
    case minus_infinite: return -INFINITY;
    case denormal: return least;
    case huge: return largest;
    case minus_huge: return -largest;
    case tiny: return -least;
    default: return 0.75;
    }
}

static double number(enum pattern pattern, size_t index, double largest, double least) {
    if (pattern == ordinary) return (double)((index * 37 + 11) % 101) / 25.0 - 2;
    return edge(pattern == mixed ? (enum pattern)(index % mixed) : pattern, largest, least);
}

static const size_t lengths[] = {0, 1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 255, 256, 257, 1000};
static const struct {
    size_t rows, columns;
} sizes[] = {{0, 1}, {0, 7}, {1, 0}, {3, 0}, {1, 1}, {1, 17}, {2, 1}, {2, 16}, {3, 5}, {17, 33}, {64, 10}};

#define count_of(array) (sizeof(array) / sizeof *(array))

#define scalar float
#define NAME CK_F32
#define LARGEST FLT_MAX
#define LEAST FLT_TRUE_MIN
#include "kernels.inc"
#undef scalar
#undef NAME
#undef LARGEST
#undef LEAST

#define scalar double
#define NAME CK_F64
#define LARGEST DBL_MAX
#define LEAST DBL_TRUE_MIN
#include "kernels.inc"

static void random_draws(void) {
    const uint64_t edges[] = {0, 1, 2, 255, 0x7FFFFFFF, 0xFFFFFFFF, 0x100000000, UINT64_MAX / 2, UINT64_MAX - 4096, UINT64_MAX};
    uint32_t counter[4] = {UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX}, key[2] = {UINT32_MAX, UINT32_MAX}, words[4];
    CALL(ck_philox4x32_10(counter, key, words));
    for (size_t e = 0; e < count_of(edges); e++)
        for (size_t l = 0; l < count_of(lengths); l++) {
            size_t n = lengths[l];
            uint64_t *bits = bytes(n * sizeof *bits);
            double *doubles = bytes(n * sizeof *doubles);
            float *floats = bytes(n * sizeof *floats);
            int32_t *order = bytes(n * sizeof *order);
            CALL(ck_random_bits(edges[e], edges[e], bits, n));
            CALL(ck_random_permutation(edges[e], edges[e], order, n));
            for (enum pattern p = 0; p < patterns; p++) {
                double a = number(p, e, DBL_MAX, DBL_TRUE_MIN), b = number(p, e + 1, DBL_MAX, DBL_TRUE_MIN);
                CALL(ck_random_uniform_f64(edges[e], edges[e], a, b, doubles, n));
                CALL(ck_random_uniform_f32(edges[e], edges[e], a, b, floats, n));
                CALL(ck_random_normal_f64(edges[e], edges[e], a, b, doubles, n));
                CALL(ck_random_normal_f32(edges[e], edges[e], a, b, floats, n));
            }
            free(bits), free(doubles), free(floats), free(order);
        }
    // Not only in (0, 1), where it is defined: whatever comes, nothing may break.
    for (enum pattern p = 0; p < patterns; p++)
        for (size_t i = 0; i < 20; i++) CALL(ck_normal_quantile(number(p, i, DBL_MAX, DBL_TRUE_MIN)));
    for (double p = 1; p > 0; p /= 2) CALL(ck_normal_quantile(p)), CALL(ck_normal_quantile(1 - p));
}

static void checksums(void) {
    for (size_t first = 0; first < 200; first++)
        for (size_t second = 0; second < 200; second += first % 7 + 1) {
            uint8_t *a = bytes(first), *b = bytes(second), *digest = bytes(32);
            ck_sha256 hash;
            memset(&hash, 0xA5, sizeof hash);
            CALL(ck_sha256_init(&hash));
            CALL(ck_sha256_update(&hash, a, first));
            CALL(ck_sha256_update(&hash, NULL, 0));
            CALL(ck_sha256_update(&hash, b, second));
            CALL(ck_sha256_finish(&hash, digest));
            free(a), free(b), free(digest);
        }
}

static void images(void) {
    const uint64_t keys[] = {0, 1, UINT64_MAX};
    for (size_t k = 0; k < count_of(keys); k++)
        for (size_t count = 0; count < 400; count = 3 * count + 1) {
            uint8_t *pixels = bytes(count * 784), *labels = bytes(count);
            uint64_t sums[7], squares[7];
            CALL(ck_draw_digits(keys[k], keys[k], pixels, labels, count));
            CALL(ck_pixel_sums(pixels, count, 1, 784, sums, squares));
            CALL(ck_pixel_sums(pixels, count, 7, 112, sums, squares));
            free(pixels), free(labels);
        }
}

static void densities(void) {
    for (size_t l = 0; l < count_of(lengths); l++)
        for (enum pattern p = 0; p < patterns; p++)
            for (enum pattern width = 0; width < patterns; width++) {
                size_t n = lengths[l], count = lengths[l] / 3;
                double *x = values_f64(n, p), *points = values_f64(count, p), *density = values_f64(count, ordinary);
                CALL(ck_kernel_density(x, n, edge(width, DBL_MAX, DBL_TRUE_MIN), points, density, count));
                free(x), free(points), free(density);
            }
}

int main(void) {
    elements_f32(), elements_f64();
    matrices_f32(), matrices_f64();
    products_f32(), products_f64();
    layers_f32(), layers_f64();
    convolutions_f32(), convolutions_f64();
    poolings_f32(), poolings_f64();
    numbers_in_bins_f32(), numbers_in_bins_f64();
    random_draws();
    checksums();
    images();
    densities();
    CALL(ck_best_instructions());
    printf("%lu calls of kernels, no undefined behavior\n", calls);
    return 0;
}

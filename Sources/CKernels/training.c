#include "training.h"
#include "exponential.h"
#include "multiversion.h"
#include "natural_log.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

#define square_root_f32 sqrtf
#define square_root_f64 sqrt

#define scalar float
#define NAME CK_F32
#include "training.inc"
#undef scalar
#undef NAME

#define scalar double
#define NAME CK_F64
#include "training.inc"

MULTIVERSION void ck_pixel_sums(const uint8_t *pixels, size_t n, uint64_t *sum, uint64_t *sum_of_squares) {
    uint64_t total = 0, squares = 0;
    for (size_t i = 0; i < n; i++) {
        total += pixels[i];
        squares += (uint32_t)pixels[i] * pixels[i];
    }
    *sum = total;
    *sum_of_squares = squares;
}

#include "training.h"
#include "exponential.h"
#include "multiversion.h"
#include "natural_log.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

#define CK_TEMPLATE "training.inc"
#include "both_scalars.h"

MULTIVERSION void ck_pixel_sums(const uint8_t *pixels, size_t n, uint64_t *sum, uint64_t *sum_of_squares) {
    uint64_t total = 0, squares = 0;
    for (size_t i = 0; i < n; i++) {
        total += pixels[i];
        squares += (uint32_t)pixels[i] * pixels[i];
    }
    *sum = total;
    *sum_of_squares = squares;
}

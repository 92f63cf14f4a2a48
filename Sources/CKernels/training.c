#include "training.h"
#include "exponential.h"
#include "multiversion.h"
#include "natural_log.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

#define CK_TEMPLATE "training.inc"
#include "both_scalars.h"

MULTIVERSION void ck_pixel_sums(
    const uint8_t *pixels, size_t count, size_t channels, size_t plane, uint64_t *sums, uint64_t *sums_of_squares) {
    for (size_t c = 0; c < channels; c++) {
        uint64_t sum = 0, squares = 0;
        for (size_t i = 0; i < count; i++) {
            const uint8_t *in = pixels + (i * channels + c) * plane;
            for (size_t j = 0; j < plane; j++) {
                sum += in[j];
                squares += (uint32_t)in[j] * in[j];
            }
        }
        sums[c] = sum;
        sums_of_squares[c] = squares;
    }
}

#ifndef CKERNELS_SYNTHETIC_DIGITS_H
#define CKERNELS_SYNTHETIC_DIGITS_H

#include <stddef.h>
#include <stdint.h>

/// Draws handwritten-looking digits: 28 x 28 bytes each into `images`, white (255) on black (0), and 0 ... 9 into
/// `labels`. Image i of a stream is a pure function of (key, i); the call makes images first ..< first + count.
void ck_draw_digits(uint64_t key, uint64_t first, uint8_t *images, uint8_t *labels, size_t count);

#endif

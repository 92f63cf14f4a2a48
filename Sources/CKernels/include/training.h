#ifndef CKERNELS_TRAINING_H
#define CKERNELS_TRAINING_H

#include "elementwise.h"

#include <stdint.h>

// Losses, updates of parameters, and the copy of pixels into a batch. Matrices are row-major, `rows` x `columns`.
// w: parameter, g: its gradient, v: velocity.
#define CK_DECLARE_TRAINING(scalar, NAME)                                                                           \
    /* Mean over rows of -log softmax(logits)[label], in nats; the softmax is left in `probabilities`. */           \
    scalar NAME(ck_cross_entropy)(                                                                                  \
        const scalar *logits, const int32_t *labels, scalar *probabilities, size_t rows, size_t columns);           \
    /* (probabilities - onehot(label)) * factor. */                                                                 \
    void NAME(ck_cross_entropy_gradient)(                                                                           \
        const scalar *probabilities, const int32_t *labels, scalar factor, scalar *gradient, size_t rows,           \
        size_t columns, bool accumulate);                                                                           \
    /* Rows whose largest logit is the label's (the first one, where several are equal). */                         \
    size_t NAME(ck_count_correct)(const scalar *logits, const int32_t *labels, size_t rows, size_t columns);        \
    /* w -= rate g */                                                                                               \
    void NAME(ck_update_sgd)(scalar *w, const scalar *g, scalar rate, size_t n);                                    \
    /* v = momentum v + g; w -= rate v */                                                                           \
    void NAME(ck_update_momentum)(scalar *w, const scalar *g, scalar *v, scalar rate, scalar momentum, size_t n);   \
    /* v = momentum v + g; w -= rate (g + momentum v) */                                                            \
    void NAME(ck_update_nesterov)(scalar *w, const scalar *g, scalar *v, scalar rate, scalar momentum, size_t n);   \
    /* m = b1 m + (1 - b1) g; s = b2 s + (1 - b2) g^2; w -= rate (m / c1) / (sqrt(s / c2) + epsilon) */             \
    void NAME(ck_update_adam)(                                                                                      \
        scalar *w, const scalar *g, scalar *m, scalar *s, scalar rate, double b1, double b2, scalar c1, scalar c2,  \
        scalar epsilon, size_t n);                                                                                  \
    /* out[i, c, j] = pixels[order[i], c, j] * scales[c] + shifts[c], with i below `rows`, c below `channels` and j \
       below `plane`. Scales and shifts are rounded to the scalar type first. */                                    \
    void NAME(ck_gather_pixels)(                                                                                    \
        const uint8_t *pixels, const int32_t *order, const double *scales, const double *shifts, scalar *out,       \
        size_t rows, size_t channels, size_t plane);                                                                \
    /* The same numbers, channels last: out[i, j, c] = pixels[order[i], c, j] * scales[c] + shifts[c]. */           \
    void NAME(ck_gather_pixels_channels_last)(                                                                      \
        const uint8_t *pixels, const int32_t *order, const double *scales, const double *shifts, scalar *out,       \
        size_t rows, size_t channels, size_t plane);

CK_DECLARE_TRAINING(float, CK_F32)
CK_DECLARE_TRAINING(double, CK_F64)

/// Sum and sum of squares of each channel of pixels [count, channels, plane], exact. Both results have `channels`
/// elements.
void ck_pixel_sums(
    const uint8_t *pixels, size_t count, size_t channels, size_t plane, uint64_t *sums, uint64_t *sums_of_squares);

#endif

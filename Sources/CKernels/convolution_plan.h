#ifndef CKERNELS_CONVOLUTION_PLAN_H
#define CKERNELS_CONVOLUTION_PLAN_H

#include "convolution.h"

#include <stdint.h>

// The tables of a convolution. A convolution is a few matrix products whose rows lie anywhere: element (i, k) of A is
// a[row[i] + inner[k]], row k of B begins at b_row[k], row i of C at c_row[i]. All offsets count numbers.

/// One product for a group of images.
struct ck_offset_product {
    int32_t *row, *c_row;
    int32_t *inner, *b_row;
    /// In a gather the rows of one image, which follow those of the image before; else all rows.
    size_t rows_of_image;
    /// In a gather all steps of the inner index; else those of one image, which follow those of the image before.
    size_t steps;
    size_t columns;
};

/// Numbers of a wide row: several pixels with few channels are one row of C.
enum { wide_row = 16 };

/// An image from patches of another: the forward pass, or the gradient with respect to the input.
///
/// Pixels of the target are sorted into classes by the taps of the filter that meet the source image, so nothing is
/// computed in the padding. Where the target has few channels, `unit` neighboring pixels of a row are one row of C:
/// the filter of each is moved, with zeros elsewhere.
struct ck_gather {
    struct ck_offset_product *classes;
    size_t count;
    /// Images that the tables serve at once.
    size_t group;
    size_t unit;
    /// Numbers in an image.
    size_t source_size, target_size;
    /// The filters as a matrix, [taps (and channels) of the source, unit and channels of the target].
    size_t filter_rows, filter_columns, filter_width;
};

/// Three ways to the gradient with respect to the filters.
enum ck_filter_gradient_way {
    /// A product for each tap: rows are input channels, the inner index runs over the pixels that the tap meets.
    ck_filter_gradient_taps,
    /// One product: rows are taps and input channels, of images in a frame of zeros.
    ck_filter_gradient_frame,
    /// A product for each row of the filter, transposed: rows are output channels, columns taps and input channels.
    ck_filter_gradient_turned
};

struct ck_filter_gradient {
    enum ck_filter_gradient_way way;
    /// One for each tap, one, or one for each row of the filter.
    struct ck_offset_product *products;
    size_t count;
    size_t group;
    /// Height and width of an image in its frame, numbers of an image in it.
    size_t frame_height, frame_width, frame_size;
};

struct ck_convolution {
    struct ck_convolution_shape shape;
    struct ck_gather forward, backward;
    struct ck_filter_gradient filter_gradient;
    /// The filters as a matrix; images in frames; the transposed gradient with respect to the filters.
    void *filters, *frame, *turned;
};

#endif

#include "convolution_plan.h"

#include <stdlib.h>
#include <string.h>

/// Fewer input channels leave tiles of the filter gradient empty.
enum { few_channels = 8 };
/// Pixels of a group of images, about, so that a class of pixels fills its tiles.
enum { group_pixels = 512, least_group = 8 };

/// The taps of one axis that meet the source for one target coordinate, or for a unit of neighbors.
struct taps {
    /// Of the first tap; the next ones meet the next coordinates of the source.
    long source, tap;
    /// Target pixels in the unit.
    size_t pixels, count;
};

/// One axis of a gather: the target coordinate t meets source coordinates t stride - padding + tap, or, for the gradient
/// with respect to the input of a convolution with a stride, those r for which r stride - padding + tap = t.
struct axis {
    size_t source, target, filter, stride;
    long padding;
    bool scatters;
};

static size_t least(size_t a, size_t b) { return a < b ? a : b; }
static long at_least_zero(long a) { return a < 0 ? 0 : a; }

static struct taps gathered_taps(const struct axis *a, size_t target, size_t unit) {
    struct taps taps = {.pixels = least(unit, a->target - target)};
    const long first = (long)(target * a->stride) - a->padding;
    const long filter = (long)(a->filter + (taps.pixels - 1) * a->stride), left = (long)a->source - first;
    taps.tap = first < 0 ? -first : 0;
    taps.source = first + taps.tap;
    taps.count = (size_t)at_least_zero((filter < left ? filter : left) - taps.tap);
    return taps;
}

static struct taps scattered_taps(const struct axis *a, size_t target) {
    const long stride = (long)a->stride, end = (long)target + a->padding, before = end - (long)a->filter + 1;
    const long first = before > 0 ? (before + stride - 1) / stride : 0;
    const long last = end / stride < (long)a->source - 1 ? end / stride : (long)a->source - 1;
    return (struct taps){
        .source = first, .tap = end - first * stride, .pixels = 1, .count = (size_t)at_least_zero(last - first + 1)};
}

static struct taps taps_of(const struct axis *a, size_t target, size_t unit) {
    return a->scatters ? scattered_taps(a, target) : gathered_taps(a, target, unit);
}

/// Whether the pixels of two units meet the same taps, so that they belong to one class.
static bool same_class(struct taps a, struct taps b) {
    return a.pixels == b.pixels && a.count == b.count && (a.count == 0 || a.tap == b.tap);
}

/// The classes of an axis: the taps of one member of each, and for each unit the number of its class.
struct axis_classes {
    struct taps *units, *classes;
    size_t unit_count, count;
    size_t *class_of;
};

static bool find_classes(struct axis_classes *c, const struct axis *a, size_t unit) {
    c->unit_count = (a->target + unit - 1) / unit;
    c->units = calloc(c->unit_count, sizeof *c->units);
    c->classes = calloc(c->unit_count, sizeof *c->classes);
    c->class_of = calloc(c->unit_count, sizeof *c->class_of);
    if (!c->units || !c->classes || !c->class_of) return false;
    for (size_t i = 0; i < c->unit_count; i++) {
        c->units[i] = taps_of(a, i * unit, unit);
        size_t k = 0;
        while (k < c->count && !same_class(c->classes[k], c->units[i])) k++;
        if (k == c->count) c->classes[c->count++] = c->units[i];
        c->class_of[i] = k;
    }
    return true;
}

static void free_classes(struct axis_classes *c) {
    free(c->units);
    free(c->classes);
    free(c->class_of);
}

static bool allocate_product(struct ck_offset_product *p, size_t rows, size_t steps) {
    // One more, since a size of 0 may give null.
    p->row = calloc(rows + 1, sizeof *p->row);
    p->c_row = calloc(rows + 1, sizeof *p->c_row);
    p->inner = calloc(steps + 1, sizeof *p->inner);
    p->b_row = calloc(steps + 1, sizeof *p->b_row);
    return p->row && p->c_row && p->inner && p->b_row;
}

static void free_products(struct ck_offset_product *products, size_t count) {
    for (size_t i = 0; products && i < count; i++) {
        free(products[i].row);
        free(products[i].c_row);
        free(products[i].inner);
        free(products[i].b_row);
    }
    free(products);
}

/// The size and channels of the images of a gather.
struct gathered_images {
    struct axis vertical, horizontal;
    size_t source_channels, target_channels;
};

/// The steps of the inner index: rows of the taps, columns of the taps, channels.
static void fill_steps(
    struct ck_offset_product *p, const struct ck_gather *g, const struct gathered_images *images, struct taps vertical,
    struct taps horizontal) {
    const size_t channels = images->source_channels;
    const long step = images->vertical.scatters ? -(long)images->vertical.stride : 1;
    for (size_t y = 0; y < vertical.count; y++)
        for (size_t x = 0; x < horizontal.count; x++)
            for (size_t i = 0; i < channels; i++, p->steps++) {
                long row = vertical.tap + (long)y * step, column = horizontal.tap + (long)x * step;
                p->inner[p->steps] = (int32_t)((y * images->horizontal.source + x) * channels + i);
                p->b_row[p->steps] = (int32_t)((size_t)(row * (long)g->filter_width + column) * channels + i);
            }
}

/// The rows of one image that belong to the class.
static void fill_rows(
    struct ck_offset_product *p, const struct ck_gather *g, const struct gathered_images *images,
    const struct axis_classes *vertical, const struct axis_classes *horizontal, size_t class_y, size_t class_x,
    size_t image) {
    size_t r = image * p->rows_of_image;
    for (size_t y = 0; y < vertical->unit_count; y++)
        for (size_t x = 0; x < horizontal->unit_count; x++) {
            if (vertical->class_of[y] != class_y || horizontal->class_of[x] != class_x) continue;
            long source = vertical->units[y].source * (long)images->horizontal.source + horizontal->units[x].source;
            p->row[r] = p->steps == 0 ? 0 : (int32_t)((long)(image * g->source_size) + source * (long)images->source_channels);
            p->c_row[r++] = (int32_t)(image * g->target_size
                                      + (y * images->horizontal.target + x * g->unit) * images->target_channels);
        }
}

static size_t members(const struct axis_classes *c, size_t class) {
    size_t count = 0;
    for (size_t i = 0; i < c->unit_count; i++) count += c->class_of[i] == class;
    return count;
}

static bool make_classes(
    struct ck_gather *g, const struct gathered_images *images, const struct axis_classes *vertical,
    const struct axis_classes *horizontal) {
    g->classes = calloc(vertical->count * horizontal->count, sizeof *g->classes);
    if (!g->classes) return false;
    for (size_t y = 0; y < vertical->count; y++)
        for (size_t x = 0; x < horizontal->count; x++) {
            struct ck_offset_product *p = &g->classes[g->count++];
            struct taps taps_y = vertical->classes[y], taps_x = horizontal->classes[x];
            p->rows_of_image = members(vertical, y) * members(horizontal, x);
            p->columns = taps_x.pixels * images->target_channels;
            size_t steps = taps_y.count * taps_x.count * images->source_channels;
            if (!allocate_product(p, g->group * p->rows_of_image, steps)) return false;
            if (steps > 0) fill_steps(p, g, images, taps_y, taps_x);
            for (size_t image = 0; image < g->group; image++)
                fill_rows(p, g, images, vertical, horizontal, y, x, image);
        }
    return true;
}

/// So many images that their offsets fit into 31 bits; 0 if those of one do not. `most` is the larger size of an image.
static size_t group_of(size_t images, size_t pixels, size_t most) {
    size_t group = (group_pixels + pixels - 1) / pixels;
    return least(least(group < least_group ? least_group : group, images), INT32_MAX / most);
}

static bool make_gather(struct ck_gather *g, const struct gathered_images *images, size_t count, bool joins) {
    const struct axis *vertical = &images->vertical, *horizontal = &images->horizontal;
    g->unit = 1;
    if (joins && images->target_channels <= wide_row / 2) {
        size_t most = least(wide_row / images->target_channels, horizontal->target);
        size_t units = (horizontal->target + most - 1) / most;
        g->unit = (horizontal->target + units - 1) / units;
    }
    g->source_size = vertical->source * horizontal->source * images->source_channels;
    g->target_size = vertical->target * horizontal->target * images->target_channels;
    const size_t most = g->source_size > g->target_size ? g->source_size : g->target_size;
    g->group = group_of(count, vertical->target * horizontal->target, most);
    if (g->group == 0) return false;
    g->filter_width = horizontal->filter + (g->unit - 1) * horizontal->stride;
    g->filter_rows = vertical->filter * g->filter_width * images->source_channels;
    g->filter_columns = g->unit * images->target_channels;
    if (g->filter_rows > INT32_MAX / g->filter_columns) return false;
    struct axis_classes classes_y = {0}, classes_x = {0};
    bool made = find_classes(&classes_y, vertical, 1) && find_classes(&classes_x, horizontal, g->unit)
                && make_classes(g, images, &classes_y, &classes_x);
    free_classes(&classes_y);
    free_classes(&classes_x);
    return made;
}

static bool make_forward(struct ck_convolution *c) {
    const struct ck_convolution_shape *s = &c->shape;
    return make_gather(
        &c->forward,
        &(struct gathered_images){
            .vertical = {s->height, ck_convolution_rows(s), s->filter_height, s->stride, (long)s->padding, false},
            .horizontal = {s->width, ck_convolution_columns(s), s->filter_width, s->stride, (long)s->padding, false},
            .source_channels = s->in, .target_channels = s->out},
        s->images, true);
}

/// With stride 1 a convolution of dy with the filters turned over.
static bool make_backward(struct ck_convolution *c) {
    const struct ck_convolution_shape *s = &c->shape;
    const bool scatters = s->stride > 1;
    const long high = (long)s->filter_height - 1 - (long)s->padding, wide = (long)s->filter_width - 1 - (long)s->padding;
    const long padding = (long)s->padding;
    return make_gather(
        &c->backward,
        &(struct gathered_images){
            .vertical = {ck_convolution_rows(s), s->height, s->filter_height, s->stride, scatters ? padding : high, scatters},
            .horizontal = {ck_convolution_columns(s), s->width, s->filter_width, s->stride, scatters ? padding : wide, scatters},
            .source_channels = s->out, .target_channels = s->in},
        s->images, !scatters);
}

/// The pixels of the result for which tap (ky, kx) meets the image, and where.
static void fill_tap(struct ck_offset_product *p, const struct ck_convolution_shape *s, size_t ky, size_t kx, size_t group) {
    const size_t rows = ck_convolution_rows(s), columns = ck_convolution_columns(s);
    for (size_t image = 0; image < group; image++)
        for (size_t r = 0; r < rows; r++)
            for (size_t q = 0; q < columns; q++) {
                // Below 0 they wrap around, to more than any height.
                size_t y = r * s->stride + ky - s->padding, x = q * s->stride + kx - s->padding;
                if (y >= s->height || x >= s->width) continue;
                p->inner[p->steps] = (int32_t)(((image * s->height + y) * s->width + x) * s->in);
                p->b_row[p->steps++] = (int32_t)(((image * rows + r) * columns + q) * s->out);
            }
    p->steps /= group;
}

/// The pixels of the result, and where the patch of each begins in its frame.
static void fill_framed(
    const struct ck_filter_gradient *f, const struct ck_convolution_shape *s, int32_t *patches, int32_t *pixels,
    size_t *steps) {
    const size_t rows = ck_convolution_rows(s), columns = ck_convolution_columns(s);
    size_t t = 0;
    for (size_t image = 0; image < f->group; image++)
        for (size_t r = 0; r < rows; r++)
            for (size_t q = 0; q < columns; q++, t++) {
                patches[t] = (int32_t)(image * f->frame_size + (r * f->frame_width + q) * s->stride * s->in);
                pixels[t] = (int32_t)(t * s->out);
            }
    *steps = rows * columns;
}

static bool make_taps(struct ck_filter_gradient *f, const struct ck_convolution_shape *s, size_t pixels) {
    for (size_t ky = 0; ky < s->filter_height; ky++)
        for (size_t kx = 0; kx < s->filter_width; kx++) {
            struct ck_offset_product *p = &f->products[ky * s->filter_width + kx];
            p->rows_of_image = s->in;
            p->columns = s->out;
            if (!allocate_product(p, s->in, f->group * pixels)) return false;
            for (size_t i = 0; i < s->in; i++) {
                p->row[i] = (int32_t)i;
                p->c_row[i] = (int32_t)(((ky * s->filter_width + kx) * s->in + i) * s->out);
            }
            fill_tap(p, s, ky, kx, f->group);
        }
    return true;
}

static bool make_framed(struct ck_filter_gradient *f, const struct ck_convolution_shape *s, size_t pixels) {
    struct ck_offset_product *p = f->products;
    p->rows_of_image = s->filter_height * s->filter_width * s->in;
    p->columns = s->out;
    if (!allocate_product(p, p->rows_of_image, f->group * pixels)) return false;
    fill_framed(f, s, p->inner, p->b_row, &p->steps);
    const size_t width = s->filter_width * s->in;
    for (size_t i = 0; i < p->rows_of_image; i++) {
        p->row[i] = (int32_t)(i / width * f->frame_width * s->in + i % width);
        p->c_row[i] = (int32_t)(i * s->out);
    }
    return true;
}

static bool make_turned(struct ck_filter_gradient *f, const struct ck_convolution_shape *s, size_t pixels) {
    for (size_t ky = 0; ky < s->filter_height; ky++) {
        struct ck_offset_product *p = &f->products[ky];
        p->rows_of_image = s->out;
        p->columns = s->filter_width * s->in;
        if (!allocate_product(p, s->out, f->group * pixels)) return false;
        fill_framed(f, s, p->b_row, p->inner, &p->steps);
        for (size_t t = 0; t < f->group * pixels; t++) p->b_row[t] += (int32_t)(ky * f->frame_width * s->in);
        for (size_t o = 0; o < s->out; o++) {
            p->row[o] = (int32_t)o;
            p->c_row[o] = (int32_t)((ky * s->out + o) * p->columns);
        }
    }
    return true;
}

static bool make_filter_gradient(struct ck_convolution *c, size_t scalar_size) {
    const struct ck_convolution_shape *s = &c->shape;
    struct ck_filter_gradient *f = &c->filter_gradient;
    const size_t pixels = ck_convolution_rows(s) * ck_convolution_columns(s);
    f->way = s->out < wide_row ? ck_filter_gradient_turned
             : s->in < few_channels ? ck_filter_gradient_frame : ck_filter_gradient_taps;
    f->count = f->way == ck_filter_gradient_taps ? s->filter_height * s->filter_width
               : f->way == ck_filter_gradient_turned ? s->filter_height : 1;
    f->frame_height = s->height + 2 * s->padding;
    f->frame_width = s->width + 2 * s->padding;
    f->frame_size = f->frame_height * f->frame_width * s->in;
    const size_t most = f->frame_size > pixels * s->out ? f->frame_size : pixels * s->out;
    f->group = least(least((group_pixels + pixels - 1) / pixels, s->images), INT32_MAX / most);
    f->products = calloc(f->count, sizeof *f->products);
    if (!f->products || f->group == 0) return false;
    if (f->way == ck_filter_gradient_taps) return make_taps(f, s, pixels);
    if (s->padding > 0) c->frame = calloc(f->group * f->frame_size, scalar_size);
    if (s->padding > 0 && !c->frame) return false;
    if (f->way == ck_filter_gradient_frame) return make_framed(f, s, pixels);
    c->turned = calloc(s->filter_height * s->filter_width * s->in * s->out, scalar_size);
    return c->turned && make_turned(f, s, pixels);
}

/// Numbers of a gather's filters, with the columns of each panel filled up to whole vectors of 16.
static size_t packed_size(const struct ck_gather *g) {
    return g->filter_rows * ((g->filter_columns + wide_row - 1) / wide_row * wide_row);
}

struct ck_convolution *ck_convolution_new(const struct ck_convolution_shape *shape, size_t scalar_size) {
    struct ck_convolution *c = calloc(1, sizeof *c);
    if (!c) return 0;
    c->shape = *shape;
    bool made = make_forward(c) && make_backward(c) && make_filter_gradient(c, scalar_size);
    size_t forward = packed_size(&c->forward), backward = packed_size(&c->backward);
    size_t bytes = (forward > backward ? forward : backward) * scalar_size;
    if (made) c->filters = aligned_alloc(64, (bytes + 63) / 64 * 64);
    if (made && c->filters) return c;
    ck_convolution_free(c);
    return 0;
}

void ck_convolution_free(struct ck_convolution *c) {
    if (!c) return;
    free_products(c->forward.classes, c->forward.count);
    free_products(c->backward.classes, c->backward.count);
    free_products(c->filter_gradient.products, c->filter_gradient.count);
    free(c->filters);
    free(c->frame);
    free(c->turned);
    free(c);
}

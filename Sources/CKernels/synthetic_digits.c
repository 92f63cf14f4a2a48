#include "synthetic_digits.h"
#include "digit_strokes.h"
#include "multiversion.h"
#include "random.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

// A template is flattened to short segments, bent, slanted, turned, fitted into the frame, and drawn as the set of
// all points near a segment. Only + - * / and sqrt on numbers, so that every processor draws the same bytes.

enum {
    side = 28,
    /// A row of the distance field: whole vectors, of which the last four columns are unused.
    stride = 32,
    /// Segments for each quadratic piece of a stroke.
    pieces = 6,
    most_points = 24 * pieces,
    /// Control points of the elastic grid along each axis. A quadratic spline has two cells fewer.
    grid = 5,
    most_strokes = 2,
};

/// The half width at the ends of the path differs from its mean by this fraction at most.
static const float most_taper = 0.35f;

/// The purpose of each draw of an image. Image i has draws i * draws_per_image and on.
enum {
    for_label,
    for_way,
    for_slant,
    for_rotation,
    for_aspect,
    for_size,
    for_x,
    for_y,
    for_radius,
    for_taper,
    for_edge,
    for_elasticity,
    for_ends,
    for_grid = for_ends + 2 * most_strokes,
    draws_per_image = for_grid + 2 * grid * grid,
};

/// A draw on (0, 1), moved to (low, high).
INLINE float between(float low, float high, double draw) {
    return low + (high - low) * (float)draw;
}

INLINE float smaller(float a, float b) {
    return a < b ? a : b;
}

INLINE float larger(float a, float b) {
    return a > b ? a : b;
}

INLINE point mix(point a, point b, float t) {
    return (point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/// The points of all strokes in turn; `joined[i]` says whether a segment leads from point i - 1 to point i.
typedef struct {
    int count;
    point points[most_points];
    uint8_t joined[most_points];
} path;

INLINE void append(path *path, point next, int joined) {
    path->points[path->count] = next;
    path->joined[path->count++] = (uint8_t)joined;
}

/// One stroke: quadratic pieces between the middles of its legs. Its ends are longer or shorter by a part of
/// the first and of the last leg, like those of a pen.
INLINE void append_stroke(path *path, const point *controls, int count, const double *ends) {
    point start = mix(controls[0], controls[1], between(-0.45f, 0.45f, ends[0]));
    point stop = mix(controls[count - 1], controls[count - 2], between(-0.45f, 0.45f, ends[1]));
    append(path, start, 0);
    for (int i = 1; i < count - 1; i++) {
        point end = i == count - 2 ? stop : mix(controls[i], controls[i + 1], 0.5f);
        for (int piece = 1; piece <= pieces; piece++) {
            float t = (float)piece / pieces;
            append(path, mix(mix(start, controls[i], t), mix(controls[i], end, t), t), 1);
        }
        start = end;
    }
}

INLINE void append_way(path *path, const way *way, const double *ends) {
    int first = 0;
    for (int i = 0; i <= way->count; i++) {
        if (i < way->count && way->points[i].x != lifted) continue;
        append_stroke(path, way->points + first, i - first, ends);
        ends += 2;
        first = i + 1;
    }
}

/// The cell of the elastic grid in which the coordinate lies, and the weights there of a quadratic B-spline.
INLINE int spline(float coordinate, float weights[3]) {
    float position = smaller(larger(coordinate, 0), 0.999f) * (grid - 2);
    int cell = (int)position;
    float t = position - (float)cell;
    weights[0] = 0.5f * (1 - t) * (1 - t);
    weights[2] = 0.5f * t * t;
    weights[1] = 1 - weights[0] - weights[2];
    return cell;
}

/// Displaces a point of the unit square by a smooth random field.
INLINE point bend(point p, float amplitude, const double *draws) {
    float across[3], down[3];
    int column = spline(p.x, across);
    int row = spline(p.y, down);
    point moved = p;
    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
            const double *draw = draws + 2 * ((row + i) * grid + column + j);
            float weight = amplitude * down[i] * across[j];
            moved.x += weight * between(-1, 1, draw[0]);
            moved.y += weight * between(-1, 1, draw[1]);
        }
    }
    return moved;
}

/// Bends, stretches, slants and turns the path about the middle of the unit square, which becomes the origin.
INLINE void distort(path *path, const double *draws) {
    float amplitude = between(0.05f, 0.22f, draws[for_elasticity]);
    float aspect = between(0.65f, 1.05f, draws[for_aspect]);
    float slant = between(-0.15f, 0.45f, draws[for_slant]);
    // The tangent of half the angle gives sine and cosine without a call to the mathematical library.
    float half = between(-0.14f, 0.14f, draws[for_rotation]);
    float cosine = (1 - half * half) / (1 + half * half);
    float sine = 2 * half / (1 + half * half);
    for (int i = 0; i < path->count; i++) {
        point p = {path->points[i].x / 100, path->points[i].y / 100};
        p = bend(p, amplitude, draws + for_grid);
        float y = p.y - 0.5f;
        float x = aspect * (p.x - 0.5f) - slant * y;
        path->points[i] = (point){cosine * x - sine * y, sine * x + cosine * y};
    }
}

/// Scales the path, keeping its proportions, and puts it near the middle of the frame, such that strokes of this
/// reach to either side leave the outermost ring of pixels dark.
INLINE void fit(path *path, float reach, const double *draws) {
    point low = path->points[0], high = low;
    for (int i = 1; i < path->count; i++) {
        point p = path->points[i];
        low = (point){smaller(low.x, p.x), smaller(low.y, p.y)};
        high = (point){larger(high.x, p.x), larger(high.y, p.y)};
    }
    float width = high.x - low.x, height = high.y - low.y;
    float scale = between(15.0f, 19.5f, draws[for_size]) / larger(width, height);
    // Pixel centers are at whole numbers, so the ring is at 0 and 27; ink stays half a pixel away from it.
    float room_x = (side - 2 - scale * width) / 2 - reach;
    float room_y = (side - 2 - scale * height) / 2 - reach;
    float shift_x = smaller(room_x, 2.0f) * between(-1, 1, draws[for_x]);
    float shift_y = smaller(room_y, 2.0f) * between(-1, 1, draws[for_y]);
    float middle = (side - 1) / 2.0f;
    for (int i = 0; i < path->count; i++) {
        point *p = &path->points[i];
        p->x = middle + shift_x + scale * (p->x - (low.x + high.x) / 2);
        p->y = middle + shift_y + scale * (p->y - (low.y + high.y) / 2);
    }
}

/// Lowers `field` to the distance from the edge of a segment whose half width goes from `radius_a` to `radius_b`:
/// negative inside. Pixels farther from the edge than `margin` are left alone.
INLINE void draw_segment(float *field, point a, point b, float radius_a, float radius_b, float margin) {
    float dx = b.x - a.x, dy = b.y - a.y;
    float squared = dx * dx + dy * dy;
    float inverse = squared > 0 ? 1 / squared : 0;
    float reach = larger(radius_a, radius_b) + margin;
    int top = (int)larger(smaller(a.y, b.y) - reach, 0);
    int bottom = (int)smaller(larger(a.y, b.y) + reach, side - 1);
    for (int y = top; y <= bottom; y++) {
        float *row = field + y * stride;
        float from_y = (float)y - a.y;
        for (int x = 0; x < stride; x++) {
            float from_x = (float)x - a.x;
            float t = smaller(larger((from_x * dx + from_y * dy) * inverse, 0), 1);
            float off_x = from_x - t * dx, off_y = from_y - t * dy;
            float distance = sqrtf(off_x * off_x + off_y * off_y) - (radius_a + t * (radius_b - radius_a));
            row[x] = smaller(row[x], distance);
        }
    }
}

INLINE void draw_digit(const double *draws, uint8_t *image, uint8_t *label) {
    // A draw is below 1 in double, and ten times it rounds below 10.
    int digit = (int)(10 * draws[for_label]);
    *label = (uint8_t)digit;
    path path;
    path.count = 0;
    append_way(&path, &ways[digit][(int)(ways_per_digit * draws[for_way])], draws + for_ends);

    float radius = between(0.8f, 1.65f, draws[for_radius]);
    float taper = between(-most_taper, most_taper, draws[for_taper]);
    float edge = between(0.4f, 0.7f, draws[for_edge]);
    distort(&path, draws);
    fit(&path, (1 + most_taper) * radius + edge, draws);

    float field[side * stride];
    for (int i = 0; i < side * stride; i++) field[i] = edge;
    float step = 2 * taper / (float)path.count;
    for (int i = 1; i < path.count; i++) {
        if (!path.joined[i]) continue;
        float thickness = radius * (1 - taper + step * (float)i);
        draw_segment(field, path.points[i - 1], path.points[i], thickness - radius * step, thickness, edge);
    }
    // Full ink from `edge` inside the outline on, none from `edge` outside it.
    float slope = 127.5f / edge;
    for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
            float ink = 127.5f - slope * field[y * stride + x];
            image[y * side + x] = (uint8_t)(smaller(larger(ink, 0), 255) + 0.5f);
        }
    }
}

MULTIVERSION
void ck_draw_digits(uint64_t key, uint64_t first, uint8_t *images, uint8_t *labels, size_t count) {
    double draws[draws_per_image];
    for (size_t i = 0; i < count; i++) {
        ck_random_uniform_f64(key, (first + i) * draws_per_image, 0, 1, draws, draws_per_image);
        draw_digit(draws, images + i * side * side, labels + i);
    }
}

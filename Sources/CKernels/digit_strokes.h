#ifndef CKERNELS_DIGIT_STROKES_H
#define CKERNELS_DIGIT_STROKES_H

// How a hand writes each digit: control points in percent of a box, x to the right, y downwards.
// A stroke begins at its first point, ends at its last, and is pulled towards the ones between (a quadratic
// B-spline), of which there must be at least one. Only a corner is reached exactly.

typedef struct {
    float x, y;
} point;

/// One way of writing a digit: one or more strokes.
typedef struct {
    int count;
    point points[24];
} way;

enum { ways_per_digit = 3, lifted = -1000 };

/// Control points in the order of writing, with LIFT between the strokes, of which there are two at most.
#define WAY(...) {sizeof((point[]){__VA_ARGS__}) / sizeof(point), {__VA_ARGS__}}
/// A point given twice stops the B-spline there.
#define CORNER(x, y) {x, y}, {x, y}
/// Between two strokes: no control point has such coordinates.
#define LIFT {lifted, lifted}

static const way ways[10][ways_per_digit] = {
    {
        // A closed oval; begun at the top right; a round one whose ends cross.
        WAY({52, 3}, {32, 2}, {16, 28}, {16, 72}, {34, 98}, {50, 98}, {68, 98}, {84, 72}, {84, 28}, {70, 2}, {46, 3}),
        WAY({68, 12}, {50, -4}, {26, 10}, {14, 60}, {26, 98}, {52, 104}, {80, 82}, {86, 36}, {70, 6}, {56, 8}),
        WAY({36, 6}, {14, 22}, {6, 64}, {24, 96}, {52, 102}, {84, 86}, {94, 42}, {78, 6}, {48, 0}, {32, 18}),
    },
    {
        // One line; with a flag; with a flag and a foot.
        WAY({52, 4}, {50, 50}, {48, 96}),
        WAY({36, 25}, {46, 16}, CORNER(54, 4), {53, 50}, {52, 96}),
        WAY({36, 23}, {46, 15}, CORNER(53, 4), {53, 50}, {52, 96}, LIFT, {33, 97}, {52, 95}, {71, 96}),
    },
    {
        // A corner below; a loop below; a nearly straight back and a wavy foot.
        WAY({20, 26}, {24, 2}, {56, 0}, {84, 14}, {74, 46}, {48, 70}, CORNER(18, 95), {50, 94}, {86, 93}),
        WAY({20, 22}, {30, 0}, {66, -4}, {84, 24}, {66, 58}, {40, 90}, {16, 102}, {8, 84}, {28, 72}, {48, 92},
            {70, 102}, {92, 86}),
        WAY({18, 18}, {50, -6}, {90, 8}, {70, 52}, CORNER(16, 92), {50, 84}, {88, 98}),
    },
    {
        // Two bows; a flat top; a small loop between the bows.
        WAY({20, 14}, {44, -4}, {84, 2}, {78, 42}, CORNER(46, 47), {90, 46}, {92, 94}, {46, 106}, {16, 86}),
        WAY({20, 6}, {50, 5}, CORNER(80, 6), {62, 24}, CORNER(46, 42), {86, 38}, {96, 84}, {52, 106}, {16, 88}),
        WAY({18, 16}, {40, -6}, {86, 0}, {76, 44}, {42, 58}, {34, 46}, {50, 38}, {94, 52}, {86, 100}, {40, 104},
            {14, 84}),
    },
    {
        // Open, two strokes; closed, one stroke; open and rounded.
        WAY({26, 6}, {22, 30}, CORNER(18, 56), {50, 56}, {88, 52}, LIFT, {70, 6}, {68, 50}, {64, 97}),
        WAY({66, 97}, {66, 50}, CORNER(66, 4), {40, 34}, CORNER(12, 66), {50, 66}, {90, 64}),
        WAY({22, 8}, {8, 60}, {36, 66}, {66, 56}, CORNER(78, 8), {72, 56}, {68, 97}),
    },
    {
        // The roof last; in one stroke; rounded like an S.
        WAY({30, 8}, {28, 26}, CORNER(26, 44), {50, 32}, {88, 42}, {88, 94}, {46, 106}, {14, 86}, LIFT, {30, 8},
            {56, 7}, {84, 5}),
        WAY({84, 6}, {60, 7}, CORNER(32, 8), {28, 26}, CORNER(26, 46), {60, 28}, {94, 56}, {80, 100}, {40, 104},
            {14, 84}),
        WAY({82, 8}, {50, 0}, {22, 10}, {20, 46}, {54, 44}, {90, 58}, {78, 100}, {40, 104}, {16, 88}),
    },
    {
        // A slanted stem; a straight one; a curved one over a large belly.
        WAY({66, 4}, {36, 20}, {14, 60}, {18, 102}, {62, 104}, {88, 78}, {64, 50}, {36, 56}, {18, 78}),
        WAY({50, 4}, {34, 30}, {18, 62}, {20, 100}, {56, 104}, {86, 84}, {74, 56}, {44, 52}, {20, 76}),
        WAY({78, 14}, {52, -6}, {16, 26}, {10, 92}, {46, 106}, {84, 98}, {84, 56}, {50, 44}, {16, 70}),
    },
    {
        // Plain; with a bar; with a hook and a curved stem.
        WAY({16, 10}, {50, 9}, CORNER(84, 8), {62, 46}, {42, 96}),
        WAY({16, 10}, {50, 9}, CORNER(84, 8), {62, 46}, {42, 96}, LIFT, {34, 53}, {56, 52}, {78, 49}),
        WAY({14, 28}, {15, 17}, CORNER(17, 8), {50, 12}, {88, 4}, {78, 32}, {52, 58}, {46, 96}),
    },
    {
        // An S closed by its way back; two rings; a crossing of two loops.
        WAY({78, 14}, {50, -6}, {16, 6}, {22, 42}, {76, 56}, {92, 92}, {50, 108}, {8, 92}, {26, 58}, {74, 38},
            {84, 10}),
        WAY({52, 4}, {38, 2}, {22, 12}, {22, 36}, {38, 48}, {62, 48}, {78, 36}, {78, 12}, {62, 2}, {48, 4}, LIFT,
            {52, 47}, {36, 46}, {14, 60}, {14, 86}, {38, 98}, {62, 98}, {86, 86}, {86, 60}, {64, 46}, {48, 47}),
        WAY({50, 48}, {28, 38}, {16, 18}, {34, 0}, {50, 0}, {66, 0}, {84, 18}, {72, 38}, {50, 48}, {24, 60}, {10, 82},
            {30, 100}, {50, 100}, {70, 100}, {90, 82}, {76, 60}, {50, 48}),
    },
    {
        // A straight stem; a curved one; a slanted one under a loop without a corner.
        WAY({76, 18}, {56, -2}, {18, 4}, {14, 50}, {50, 60}, {74, 40}, CORNER(78, 12), {76, 50}, {72, 97}),
        WAY({78, 24}, {64, -2}, {22, 0}, {12, 44}, {44, 60}, {74, 46}, CORNER(80, 16), {84, 62}, {72, 104}, {24, 94}),
        WAY({72, 10}, {40, -6}, {10, 26}, {24, 58}, {64, 50}, {82, 4}, {72, 52}, {46, 97}),
    },
};

#endif

#include "convolution_plan.h"

#include "multiversion.h"

#include <string.h>

#pragma STDC FP_CONTRACT OFF

#define CK_TEMPLATE "convolution.inc"
#include "instruction_sets.h"

#define CK_DEFINE_CONVOLUTION(scalar, NAME)                                                                         \
    void NAME(ck_convolution_forward)(                                                                              \
        enum ck_instructions instructions, struct ck_convolution *plan, const scalar *x, const scalar *w,           \
        const scalar *bias, scalar *y) {                                                                            \
        CALL_OF_SET(instructions, NAME, convolution_forward, plan, x, w, bias, y)                                   \
    }                                                                                                               \
    void NAME(ck_convolution_input_gradient)(                                                                       \
        enum ck_instructions instructions, struct ck_convolution *plan, const scalar *dy, const scalar *w,          \
        scalar *dx, bool accumulate) {                                                                              \
        CALL_OF_SET(instructions, NAME, convolution_input_gradient, plan, dy, w, dx, accumulate)                    \
    }                                                                                                               \
    void NAME(ck_convolution_filter_gradient)(                                                                      \
        enum ck_instructions instructions, struct ck_convolution *plan, const scalar *x, const scalar *dy,          \
        scalar *dw, bool accumulate) {                                                                              \
        CALL_OF_SET(instructions, NAME, convolution_filter_gradient, plan, x, dy, dw, accumulate)                   \
    }

CK_DEFINE_CONVOLUTION(float, CK_F32)
CK_DEFINE_CONVOLUTION(double, CK_F64)

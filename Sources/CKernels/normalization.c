#include "normalization.h"
#include "multiversion.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

#define square_root_f32 sqrtf
#define square_root_f64 sqrt

#define scalar float
#define NAME CK_F32
#include "normalization.inc"
#undef scalar
#undef NAME

#define scalar double
#define NAME CK_F64
#include "normalization.inc"

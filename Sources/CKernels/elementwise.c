#include "elementwise.h"
#include "exponential.h"
#include "multiversion.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

#define scalar float
#define NAME CK_F32
#include "elementwise.inc"
#undef scalar
#undef NAME

#define scalar double
#define NAME CK_F64
#include "elementwise.inc"

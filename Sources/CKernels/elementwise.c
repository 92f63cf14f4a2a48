#include "elementwise.h"
#include "exponential.h"
#include "multiversion.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

#define CK_TEMPLATE "elementwise.inc"
#include "both_scalars.h"

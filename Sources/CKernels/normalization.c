#include "normalization.h"
#include "multiversion.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

#define CK_TEMPLATE "normalization_blocks.inc"
#include "instruction_sets.h"
#undef CK_TEMPLATE

#define CK_TEMPLATE "normalization.inc"
#include "both_scalars.h"

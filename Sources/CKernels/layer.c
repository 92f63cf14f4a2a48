#include "layer.h"

#include "multiversion.h"
#include "normalization.h"

#pragma STDC FP_CONTRACT OFF

#define CK_TEMPLATE "layer.inc"
#include "both_scalars.h"

#include "pooling.h"

#include "multiversion.h"

#include <string.h>

#pragma STDC FP_CONTRACT OFF

#define CK_TEMPLATE "pooling.inc"
#include "both_scalars.h"

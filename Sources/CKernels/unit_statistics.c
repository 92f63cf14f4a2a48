#include "unit_statistics.h"
#include "multiversion.h"

#include <math.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

/// The number of units in a block, whose statistics fit in the first-level cache.
enum { most_units = 128 };

#define CK_TEMPLATE "unit_statistics.inc"
#include "both_scalars.h"

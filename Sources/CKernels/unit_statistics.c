#include "unit_statistics.h"
#include "multiversion.h"

#include <math.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

/// So many units are looked at together: what is known of them stays in the nearest cache.
enum { most_units = 128 };

#define CK_TEMPLATE "unit_statistics.inc"
#include "both_scalars.h"

#include "normalization.h"
#include "multiversion.h"

#include <math.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

/// Rows whose moments are taken at once; the second pass over them finds them in a cache.
enum { rows_at_once = 1024 };
/// Rows of few columns are read several at a time, as one row of up to so many.
enum { wide_row = 16 };

#define CK_TEMPLATE "normalization_blocks.inc"
#include "instruction_sets.h"
#undef CK_TEMPLATE

#define CK_TEMPLATE "normalization.inc"
#include "both_scalars.h"

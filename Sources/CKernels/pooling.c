#include "pooling.h"

#include "multiversion.h"

#include <string.h>

#pragma STDC FP_CONTRACT OFF

/// Channels whose gradients are passed on at once.
enum { pool_channels = 64 };

#define CK_TEMPLATE "pooling.inc"
#include "both_scalars.h"

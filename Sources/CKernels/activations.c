#include "activations.h"
#include "exponential.h"
#include "multiversion.h"

#pragma STDC FP_CONTRACT OFF

// Klambauer et al., "Self-Normalizing Neural Networks" (2017), from the closed form, to more digits than a double.
#define CK_SELU_ALPHA 1.6732632423543772848170429916716520384611553482812
#define CK_SELU_LAMBDA 1.0507009873554804934193349852946063519589812043764

#define CK_TEMPLATE "activations.inc"
#include "both_scalars.h"

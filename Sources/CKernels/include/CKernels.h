#ifndef CKERNELS_H
#define CKERNELS_H

#include "activations.h"
#include "convolution.h"
#include "synthetic_digits.h"
#include "elementwise.h"
#include "layer.h"
#include "matrix_product.h"
#include "normalization.h"
#include "pooling.h"
#include "processor.h"
#include "random.h"
#include "sha256.h"
#include "statistics.h"
#include "training.h"
#include "unit_statistics.h"

#endif

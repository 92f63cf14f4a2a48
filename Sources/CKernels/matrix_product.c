#include "matrix_product.h"

#include "multiversion.h"

#include <string.h>

#pragma STDC FP_CONTRACT OFF

/// How many steps of the inner index are worked off at once: their columns of B, one panel, fill a first-level cache.
enum { inner_block = 128 };
/// Rows of C that a tile computes at once; with `TILE_VECTORS` vectors each they fill the registers.
enum { tile_rows = 6 };

#define CK_TEMPLATE "matrix_product.inc"
#include "instruction_sets.h"

#define CK_DEFINE_MATRIX_PRODUCT(NAME)                                                                              \
    void NAME(ck_matrix_product_with)(enum ck_instructions instructions, const struct NAME(ck_product) *product) {  \
        CALL_OF_SET(instructions, NAME, matrix_product, product)                                                    \
    }                                                                                                               \
    void NAME(ck_matrix_product)(const struct NAME(ck_product) *product) {                                          \
        NAME(ck_matrix_product_with)(ck_best_instructions(), product);                                              \
    }

CK_DEFINE_MATRIX_PRODUCT(CK_F32)
CK_DEFINE_MATRIX_PRODUCT(CK_F64)

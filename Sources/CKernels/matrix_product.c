#include "matrix_product.h"

#include "multiversion.h"

#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#pragma STDC FP_CONTRACT OFF

// Names of one instruction set: KERNEL(tile) is tile_avx512_f32.
#define EXPANDED(macro, name) macro(name)
#define OF_SET_(name, set) name##_##set
#define OF_SET(name, set) OF_SET_(name, set)
#define KERNEL(name) EXPANDED(NAME, OF_SET(name, SET))

/// How many steps of the inner index are worked off at once: their columns of B, one panel, fill a first-level cache.
enum { inner_block = 128 };
/// Rows of C that a tile computes at once; with `TILE_VECTORS` vectors each they fill the registers.
enum { tile_rows = 6 };

#define CK_TEMPLATE "matrix_product.inc"

#define SET portable
#define TARGET
#define VECTOR_BYTES 16
#define TILE_VECTORS 4
#include "both_scalars.h"
#undef SET
#undef TARGET
#undef VECTOR_BYTES
#undef TILE_VECTORS

#if defined(__x86_64__)
#define SET avx2
#define TARGET __attribute__((target("arch=x86-64-v3")))
#define VECTOR_BYTES 32
#define TILE_VECTORS 2
#include "both_scalars.h"
#undef SET
#undef TARGET
#undef VECTOR_BYTES
#undef TILE_VECTORS

#define SET avx512
#define TARGET __attribute__((target("arch=x86-64-v4")))
#define VECTOR_BYTES 64
#define TILE_VECTORS 4
#include "both_scalars.h"
#undef SET
#undef TARGET
#undef VECTOR_BYTES
#undef TILE_VECTORS
#endif

#if defined(__x86_64__)
#define OTHER_SETS(NAME)                                                                                            \
    case ck_instructions_avx512: NAME(matrix_product_avx512)(product); return;                                      \
    case ck_instructions_avx2: NAME(matrix_product_avx2)(product); return;
#else
#define OTHER_SETS(NAME)
#endif

#define CK_DEFINE_MATRIX_PRODUCT(NAME)                                                                              \
    void NAME(ck_matrix_product_with)(enum ck_instructions instructions, const struct NAME(ck_product) *product) {  \
        switch (instructions) {                                                                                     \
            OTHER_SETS(NAME)                                                                                        \
        default: NAME(matrix_product_portable)(product);                                                            \
        }                                                                                                           \
    }                                                                                                               \
    void NAME(ck_matrix_product)(const struct NAME(ck_product) *product) {                                          \
        NAME(ck_matrix_product_with)(ck_best_instructions(), product);                                              \
    }

CK_DEFINE_MATRIX_PRODUCT(CK_F32)
CK_DEFINE_MATRIX_PRODUCT(CK_F64)

#ifndef CKERNELS_PROCESSOR_H
#define CKERNELS_PROCESSOR_H

/// Whether the processor runs AVX2 and FMA instructions, which OpenBLAS's Haswell kernels consist of.
int ck_processor_has_avx2(void);

#endif

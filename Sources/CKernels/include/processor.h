#ifndef CKERNELS_PROCESSOR_H
#define CKERNELS_PROCESSOR_H

/// Instruction sets for which there are separate kernels, from the least to the best.
enum ck_instructions {
    /// Vectors of 16 bytes, as the compiler lowers them.
    ck_instructions_portable,
    /// AVX2 with fused multiply-add: 16 registers of 32 bytes.
    ck_instructions_avx2,
    /// AVX-512: 32 registers of 64 bytes.
    ck_instructions_avx512,
};

/// The best instruction set of this processor.
enum ck_instructions ck_best_instructions(void);

#endif

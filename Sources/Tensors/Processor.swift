import CKernels

/// What the processor can do for the loops.
public enum Processor {
    /// The instruction set whose vectors the matrix product uses, as its maker calls it. It moves no bit.
    public static var instructions: String {
        switch ck_best_instructions() {
        case ck_instructions_avx512: "AVX-512"
        case ck_instructions_avx2: "AVX2"
        default: "vectors of 16 bytes"
        }
    }
}

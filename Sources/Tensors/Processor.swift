import CKernels

/// The processor's vector instructions.
public enum Processor {
    /// What the compiler makes of vectors of 16 bytes.
    private static var portable: String {
        #if arch(arm64)
            "NEON"
        #else
            "vectors of 16 bytes"
        #endif
    }

    /// The instruction set of the matrix product, by the maker's name. The results have the same bits with every set.
    public static var instructions: String {
        switch ck_best_instructions() {
        case ck_instructions_avx512: "AVX-512"
        case ck_instructions_avx2: "AVX2"
        default: portable
        }
    }
}

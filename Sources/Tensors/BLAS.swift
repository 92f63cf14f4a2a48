import CKernels
import COpenBLAS

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The matrix library under the engine: which it is, and how it is made to give the same bits everywhere.
public enum BLAS {
    /// Version and build options, as OpenBLAS reports them.
    public static var configuration: String { String(cString: openblas_get_config()) }

    /// The processor family whose kernels OpenBLAS runs.
    public static var coreType: String { String(cString: openblas_get_corename()) }

    /// Threads that one matrix product may use. Trials run in parallel, so each product has one.
    public static var threads: Int { Int(openblas_get_num_threads()) }

    /// Starts the program again with the environment that OpenBLAS must find when it is loaded, if it is not there.
    ///
    /// OpenBLAS chooses kernels by processor, and different kernels round differently. The Haswell ones run on every
    /// x86-64 processor with AVX2, and cost nothing on these networks (docs/decisions/0004). Call it first of all; it
    /// does not come back when it starts the program again. `TRAINABILITY_NATIVE_BLAS=1` leaves the kernels as they are.
    public static func pinKernels() {
        #if os(Linux) && arch(x86_64)
            var wanted = ["OPENBLAS_NUM_THREADS": "1"]
            if !isNative && ck_processor_has_avx2() != 0 { wanted["OPENBLAS_CORETYPE"] = "Haswell" }
            let missing = wanted.filter { name, value in getenv(name).map { String(cString: $0) } != value }
            // The guard variable ends the recursion should the environment refuse to change.
            guard !missing.isEmpty, getenv("TRAINABILITY_PINNED") == nil else { return }
            for (name, value) in missing { setenv(name, value, 1) }
            setenv("TRAINABILITY_PINNED", "1", 1)
            execv("/proc/self/exe", CommandLine.unsafeArgv)
        #endif
        // Where nothing was started again, one thread can still be had.
        openblas_set_num_threads(1)
    }

    /// Whether the user asked for the kernels that OpenBLAS itself would choose.
    public static var isNative: Bool {
        getenv("TRAINABILITY_NATIVE_BLAS").map { String(cString: $0) } == "1"
    }
}

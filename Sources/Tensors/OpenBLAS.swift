import COpenBLAS

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The general matrix library, which can take the place of the engine's own product.
///
/// The own product is faster on the small matrices of these networks and gives the same bits on every processor, which
/// OpenBLAS does not (docs/decisions/0007). To compare the two, say `TRAINABILITY_OPENBLAS=1`.
public enum OpenBLAS {
    /// Whether the environment asks for its products. Trials run in parallel, so each product has one thread.
    public static let isUsed: Bool = {
        guard let wish = getenv("TRAINABILITY_OPENBLAS"), String(cString: wish) == "1" else { return false }
        openblas_set_num_threads(1)
        return true
    }()

    /// What to call the kernels on which numbers depend; nil if it is not used, since the own ones leave no trace.
    public static var kernels: String? {
        isUsed ? "OpenBLAS kernels of \(String(cString: openblas_get_corename()))" : nil
    }

    /// Version and build options, as it reports them, under its name; empty if it is not used.
    public static var versions: [String: String] {
        isUsed ? ["openblas": String(cString: openblas_get_config())] : [:]
    }
}

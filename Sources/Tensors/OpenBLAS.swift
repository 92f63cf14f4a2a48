#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A general matrix library that can replace the engine's own product.
///
/// The engine's product is faster on the small matrices of these networks. It gives the same bits on every processor;
/// OpenBLAS does not (docs/decisions/0007). `TRAINABILITY_OPENBLAS=1` selects OpenBLAS and loads it. Loading is slow, and
/// the library's threads spin while they wait for work.
public enum OpenBLAS {
    /// Whether products are OpenBLAS's: the environment asks for it, and it is there.
    public static var isUsed: Bool { library != nil }

    /// Whether the environment asks for a library that is not there.
    public static var isMissing: Bool { isWanted && library == nil }

    /// The name of the kernels on which numbers depend; nil without OpenBLAS.
    public static var kernels: String? {
        library.map { "OpenBLAS kernels of \(String(cString: $0.coreName()))" }
    }

    /// Version and build options as OpenBLAS reports them; empty without OpenBLAS.
    public static var versions: [String: String] {
        library.map { ["openblas": String(cString: $0.configuration())] } ?? [:]
    }

    static let library: Library? = isWanted ? Library() : nil

    private static let isWanted = getenv("TRAINABILITY_OPENBLAS").map { String(cString: $0) } == "1"

    /// The functions of the library, as its C header declares them: order, transpositions, sizes, alpha, A, B, beta, C.
    struct Library: Sendable {
        typealias Text = @convention(c) () -> UnsafePointer<CChar>
        typealias FloatProduct =
            @convention(c) (
                CInt, CInt, CInt, CInt, CInt, CInt, Float, UnsafePointer<Float>, CInt, UnsafePointer<Float>, CInt,
                Float,
                UnsafeMutablePointer<Float>, CInt
            ) -> Void
        typealias DoubleProduct =
            @convention(c) (
                CInt, CInt, CInt, CInt, CInt, CInt, Double, UnsafePointer<Double>, CInt, UnsafePointer<Double>, CInt,
                Double, UnsafeMutablePointer<Double>, CInt
            ) -> Void

        static let rowMajor: CInt = 101
        static func transposition(_ isTransposed: Bool) -> CInt { isTransposed ? 112 : 111 }

        let coreName, configuration: Text
        let floatProduct: FloatProduct
        let doubleProduct: DoubleProduct

        /// Nil if there is no such library.
        init?() {
            // Trials run in parallel, so each product has one thread. The library reads this when it is loaded.
            setenv("OPENBLAS_NUM_THREADS", "1", 1)
            // Homebrew's library is in no folder that the loader searches, on either of Apple's processors.
            let names =
                ["libopenblas.so.0", "libopenblas.so", "libopenblas.dylib"]
                + ["/opt/homebrew", "/usr/local"].map { "\($0)/opt/openblas/lib/libopenblas.dylib" }
            guard let handle = names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first,
                let coreName = dlsym(handle, "openblas_get_corename"),
                let configuration = dlsym(handle, "openblas_get_config"),
                let floatProduct = dlsym(handle, "cblas_sgemm"), let doubleProduct = dlsym(handle, "cblas_dgemm")
            else { return nil }
            self.coreName = unsafeBitCast(coreName, to: Text.self)
            self.configuration = unsafeBitCast(configuration, to: Text.self)
            self.floatProduct = unsafeBitCast(floatProduct, to: FloatProduct.self)
            self.doubleProduct = unsafeBitCast(doubleProduct, to: DoubleProduct.self)
        }
    }
}

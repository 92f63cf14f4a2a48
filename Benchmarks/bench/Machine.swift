import CProcessor
import Tensors

/// What one core of this machine can do, in 10⁹ floating-point operations a second.
enum Machine {
    /// The most that any program could reach: independent multiply-adds without a load or a store.
    static func multiplyAddPeak() -> Double {
        var sum: Float = 0
        return best { processor_multiply_adds(3_000_000, &sum) }
    }

    /// The product of two matrices `[1024, 1024]` by the engine.
    static func matrixProduct() -> Double {
        let n = 1024
        let stream = RandomStream(experiment: "machine", seed: 1)
        let (a, b, c) = (Tensor<Float>([n, n]), Tensor<Float>([n, n]), Tensor<Float>([n, n]))
        a.fillNormal(deviation: 1, stream["a"])
        b.fillNormal(deviation: 1, stream["b"])
        return best {
            c.setProduct(a, b)
            return 2 * Double(n * n * n)
        }
    }

    private static func best(of repeats: Int = 40, _ operations: () -> Double) -> Double {
        (0..<repeats).reduce(0) { best, _ in
            var count = 0.0
            let seconds = timed { count = operations() }
            return max(best, count / seconds / 1e9)
        }
    }
}

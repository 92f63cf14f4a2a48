import CProcessor
import Tensors

/// What one core of this machine can do, in 10⁹ floating-point operations a second, timed as the workloads are.
struct Machine {
    let repeats: Int
    let target: Double

    /// The most that any program could reach: independent multiply-adds without a load or a store.
    func multiplyAdds() -> Double {
        speed { result in processor_multiply_adds(3_000_000, &result) }
    }

    /// The product of two matrices `[1024, 1024]` by the engine.
    func products() -> Double {
        let n = 1024
        let stream = RandomStream(experiment: "machine", seed: 1)
        let (a, b, c) = (Tensor<Float>([n, n]), Tensor<Float>([n, n]), Tensor<Float>([n, n]))
        a.fillNormal(deviation: 1, stream["a"])
        b.fillNormal(deviation: 1, stream["b"])
        return speed { _ in
            c.setProduct(a, b)
            return 2 * Double(n * n * n)
        }
    }

    /// - Parameter work: returns how many operations it was.
    private func speed(of work: @escaping (_ result: inout Float) -> Double) -> Double {
        var (operations, result) = (0.0, Float(0))
        let measurement = Measurement(
            { _ in
                operations = work(&result)
                return result
            }, repeats: repeats, target: target)
        return operations * Double(measurement.steps) / measurement.seconds / 1e9
    }
}

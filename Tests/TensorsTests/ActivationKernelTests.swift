import TestSupport
import Tensors
import Testing

@Suite struct ActivationKernelTests {
    /// Numbers around and far from every kink.
    private func inputs<S: Scalar>(_ count: Int) -> Tensor<S> {
        let tensor = Tensor<S>([count])
        tensor.fillUniform(from: -4, to: 4, RandomStream(key: 13)[count])
        let specials: [S] = [0, -0.0, -1, 1, 1e-20, -1e-20, 50, -50]
        for (index, special) in specials.enumerated() where index < count {
            tensor[count - 1 - index] = special
        }
        return tensor
    }

    private func values<S: Scalar>(_ function: ElementwiseActivation, _ z: Tensor<S>) -> Tensor<S> {
        let a = Tensor<S>(z.shape)
        S.activate(function, z.pointer, a.pointer, z.count)
        return a
    }

    /// A vector loop with its tail gives what one element at a time gives, forwards and back, and writes no further.
    private func checkLengths<S: Scalar>(_ function: ElementwiseActivation, _ type: S.Type) {
        for n in 0...40 {
            let (z, da, start) = (inputs(41) as Tensor<S>, Tensor<S>([41]), Tensor<S>([41]))
            da.fillNormal(deviation: 1, RandomStream(key: 14)[n])
            start.fillNormal(deviation: 1, RandomStream(key: 15)[n])
            let a = Tensor<S>([41], start.elements)
            S.activate(function, z.pointer, a.pointer, n)
            let alone = (0..<41).map { i in i < n ? values(function, Tensor([1], [z[i]])).scalar : start[i] }
            #expect(a.elements == alone, "\(function), \(n) elements of \(type)")

            for accumulate in [false, true] {
                let dz = Tensor<S>([41], start.elements)
                S.activationGradient(
                    function, da.pointer, z.pointer, a.pointer, dz.pointer, n, accumulate: accumulate)
                let expected = (0..<41).map { i -> S in
                    let one = Tensor<S>([1])
                    S.activationGradient(
                        function, da.pointer + i, z.pointer + i, a.pointer + i, one.pointer, 1, accumulate: false)
                    return i < n ? (accumulate ? start[i] + one.scalar : one.scalar) : start[i]
                }
                #expect(dz.elements == expected, "\(function), gradient of \(n) elements of \(type)")
            }
        }
    }

    @Test("Every length gives what one element at a time gives", arguments: ElementwiseActivation.samples)
    func lengths(function: ElementwiseActivation) {
        checkLengths(function, Float.self)
        checkLengths(function, Double.self)
    }

    @Test("An activation can take the place of its argument", arguments: ElementwiseActivation.samples)
    func inPlace(function: ElementwiseActivation) {
        for count in 1...70 {
            let z: Tensor<Float> = inputs(count)
            let expected = values(function, z).elements
            Float.activate(function, z.pointer, z.pointer, count)
            #expect(z.elements == expected, "\(function), \(count) numbers")
        }
    }

    @Test("A NaN comes through every activation", arguments: ElementwiseActivation.samples)
    func notANumber(function: ElementwiseActivation) {
        for n in [1, 40] {
            let (float, double) = (Tensor<Float>([n]), Tensor<Double>([n]))
            float.fill(.nan)
            double.fill(.nan)
            #expect(values(function, float).elements.allSatisfy { $0.isNaN })
            #expect(values(function, double).elements.allSatisfy { $0.isNaN })
        }
    }

    /// The values at -infinity and infinity.
    static let ends: [(ElementwiseActivation, low: Double, high: Double)] = [
        (ElementwiseActivation(.identity), -.infinity, .infinity), (ElementwiseActivation(.sigmoid), 0, 1),
        (ElementwiseActivation(.tanh), -1, 1), (ElementwiseActivation(.relu), 0, .infinity),
        (ElementwiseActivation(.leakyReLU, parameter: 0.5), -.infinity, .infinity),
        (ElementwiseActivation(.elu, parameter: 0.5), -0.5, .infinity),
        (ElementwiseActivation(.selu), -1.7580993408473766, .infinity),
        (ElementwiseActivation(.shiftedReLU), -1, .infinity),
    ]

    @Test("Every activation saturates where its formula does", arguments: ends)
    func saturation(function: ElementwiseActivation, low: Double, high: Double) {
        #expect(values(function, Tensor<Double>([2], [-.infinity, .infinity])).elements == [low, high])
        #expect(values(function, Tensor<Float>([2], [-.infinity, .infinity])).elements == [Float(low), Float(high)])
        // What is bounded has arrived long before infinity.
        if low.isFinite { #expect(values(function, Tensor<Double>([1], [-800])).scalar == low) }
        if high.isFinite { #expect(values(function, Tensor<Double>([1], [800])).scalar == high) }
        if low.isFinite { #expect(values(function, Tensor<Float>([1], [-200])).scalar == Float(low)) }
        if high.isFinite { #expect(values(function, Tensor<Float>([1], [200])).scalar == Float(high)) }
    }
}

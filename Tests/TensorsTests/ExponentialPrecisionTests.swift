import Foundation
import TestSupport
import Tensors
import Testing

/// A function of the kernels that is made from their own exponential, beside the one of libm.
struct ExponentialFunction: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let float: @Sendable (Float.Input, Float.Output, Int) -> Void
    let double: @Sendable (Double.Input, Double.Output, Int) -> Void
    let reference: @Sendable (Double) -> Double
    /// Largest errors in units of the last place, for all arguments of the sweeps.
    let floatBound: Double
    let doubleBound: Double

    static let exp = ExponentialFunction(
        testDescription: "exp", float: { Float.exp($0, $1, $2) }, double: { Double.exp($0, $1, $2) },
        reference: { Foundation.exp($0) }, floatBound: 1.1, doubleBound: 2)

    static func activation(
        _ formula: ElementwiseActivation.Formula, floatBound: Double, doubleBound: Double,
        _ reference: @escaping @Sendable (Double) -> Double
    ) -> ExponentialFunction {
        let function = ElementwiseActivation(formula, parameter: 1)
        return ExponentialFunction(
            testDescription: "\(formula)", float: { Float.activate(function, $0, $1, $2) },
            double: { Double.activate(function, $0, $1, $2) }, reference: reference, floatBound: floatBound,
            doubleBound: doubleBound)
    }

    func callAsFunction(_ x: [Float]) -> [Float] {
        let (input, output) = (Tensor<Float>([x.count], x), Tensor<Float>([x.count]))
        float(input.pointer, output.pointer, x.count)
        return output.elements
    }

    func callAsFunction(_ x: [Double]) -> [Double] {
        let (input, output) = (Tensor<Double>([x.count], x), Tensor<Double>([x.count]))
        double(input.pointer, output.pointer, x.count)
        return output.elements
    }
}

/// The error of `actual` in units of the last place of the nearest `S` to `exact`.
private func ulps<S: Scalar>(_ actual: S, _ exact: Double) -> Double {
    (Double(actual) - exact).magnitude / Double(S(exact).ulp)
}

@Suite struct ExponentialPrecisionTests {
    // The bounds are what a sweep of sixteen times as many arguments found, with a tenth added in Float, and in Double,
    // where libm itself is off by up to one unit, with one unit added for another libm. The polynomial is right to the
    // last place; each unit comes from one of the roundings after it.
    static let functions: [ExponentialFunction] = [
        .exp,
        .activation(.sigmoid, floatBound: 2.2, doubleBound: 3) { 1 / (1 + Foundation.exp(-$0)) },
        .activation(.tanh, floatBound: 2.4, doubleBound: 4) { Foundation.tanh($0) },
        .activation(.elu, floatBound: 1, doubleBound: 2) { $0 > 0 ? $0 : Foundation.expm1($0) },
    ]

    @Test("The exponential functions are those of libm to a few units of the last place", arguments: functions)
    func sweep(function: ExponentialFunction) {
        // Evenly over the range in which results are normal numbers of Float, and by powers of ten to both sides of 0.
        let count = 6000
        let even = (0..<count).map { -87 + 174 * (Double($0) + 0.37) / Double(count) }
        let small = (0..<count).map {
            ($0 % 2 == 0 ? 1 : -1) * Foundation.pow(10, -30 + 32 * Double($0) / Double(count))
        }
        let arguments = (even + small).filter { $0.magnitude < 87 }
        let floats = arguments.map { Float($0) }
        let floatErrors = zip(function(floats), floats).map { ulps($0, function.reference(Double($1))) }
        #expect(floatErrors.allSatisfy { $0 <= function.floatBound }, "at most \(floatErrors.max()!) in Float")
        let doubleErrors = zip(function(arguments), arguments).map { ulps($0, function.reference($1)) }
        #expect(doubleErrors.allSatisfy { $0 <= function.doubleBound }, "at most \(doubleErrors.max()!) in Double")
    }

    @Test("Near 0, the hyperbolic tangent and the ELU keep their relative precision")
    func nearZero() {
        let tanh = Self.functions[2]
        let elu = Self.functions[3]
        for exponent in -300 ... -3 {
            let x = Foundation.pow(10, Double(exponent)) * 1.2345
            expectClose(tanh([x, -x]), [Foundation.tanh(x), -Foundation.tanh(x)], relative: 4e-16, "1e\(exponent)")
            expectClose(elu([-x]), [Foundation.expm1(-x)], relative: 4e-16, "1e\(exponent)")
            guard exponent >= -30 else { continue }
            let y = Float(x)
            let exact = Float(Foundation.tanh(Double(y)))
            expectClose(tanh([y, -y]), [exact, -exact], relative: 2.4e-7, "1e\(exponent)")
            expectClose(elu([-y]), [Float(Foundation.expm1(-Double(y)))], relative: 2.4e-7, "1e\(exponent)")
        }
        #expect(tanh([.leastNonzeroMagnitude, 0] as [Double]) == [.leastNonzeroMagnitude, 0])
    }

    @Test("The exponential overflows to infinity, and underflows by way of the subnormal numbers to 0")
    func range() {
        let exp = ExponentialFunction.exp
        #expect(exp([0, -0.0] as [Double]) == [1, 1])
        #expect(exp([0, -0.0] as [Float]) == [1, 1])
        #expect(exp([709.79, 1e4, .infinity]) == [.infinity, .infinity, .infinity] as [Double])
        #expect(exp([88.73, 1e4, .infinity]) == [.infinity, .infinity, .infinity] as [Float])
        #expect(exp([-745.2, -1e4, -.infinity]) == [0, 0, 0] as [Double])
        #expect(exp([-104, -1e4, -.infinity]) == [0, 0, 0] as [Float])
        #expect(exp([Double.nan])[0].isNaN && exp([Float.nan])[0].isNaN)
        // The last finite results, and subnormal ones, which have an absolute precision only.
        expectClose(exp([709.78]), [Foundation.exp(709.78)], relative: 4e-16)
        expectClose(exp([Float(88.72)]), [Float(Foundation.exp(Double(Float(88.72))))], relative: 2.4e-7)
        let subnormals = stride(from: -745.0, to: -708, by: 0.5).map { $0 }
        expectClose(
            exp(subnormals), subnormals.map { Foundation.exp($0) }, relative: 4e-16, absolute: .leastNonzeroMagnitude)
        let floatSubnormals = stride(from: Float(-103), to: -87, by: 0.25).map { $0 }
        expectClose(
            exp(floatSubnormals), floatSubnormals.map { Float(Foundation.exp(Double($0))) }, relative: 2.4e-7,
            absolute: .leastNonzeroMagnitude)
    }

    @Test("The sigmoid is 1/2 at 0, and the tail to the left keeps its relative precision")
    func sigmoid() {
        let sigmoid = Self.functions[1]
        #expect(sigmoid([0] as [Double]) == [0.5])
        #expect(sigmoid([0] as [Float]) == [0.5])
        #expect(sigmoid([40] as [Double]) == [1])
        expectClose(sigmoid([-700] as [Double]), [Foundation.exp(-700.0)], relative: 4e-16)
        expectClose(sigmoid([-80] as [Float]), [Float(Foundation.exp(-80.0))], relative: 2.4e-7)
    }
}

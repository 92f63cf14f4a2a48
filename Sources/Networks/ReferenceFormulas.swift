#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

// libm's functions under their full names: inside `Activation` the short ones mean its cases.

func exponential(_ x: Double) -> Double { exp(x) }
func exponentialMinusOne(_ x: Double) -> Double { expm1(x) }
func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }

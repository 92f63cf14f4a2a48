/// The learning rate as a function of the epoch, counted from 1.
public enum LearningRate: Hashable, Sendable, ExpressibleByFloatLiteral {
    /// The same in every epoch.
    case constant(Double)
    /// `initial` in the first epoch, then times `factor` an epoch.
    case exponential(initial: Double, factor: Double)
    /// `initial`, and from each of the epochs `at` onwards times `factor`.
    case steps(initial: Double, factor: Double, at: [Int])

    public init(floatLiteral value: Double) {
        self = .constant(value)
    }

    /// The rate of this epoch. Products give the same bits on every processor; powers do not.
    public func callAsFunction(epoch: Int) -> Double {
        switch self {
        case .constant(let rate): rate
        case .exponential(let initial, let factor):
            (1..<max(1, epoch)).reduce(initial) { rate, _ in rate * factor }
        case .steps(let initial, let factor, let epochs):
            epochs.reduce(initial) { rate, first in first <= epoch ? rate * factor : rate }
        }
    }
}

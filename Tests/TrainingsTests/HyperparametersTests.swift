import Networks
import Testing
import Trainings

@Suite("The best of several settings")
struct HyperparametersTests {
    private static func setting(_ rate: Double) -> Hyperparameters {
        Hyperparameters(.init(.plain, depth: 2, width: 3, .relu), learningRate: rate)
    }

    private static func best(_ losses: [[Double]]) -> Double? {
        let tried = losses.enumerated().map { (setting: setting(Double($0 + 1)), losses: $1) }
        return Hyperparameters.best(of: tried)?.learningRate
    }

    @Test(
        "has the lowest median, not the lowest loss of one seed; a divergence is worse than any loss",
        arguments: [
            ([[1, 9], [4, 4], [5, 5]], 2), ([[2, 2], [1, .nan], [1, .infinity]], 1), ([[.nan], [7, 8]], 2),
            ([[3], [2], [4]], 2), ([[1, 2], [2, 1]], 1), ([[1, 9, 9], [5, .nan, 4]], 2),
        ] as [([[Double]], Double)])
    func best(losses: [[Double]], number: Double) {
        #expect(Self.best(losses) == number)
    }

    @Test(
        "is none where every median is a divergence",
        arguments: [[], [[.nan]], [[.nan, 1], [.infinity, 2]]] as [[[Double]]])
    func none(losses: [[Double]]) {
        #expect(Self.best(losses) == nil)
    }
}

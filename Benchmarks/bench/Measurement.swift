import Foundation
import Workloads

/// How fast a workload runs, by the protocol of the peers' programs: 11 steps that do not count, a timing of
/// `target` seconds repeated, of which the fastest is taken.
struct Measurement {
    /// Steps of one timing, and how long the fastest took.
    let steps: Int
    let seconds: Double
    /// The least time of the processor: what it would be if nobody else used the core.
    let processorSeconds: Double
    /// The first step, which allocates what is allocated late.
    let firstSeconds: Double
    /// The loss after 1 and after 10 updates.
    let loss1, loss10: Float
    /// The loss of the very last step; not finite if the training diverged on the way.
    let lastLoss: Float

    init(_ step: Step, repeats: Int, target: Double) {
        firstSeconds = timed { _ = step(0) }
        let losses = (1...10).map(step)
        (loss1, loss10) = (losses[0], losses[9])

        var (number, last) = (11, losses[9])
        let watch = ContinuousClock()
        let start = watch.now
        var elapsed = 0.0
        while number < 14 || elapsed < target / 2 {
            last = step(number)
            number += 1
            elapsed = (watch.now - start) / .seconds(1)
        }
        let steps = max(1, Int((target * Double(number - 11) / elapsed).rounded()))
        var (best, bestOfProcessor) = (Double.infinity, Double.infinity)
        for _ in 0..<repeats {
            let start = clock()
            let seconds = timed {
                for _ in 0..<steps {
                    last = step(number)
                    number += 1
                }
            }
            best = min(best, seconds)
            bestOfProcessor = min(bestOfProcessor, Double(clock() - start) / Double(CLOCKS_PER_SEC))
        }
        (seconds, processorSeconds) = (best, bestOfProcessor)
        (self.steps, lastLoss) = (steps, last)
    }
}

/// How many seconds this takes.
func timed(_ work: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(work) / .seconds(1)
}

import Foundation
import Synchronization

/// Runs the trials of an experiment, several at once.
enum Runner {
    /// The tables of each trial, in the order of the trials, however many run at once.
    ///
    /// - Throws: the failure of the first trial, in their order, that failed; trials not begun by then are not run.
    static func run<E: Experiment>(
        _ experiment: E.Type, _ trials: [Trial], _ settings: E.Settings, data: DataSource?, jobs: Int,
        progress: ProgressLine
    ) throws -> [[Table]] {
        let results = Mutex<[Result<[Table], any Error>?]>(Array(repeating: nil, count: trials.count))
        let next = Mutex(0)
        let hasFailed = Mutex(false)
        DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, trials.count))) { _ in
            while !hasFailed.withLock({ $0 }) {
                let index = next.withLock { next in
                    defer { next += 1 }
                    return next
                }
                guard index < trials.count else { return }
                let trial = trials[index]
                let lab = Lab(data: data) { progress.update(index, $0, "\(trial): \($1)") }
                let result = Result { try E.measure(trial, settings, in: lab) }
                if case .failure = result { hasFailed.withLock { $0 = true } }
                results.withLock { $0[index] = result }
                progress.update(index, 1, "\(trial): done")
            }
        }
        // An untouched place can only follow a failure, which the loop meets first or later; failures win.
        let finished = results.withLock { $0 }
        for case .failure(let error)? in finished { throw error }
        return try finished.compactMap { try $0?.get() }
    }
}

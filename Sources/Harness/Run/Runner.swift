import Foundation
import Synchronization

/// Runs the trials of an experiment that are not in the store, several at once.
struct Runner<E: Experiment>: Sendable {
    let settings: Settings<E>
    let conditions: Conditions
    let store: Store
    let origin: Checkout?
    let progress: ProgressLine

    /// The end of one attempt at a trial.
    private enum Attempt {
        case ended(StoredTrial)
        /// Another process is running it.
        case busy
    }

    private struct State {
        /// Places of the trials that nobody has taken yet, the most expensive first: all workers then end at about the
        /// same time.
        var pending: [Int]
        var results: [StoredTrial?]
        var failures: [Int: any Error] = [:]
    }

    /// Every trial with its tables, in the order of the trials, however many run at once.
    ///
    /// - Throws: ``Interrupted`` if the run was to stop; ``RunFailure`` if trials failed. Those that ended are stored.
    func run(_ trials: [Trial<E.Arm>]) throws -> [StoredTrial] {
        let costs = trials.map { E.steps($0.arm, settings.recipe) }
        let order = trials.indices.sorted { (-costs[$0], $0) < (-costs[$1], $1) }
        let state = Locked(State(pending: order, results: trials.map { _ in nil }))
        let stops = Atomic(false)
        DispatchQueue.concurrentPerform(iterations: max(1, min(conditions.pace.jobs, trials.count))) { _ in
            while !stops.load(ordering: .relaxed), !Interruption.isRequested,
                let index = state.withLock({ $0.pending.isEmpty ? nil : $0.pending.removeFirst() })
            {
                do {
                    switch try attempt(index, trials[index], { stops.load(ordering: .relaxed) }) {
                    case .ended(let trial): state.withLock { $0.results[index] = trial }
                    case .busy:
                        // The trial goes to the end of the queue. Its next turn may find it in the store.
                        state.withLock { $0.pending.append(index) }
                        Thread.sleep(forTimeInterval: 0.05)
                    }
                } catch is Interrupted {
                    progress.ended(index, .interrupted)
                } catch {
                    // Of several that fail at once, mostly for the same reason, the first ends the run.
                    let isFirst = conditions.pace.keepsGoing || !stops.exchange(true, ordering: .relaxed)
                    progress.ended(index, isFirst ? .failed("\(error)") : .interrupted)
                    if isFirst { state.withLock { $0.failures[index] = error } }
                }
            }
        }
        let end = state.withLock { $0 }
        if Interruption.isRequested { throw Interrupted() }
        if !end.failures.isEmpty {
            throw RunFailure(failures: end.failures.sorted { $0.key < $1.key }.map { (trials[$0.key].name, $0.value) })
        }
        return end.results.compactMap { $0 }
    }

    private func attempt(_ index: Int, _ trial: Trial<E.Arm>, _ hasFailed: @escaping @Sendable () -> Bool) throws
        -> Attempt
    {
        let key = conditions.key(E.self, trial, settings.recipe)
        if let stored = try cached(key, index) { return .ended(stored) }
        guard let lock = try store.lock(key) else {
            progress.ended(index, .waiting("another process is running it"))
            return .busy
        }
        defer { withExtendedLifetime(lock) {} }
        // The process that held the lock may have ended the trial.
        if let stored = try cached(key, index) { return .ended(stored) }
        return .ended(try measure(trial, key, index, hasFailed))
    }

    private func cached(_ key: TrialKey, _ index: Int) throws -> StoredTrial? {
        guard !conditions.pace.isForced, let stored = try store.find(key) else { return nil }
        progress.ended(index, .cached(from: stored.origin?.description ?? "an unknown commit"))
        return stored
    }

    private func measure(
        _ trial: Trial<E.Arm>, _ key: TrialKey, _ index: Int, _ hasFailed: @escaping @Sendable () -> Bool
    ) throws -> StoredTrial {
        let checkpoint = Checkpoint(try store.checkpoint(key), every: conditions.pace.checkpointInterval) {
            Interruption.isRequested || hasFailed()
        }
        if conditions.pace.isForced { checkpoint.remove() }
        progress.started(index)
        let lab = Lab(data: conditions.data, checkpoint: checkpoint) { progress.update(index, $0, $1) }
        let tables = try E.measure(trial.arm, seed: trial.seed, settings.recipe, in: lab)
        let stored = StoredTrial(key: key, tables: tables, seconds: checkpoint.seconds, origin: origin)
        try store.save(stored)
        checkpoint.remove()
        progress.ended(index, .measured(seconds: stored.seconds))
        return stored
    }
}

/// Trials that failed. The store has the results of the others.
public struct RunFailure: Error, CustomStringConvertible {
    public let failures: [(trial: TrialName, error: any Error)]

    public var description: String {
        let first = failures.first.map { "\($0.trial): \($0.error)" } ?? "no trial failed"
        return failures.count > 1 ? "\(failures.count) trials failed, the first being \(first)" : first
    }
}

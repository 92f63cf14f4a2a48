import Synchronization

extension ProgressLine {
    /// The progress of a trial, readable by any thread at any time.
    final class Reading: Sendable {
        let fraction = Atomic<Double>(0)
        /// When its next event is due, in seconds.
        let due = Atomic<Double>(-.infinity)
    }

    enum Phase: Sendable { case open, running, measured, cached, failed, interrupted }

    /// How much is done, and how long the rest will take.
    struct Work {
        /// Of all trials, from 0 to 1.
        let fraction: Double
        let elapsed: Double
        /// Nil before anything is known, and when nothing is left.
        let left: Double?
    }

    /// The state of the run, behind a lock.
    struct State {
        var phases: [Phase]
        /// The fraction at which each trial began. Work before this run says nothing about its speed.
        var bases: [Double]
        /// The work of trials that failed. That work took time too.
        var lost = 0.0
        var failures: [(index: Int, message: String)] = []
        /// Whether a trial was measured after another had failed.
        var hasEndedAfterFailure = false
        /// Cached trials that no line told of yet, by who made them.
        var cached: [(maker: String, count: Int)] = []
        private var lastCached = 0.0
        var waits: Set<String> = []
        /// The last message, with the name of its trial.
        var message = ""
        var isDrawn = false
        var isFinished = false
        let start: Double
        /// When the first trial began; the search in the store before it is no work.
        var begin: Double?
        private var lastLine: Double
        private var lastTenth = 0

        init(trials: Int, start: Double) {
            phases = Array(repeating: .open, count: trials)
            bases = Array(repeating: 0, count: trials)
            self.start = start
            lastLine = start
        }

        /// Trials that nothing more will be done about, of how many.
        var count: String { "\(phases.count { $0 == .measured || $0 == .cached })/\(phases.count)" }
        /// Trials that are to be run or being run.
        var open: Int { phases.count { $0 == .open || $0 == .running } }

        mutating func start(_ index: Int, at fraction: Double, _ time: Double) {
            phases[index] = .running
            bases[index] = fraction
            begin = begin ?? time
        }

        mutating func end(_ index: Int, _ ending: Ending, fraction: Double, _ time: Double) {
            switch ending {
            case .measured:
                phases[index] = .measured
                hasEndedAfterFailure = !failures.isEmpty
            case .failed(let message):
                phases[index] = .failed
                failures.append((index, message))
                lost += fraction - bases[index]
            case .interrupted: phases[index] = .interrupted
            case .waiting: phases[index] = .open
            case .cached(let maker):
                phases[index] = .cached
                lastCached = time
                let known = cached.firstIndex { $0.maker == maker }
                if let known { cached[known].count += 1 } else { cached.append((maker, 1)) }
            }
        }

        /// Cached trials are done, but were not work; failed ones are no work any more.
        func work(_ readings: [Reading], _ time: Double) -> Work {
            var (done, worked, rest) = (0.0, lost, 0.0)
            for (index, phase) in phases.enumerated() {
                let fraction = readings[index].fraction.load(ordering: .relaxed)
                switch phase {
                case .cached, .failed: done += 1
                case .measured:
                    done += 1
                    worked += 1 - bases[index]
                case .interrupted: done += fraction
                case .running:
                    done += fraction
                    worked += fraction - bases[index]
                    rest += 1 - fraction
                case .open: rest += 1
                }
            }
            let sinceBegin = time - (begin ?? time)
            return Work(
                fraction: phases.isEmpty ? 1 : done / Double(phases.count), elapsed: time - start,
                left: worked > 0 && rest > 0 ? sinceBegin * rest / worked : nil)
        }

        /// Whether cached trials wait to be told of, and no more of them come at the moment.
        func isCacheSearched(_ time: Double, _ pause: Double) -> Bool { !cached.isEmpty && time - lastCached >= pause }

        /// Whether a tenth more is done than at the last line, or so many seconds went by.
        mutating func isLineDue(_ work: Work, _ time: Double, every interval: Double) -> Bool {
            let tenth = percentage(work.fraction) / 10
            guard tenth > lastTenth || time - lastLine >= interval else { return false }
            (lastTenth, lastLine) = (tenth, time)
            return true
        }
    }
}

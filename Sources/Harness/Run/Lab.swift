import Foundation

/// What a trial is given besides its settings.
public struct Lab: Sendable {
    /// Nil for an experiment that reads no data.
    public let data: DataSource?
    private let checkpoint: Checkpoint?
    private let progress: @Sendable (Double, String) -> Void

    public init(
        data: DataSource? = nil, checkpoint: Checkpoint? = nil,
        progress: @escaping @Sendable (Double, String) -> Void = { _, _ in }
    ) {
        self.data = data
        self.checkpoint = checkpoint
        self.progress = progress
    }

    /// Says how far the trial is, from 0 to 1, and what it sees.
    public func report(_ fraction: Double, _ message: String) {
        progress(fraction, message)
    }

    /// What the trial last kept before it was interrupted; nil if it begins anew.
    public func resumed<State: Decodable>(_ type: State.Type) -> State? {
        checkpoint?.resumed(type)
    }

    /// Called by long trials after every step, with all that it takes to go on from there; kept where that is due.
    ///
    /// - Throws: ``Interrupted`` once the run is to stop, with the state kept.
    public func keep<State: Encodable>(_ state: () -> State) throws {
        try checkpoint?.keep(state)
    }
}

/// A trial ended early because the run is to stop. What it kept is there for the next run.
public struct Interrupted: Error, CustomStringConvertible {
    public let description = "interrupted"

    public init() {}
}

/// Where one trial keeps its state: a file that is replaced now and then.
public final class Checkpoint: @unchecked Sendable {
    private let path: String
    private let interval: TimeInterval
    private let isToStop: @Sendable () -> Bool
    // What follows is read and written by the trial's own thread only.
    private var nextDue: ContinuousClock.Instant
    private let start = ContinuousClock.now
    /// How long the trial had been running when it was interrupted.
    private var secondsBefore = 0.0

    /// - Parameters:
    ///   - path: of the file, which belongs to this trial with these settings alone.
    ///   - interval: seconds from one writing to the next.
    ///   - isToStop: whether the trial is to keep its state at once and end.
    public init(_ path: String, every interval: TimeInterval, isToStop: @escaping @Sendable () -> Bool) {
        self.path = path
        self.interval = interval
        self.isToStop = isToStop
        nextDue = .now + .seconds(interval)
    }

    static let kind = "checkpoint"

    fileprivate struct Kept<State> {
        let seconds: Double
        let state: State
    }

    /// How long the trial has been running, before its interruption and after.
    var seconds: Double { secondsBefore + (start.duration(to: .now) / .milliseconds(1)).rounded() / 1000 }

    fileprivate func resumed<State: Decodable>(_ type: State.Type) -> State? {
        // A file that is damaged, or of a state that has other parts by now, is no reason not to begin anew.
        guard let sealed = FileManager.default.contents(atPath: path),
            let content = try? Seal.open(Self.kind, sealed)
        else { return nil }
        guard let kept = try? Seal.decoder.decode(Kept<State>.self, from: content) else { return nil }
        secondsBefore = kept.seconds
        return kept.state
    }

    fileprivate func keep<State: Encodable>(_ state: () -> State) throws {
        let stops = isToStop()
        guard stops || .now >= nextDue else { return }
        let content = try Seal.encoder.encode(Kept(seconds: seconds, state: state()))
        try AtomicFile.write(Seal.close(Self.kind, content), to: path)
        nextDue = .now + .seconds(interval)
        if stops { throw Interrupted() }
    }

    func remove() {
        unlink(path)
    }
}

extension Checkpoint.Kept: Encodable where State: Encodable {}
extension Checkpoint.Kept: Decodable where State: Decodable {}

import Foundation

/// The checkpoint of one trial: a file that holds its state and is replaced now and then.
public final class Checkpoint: @unchecked Sendable {
    private let path: String
    private let interval: TimeInterval
    private let isToStop: @Sendable () -> Bool
    // Only the trial's own thread reads and writes the following.
    private var nextDue: ContinuousClock.Instant
    private let start = ContinuousClock.now
    /// How long the trial had been running when it was interrupted.
    private var secondsBefore = 0.0
    /// The results of the parts that have ended, as JSON.
    private var results: [[String]: Data] = [:]
    private var isRead = false

    /// - Parameters:
    ///   - path: of the file. No other trial has the same path.
    ///   - interval: seconds between two writes.
    ///   - isToStop: whether the trial must write its state at once and end.
    public init(_ path: String, every interval: TimeInterval, isToStop: @escaping @Sendable () -> Bool) {
        self.path = path
        self.interval = interval
        self.isToStop = isToStop
        nextDue = .now + .seconds(interval)
    }

    static let kind = "checkpoint"

    /// How long the trial has been running, before its interruption and after.
    var seconds: Double { secondsBefore + (start.duration(to: .now) / .milliseconds(1)).rounded() / 1000 }

    /// The content of the file.
    fileprivate struct Kept<State> {
        let seconds: Double
        let results: [[String]: Data]
        /// The part that was running, and its state.
        let part: [String]
        let state: State
    }

    /// The part of the content that does not depend on the kind of state.
    private struct Ended: Decodable {
        let seconds: Double
        let results: [[String]: Data]
        let part: [String]
    }

    /// The content of the file; nil if the file is missing or damaged. The trial then begins anew.
    private func content() -> Data? {
        FileManager.default.contents(atPath: path).flatMap { try? Seal.open(Self.kind, $0) }
    }

    func resumed<State: Decodable>(_ type: State.Type, part: [String]) -> State? {
        guard let content = content(), let kept = try? Seal.decoder.decode(Kept<State>.self, from: content),
            kept.part == part
        else { return nil }
        (secondsBefore, results, isRead) = (kept.seconds, kept.results, true)
        return kept.state
    }

    func ended<Result: Decodable>(_ type: Result.Type, part: [String]) -> Result? {
        if !isRead, let content = content(), let kept = try? Seal.decoder.decode(Ended.self, from: content) {
            (secondsBefore, results) = (kept.seconds, kept.results)
        }
        isRead = true
        return results[part].flatMap { try? Seal.decoder.decode(type, from: $0) }
    }

    func end(part: [String], _ result: some Encodable) throws {
        results[part] = try Seal.encoder.encode(result)
        try keep(part: []) { Optional<Int>.none }
    }

    func keep<State: Encodable>(part: [String], _ state: () -> State) throws {
        let stops = isToStop()
        guard stops || .now >= nextDue else { return }
        let kept = Kept(seconds: seconds, results: results, part: part, state: state())
        try AtomicFile.write(Seal.close(Self.kind, try Seal.encoder.encode(kept)), to: path)
        nextDue = .now + .seconds(interval)
        if stops { throw Interrupted() }
    }

    func remove() {
        unlink(path)
    }
}

extension Checkpoint.Kept: Encodable where State: Encodable {}
extension Checkpoint.Kept: Decodable where State: Decodable {}

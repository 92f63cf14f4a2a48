/// What a trial is given besides its arm, its seed and the recipe: data, a place for its checkpoint, and the progress line.
public struct Lab: Sendable {
    /// Nil for an experiment that reads no data.
    public let data: DataSource?
    private let checkpoint: Checkpoint?
    private let progress: @Sendable (Double, String) -> Void
    /// The parts of the trial in which this one is, outermost first.
    private var part: [String] = []

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

    /// The state that was kept before the trial was interrupted; nil if it begins anew.
    public func resumed<State: Decodable>(_ type: State.Type) -> State? {
        checkpoint?.resumed(type, part: part)
    }

    /// Called by long trials after every step, with all that it takes to go on from there; kept where that is due.
    ///
    /// - Throws: ``Interrupted`` once the run is to stop, with the state kept.
    public func keep<State: Encodable>(_ state: () -> State) throws {
        try checkpoint?.keep(part: part, state)
    }

    /// Runs a part of the trial, such as one of several trainings, with a checkpoint of its own. Where the part had ended
    /// before the trial was interrupted, its result is taken from the checkpoint.
    ///
    /// - Parameters:
    ///   - name: differs from that of every other part.
    ///   - share: where on the trial's way from 0 to 1 the part begins and ends.
    public func once<Result: Codable>(
        _ name: String, share: ClosedRange<Double> = 0...1, _ run: (Lab) throws -> Result
    ) throws -> Result {
        let path = part + [name]
        if let result = checkpoint?.ended(Result.self, part: path) { return result }
        var inner = Lab(data: data, checkpoint: checkpoint) { [progress] fraction, message in
            progress(share.lowerBound + fraction * (share.upperBound - share.lowerBound), message)
        }
        inner.part = path
        let result = try run(inner)
        try checkpoint?.end(part: path, result)
        return result
    }
}

/// A trial ended early because the run is to stop. What it kept is there for the next run.
public struct Interrupted: Error, CustomStringConvertible {
    public let description = "interrupted"

    public init() {}
}

/// How far the numbers of a column may be from those of another machine, by what the column's name says it holds.
///
/// On x86-64 the same settings give the same bits, so these are for other architectures. Training is chaotic: after some
/// epochs of small batches another rounding is another network. Counts and labels are exact.
public struct Tolerance: Hashable, Sendable {
    /// As a share of the expected number.
    public let relative: Double
    /// In the unit of the column. The larger of the two allowances counts.
    public let absolute: Double
    public let reason: String?

    /// The tolerance of a column of this name.
    public init(column: String) {
        let kind = Self.kinds.first { column.contains($0.word) }
        relative = kind?.relative ?? 1e-4
        absolute = kind?.absolute ?? 0
        reason = kind?.reason
    }

    private static let chaos = "training is chaotic"
    private static let kinds: [(word: String, relative: Double, absolute: Double, reason: String)] = [
        ("loss_nats", 1e-4, 0.05, chaos), ("accuracy", 1e-4, 0.01, chaos),
        ("activation_", 1e-4, 0.1, chaos), ("_activation", 1e-4, 0.1, chaos),
        ("share", 1e-4, 0.02, "an input on a border falls to the other side"),
        ("density", 1e-4, 0.04, "a curve is read at points that moved"),
        ("gradient", 0.01, 0, "depth amplifies rounding"), ("variance", 1e-3, 1e-9, "depth amplifies rounding"),
    ]
}

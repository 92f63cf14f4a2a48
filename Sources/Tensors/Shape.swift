/// The extents of a tensor, outermost first: `[batch, features]`; `[]` is a single number.
public struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
    /// The extent along each axis.
    public let extents: [Int]

    public init(_ extents: [Int]) {
        precondition(extents.allSatisfy { $0 > 0 }, "a shape has positive extents, got \(extents)")
        self.extents = extents
    }

    public init(arrayLiteral extents: Int...) {
        self.init(extents)
    }

    /// How many numbers a tensor of this shape holds.
    public var count: Int { extents.reduce(1, *) }

    /// How many axes there are: 2 for a matrix, 0 for a single number.
    public var rank: Int { extents.count }

    /// The first extent of a matrix. A vector counts as one row.
    public var rows: Int { rank < 2 ? 1 : extents[0] }

    /// The extent of everything after the first axis.
    public var columns: Int { rank < 2 ? count : count / extents[0] }

    public var description: String { "\(extents)" }
}

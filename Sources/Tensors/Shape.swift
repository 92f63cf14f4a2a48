/// The extents of a tensor, outermost first: `[batch, features]`, `[batch, height, width, channels]`; `[]` is a single
/// number.
///
/// Every shape reads as a matrix: a row holds the numbers along the last axis.
public struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
    /// The extent along each axis.
    public let extents: [Int]

    public init(_ extents: [Int]) {
        expect(extents.allSatisfy { $0 > 0 }, "a shape has positive extents, got \(extents)")
        self.extents = extents
    }

    public init(arrayLiteral extents: Int...) {
        self.init(extents)
    }

    /// How many numbers a tensor of this shape holds.
    public var count: Int { extents.reduce(1, *) }

    /// How many axes there are: 2 for a matrix, 0 for a single number.
    public var rank: Int { extents.count }

    /// The product of all extents but the last. A vector is one row, and so is a single number.
    public var rows: Int { extents.dropLast().reduce(1, *) }

    /// The last extent; 1 for a single number.
    public var columns: Int { extents.last ?? 1 }

    public var description: String { "\(extents)" }
}

/// The classes of a batch, one integer a sample, in a buffer that keeps its place in memory.
public final class Labels {
    /// How many samples there are.
    public let count: Int
    public let pointer: UnsafeMutablePointer<Int32>

    /// `count` labels, all of class 0.
    public init(count: Int) {
        precondition(count > 0, "labels of \(count) samples")
        self.count = count
        pointer = .allocate(capacity: count)
        pointer.initialize(repeating: 0, count: count)
    }

    deinit {
        pointer.deallocate()
    }

    /// Replaces all labels.
    public func load(_ labels: [Int]) {
        precondition(labels.count == count, "\(count) labels are needed, got \(labels.count)")
        for (index, label) in labels.enumerated() { pointer[index] = Int32(label) }
    }
}

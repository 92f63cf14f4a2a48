/// The classes of a batch, one integer per sample, in a buffer at a fixed address.
public final class Labels {
    /// How many samples there are.
    public let count: Int
    public let pointer: UnsafeMutablePointer<Int32>

    /// `count` labels, all of class 0.
    public init(count: Int) {
        expect(count > 0, "labels of \(count) samples")
        self.count = count
        pointer = .allocate(capacity: count)
        pointer.initialize(repeating: 0, count: count)
    }

    deinit {
        pointer.deallocate()
    }

    /// Whether every label is one of `classes` classes, counted from 0.
    public func areBelow(_ classes: Int) -> Bool {
        for index in 0..<count where !(0..<Int32(classes) ~= pointer[index]) { return false }
        return true
    }

    /// Replaces all labels.
    public func load(_ labels: [Int]) {
        expect(labels.count == count, "\(count) labels are needed, got \(labels.count)")
        for (index, label) in labels.enumerated() { pointer[index] = Int32(label) }
    }
}

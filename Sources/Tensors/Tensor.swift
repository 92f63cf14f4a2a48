/// A row-major block of numbers at a fixed address.
///
/// A tensor is a reference: a layer, a node and the optimizer share one. Loops over elements belong in the kernels of
/// ``Scalar``. The subscript is for tests and for single values.
public final class Tensor<S: Scalar> {
    public let shape: Shape
    /// How many numbers there are: `shape.count`.
    public let count: Int
    /// The first element. Aligned to 64 bytes, so that vector loads never straddle a cache line.
    public let pointer: UnsafeMutablePointer<S>
    /// The tensor whose numbers this one shows in another shape, if it has none of its own.
    private let viewed: Tensor<S>?

    /// A tensor of zeros.
    public init(_ shape: Shape) {
        self.shape = shape
        count = shape.count
        let raw = UnsafeMutableRawPointer.allocate(byteCount: count * MemoryLayout<S>.stride, alignment: 64)
        pointer = raw.bindMemory(to: S.self, capacity: count)
        viewed = nil
        fill(0)
    }

    /// The numbers of another tensor in another shape, not copied.
    public init(viewing other: Tensor, as shape: Shape) {
        expect(shape.count == other.count, "a view of \(other.shape) as \(shape), which has not as many numbers")
        (self.shape, count, pointer, viewed) = (shape, other.count, other.pointer, other)
    }

    /// A tensor of these numbers, row by row.
    public convenience init(_ shape: Shape, _ elements: [S]) {
        self.init(shape)
        load(elements)
    }

    deinit {
        if viewed != nil { return }
        UnsafeMutableRawPointer(pointer).deallocate()
    }

    /// Element `index`, counted row by row.
    public subscript(index: Int) -> S {
        get {
            expect(0..<count ~= index, "element \(index) of a tensor of shape \(shape)")
            return pointer[index]
        }
        set {
            expect(0..<count ~= index, "element \(index) of a tensor of shape \(shape)")
            pointer[index] = newValue
        }
    }

    /// A copy of all numbers, row by row.
    public var elements: [S] { Array(UnsafeBufferPointer(start: pointer, count: count)) }

    /// The number in a tensor of one element.
    public var scalar: S {
        expect(count == 1, "a single number was asked of a tensor of shape \(shape)")
        return pointer[0]
    }

    /// Replaces all numbers.
    public func load(_ elements: [S]) {
        expect(elements.count == count, "shape \(shape) holds \(count) numbers, got \(elements.count)")
        elements.withUnsafeBufferPointer { pointer.update(from: $0.baseAddress.unsafelyUnwrapped, count: count) }
    }

    /// Sets every number to `value`.
    public func fill(_ value: S) {
        S.fill(value, pointer, count, accumulate: false)
    }

    /// Replaces all numbers by draws, uniform on (`low`, `high`).
    public func fillUniform(from low: Double, to high: Double, _ stream: RandomStream) {
        S.uniform(key: stream.key, from: low, to: high, pointer, count)
    }

    /// Replaces all numbers by draws from the normal distribution.
    public func fillNormal(mean: Double = 0, deviation: Double, _ stream: RandomStream) {
        S.normal(key: stream.key, mean: mean, deviation: deviation, pointer, count)
    }
}

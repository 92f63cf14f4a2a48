import Tensors

/// `count` whole numbers from -9 to 9, whose sums and products are exact in any order.
public func wholeNumbers(_ count: Int, _ stream: RandomStream) -> [Int] {
    stream.bits(count: count).map { Int($0 % 19) - 9 }
}

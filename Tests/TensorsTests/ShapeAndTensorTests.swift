import Tensors
import Testing

/// What a caller can get wrong, and what stops the program then.
enum WrongUse: String, CaseIterable, Codable {
    case extent, load, element, scalar, product, productTarget, labels, noLabels

    var message: String {
        switch self {
        case .extent: "a shape has positive extents, got [3, 0]"
        case .load: "shape [2, 3] holds 6 numbers, got 5"
        case .element: "element 6 of a tensor of shape [2, 3]"
        case .scalar: "a single number was asked of a tensor of shape [2, 3]"
        case .product: "a matrix product of [2, 3] and [2, 3] does not fit into [2, 3]"
        case .productTarget: "a matrix product of [2, 3]ᵀ and [2, 3] does not fit into [2, 3]"
        case .labels: "3 labels are needed, got 2"
        case .noLabels: "labels of 0 samples"
        }
    }

    func commit() {
        let tensor = Tensor<Float>([2, 3])
        switch self {
        case .extent: _ = Shape([3, 0])
        case .load: tensor.load([1, 2, 3, 4, 5])
        case .element: tensor[6] = 1
        case .scalar: _ = tensor.scalar
        case .product: tensor.setProduct(tensor, tensor)
        case .productTarget: tensor.setProduct(tensor, transposed: true, tensor)
        case .labels: Labels(count: 3).load([1, 2])
        case .noLabels: _ = Labels(count: 0)
        }
    }
}

@Suite struct ShapeAndTensorTests {
    static let shapes: [(shape: Shape, count: Int, rank: Int, rows: Int, columns: Int, description: String)] = [
        ([], 1, 0, 1, 1, "[]"), ([5], 5, 1, 1, 5, "[5]"), ([2, 3], 6, 2, 2, 3, "[2, 3]"),
        ([2, 3, 4], 24, 3, 6, 4, "[2, 3, 4]"), ([1, 1, 1], 1, 3, 1, 1, "[1, 1, 1]"),
        ([2, 3, 4, 5], 120, 4, 24, 5, "[2, 3, 4, 5]"),
    ]

    @Test("A shape counts, and reads as a matrix", arguments: shapes)
    func shape(shape: Shape, count: Int, rank: Int, rows: Int, columns: Int, description: String) {
        #expect(shape.count == count)
        #expect(shape.rank == rank)
        #expect(shape.rows == rows)
        #expect(shape.columns == columns)
        #expect(shape.description == description)
    }

    @Test("Shapes are equal if all extents are")
    func equality() {
        #expect(Shape([2, 3]) == [2, 3])
        #expect(Shape([2, 3]) != [3, 2])
        #expect(Shape([6]) != [1, 6])
        #expect(Shape([]) != [1])
    }

    @Test("A tensor begins with zeros, holds what is loaded row by row, and stays in its place")
    func tensor() {
        let tensor = Tensor<Double>([2, 3])
        let pointer = tensor.pointer
        #expect(tensor.elements == [0, 0, 0, 0, 0, 0])
        tensor.load([1, 2, 3, 4, 5, 6])
        #expect(tensor[3] == 4)
        tensor[3] = 7
        #expect(tensor.elements == [1, 2, 3, 7, 5, 6])
        tensor.fill(-1)
        #expect(tensor.elements == [-1, -1, -1, -1, -1, -1])
        #expect(tensor.pointer == pointer)
        #expect(Tensor<Float>([], [3]).scalar == 3)
        #expect(Tensor<Float>([1, 1], [3]).scalar == 3)
    }

    @Test("Tensors of any size begin at a multiple of 64 bytes", arguments: [1, 3, 16, 17, 1000])
    func alignment(count: Int) {
        let tensors = (0..<5).map { _ in Tensor<Float>([count]) }
        for tensor in tensors { #expect(UInt(bitPattern: tensor.pointer) % 64 == 0) }
    }

    @Test("Labels begin with class 0 and keep their place")
    func labels() {
        let labels = Labels(count: 3)
        let pointer = labels.pointer
        #expect((0..<3).map { labels.pointer[$0] } == [0, 0, 0])
        labels.load([3, 1, 2])
        #expect((0..<3).map { labels.pointer[$0] } == [3, 1, 2])
        #expect(labels.pointer == pointer)
    }

    @Test("Wrong use stops the program and says what was wrong", arguments: WrongUse.allCases)
    func stops(use: WrongUse) async throws {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [use] in
            use.commit()
        }
        let error = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
        #expect(error.contains(use.message), "\(error)")
    }
}

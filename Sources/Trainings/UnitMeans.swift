import Graphs
import Tensors

/// The mean activation of each hidden unit over many images.
public struct UnitMeans {
    /// Sums, hidden layer by hidden layer.
    private var sums: [[Double]] = []
    private var images = 0

    public init() {}

    /// Takes in the outputs of all layers for a batch. The last layer is no hidden one.
    public mutating func add(_ outputs: [Node<Float>]) {
        let hidden = outputs.dropLast()
        if sums.isEmpty { sums = hidden.map { Array(repeating: 0, count: $0.shape.columns) } }
        for (layer, output) in hidden.enumerated() {
            Float.accumulateColumnSums(
                output.value.pointer, &sums[layer], rows: output.shape.rows, columns: output.shape.columns)
        }
        images += outputs[0].shape.rows
    }

    /// The median over the units of all layers.
    public var median: Double { Tensors.median(sums.joined().map { $0 / Double(images) }) }
}

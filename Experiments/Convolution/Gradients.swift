import Datasets
import Foundation
import Graphs
import Harness
import Networks
import Tensors
import Trainings

extension Convolution {
    struct Gradient: Row {
        static let table = RowTable<Gradient>(
            "gradients",
            [
                "activation": \.activation, "parameter": \.parameter, "gradient_largest": \.largest,
                "gradient_difference_loops": \.fromLoops, "gradient_difference_central": \.fromCentral,
            ])
        let activation: ActivationFunction
        let parameter: String
        /// The largest number of the gradient, in magnitude.
        let largest: Double
        /// The largest distance of the graph's gradient from the loops of eq. (14) and from central differences, as shares
        /// of the largest number.
        let fromLoops, fromCentral: Double
    }

    /// The gradients of eq. (14) in three ways, in Double: by the graph, by loops, by central differences.
    static func gradients(size: Int, _ images: ImageDataset, _ stream: RandomStream) -> [Table] {
        let image = gray(images.test.first(1))
        let rows = [Activation.relu, .sigmoid].flatMap { activation -> [Gradient] in
            let layers: Sequential<Double> = layers(
                filters: 2, size: size, image, activation, stream["weights"])
            let classifier = Classifier(layers, input: PixelLayout.image.shape(image, batch: 1), mode: .training)
            Batches(image, size: 1, preprocessing: PixelScaling.unit.fitted(to: image))
                .load(0, into: classifier.images.value, classifier.labels)
            let (graph, loss) = (classifier.graph, classifier.loss)
            let central = layers.parameters.map { graph.centralDifferences(of: loss, by: $0, step: 1e-5) }
            graph.forward()
            graph.backward(from: loss)
            let loops = Equation14(layers, activation, classifier.images.value)
                .gradients(label: Int(image.labels[0]))
            return zip(["K", "W", "b"], layers.parameters.indices).map { name, index in
                let gradient = layers.parameters[index].gradient.elements
                let size = largest(gradient.map(abs))
                func distance(_ other: [Double]) -> Double {
                    largest(zip(gradient, other).map { abs($0 - $1) }) / size
                }
                return Gradient(
                    activation: activation.function, parameter: name, largest: size,
                    fromLoops: distance(loops[index]), fromCentral: distance(central[index]))
            }
        }
        return [Table(rows)]
    }
}

/// Eqs. (12) and (14) as the page has them, number by number, for one image X of one channel and filters K₁ … K_C:
///
/// Z_mn = Σ_ij K_ij X_m+i,n+j; H = σ(Z); U_k = Σ_mn W_kmn H_mn + b_k; ρ = -log softmax(U)_y.
///
/// ∂ρ/∂b = ∂ρ/∂U = softmax(U) - e(y); ∂ρ/∂W_kmn = ∂ρ/∂U_k H_mn; δ_mn = Σ_k ∂ρ/∂U_k W_kmn;
/// ∂ρ/∂K_ij = Σ_mn σ′(Z_mn) δ_mn X_m+i,n+j.
private struct Equation14 {
    private typealias Place = (number: Int, row: Int, column: Int)

    private let k, w, b: Tensor<Double>
    private let x: [Double]
    private let activation: Activation
    /// Columns of X, rows and columns of a filter, and the number of filters.
    private let columns, size, filters: Int
    /// Filter, row and column of each number of H, and row and column of each weight of a filter.
    private let units, taps: [Place]

    init(_ network: Sequential<Double>, _ activation: Activation, _ image: Tensor<Double>) {
        (k, w, b) = (network.parameters[0].value, network.parameters[1].value, network.parameters[2].value)
        (x, columns, self.activation) = (image.elements, image.shape.extents[2], activation)
        (size, filters) = (k.shape.extents[0], k.shape.extents[3])
        units = Convolution.grid(filters, image.shape.extents[1] - size + 1, columns - size + 1)
        taps = Convolution.grid(1, size, size)
    }

    /// With respect to K, W and b, in the layout of the layers.
    func gradients(label: Int) -> [[Double]] {
        let z = units.map { unit in taps.reduce(0) { $0 + k[weight($1, of: unit)] * x[pixel($1, under: unit)] } }
        let h = z.map { activation($0) }
        let du = outputGradient(h, label)
        var dw = [Double](repeating: 0, count: w.count)
        var dk = [Double](repeating: 0, count: k.count)
        for (index, unit) in units.enumerated() {
            var delta = 0.0
            for class_ in du.indices {
                dw[row(of: unit) + class_] = du[class_] * h[index]
                delta += du[class_] * w[row(of: unit) + class_]
            }
            for tap in taps {
                dk[weight(tap, of: unit)] += activation.slope(at: z[index]) * delta * x[pixel(tap, under: unit)]
            }
        }
        return [dk, dw, du]
    }

    /// ∂ρ/∂U.
    private func outputGradient(_ h: [Double], _ label: Int) -> [Double] {
        let u = (0..<b.count).map { class_ in
            zip(units, h).reduce(b[class_]) { $0 + w[row(of: $1.0) + class_] * $1.1 }
        }
        let powers = u.map { exp($0 - (u.max() ?? 0)) }
        return powers.enumerated().map { $1 / powers.reduce(0, +) - ($0 == label ? 1 : 0) }
    }

    // MARK: Where the numbers are

    private func weight(_ tap: Place, of unit: Place) -> Int {
        (tap.row * size + tap.column) * filters + unit.number
    }

    private func pixel(_ tap: Place, under unit: Place) -> Int {
        (unit.row + tap.row) * columns + unit.column + tap.column
    }

    /// The first number of H_mn's row of W: pixels come first, filters last.
    private func row(of unit: Place) -> Int {
        ((unit.row * (columns - size + 1) + unit.column) * filters + unit.number) * b.count
    }
}

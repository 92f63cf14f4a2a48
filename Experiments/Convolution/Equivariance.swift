import Datasets
import Graphs
import Harness
import Networks
import Tensors
import Trainings

extension Convolution {
    /// The operation that a shift is compared before and after.
    enum Setup: String, Cell, CaseIterable {
        case valid = "no padding"
        case padded = "zero padding"
        case pooled = "2 x 2 max-pooling"

        /// Pixels of the image from one number of the response to the next.
        var step: Int { self == .pooled ? 2 : 1 }

        /// What the caption of a response has behind the image.
        var suffix: String {
            switch self {
            case .valid: " * K"
            case .padded: ", pad"
            case .pooled: ", pool"
            }
        }
    }

    /// How far the response to a shifted image is from the shifted response.
    struct Shift: Row {
        static let table = RowTable<Shift>(
            "shifts",
            [
                "setup": \.setup, "shift_pixels": \.shift, "difference": \.difference, "difference_inside": \.inside,
            ])
        let setup: Setup
        /// Pixels to the right and down.
        let shift: Int
        /// The largest difference over images, filters and all pixels that a shifted response has, as a share of the
        /// filter's largest response in magnitude; and the same without pixels at which the filter reads padding.
        let difference, inside: Double
    }

    /// A picture of the figure, from 0, black, to 1, white. A pixel without counterpart is NaN.
    struct Pixel: Row {
        static let table = RowTable<Pixel>(
            "shifted-images", ["image": \.image, "row": \.row, "column": \.column, "brightness": \.brightness])
        let image: String
        let row, column: Int
        let brightness: Double
    }

    /// What shifts are compared over, and the shifts in pixels.
    static let (imageCount, filterCount) = (100, 8)
    static let pixelShifts = 0...8

    /// t(X) * K beside t(X * K), for images X of dark ink on white paper, on which a padding of zeros is a black frame.
    static func equivariance(_ recipe: Recipe, _ images: ImageDataset, _ stream: RandomStream) -> [Table] {
        let bank = filterBank(size: recipe.size, stream["filters"])
        let test = gray(images.test.first(imageCount))
        let x = Tensor<Float>(PixelLayout.image.shape(test, batch: imageCount))
        Batches(test, size: imageCount, preprocessing: PixelPreprocessing(scales: [-1 / 255], shifts: [1]))
            .load(0, into: x, Labels(count: imageCount))
        let units = largestResponses(respond(.valid, to: x, bank))

        var shifts: [Shift] = []
        var (above, middle) = (picture("X", x), picture("tX", shifted(x, by: recipe.shift)))
        var below = picture(of: bank)
        for setup in Setup.allCases {
            let before = respond(setup, to: x, bank)
            for shift in pixelShifts {
                let after = respond(setup, to: shifted(x, by: shift), bank)
                let comparison = Comparison(
                    before, after, shift: shift, step: setup.step,
                    frame: setup == .padded ? recipe.size / 2 : 0, units)
                shifts.append(
                    Shift(
                        setup: setup, shift: shift, difference: comparison.largest, inside: comparison.largestInside))
                guard shift == recipe.shift else { continue }
                above += picture("X\(setup.suffix)", before, unit: units[0])
                middle += picture("tX\(setup.suffix)", after, unit: units[0])
                below += comparison.picture(of: setup)
            }
        }
        return [Table(shifts), Table(above + middle + below), Table(digits(images.test))]
    }

    /// A filter that looks for edges, and seven that are drawn as those of the networks.
    private static func filterBank(size: Int, _ stream: RandomStream) -> Tensor<Float> {
        let filters = Tensor<Float>([size, size, 1, filterCount])
        filters.fillNormal(deviation: 1 / Double(size), stream)
        let center = (size - 1) / 2
        for (_, row, column) in grid(1, size, size) {
            filters[(row * size + column) * filterCount] = Float(column - center) / Float(size * size)
        }
        return filters
    }

    private static func respond(_ setup: Setup, to x: Tensor<Float>, _ bank: Tensor<Float>) -> Tensor<Float> {
        let graph = Graph<Float>()
        let images = graph.input(x.shape)
        images.value.load(x.elements)
        let y = images.convolved(
            with: graph.parameter(Parameter("filters", bank)),
            padding: setup == .padded ? bank.shape.extents[0] / 2 : 0)
        let response = setup == .pooled ? y.maxPooled(window: 2) : y
        graph.forward()
        return Tensor(response.shape, response.value.elements)
    }

    /// The images moved to the right and down; white paper enters.
    private static func shifted(_ x: Tensor<Float>, by shift: Int) -> Tensor<Float> {
        let (rows, columns) = (x.shape.extents[1], x.shape.extents[2])
        let moved = Tensor<Float>(x.shape)
        moved.fill(1)
        for (image, row, column) in grid(x.shape.extents[0], rows, columns) where row >= shift && column >= shift {
            moved.pointer[(image * rows + row) * columns + column] =
                x.pointer[(image * rows + row - shift) * columns + column - shift]
        }
        return moved
    }

    /// The largest number of each filter's responses, in magnitude.
    private static func largestResponses(_ y: Tensor<Float>) -> [Double] {
        (0..<y.shape.columns).map { filter in
            // A filter of zeros has responses that are all 0, and differences of 0.
            max(
                largest(stride(from: filter, to: y.count, by: y.shape.columns).map { Double(abs(y.pointer[$0])) }),
                .leastNormalMagnitude)
        }
    }

    /// Differences of responses `[images, rows, columns, filters]` before and after a shift, as shares of each filter's
    /// largest response.
    private struct Comparison {
        private(set) var largest = 0.0
        private(set) var largestInside = 0.0
        /// Of the first image and filter; NaN for pixels that the shifted response does not have.
        private var first: [Double] = []
        private let rows, columns: Int

        /// - Parameters:
        ///   - step: pixels of the image from one number of the response to the next.
        ///   - frame: numbers at each side of the response that read padding.
        init(
            _ before: Tensor<Float>, _ after: Tensor<Float>, shift: Int, step: Int, frame: Int, _ units: [Double]
        ) {
            let extents = after.shape.extents
            (rows, columns) = (extents[1], extents[2])
            let (start, moved) = ((shift + step - 1) / step, shift / step)
            for (image, row, column) in grid(extents[0], rows, columns) {
                let isInside = [(row, rows), (column, columns)].allSatisfy { start + frame..<$1 - frame ~= $0 }
                let exists = row >= start && column >= start
                for filter in 0..<extents[3] {
                    let place = ((image * rows + row) * columns + column) * extents[3] + filter
                    let origin = place - (moved * columns + moved) * extents[3]
                    let difference =
                        exists ? Double(abs(after.pointer[place] - before.pointer[origin])) / units[filter] : .nan
                    if exists { largest = max(largest, difference) }
                    if isInside { largestInside = max(largestInside, difference) }
                    if image == 0, filter == 0 { first.append(difference) }
                }
            }
        }

        /// The caption has the largest difference in the picture.
        func picture(of setup: Setup) -> [Pixel] {
            let largest = rounded(first.filter { !$0.isNaN }.max() ?? 0)
            let name = setup == .valid ? "" : setup == .padded ? "pad " : "pool "
            return Convolution.picture("\(name)≤ \(largest)", rows, columns) { first[$0 * columns + $1] }
        }
    }

    // MARK: - Pictures

    private static func picture(
        _ name: String, _ rows: Int, _ columns: Int, _ brightness: (_ row: Int, _ column: Int) -> Double
    ) -> [Pixel] {
        grid(1, rows, columns).map { _, row, column in
            Pixel(image: name, row: row, column: column, brightness: pictured(brightness(row, column)))
        }
    }

    /// The first image.
    private static func picture(_ name: String, _ x: Tensor<Float>) -> [Pixel] {
        let columns = x.shape.extents[2]
        return picture(name, x.shape.extents[1], columns) { Double(x[$0 * columns + $1]) }
    }

    /// The first filter's response to the first image; gray is 0.
    private static func picture(_ name: String, _ y: Tensor<Float>, unit: Double) -> [Pixel] {
        let extents = y.shape.extents
        return picture(name, extents[1], extents[2]) { row, column in
            0.5 + Double(y[(row * extents[2] + column) * extents[3]]) / unit / 2
        }
    }

    /// The first filter; gray is 0.
    private static func picture(of bank: Tensor<Float>) -> [Pixel] {
        let (size, filters) = (bank.shape.extents[0], bank.shape.columns)
        let unit = max(
            largest(grid(1, size, size).map { Double(abs(bank[($0.row * size + $0.column) * filters])) }),
            .leastNormalMagnitude)
        return picture("K", size, size) {
            0.5 + Double(bank[($0 * size + $1) * filters]) / unit / 2
        }
    }
}

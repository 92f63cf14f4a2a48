import Harness

extension Convolution {
    static func figures(_ results: Results<Convolution>) throws -> [Figure] {
        let counts = results.sweep.filters.filter { $0 > 0 }
        let filters = try counts.isEmpty ? [] : [filterFigure(results, counts)]
        return try [trainingFigure(results)] + filters + [shiftFigure(results)]
    }

    // MARK: - Training

    private static func trainingFigure(_ results: Results<Convolution>) throws -> Figure {
        let counts = results.sweep.filters.elements
        let networks = counts.map { Network(filters: $0, decay: results.sweep.decay).name }
        let lines = try Lines(
            curves, in: results, x: \.images, by: \.network, named: { $0 },
            color: { name in
                .category(counts.firstIndex { name.hasPrefix(Network(filters: $0, decay: 0).name) } ?? counts.count)
            })
        let (fallen, constant) = (lines.only(networks), lines.only(lines.arms.filter { !networks.contains($0) }))
        let low = min(0.8, lines.numbers(\.testAccuracy).min() ?? 0)
        let drops = (1..<max(1, results.recipe.epochs)).map {
            Annotation.vertical(Double($0 * results.recipe.images))
        }
        return Figure(
            "training",
            title: results.title(
                "four-filters", and: ["one-filter-is-softmax"],
                "One filter adds little to softmax regression; four add {} and more to one",
                else: "Test accuracy of networks with a single layer of convolutions"),
            note: "one image a step; vertical: the learning rate times \(plain(results.sweep.decay)); "
                + (try results.seedNote(curves)),
            panels: [
                Panel(
                    x: Axis("images seen", from: 0, to: lines.last, tics: lines.last / 6),
                    y: Axis("test accuracy", from: low, to: 1), key: .bottomRight, annotations: drops,
                    series: constant.series(\.testAccuracy, as: .dashedLine, hasBands: false)
                        + fallen.series(\.testAccuracy, as: .line))
            ])
    }

    // MARK: - Filters

    /// A filter with its responses; the caption of each picture names it.
    private struct Shown {
        let network: String
        let seed, filter: Int
        let name: String
    }

    private static func filterFigure(_ results: Results<Convolution>, _ counts: [Int]) throws -> Figure {
        let (few, many) = (counts.min() ?? 1, counts.max() ?? 1)
        func network(_ filters: Int) -> String { Network(filters: filters, decay: results.sweep.decay).name }
        let alone =
            few == 1
            ? (1...min(3, results.sweep.seeds)).map {
                Shown(network: network(1), seed: $0, filter: 1, name: "K, seed \($0)")
            } : []
        let among =
            many > 1
            ? (1...min(3, many)).map {
                Shown(network: network(many), seed: 1, filter: $0, name: "K\(["₁", "₂", "₃"][$0 - 1])")
            } : []
        let panels = try [("the one filter of a network", alone), ("filters 1 to \(among.count) of \(many)", among)]
            .filter { !$0.1.isEmpty }
            .map { title, shown in
                Panel(
                    title,
                    images: try ImageGrid(
                        Table(inputs(results) + shown.flatMap { try pictures(of: $0, results) }), from: 0, to: 1,
                        perRow: 5))
            }
        return Figure(
            "filters",
            title: results.title(
                "one-filter-is-softmax", "A lone filter hardly helps: {} of test accuracy over none",
                else: "Learned filters, and their responses to four digits"),
            note: "filters: gray is 0, white and black the largest weight; responses σ(X * K): white the largest number",
            width: 1000, height: 500, columns: panels.count, panels: panels)
    }

    /// The first row: the filter that changes nothing, and the digits, cut as the filters cut them.
    private static func inputs(_ results: Results<Convolution>) throws -> [Pixel] {
        let margin = (results.recipe.size - 1) / 2
        let identity = grid(1, results.recipe.size, results.recipe.size).map { _, row, column in
            Pixel(image: "identity", row: row, column: column, brightness: row == margin && column == margin ? 1 : 0.5)
        }
        let digits = try results.rows(Digit.table).map {
            Pixel(image: "\($0.digit)", row: $0.row, column: $0.column, brightness: $0.brightness)
        }
        let last = (digits.map(\.row).max() ?? 0) - (results.recipe.size - 1 - margin)
        return magnified(identity, results)
            + digits.filter { margin...last ~= $0.row && margin...last ~= $0.column }
    }

    private static func pictures(of shown: Shown, _ results: Results<Convolution>) throws -> [Pixel] {
        let weights = try results.rows(
            Weight.table, \.network == shown.network, \.seed == shown.seed, \.filter == shown.filter)
        let unit = 2 * largest(weights.map { abs($0.weight) })
        let filter = weights.map {
            Pixel(image: shown.name, row: $0.row, column: $0.column, brightness: 0.5 + $0.weight / unit)
        }
        let responses = try results.rows(
            Response.table, \.network == shown.network, \.seed == shown.seed, \.filter == shown.filter)
        let greatest = Dictionary(grouping: responses, by: \.digit).mapValues { largest($0.map { $0.response }) }
        return magnified(filter, results)
            + responses.map {
                Pixel(
                    image: "\($0.digit) * \(shown.name)", row: $0.row, column: $0.column,
                    brightness: (greatest[$0.digit] ?? 0) > 0 ? $0.response / (greatest[$0.digit] ?? 1) : 0)
            }
    }

    /// A filter about as large as a response.
    private static func magnified(_ filter: [Pixel], _ results: Results<Convolution>) -> [Pixel] {
        let size = results.recipe.size
        let factor = max(1, (29 - size) / size)
        return grid(1, factor * size, factor * size).map { _, row, column in
            let pixel = filter[row / factor * size + column / factor]
            return Pixel(image: pixel.image, row: row, column: column, brightness: pixel.brightness)
        }
    }

    // MARK: - Shifts

    private static func shiftFigure(_ results: Results<Convolution>) throws -> Figure {
        let lines = try Lines(Shift.table, in: results, x: \.shift, by: \.setup, named: \.rawValue)
        return Figure(
            "equivariance",
            title: results.title(
                "equivariance", and: ["padding-breaks", "pooling-odd"],
                "A shift before or after the convolution is the same, bit for bit; padding and pooling break it",
                else: "A convolution of shifted images, and the shifted convolution"),
            note: "100 images, 8 filters; t: \(results.recipe.shift) pixels right and down; gray: 0; last row: filter, "
                + "then differences, black: 0",
            width: 1000, height: 480, columns: 2,
            panels: [
                Panel(
                    "image, response, shifted image",
                    images: try ImageGrid(results.tables[Pixel.table.name], from: 0, to: 1, perRow: 4)),
                Panel(
                    "difference of tX * K and t(X * K)",
                    x: .integers("shift t (pixels)", from: 0, to: 8),
                    y: .linear("largest, in largest responses", holding: lines.numbers(\.difference), from: -0.02),
                    key: .topLeft, series: lines.series(\.difference, as: .linePoints)),
            ])
    }
}
